import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { loadIntentClasses } from "#content/intents.ts";
import type { MatterModelFile } from "#content/matter-reader.ts";
import { loadSpelling } from "#content/spelling.ts";
import { locales } from "#core/person/person.ts";
import type { Act } from "#core/talk/acts.ts";
import { extractFeatures, type FeatureSpec } from "#core/text/features.ts";
import { hashText } from "#core/text/hash.ts";
import { messageTokens } from "#core/text/message-tokens.ts";
import { firstPath, loadFirstLines } from "./first-corpus.ts";
import { fitSum } from "./fit-sum.ts";
import { goalCorpusFingerprint, loadGoalCorpus } from "./goal-corpus.ts";
import { intentFingerprint, loadIntentCorpus } from "./intent-corpus.ts";
import { fitTemperature, labelScores } from "./label-scores.ts";
import type { SoftmaxExample, SoftmaxFit } from "./softmax.ts";
import { loadTalkCorpus, talkFingerprint } from "./talk-corpus.ts";

const matterSpec: FeatureSpec = {
  bits: 17,
  chars: { from: 2, to: 5, weight: 0.6 },
  words: { weight: 1.5 },
  pairs: { skip: 1, weight: 1 },
  classes: { span: 3, weight: 1 },
};
const folds = 4;
const foldSeed = 29;
/** Weights are kept in steps of this size. */
const weightStep = 0.1;

/** A fingerprint of what the model is made from, so that a stale one is noticed. */
export function matterFingerprint(contentDir: string): string {
  const hash = createHash("sha256");
  for (const locale of locales) hash.update(readFileSync(firstPath(contentDir, locale)));
  for (const other of [goalCorpusFingerprint, intentFingerprint, talkFingerprint]) hash.update(other(contentDir));
  return hash.digest("hex");
}

interface MatterExample extends SoftmaxExample {
  readonly text: string;
  /** A first message: the others lend their words. */
  readonly first: boolean;
}

/** How much a line says of first messages, by where it comes from. */
const says = { first: 6, goal: 0.2, turn: 2, single: 1, intent: 0.3 } as const;
const wishing: readonly Act[] = ["wish", "two_wishes", "wish_hidden"];

function examplesOf(contentDir: string): readonly MatterExample[] {
  const spelling = loadSpelling(contentDir);
  const classes = loadIntentClasses(contentDir);
  const made = (text: string, holds: boolean, weight: number, first = false): MatterExample => ({
    text,
    first,
    label: holds ? 1 : 0,
    weight,
    features: extractFeatures(messageTokens(text, spelling), matterSpec, classes),
  });
  return [
    ...loadFirstLines(contentDir).map(({ text, goal }) => made(text, goal !== "", says.first, true)),
    ...loadGoalCorpus(contentDir).flatMap(({ title, description }) => [
      made(title, true, says.goal),
      ...(description === "" ? [] : [made(`${title}. ${description}`, true, says.goal)]),
    ]),
    ...loadTalkCorpus(contentDir)
      .filter(({ lent }) => !lent)
      .map(({ text, acts, turn }) =>
        made(
          text,
          acts.some((act) => wishing.includes(act)),
          turn ? says.turn : says.single,
        ),
      ),
    ...loadIntentCorpus(contentDir).map(({ text, intent }) => made(text, intent === "new_goal", says.intent)),
  ];
}

const fit = (examples: readonly MatterExample[]): SoftmaxFit =>
  fitSum(examples, 2, 2 ** matterSpec.bits, { softmax: 4, margins: 4 });

/** A first message that was not trained on, and how likely it was held to hold something. */
export interface JudgedFirst {
  readonly text: string;
  readonly holds: boolean;
  readonly score: number;
}

/** Trains the reader of what is to be set about; the same content gives the same bytes. */
export function trainMatterModel(contentDir: string): {
  readonly file: MatterModelFile;
  readonly outOfFold: readonly JudgedFirst[];
} {
  const examples = examplesOf(contentDir);
  const foldOf = ({ text }: MatterExample): number => hashText(text, foldSeed) % folds;
  const judged = Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const left = examples.filter((each) => each.first && foldOf(each) === fold);
    const fitted = left.length > 0 ? fit(examples.filter((each) => !each.first || foldOf(each) !== fold)) : undefined;
    return fitted
      ? left.map(({ text, label, features }) => ({ text, label, scores: labelScores(fitted, features) }))
      : [];
  });
  const temperature = fitTemperature(judged);
  const { biases, weights } = fit(examples);
  const bytes = Int8Array.from({ length: weights.length / 2 }, (_, row) =>
    Math.max(-127, Math.min(127, Math.round(((weights[row * 2 + 1] ?? 0) - (weights[row * 2] ?? 0)) / weightStep))),
  );
  return {
    file: {
      about: "Made by tools/train-matter.ts from content/corpora; do not edit.",
      corpus: matterFingerprint(contentDir),
      spec: matterSpec,
      temperature,
      bias: Number(((biases[1] ?? 0) - (biases[0] ?? 0)).toPrecision(5)),
      scale: weightStep,
      weights: deflateRawSync(bytes, { level: 9 }).toString("base64"),
    },
    outOfFold: judged.map(({ text, label, scores: [none = 0, some = 0] }) => ({
      text,
      holds: label === 1,
      score: 1 / (1 + Math.exp(-(some - none) / temperature)),
    })),
  };
}
