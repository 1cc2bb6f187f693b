import { deflateRawSync } from "node:zlib";
import { type IntentModelFile, loadIntentClasses } from "#content/intents.ts";
import { loadSpelling } from "#content/spelling.ts";
import { type Intent, type IntentThresholds, intents } from "#core/dialogue/turn/intents.ts";
import { extractFeatures, type FeatureSpec } from "#core/text/features.ts";
import { softmax } from "#core/text/linear-model.ts";
import { messageTokens } from "#core/text/message-tokens.ts";
import { intentFingerprint, intentFoldOf, type IntentLine, loadIntentCorpus } from "./intent-corpus.ts";
import { fitSum } from "./fit-sum.ts";
import { fitTemperature, labelScores } from "./label-scores.ts";
import type { SoftmaxExample, SoftmaxFit } from "./softmax.ts";

/** Tuned by cross-validation over the corpus; docs/understanding-text.md has the figures. */
export const intentSpec: FeatureSpec = {
  bits: 19,
  chars: { from: 2, to: 5, weight: 1 },
  words: { weight: 1 },
  pairs: { skip: 1, weight: 0.8 },
  classes: { span: 3, weight: 0.6 },
};
/**
 * Of the readings that are acted on, this share must be right on corpus lines that were not trained on. Such lines are harder than
 * life (terse and indirect on purpose, and read by a model that lacks a part of the corpus), so what is acted on is right more often.
 */
const committedRight = 0.95;
/** The parts of the corpus that confidence is calibrated on, each read by a model that has not seen it. */
const calibrationFolds = [1, 2, 3] as const;
/** Below this the reading is a guess, and a guess is not worth a person's time. */
const askFrom = 0.2;
/** Weights are kept in steps of this size, smaller than anything that turns a reading. */
const weightStep = 0.6;
/** A weight below this many steps is left out: it says next to nothing, and there are millions of such. */
const leastSteps = 0.8;

interface IntentExample extends SoftmaxExample {
  readonly line: IntentLine;
}

const numberOf = new Map(intents.map((intent, at) => [intent, at]));

/** Corpus lines as the learner takes them. */
function intentExamples(contentDir: string, lines: readonly IntentLine[]): readonly IntentExample[] {
  const spelling = loadSpelling(contentDir);
  const classes = loadIntentClasses(contentDir);
  return lines.map((line) => ({
    line,
    features: extractFeatures(messageTokens(line.text, spelling), intentSpec, classes),
    label: numberOf.get(line.intent) ?? 0,
    also: line.also?.[0] === undefined ? undefined : numberOf.get(line.also[0]),
    weight: 1,
  }));
}

/** A line that was not trained on, with the raw scores it got. */
export interface ScoredLine {
  readonly line: IntentLine;
  readonly scores: readonly number[];
}

/** Scores the lines of some folds, each by a model that has not seen its fold. */
function scoreOutOfFold(examples: readonly IntentExample[], folds: readonly number[]): readonly ScoredLine[] {
  return folds.flatMap((fold) => {
    const fit = fitSum(
      examples.filter(({ line }) => intentFoldOf(line.text) !== fold),
      intents.length,
      2 ** intentSpec.bits,
    );
    return examples
      .filter(({ line }) => intentFoldOf(line.text) === fold)
      .map((example) => ({ line: example.line, scores: labelScores(fit, example.features) }));
  });
}

/** Whether a reading is right: the label itself, or one that is as defensible. */
export function isRight(line: Pick<IntentLine, "intent" | "also">, read: Intent): boolean {
  return line.intent === read || (line.also?.includes(read) ?? false);
}

function topOf(
  scores: readonly number[],
  temperature: number,
): { readonly intent: Intent; readonly confidence: number } {
  const shares = softmax(scores.map((score) => score / temperature));
  const confidence = Math.max(...shares);
  return { intent: intents[shares.indexOf(confidence)] ?? "other", confidence };
}

/** The lowest confidence from which readings are right often enough to act on. */
function chooseIntentThresholds(scored: readonly ScoredLine[], temperature: number): IntentThresholds {
  const tops = scored
    .map(({ line, scores }) => ({ line, ...topOf(scores, temperature) }))
    .sort((a, b) => b.confidence - a.confidence);
  let right = 0;
  let commit = 1;
  tops.forEach(({ line, intent, confidence }, at) => {
    if (isRight(line, intent)) right += 1;
    if (right / (at + 1) >= committedRight) commit = confidence;
  });
  const rounded = Math.ceil(commit * 1000) / 1000;
  return { commit: rounded, ask: Math.min(askFrom, rounded) };
}

/** What a bucket says for or against all labels alike turns no reading; without its middle value most weights are next to nothing. */
function centred({ weights }: SoftmaxFit): Float32Array {
  const labels = intents.length;
  const out = Float32Array.from(weights);
  for (let row = 0; row < out.length; row += labels) {
    const own = out.subarray(row, row + labels);
    const middle = Float32Array.from(own).sort()[labels >> 1] ?? 0;
    if (middle !== 0) own.forEach((weight, label) => (own[label] = weight - middle));
  }
  return out;
}

function headsOf(fit: SoftmaxFit): IntentModelFile["heads"] {
  const weights = centred(fit);
  return intents.map((label, at) => {
    const bytes = Int8Array.from({ length: weights.length / intents.length }, (_, bucket) => {
      const steps = (weights[bucket * intents.length + at] ?? 0) / weightStep;
      return Math.abs(steps) < leastSteps ? 0 : Math.max(-127, Math.min(127, Math.round(steps)));
    });
    return {
      label,
      bias: Number((fit.biases[at] ?? 0).toPrecision(5)),
      scale: weightStep,
      weights: deflateRawSync(bytes, { level: 9 }).toString("base64"),
    };
  });
}

/** Trains the intent model on the lines that `keep` lets through; the same content gives the same bytes. */
export function trainIntentModel(
  contentDir: string,
  keep: (line: IntentLine) => boolean = () => true,
): { readonly file: IntentModelFile; readonly outOfFold: readonly ScoredLine[] } {
  const examples = intentExamples(contentDir, loadIntentCorpus(contentDir).filter(keep));
  const outOfFold = scoreOutOfFold(examples, calibrationFolds);
  const temperature = fitTemperature(
    outOfFold.map(({ line, scores }) => ({ label: numberOf.get(line.intent) ?? 0, scores })),
  );
  return {
    outOfFold,
    file: {
      about: "Made by tools/train-intents.ts from content/corpora/intents; do not edit.",
      corpus: intentFingerprint(contentDir),
      spec: intentSpec,
      temperature,
      thresholds: chooseIntentThresholds(outOfFold, temperature),
      heads: headsOf(fitSum(examples, intents.length, 2 ** intentSpec.bits)),
    },
  };
}
