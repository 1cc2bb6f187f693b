import { type CrisisModelFile, loadSpelling, loadWordClasses } from "#content/crisis.ts";
import { normaliseText } from "#core/safety/normalise.ts";
import { crisisHeads } from "#core/safety/screen.ts";
import { extractFeatures, type Features, type FeatureSpec } from "#core/text/features.ts";
import { logistic } from "#core/text/linear-model.ts";
import {
  answerFor,
  corpusFingerprint,
  crisisLanguages,
  type CrisisKindTable,
  type CrisisLine,
  foldOf,
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
/** Share of out-of-fold benign lines that may alarm through the model: the lowest threshold that keeps both is taken. */
const mostTraps = 0.08;
const mostOrdinary = 0.011;
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
      weight: table.ordinary.includes(line.kind) ? ordinaryWeight : 1,
    }));
  if (label === "crisis") return give(examples, ({ crisis }) => crisis);
  if (label === "acute") return give(crises, ({ severity }) => severity !== "elevated");
  if (label === "imminent") return give(crises, ({ severity }) => severity === "imminent");
  return give(crises, ({ kind }) => answerFor(kind, table) === label);
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
  const threshold = (locale: CrisisLine["locale"]) => {
    const here = scored.filter(({ line }) => line.locale === locale && !line.crisis);
    const ordinary = here.filter(({ line }) => table.ordinary.includes(line.kind)).map(({ score }) => score);
    const traps = here.filter(({ line }) => !table.ordinary.includes(line.kind)).map(({ score }) => score);
    return Number(Math.max(quantileFromTop(ordinary, mostOrdinary), quantileFromTop(traps, mostTraps)).toFixed(3));
  };
  const [ru, en, uk] = crisisLanguages.map(threshold);
  // The Ukrainian corpus is too small to place a threshold of its own above the Russian one.
  return { ru: ru ?? 0, en: en ?? 0, uk: Math.min(uk ?? 0, ru ?? 0) };
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
