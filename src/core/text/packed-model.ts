import type { Features, FeatureSpec } from "./features.ts";
import type { LinearModel } from "./linear-model.ts";

/** A linear model of many labels with the weights of one bucket side by side, so that a feature is looked up once for all. */
export interface PackedModel {
  readonly spec: FeatureSpec;
  readonly biases: readonly number[];
  readonly scales: readonly number[];
  /** `weights[bucket * labels + label]`, quantised. */
  readonly weights: Int8Array;
}

/** Lays a model out for reading; the scores stay the same. */
export function packModel({ spec, heads }: LinearModel): PackedModel {
  const weights = new Int8Array(2 ** spec.bits * heads.length);
  heads.forEach((head, label) => {
    for (let bucket = 0; bucket < head.weights.length; bucket += 1)
      weights[bucket * heads.length + label] = head.weights[bucket] ?? 0;
  });
  return { spec, biases: heads.map(({ bias }) => bias), scales: heads.map(({ scale }) => scale), weights };
}

/** Raw scores in the order of the model's labels. */
export function scorePacked(model: PackedModel, { buckets, values }: Features): readonly number[] {
  const labels = model.biases.length;
  const sums = new Float64Array(labels);
  for (let at = 0; at < buckets.length; at += 1) {
    const row = (buckets[at] ?? 0) * labels;
    const value = values[at] ?? 0;
    for (let label = 0; label < labels; label += 1)
      sums[label] = (sums[label] ?? 0) + (model.weights[row + label] ?? 0) * value;
  }
  return model.biases.map((bias, label) => bias + (model.scales[label] ?? 0) * (sums[label] ?? 0));
}
