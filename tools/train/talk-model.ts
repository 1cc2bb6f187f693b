import { deflateRawSync } from "node:zlib";
import { loadIntentClasses } from "#content/intents.ts";
import { loadSpelling } from "#content/spelling.ts";
import type { TalkModelFile } from "#content/talk-reader.ts";
import { actLabels } from "#core/talk/read-acts.ts";
import { extractFeatures, type FeatureSpec } from "#core/text/features.ts";
import { messageTokens } from "#core/text/message-tokens.ts";
import { fitSum } from "./fit-sum.ts";
import { fitTemperature, labelScores } from "./label-scores.ts";
import type { SoftmaxExample, SoftmaxFit } from "./softmax.ts";
import { loadTalkCorpus, talkFingerprint, talkFoldOf, type TalkLine } from "./talk-corpus.ts";

const talkSpec: FeatureSpec = {
  bits: 16,
  chars: { from: 2, to: 5, weight: 1 },
  words: { weight: 1.2 },
  pairs: { skip: 1, weight: 0.8 },
  classes: { span: 3, weight: 0.4 },
};
/** Lines lent by the intents say less of how people talk here. */
const lentWeight = 0.4;
/** What is said in a whole conversation says more of it than a line alone. */
const turnWeight = 1.5;
/** How far the acts' frequencies are set to those of whole conversations, where disclosures are rarer than in the corpus. */
const priorPart = 1;
/** Raw scores are so many times a log share, as the temperature undoes. */
const biasScale = 4.5;
const weightStep = 0.4;
/** The folds that confidence is calibrated on, each read by a model that has not seen it. */
const calibrationFolds = [1, 2] as const;

interface TalkExample extends SoftmaxExample {
  readonly line: TalkLine;
}

const nothing = actLabels.length - 1;
const numberOf = new Map<string, number>(actLabels.map((label, at) => [label, at]));

function examplesOf(contentDir: string): readonly TalkExample[] {
  const spelling = loadSpelling(contentDir);
  const classes = loadIntentClasses(contentDir);
  return loadTalkCorpus(contentDir).map((line) => {
    const [first, second] = line.acts.map((act) => numberOf.get(act));
    return {
      line,
      features: extractFeatures(messageTokens(line.text, spelling), talkSpec, classes),
      label: first ?? nothing,
      also: second,
      weight: line.lent ? lentWeight : line.turn ? turnWeight : 1,
    };
  });
}

const fit = (examples: readonly TalkExample[]): SoftmaxFit =>
  fitSum(examples, actLabels.length, 2 ** talkSpec.bits, { softmax: 8, margins: 5 });

/** Sets how likely each act is before a word was read to how often it comes in conversations. */
function asInTalk(fitted: SoftmaxFit, examples: readonly TalkExample[]): SoftmaxFit {
  const shareOf = (among: readonly TalkExample[]) => {
    const counts = new Float64Array(actLabels.length).fill(0.5);
    for (const { label, weight } of among) counts[label] = (counts[label] ?? 0) + weight;
    const total = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => count / total);
  };
  const [all, talk] = [shareOf(examples), shareOf(examples.filter(({ line }) => line.turn))];
  const shift = priorPart * biasScale;
  return {
    ...fitted,
    biases: fitted.biases.map((bias, at) => bias + shift * Math.log((talk[at] ?? 1) / (all[at] ?? 1))),
  };
}

/** A line that was not trained on, with the raw scores it got. */
export interface ScoredTalk {
  readonly line: TalkLine;
  readonly scores: readonly number[];
}

function headsOf({ biases, weights }: SoftmaxFit): TalkModelFile["heads"] {
  const labels = actLabels.length;
  const rows = weights.length / labels;
  const middles = Float32Array.from(
    { length: rows },
    (_, row) =>
      weights
        .subarray(row * labels, (row + 1) * labels)
        .slice()
        .sort()[labels >> 1] ?? 0,
  );
  return actLabels.map((label, at) => {
    const bytes = Int8Array.from({ length: rows }, (_, row) => {
      const steps = ((weights[row * labels + at] ?? 0) - (middles[row] ?? 0)) / weightStep;
      return Math.abs(steps) < 0.8 ? 0 : Math.max(-127, Math.min(127, Math.round(steps)));
    });
    return {
      label,
      bias: Number((biases[at] ?? 0).toPrecision(5)),
      scale: weightStep,
      weights: deflateRawSync(bytes, { level: 9 }).toString("base64"),
    };
  });
}

/** Trains the reader of acts; the same content gives the same bytes. */
export function trainTalkModel(contentDir: string): {
  readonly file: TalkModelFile;
  readonly outOfFold: readonly ScoredTalk[];
} {
  const examples = examplesOf(contentDir);
  const outOfFold = calibrationFolds.flatMap((fold) => {
    const known = examples.filter(({ line }) => talkFoldOf(line.text) !== fold);
    const fitted = asInTalk(fit(known), known);
    return examples
      .filter(({ line }) => talkFoldOf(line.text) === fold && line.turn)
      .map((example) => ({ line: example.line, scores: labelScores(fitted, example.features) }));
  });
  const file: TalkModelFile = {
    about: "Made by tools/train-talk.ts from content/corpora; do not edit.",
    corpus: talkFingerprint(contentDir),
    spec: talkSpec,
    temperature: fitTemperature(
      outOfFold.map(({ line, scores }) => ({ label: numberOf.get(line.acts[0] ?? "") ?? nothing, scores })),
    ),
    heads: headsOf(asInTalk(fit(examples), examples)),
  };
  return { file, outOfFold };
}
