import type { Features, FeatureSpec } from "./features.ts";

/** One label's weights, quantised: weight = `weights[bucket] * scale`. */
export interface LinearHead {
  readonly label: string;
  readonly bias: number;
  readonly scale: number;
  readonly weights: Int8Array;
}

/** A linear classifier over hashed features; any number of labels, one against the rest. */
export interface LinearModel {
  readonly spec: FeatureSpec;
  readonly heads: readonly LinearHead[];
}

/** The raw score of one label: above 0 is more likely than not. */
export function headScore(head: LinearHead, features: Features): number {
  let sum = 0;
  for (let at = 0; at < features.buckets.length; at += 1) {
    sum += (head.weights[features.buckets[at] ?? 0] ?? 0) * (features.values[at] ?? 0);
  }
  return head.bias + head.scale * sum;
}

/** Raw scores in the order of the model's heads. */
export function scoreAll(model: LinearModel, features: Features): readonly number[] {
  return model.heads.map((head) => headScore(head, features));
}

/** 0 to 1, for a label judged on its own. */
export function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** Shares that sum to 1, for labels of which exactly one holds. */
export function softmax(scores: readonly number[]): readonly number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
