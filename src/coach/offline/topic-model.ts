import { wordsOf } from "#core/goals/words.ts";
import { extractFeatures, type Features, type FeatureSpec } from "#core/text/features.ts";
import { softmax } from "#core/text/linear-model.ts";
import { rememberedBy } from "#core/text/remembered.ts";
import type { Profiles } from "#core/text/profiles.ts";
import type { Sayings, Spoken } from "#core/text/sayings.ts";
import type { Vocabulary } from "#core/text/vocabulary.ts";
import type { WordClasses } from "#core/text/word-classes.ts";

/** The label of goals that no ladder is about. */
export const noTopic = "none";

/** A linear model over goals: one label each for what it tells apart. */
export interface GoalModel {
  readonly spec: FeatureSpec;
  /** How much a description counts beside a title. */
  readonly aside: number;
  readonly labels: readonly string[];
  readonly biases: readonly number[];
  readonly scale: number;
  /** Bucket by bucket: `weights[bucket * labels + label] * scale`. */
  readonly weights: Int8Array;
}

/** Turns what speaks for the likeliest ladder into a probability that it is the right one; fitted on goals of strangers. */
export interface Certainty {
  readonly bias: number;
  /** In the order of `evidenceFor`. */
  readonly weights: readonly number[];
}

/** How much each thing that speaks for a ladder counts, in the order of `whatCounts`; fitted on goals of strangers. */
export interface Odds {
  /** Of a ladder with word lists. */
  readonly broad: readonly number[];
  /** Of a short one, which is known by what people say of it and by the words of its steps. */
  readonly short: readonly number[];
}

/** Which ladder a goal is about: one label a ladder (`household/clean-flat`), one a kind, and `none`. */
export interface TopicModel extends GoalModel {
  readonly sure: Certainty;
  readonly odds: Odds;
  /** What is wanted of it: one label an act. */
  readonly acts: GoalModel;
  /** What people said of each ladder, short ones too, which the linear model does not know. */
  readonly sayings: Sayings;
  /** The same and far more of it, laid together ladder by ladder. */
  readonly profiles: Profiles;
  /** The words of what is said of each ladder, and of its steps. */
  readonly vocabulary: Vocabulary;
}

/** Only so much of a text is looked at: the goal stands at its head. */
const longest = 600;
const noClasses: WordClasses = { exact: new Map(), prefixes: new Map() };

/** A goal as features; a description adds to its title, and stands alone where the title has no words. */
export function goalFeatures(title: string, description: string, spec: FeatureSpec, aside: number): Features {
  const own = extractFeatures(wordsOf(title.slice(0, longest)), spec, noClasses);
  const words = wordsOf(description.slice(0, longest));
  if (words.length === 0) return own;
  const sums = new Map(own.buckets.map((bucket, at) => [bucket, own.values[at] ?? 0] as const));
  const beside = extractFeatures(words, spec, noClasses);
  beside.buckets.forEach((bucket, at) => {
    sums.set(bucket, (sums.get(bucket) ?? 0) + (beside.values[at] ?? 0) * aside);
  });
  const buckets = [...sums.keys()].sort((a, b) => a - b);
  return { buckets, values: buckets.map((bucket) => sums.get(bucket) ?? 0) };
}

/** A goal is read several times within one answer, and again with each of its steps. */
const rememberedGoals = 8;
/** What a description says beside a title, where sayings are compared. */
const asidePart = 0.4;

/** A goal as it is compared with what others said of theirs. */
export function spokenOf(title: string, description: string): readonly Spoken[] {
  return [
    { words: wordsOf(title.slice(0, longest)), part: 1 },
    { words: wordsOf(description.slice(0, longest)), part: asidePart },
  ];
}

/** How likely each label is, in the order of the model's labels; the shares sum to 1. */
export const topicShares = rememberedBy(
  rememberedGoals,
  (model: GoalModel, title: string, description: string): readonly number[] => {
    const { buckets, values } = goalFeatures(title, description, model.spec, model.aside);
    const count = model.labels.length;
    const scores = new Float64Array(count);
    buckets.forEach((bucket, at) => {
      const value = values[at] ?? 0;
      const row = bucket * count;
      for (let label = 0; label < count; label += 1) {
        scores[label] = (scores[label] ?? 0) + (model.weights[row + label] ?? 0) * value;
      }
    });
    return softmax(Array.from(scores, (score, label) => score * model.scale + (model.biases[label] ?? 0)));
  },
);
