import type { Features, FeatureSpec } from "./features.ts";
import type { LinearModel } from "./linear-model.ts";

/**
 * A linear model of many labels with the weights of one bucket side by side, so that a feature is looked up once for all. Most weights are
 * zero, and those are left out: what is kept is half as large, and quicker to add up.
 */
export interface PackedModel {
  readonly spec: FeatureSpec;
  readonly biases: readonly number[];
  readonly scales: readonly number[];
  /** Where the weights of each bucket begin, and after the last one where they end. */
  readonly starts: Uint32Array;
  /** Whose weight it is, by its place among the labels. */
  readonly labels: Uint8Array | Uint16Array;
  /** Quantised. */
  readonly weights: Int8Array;
}

/** Lays a model out for reading; the scores stay the same. */
export function packModel({ spec, heads }: LinearModel): PackedModel {
  const starts = new Uint32Array(2 ** spec.bits + 1);
  for (const { weights } of heads)
    for (let bucket = 0; bucket < weights.length; bucket += 1)
      if (weights[bucket] !== 0) starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
  for (let bucket = 1; bucket < starts.length; bucket += 1)
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  const next = starts.slice();
  const all = starts.at(-1) ?? 0;
  const labels = heads.length <= 256 ? new Uint8Array(all) : new Uint16Array(all);
  const weights = new Int8Array(all);
  heads.forEach((head, label) => {
    for (let bucket = 0; bucket < head.weights.length; bucket += 1) {
      const weight = head.weights[bucket] ?? 0;
      if (weight === 0) continue;
      const place = next[bucket] ?? 0;
      next[bucket] = place + 1;
      labels[place] = label;
      weights[place] = weight;
    }
  });
  return {
    spec,
    biases: heads.map(({ bias }) => bias),
    scales: heads.map(({ scale }) => scale),
    starts,
    labels,
    weights,
  };
}

/** Raw scores in the order of the model's labels. */
export function scorePacked(model: PackedModel, { buckets, values }: Features): readonly number[] {
  const { starts, labels, weights } = model;
  const sums = new Float64Array(model.biases.length);
  for (let at = 0; at < buckets.length; at += 1) {
    const bucket = buckets[at] ?? 0;
    const value = values[at] ?? 0;
    const end = starts[bucket + 1] ?? 0;
    for (let place = starts[bucket] ?? 0; place < end; place += 1) {
      const label = labels[place] ?? 0;
      sums[label] = (sums[label] ?? 0) + (weights[place] ?? 0) * value;
    }
  }
  return model.biases.map((bias, label) => bias + (model.scales[label] ?? 0) * (sums[label] ?? 0));
}
