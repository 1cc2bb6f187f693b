import type { Features } from "#core/text/features.ts";
import { logistic } from "#core/text/linear-model.ts";
import { fitLogistic, type LabelledFeatures } from "./logistic.ts";

const l2 = 0.2;
/** How much more a rare feature may weigh than a common one: its value in training is multiplied by log(1 + lines / lines that have it) to this power. */
const rarity = 1.25;
const rarityScale = 0.25;
const byteLimit = 127;

/** How many of the examples hold a feature decides how far it is stretched; common words are worth little alone. */
export function rarityOf(examples: readonly { readonly features: Features }[], buckets: number): Float64Array {
  const counts = new Float64Array(buckets);
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

/** One label's weights in steps of one size, as they are stored. */
export interface FittedHead {
  readonly bias: number;
  readonly scale: number;
  readonly weights: Int8Array;
}

/** Fits one label with its rare features stretched, and folds the stretch into the weights. */
export function fitHead(examples: readonly LabelledFeatures[], factors: Float64Array): FittedHead {
  const fit = fitLogistic(stretched(examples, factors), factors.length, l2);
  const weights = fit.weights.map((weight, bucket) => weight * (factors[bucket] ?? 0));
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9);
  const scale = Number((largest / byteLimit).toPrecision(6));
  return {
    bias: Number(fit.bias.toPrecision(5)),
    scale,
    weights: Int8Array.from(weights, (weight) => Math.max(-byteLimit, Math.min(byteLimit, Math.round(weight / scale)))),
  };
}

/** What a fitted head says of an example, 0 to 1. */
export function scoreOf(head: FittedHead, { buckets, values }: Features): number {
  let sum = 0;
  buckets.forEach((bucket, at) => {
    sum += (head.weights[bucket] ?? 0) * (values[at] ?? 0);
  });
  return logistic(head.bias + head.scale * sum);
}

/** The score that this share of the scores lies above; 0 where there are none. */
export function quantileFromTop(scores: readonly number[], share: number): number {
  const sorted = [...scores].sort((a, b) => b - a);
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}
