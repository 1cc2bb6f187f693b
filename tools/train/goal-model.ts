import { deflateRawSync } from "node:zlib";
import { goalFeatures } from "#coach/offline/topic-model.ts";
import { readCoachPacks } from "#content/coach-packs.ts";
import type { TopicModelFile } from "#content/topic-model.ts";
import type { FeatureSpec } from "#core/text/features.ts";
import { type GoalExample, goalCorpusFingerprint, loadGoalCorpus } from "./goal-corpus.ts";
import { fitSoftmax, type SoftmaxExample } from "./softmax.ts";

/** Tuned on the held-out lines; docs/coach.md has the figures. */
export const topicSpec: FeatureSpec = {
  bits: 14,
  chars: { from: 3, to: 5, weight: 1 },
  words: { weight: 1.5 },
  pairs: { skip: 0, weight: 0.5 },
  classes: { span: 0, weight: 0 },
};
const aside = 0.7;
const fit = { epochs: 8, rate: 0.25, l2: 1e-4, dropout: 0.3 };
/** A phrase of a ladder's own word list counts as half a goal that somebody wrote; a weak one a third of that. */
const phraseWeight = 0.5;
const weakWeight = phraseWeight / 3;
/** Few steps cost no accuracy and make the file a third of the size. */
const largestStep = 15;

function listedPhrases(contentDir: string) {
  return readCoachPacks(contentDir).packs.flatMap(({ pack: { kind, id, match } }) => [
    ...[...match.ru, ...match.en].map((phrase) => ({ phrase, topic: `${kind}/${id}`, weight: phraseWeight })),
    ...[...match.weak.ru, ...match.weak.en].map((phrase) => ({ phrase, topic: `${kind}/${id}`, weight: weakWeight })),
  ]);
}

/** Trains the topic model on the goals that `keep` lets through; the same content gives the same bytes. */
export function trainTopicModel(contentDir: string, keep: (line: GoalExample) => boolean = () => true): TopicModelFile {
  const corpus = loadGoalCorpus(contentDir);
  const labels = [...new Set(corpus.map(({ topic }) => topic))].sort();
  const example = (title: string, description: string, topic: string, weight: number): SoftmaxExample => ({
    features: goalFeatures(title, description, topicSpec, aside),
    label: labels.indexOf(topic),
    weight,
  });
  const examples = [
    ...corpus.filter(keep).map(({ title, description, topic }) => example(title, description, topic, 1)),
    ...listedPhrases(contentDir).map(({ phrase, topic, weight }) => example(phrase, "", topic, weight)),
  ].filter(({ label }) => label >= 0);
  const { biases, weights } = fitSoftmax(examples, labels.length, 2 ** topicSpec.bits, fit);
  // Cut where hardly a weight lies, so that the many small ones keep their steps.
  const sizes = weights
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort();
  const largest = sizes[Math.floor(sizes.length * 0.999)] ?? 1;
  const scale = Number((largest / largestStep).toPrecision(6));
  const bytes = Int8Array.from(weights, (weight) =>
    Math.max(-largestStep, Math.min(largestStep, Math.round(weight / scale))),
  );
  return {
    about: "Made by tools/train-goals.ts from content/corpora/goals and the packs' match lists; do not edit.",
    corpus: goalCorpusFingerprint(contentDir),
    spec: topicSpec,
    aside,
    labels,
    biases: [...biases].map((bias) => Number(bias.toPrecision(5))),
    scale,
    weights: deflateRawSync(bytes, { level: 9 }).toString("base64"),
  };
}
