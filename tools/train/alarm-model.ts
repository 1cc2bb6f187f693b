import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { z } from "zod";
import type { AlarmModelFile } from "#content/alarm-reader.ts";
import { loadIntentClasses } from "#content/intents.ts";
import { loadSpelling } from "#content/spelling.ts";
import { alarmReplies, type AlarmReply } from "#core/safety/crisis-answer.ts";
import { locales } from "#core/person/person.ts";
import { extractFeatures, type FeatureSpec } from "#core/text/features.ts";
import { hashText } from "#core/text/hash.ts";
import { softmax } from "#core/text/linear-model.ts";
import { messageTokens } from "#core/text/message-tokens.ts";
import { fitSum } from "./fit-sum.ts";
import { fitTemperature, labelScores } from "./label-scores.ts";
import { readJsonLines } from "./json-lines.ts";
import type { SoftmaxExample, SoftmaxFit } from "./softmax.ts";

const alarmSpec: FeatureSpec = {
  bits: 15,
  chars: { from: 2, to: 4, weight: 0.7 },
  words: { weight: 1.5 },
  pairs: { skip: 1, weight: 1 },
  classes: { span: 3, weight: 1 },
};
const folds = 5;
const foldSeed = 17;
/** Weights are kept in steps of this size. */
const weightStep = 0.1;

const lineSchema = z.strictObject({ text: z.string().min(1), is: z.enum(alarmReplies) });

interface AlarmExample extends SoftmaxExample {
  readonly text: string;
  readonly is: AlarmReply;
}

const pathsOf = (contentDir: string): readonly string[] =>
  locales.map((locale) => join(contentDir, "corpora", "alarms", `${locale}.jsonl`));

/** A fingerprint of what the model is made from, so that a stale one is noticed. */
export function alarmFingerprint(contentDir: string): string {
  const hash = createHash("sha256");
  for (const path of pathsOf(contentDir)) hash.update(readFileSync(path));
  return hash.digest("hex");
}

/** A kind weighs as much as any other, however many lines it has: what is written most of is not what is likeliest. */
function examplesOf(contentDir: string): readonly AlarmExample[] {
  const spelling = loadSpelling(contentDir);
  const classes = loadIntentClasses(contentDir);
  const lines = pathsOf(contentDir).flatMap((path) => readJsonLines(path).map((line) => lineSchema.parse(line)));
  const sizes = new Map([...Map.groupBy(lines, ({ is }) => is)].map(([is, { length }]) => [is, length]));
  return lines.map(({ text, is }) => ({
    text,
    is,
    features: extractFeatures(messageTokens(text, spelling), alarmSpec, classes),
    label: alarmReplies.indexOf(is),
    weight: lines.length / (alarmReplies.length * (sizes.get(is) ?? 1)),
  }));
}

const fit = (examples: readonly AlarmExample[]): SoftmaxFit =>
  fitSum(examples, alarmReplies.length, 2 ** alarmSpec.bits, { softmax: 8, margins: 5 });

/** A line that was not trained on: what it is, and how likely each reply was held. */
export interface JudgedReply {
  readonly text: string;
  readonly is: AlarmReply;
  readonly shares: readonly number[];
}

function headsOf({ biases, weights }: SoftmaxFit): AlarmModelFile["heads"] {
  const labels = alarmReplies.length;
  return alarmReplies.map((label, at) => {
    const bytes = Int8Array.from({ length: weights.length / labels }, (_, row) =>
      Math.max(-127, Math.min(127, Math.round((weights[row * labels + at] ?? 0) / weightStep))),
    );
    return {
      label,
      bias: Number((biases[at] ?? 0).toPrecision(5)),
      scale: weightStep,
      weights: deflateRawSync(bytes, { level: 9 }).toString("base64"),
    };
  });
}

/** Trains the reader of what is said to an alarm; the same content gives the same bytes. */
export function trainAlarmModel(contentDir: string): {
  readonly file: AlarmModelFile;
  readonly outOfFold: readonly JudgedReply[];
} {
  const examples = examplesOf(contentDir);
  const foldOf = ({ text }: AlarmExample): number => hashText(text, foldSeed) % folds;
  const judged = Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const fitted = fit(examples.filter((each) => foldOf(each) !== fold));
    return examples
      .filter((each) => foldOf(each) === fold)
      .map(({ text, is, label, features }) => ({ text, is, label, scores: labelScores(fitted, features) }));
  });
  const temperature = fitTemperature(judged);
  return {
    file: {
      about: "Made by tools/train-alarms.ts from content/corpora/alarms; do not edit.",
      corpus: alarmFingerprint(contentDir),
      spec: alarmSpec,
      temperature,
      heads: headsOf(fit(examples)),
    },
    outOfFold: judged.map(({ text, is, scores }) => ({
      text,
      is,
      shares: softmax(scores.map((score) => score / temperature)),
    })),
  };
}
