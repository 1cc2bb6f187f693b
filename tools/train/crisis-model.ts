import { type CrisisModelFile, loadPlainWords, loadWordClasses } from "#content/crisis.ts";
import { loadSpelling } from "#content/spelling.ts";
import type { PlacedThresholds, ReaderThresholds } from "#core/safety/crisis-strength.ts";
import { normaliseText } from "#core/safety/normalise.ts";
import { crisisHeads, isDangerous, partsRead } from "#core/safety/screen.ts";
import { extractFeatures, type Features, type FeatureSpec } from "#core/text/features.ts";
import {
  corpusFingerprint,
  type CrisisKindTable,
  type CrisisLine,
  isOrdinaryKind,
  loadCrisisCorpus,
  loadCrisisDev,
  loadEverydayLines,
  loadKindTable,
  loadOrdinaryDevTurns,
  loadOrdinaryTurns,
  unsortedCrisis,
} from "./crisis-corpus.ts";
import { type FittedHead, fitHead, quantileFromTop, rarityOf, scoreOf } from "./fit-head.ts";
import type { LabelledFeatures } from "./logistic.ts";

/** Tuned by cross-validation over the corpus; docs/crisis-screen.md has the figures. */
export const crisisSpec: FeatureSpec = {
  bits: 19,
  chars: { from: 3, to: 5, weight: 1 },
  words: { weight: 1 },
  pairs: { skip: 1, weight: 1 },
  classes: { span: 5, weight: 1 },
};
/** Shares of benign lines never trained on that may lie above a threshold: the lowest that keeps both is taken. */
const mostSure = { traps: 0.06, ordinary: 0.025 } as const;
const mostUnsure = { traps: 0.3, ordinary: 0.15 } as const;
/** The same of what is said in a talk that goes on, and of what names a danger there. */
const mostInTalk = { sure: 0.016, unsure: 0.065 } as const;
const mostInDanger = { sure: 0.04, unsure: 0.2 } as const;
/** Of crises never trained on this share scores below what is calm: so few that a rule may be doubted there. */
const mostCalm = 0.025;
/** Most of what people write is ordinary: each such line counts more than a trap. */
const ordinaryWeight = 2;
/** Messages to the program and goals are many and mostly short commands: they are told from a crisis at less than a line's full weight. */
const everydayWeight = 0.25;
/** What is said in a talk is what the screen reads most, and lines of it are few. */
const turnWeight = 3;

function weightOf({ everyday, turn, crisis, kind }: CrisisLine, table: CrisisKindTable): number {
  if (turn) return turnWeight;
  if (everyday) return everydayWeight;
  return !crisis && isOrdinaryKind(kind, table) ? ordinaryWeight : 1;
}

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
      weight: weightOf(line, table),
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

/** A line that was never trained on, with the model's score. */
interface UnseenScore {
  readonly line: CrisisLine;
  readonly dangerous: boolean;
  readonly score: number;
}

const scores = (lines: readonly UnseenScore[]): readonly number[] => lines.map(({ score }) => score);

function chooseThresholds(
  scored: readonly UnseenScore[],
  turns: readonly UnseenScore[],
  table: CrisisKindTable,
): CrisisModelFile["thresholds"] {
  const rounded = (score: number) => Number(score.toFixed(3));
  const thresholds = (locale: CrisisLine["locale"]): ReaderThresholds => {
    const scoresOf = (holds: (line: CrisisLine) => boolean) =>
      scored.filter(({ line }) => line.locale === locale && holds(line)).map(({ score }) => score);
    const ordinary = scoresOf(({ crisis, kind }) => !crisis && isOrdinaryKind(kind, table));
    const traps = scoresOf(({ crisis, kind }) => !crisis && !isOrdinaryKind(kind, table));
    const above = (most: { readonly traps: number; readonly ordinary: number }) =>
      rounded(Math.max(quantileFromTop(ordinary, most.ordinary), quantileFromTop(traps, most.traps)));
    const crises = scoresOf(({ crisis }) => crisis);
    return {
      sure: above(mostSure),
      unsure: above(mostUnsure),
      calm: rounded(quantileFromTop(crises, 1 - mostCalm)),
    };
  };
  const placed = (locale: "ru" | "en"): PlacedThresholds => {
    const alone = thresholds(locale);
    const said = turns.filter(({ line }) => line.locale === locale);
    // Words within a talk are never taken for more than they are by themselves.
    const inTalk = (voice: keyof typeof mostInTalk) =>
      Math.max(alone[voice], rounded(quantileFromTop(scores(said), mostInTalk[voice])));
    const talk = { sure: inTalk("sure"), unsure: inTalk("unsure") };
    // Nor where a word of danger stands for less than elsewhere in a talk.
    const inDanger = (voice: keyof typeof mostInDanger) => {
      const placed = rounded(quantileFromTop(scores(said.filter(({ dangerous }) => dangerous)), mostInDanger[voice]));
      return Math.min(talk[voice], Math.max(alone[voice], placed));
    };
    return { ...alone, talk: { ...talk, danger: { sure: inDanger("sure"), unsure: inDanger("unsure") } } };
  };
  const ru = placed("ru");
  const uk = thresholds("uk");
  // The Ukrainian lines are too few to place thresholds of their own above the Russian ones, and there is no talk in it.
  const lower = (voice: keyof ReaderThresholds) => Math.min(uk[voice], ru[voice]);
  return {
    ru,
    en: placed("en"),
    uk: { sure: lower("sure"), unsure: lower("unsure"), calm: lower("calm"), talk: ru.talk },
  };
}

/**
 * Trains the crisis model on the lines that `keep` lets through; the same content gives the same bytes. Thresholds come from the dev lines,
 * which are never trained on.
 */
export function trainCrisisModel(
  contentDir: string,
  keep: (line: CrisisLine) => boolean = () => true,
): CrisisModelFile {
  const table = loadKindTable(contentDir);
  const examples = makeExamples(
    contentDir,
    [...loadCrisisCorpus(contentDir), ...loadEverydayLines(contentDir), ...loadOrdinaryTurns(contentDir)].filter(keep),
  );
  const heads = crisisHeads.map((label) => ({ label, ...headFor(label, examples, table) }));
  const [first] = heads;
  const plainWords = loadPlainWords(contentDir);
  const spelling = loadSpelling(contentDir);
  const classes = loadWordClasses(contentDir);
  const scored = (lines: readonly CrisisLine[]): readonly UnseenScore[] =>
    lines.map((line) => {
      const plain = normaliseText(line.text, spelling);
      const parts = partsRead(plain).map((words) => extractFeatures(words, crisisSpec, classes));
      return {
        line,
        dangerous: isDangerous(plain.words, plainWords),
        score: first === undefined ? 0 : Math.max(0, ...parts.map((features) => scoreOf(first, features))),
      };
    });
  return {
    about: "Made by tools/train-crisis.ts from content/corpora; do not edit.",
    corpus: corpusFingerprint(contentDir),
    spec: crisisSpec,
    thresholds: chooseThresholds(scored(loadCrisisDev(contentDir)), scored(loadOrdinaryDevTurns(contentDir)), table),
    heads: heads.map(({ label, bias, scale, weights }) => ({
      label,
      bias,
      scale,
      weights: Buffer.from(weights.buffer).toString("base64"),
    })),
  };
}
