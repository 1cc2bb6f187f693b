import { deflateRawSync } from "node:zlib";
import type { AnswerModelFile } from "#content/answer-model.ts";
import { loadHarmClasses } from "#content/refusals.ts";
import { loadSpelling } from "#content/spelling.ts";
import { normaliseText } from "#core/safety/normalise.ts";
import { extractFeatures, type Features, type FeatureSpec } from "#core/text/features.ts";
import { answerFingerprint, answerFoldOf, answerFolds, type AnswerLine, loadAnswerCorpus } from "./answer-corpus.ts";
import { type FittedHead, fitHead, quantileFromTop, rarityOf, scoreOf } from "./fit-head.ts";

const answerSpec: FeatureSpec = {
  bits: 17,
  chars: { from: 3, to: 5, weight: 1 },
  words: { weight: 1 },
  pairs: { skip: 1, weight: 1 },
  classes: { span: 5, weight: 1 },
};
/** Lines written as answers are few and the only ones in the very manner. */
const weights: Readonly<Record<AnswerLine["from"], number>> = { answer: 3, goal: 1, everyday: 0.15, ours: 1 };
/** Shares of out-of-fold fine lines that may be held: of those written as answers, and of our own. */
const mostHeld = { answer: 0.02, ours: 0.004 } as const;

interface Example {
  readonly line: AnswerLine;
  readonly features: Features;
}

function makeExamples(contentDir: string): readonly Example[] {
  const spelling = loadSpelling(contentDir);
  const classes = loadHarmClasses(contentDir);
  return loadAnswerCorpus(contentDir).map((line) => ({
    line,
    features: extractFeatures(normaliseText(line.text, spelling).words, answerSpec, classes),
  }));
}

const headFor = (examples: readonly Example[]): FittedHead =>
  fitHead(
    examples.map(({ line, features }) => ({ features, positive: line.harmful, weight: weights[line.from] })),
    rarityOf(examples, 2 ** answerSpec.bits),
  );

interface Scored {
  readonly line: AnswerLine;
  readonly score: number;
}

function scoreHeldOut(examples: readonly Example[]): readonly Scored[] {
  return Array.from({ length: answerFolds }, (_, fold) => fold).flatMap((fold) => {
    const head = headFor(examples.filter(({ line }) => answerFoldOf(line) !== fold));
    return examples
      .filter(({ line }) => answerFoldOf(line) === fold)
      .map(({ line, features }) => ({ line, score: scoreOf(head, features) }));
  });
}

function chooseThreshold(heldOut: readonly Scored[], locale: AnswerLine["locale"]): number {
  const from = (kind: keyof typeof mostHeld) =>
    quantileFromTop(
      heldOut
        .filter(({ line }) => line.from === kind && line.locale === locale && !line.harmful)
        .map(({ score }) => score),
      mostHeld[kind],
    );
  return Number(Math.max(from("answer"), from("ours")).toFixed(3));
}

/** What share of out-of-fold lines written as answers is held: harmful and fine ones. */
const heldShares = (heldOut: readonly Scored[], thresholds: AnswerModelFile["thresholds"]) => {
  const share = (harmful: boolean) => {
    const all = heldOut.filter(({ line }) => line.from === "answer" && line.harmful === harmful);
    return all.filter(({ line, score }) => score > thresholds[line.locale]).length / all.length;
  };
  return { harmful: share(true), fine: share(false) };
};

/** Trains the reader of a model's answers; the same content gives the same bytes. */
export function trainAnswerModel(contentDir: string): {
  readonly file: AnswerModelFile;
  readonly outOfFold: { readonly harmful: number; readonly fine: number };
} {
  const examples = makeExamples(contentDir);
  const heldOut = scoreHeldOut(examples);
  const thresholds = { ru: chooseThreshold(heldOut, "ru"), en: chooseThreshold(heldOut, "en") };
  const { bias, scale, weights: stored } = headFor(examples);
  return {
    file: {
      about: "Made by tools/train-answers.ts from content/corpora; do not edit.",
      corpus: answerFingerprint(contentDir),
      spec: answerSpec,
      thresholds,
      head: { bias, scale, weights: deflateRawSync(stored, { level: 9 }).toString("base64") },
    },
    outOfFold: heldShares(heldOut, thresholds),
  };
}
