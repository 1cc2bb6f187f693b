import { type CrisisModelFile, loadSpelling, loadWordClasses } from "#content/crisis.ts";
import type { ReaderThresholds } from "#core/safety/crisis-strength.ts";
import { normaliseText } from "#core/safety/normalise.ts";
import { crisisHeads } from "#core/safety/screen.ts";
import { extractFeatures, type Features, type FeatureSpec } from "#core/text/features.ts";
import {
  corpusFingerprint,
  type CrisisKindTable,
  type CrisisLine,
  foldOf,
  isOrdinaryKind,
  loadCrisisCorpus,
  loadEverydayLines,
  loadKindTable,
  unsortedCrisis,
} from "./crisis-corpus.ts";
import { type FittedHead, fitHead, quantileFromTop, rarityOf, scoreOf } from "./fit-head.ts";
import type { LabelledFeatures } from "./logistic.ts";

/** Tuned by cross-validation over the corpus; docs/crisis-screen.md has the figures. */
export const crisisSpec: FeatureSpec = {
  bits: 18,
  chars: { from: 3, to: 5, weight: 1 },
  words: { weight: 1 },
  pairs: { skip: 1, weight: 1 },
  classes: { span: 5, weight: 1 },
};
/** Shares of out-of-fold benign lines above a threshold: the lowest that keeps both is taken. */
const mostSure = { traps: 0.08, ordinary: 0.008 } as const;
const mostUnsure = { traps: 0.3, ordinary: 0.04 } as const;
/** Of out-of-fold crises this share scores below what is calm: so few that a rule may be doubted there. */
const mostCalm = 0.01;
/** Most of what people write is ordinary: each such line counts more than a trap. */
const ordinaryWeight = 2;

interface Example {
  readonly line: CrisisLine;
  readonly features: Features;
}

function makeExamples(contentDir: string, lines: readonly CrisisLine[]): readonly Example[] {
  const spelling = loadSpelling(contentDir);
  const classes = loadWordClasses(contentDir);
  return lines.map((line) => ({
    line,
    features: extractFeatures(normaliseText(line.text, spelling).words, crisisSpec, classes),
  }));
}

function labelled(
  label: (typeof crisisHeads)[number],
  examples: readonly Example[],
  table: CrisisKindTable,
): LabelledFeatures[] {
  const crises = examples.filter(({ line }) => line.crisis && line.kind !== unsortedCrisis);
  const give = (from: readonly Example[], isPositive: (line: CrisisLine) => boolean) =>
    from.map(({ line, features }) => ({
      features,
      positive: isPositive(line),
      weight: !line.crisis && isOrdinaryKind(line.kind, table) ? ordinaryWeight : 1,
    }));
  return label === "crisis"
    ? give(examples, ({ crisis }) => crisis)
    : give(crises, ({ severity }) => severity === "imminent");
}

function headFor(
  label: (typeof crisisHeads)[number],
  examples: readonly Example[],
  table: CrisisKindTable,
): FittedHead {
  return fitHead(labelled(label, examples, table), rarityOf(examples, 2 ** crisisSpec.bits));
}

/** A line as the model scores it that has not seen its fold. */
export interface HeldOutScore {
  readonly line: CrisisLine;
  readonly score: number;
}

function scoreHeldOut(examples: readonly Example[], table: CrisisKindTable): readonly HeldOutScore[] {
  return [0, 1, 2, 3, 4].flatMap((fold) => {
    const head = headFor(
      "crisis",
      examples.filter(({ line }) => foldOf(line.text) !== fold),
      table,
    );
    return examples
      .filter(({ line }) => foldOf(line.text) === fold)
      .map(({ line, features }) => ({ line, score: scoreOf(head, features) }));
  });
}

function chooseThresholds(scored: readonly HeldOutScore[], table: CrisisKindTable): CrisisModelFile["thresholds"] {
  const scoresOf = (locale: CrisisLine["locale"], holds: (line: CrisisLine) => boolean) =>
    scored.filter(({ line }) => line.locale === locale && holds(line)).map(({ score }) => score);
  const thresholds = (locale: CrisisLine["locale"]): ReaderThresholds => {
    const ordinary = scoresOf(locale, ({ crisis, kind }) => !crisis && isOrdinaryKind(kind, table));
    const traps = scoresOf(locale, ({ crisis, kind }) => !crisis && !isOrdinaryKind(kind, table));
    const above = (most: { readonly traps: number; readonly ordinary: number }) =>
      Number(Math.max(quantileFromTop(ordinary, most.ordinary), quantileFromTop(traps, most.traps)).toFixed(3));
    const crises = scoresOf(locale, ({ crisis }) => crisis);
    return {
      sure: above(mostSure),
      unsure: above(mostUnsure),
      calm: Number(quantileFromTop(crises, 1 - mostCalm).toFixed(3)),
    };
  };
  const ru = thresholds("ru");
  const uk = thresholds("uk");
  // The Ukrainian corpus is too small to place thresholds of its own above the Russian ones.
  const lower = (voice: keyof ReaderThresholds) => Math.min(uk[voice], ru[voice]);
  return { ru, en: thresholds("en"), uk: { sure: lower("sure"), unsure: lower("unsure"), calm: lower("calm") } };
}

/**
 * Trains the crisis model on the lines that `keep` lets through; the same content gives the same bytes.
 * `onHeldOut` is told how each line scored while its fold was left out, from which the thresholds come.
 */
export function trainCrisisModel(
  contentDir: string,
  keep: (line: CrisisLine) => boolean = () => true,
  onHeldOut: (scored: readonly HeldOutScore[]) => void = () => undefined,
): CrisisModelFile {
  const table = loadKindTable(contentDir);
  const examples = makeExamples(
    contentDir,
    [...loadCrisisCorpus(contentDir), ...loadEverydayLines(contentDir)].filter(keep),
  );
  const heads = crisisHeads.map((label) => {
    const { bias, scale, weights } = headFor(label, examples, table);
    return { label, bias, scale, weights: Buffer.from(weights.buffer).toString("base64") };
  });
  const heldOut = scoreHeldOut(examples, table);
  onHeldOut(heldOut);
  return {
    about: "Made by tools/train-crisis.ts from content/corpora; do not edit.",
    corpus: corpusFingerprint(contentDir),
    spec: crisisSpec,
    thresholds: chooseThresholds(heldOut, table),
    heads,
  };
}
