import { type CrisisModelFile, loadSpelling, loadWordClasses } from "#content/crisis.ts";
import type { ReaderThresholds } from "#core/safety/crisis-strength.ts";
import { normaliseText } from "#core/safety/normalise.ts";
import { crisisHeads } from "#core/safety/screen.ts";
import { extractFeatures, type Features, type FeatureSpec } from "#core/text/features.ts";
import { logistic } from "#core/text/linear-model.ts";
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
import { fitLogistic, type LabelledFeatures } from "./logistic.ts";

/** Tuned by cross-validation over the corpus; docs/crisis-screen.md has the figures. */
export const crisisSpec: FeatureSpec = {
  bits: 18,
  chars: { from: 3, to: 5, weight: 1 },
  words: { weight: 1 },
  pairs: { skip: 1, weight: 1 },
  classes: { span: 5, weight: 1 },
};
const l2 = 0.2;
/** How much more a rare feature may weigh than a common one: its value in training is multiplied by log(1 + lines / lines that have it) to this power. */
const rarity = 1.25;
const rarityScale = 0.25;
/** Shares of out-of-fold benign lines above a threshold: the lowest that keeps both is taken. */
const mostSure = { traps: 0.08, ordinary: 0.008 } as const;
const mostUnsure = { traps: 0.3, ordinary: 0.04 } as const;
/** Of out-of-fold crises this share scores below what is calm: so few that a rule may be doubted there. */
const mostCalm = 0.01;
/** Most of what people write is ordinary: each such line counts more than a trap. */
const ordinaryWeight = 2;
const byteLimit = 127;

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

/** How many of the examples hold a feature decides how far it is stretched; common words are worth little alone. */
function rarityOf(examples: readonly Example[]): Float64Array {
  const counts = new Float64Array(2 ** crisisSpec.bits);
  for (const { features } of examples)
    for (const bucket of features.buckets) counts[bucket] = (counts[bucket] ?? 0) + 1;
  return counts.map((count) => rarityScale * Math.log(1 + examples.length / Math.max(1, count)) ** rarity);
}

function stretched(examples: readonly LabelledFeatures[], factors: Float64Array): LabelledFeatures[] {
  return examples.map(({ features: { buckets, values }, positive, weight }) => ({
    features: { buckets, values: values.map((value, at) => value * (factors[buckets[at] ?? 0] ?? 0)) },
    positive,
    weight,
  }));
}

interface FittedHead {
  readonly bias: number;
  readonly scale: number;
  readonly weights: Int8Array;
}

function fitHead(
  label: (typeof crisisHeads)[number],
  examples: readonly Example[],
  table: CrisisKindTable,
): FittedHead {
  const factors = rarityOf(examples);
  const fit = fitLogistic(stretched(labelled(label, examples, table), factors), 2 ** crisisSpec.bits, l2);
  const { bias } = fit;
  const weights = fit.weights.map((weight, bucket) => weight * (factors[bucket] ?? 0));
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9);
  const scale = Number((largest / byteLimit).toPrecision(6));
  return {
    bias: Number(bias.toPrecision(5)),
    scale,
    weights: Int8Array.from(weights, (weight) => Math.max(-byteLimit, Math.min(byteLimit, Math.round(weight / scale)))),
  };
}

function scoreOf(head: FittedHead, { buckets, values }: Features): number {
  let sum = 0;
  buckets.forEach((bucket, at) => {
    sum += (head.weights[bucket] ?? 0) * (values[at] ?? 0);
  });
  return logistic(head.bias + head.scale * sum);
}

/** A line as the model scores it that has not seen its fold. */
export interface HeldOutScore {
  readonly line: CrisisLine;
  readonly score: number;
}

function scoreHeldOut(examples: readonly Example[], table: CrisisKindTable): readonly HeldOutScore[] {
  return [0, 1, 2, 3, 4].flatMap((fold) => {
    const head = fitHead(
      "crisis",
      examples.filter(({ line }) => foldOf(line.text) !== fold),
      table,
    );
    return examples
      .filter(({ line }) => foldOf(line.text) === fold)
      .map(({ line, features }) => ({ line, score: scoreOf(head, features) }));
  });
}

function quantileFromTop(scores: readonly number[], share: number): number {
  const sorted = [...scores].sort((a, b) => b - a);
  return sorted[Math.floor(sorted.length * share)] ?? 0;
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
    const { bias, scale, weights } = fitHead(label, examples, table);
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
