import { generator, shuffle } from "./fixed-order.ts";
import type { SoftmaxExample, SoftmaxFit } from "./softmax.ts";

export interface MarginOptions {
  /** What an example on the wrong side of its margin costs, against large weights. */
  readonly cost: number;
  readonly epochs: number;
}

interface FlatExample {
  readonly buckets: Int32Array;
  readonly values: Float32Array;
  /** The squared length, with the bias and the cost's own share. */
  readonly square: number;
}

/**
 * Fits each label against the rest by squared hinge loss (dual coordinate descent, in a fixed order). It looks at the examples that
 * are hard to tell apart, where softmax looks at all, so the two err differently and do better together. For a label that is as
 * defensible as an example's own, the example says nothing.
 */
export function fitMargins(
  examples: readonly SoftmaxExample[],
  labels: number,
  buckets: number,
  { cost, epochs }: MarginOptions,
): SoftmaxFit {
  const slack = 1 / (2 * cost);
  const flat = examples.map(
    ({ features }): FlatExample => ({
      buckets: Int32Array.from(features.buckets),
      values: Float32Array.from(features.values),
      square: features.values.reduce((sum, value) => sum + value * value, 1 + slack),
    }),
  );
  const random = generator(20_260_102);
  const order = Uint32Array.from(examples, (_, at) => at);
  const weights = new Float32Array(buckets * labels);
  const biases = new Float64Array(labels);
  const own = new Float32Array(buckets);
  const pulls = new Float32Array(examples.length);
  for (let label = 0; label < labels; label += 1) {
    own.fill(0);
    pulls.fill(0);
    let bias = 0;
    for (let epoch = 0; epoch < epochs; epoch += 1) {
      shuffle(order, random);
      for (const pick of order) {
        const example = examples[pick];
        const point = flat[pick];
        if (example === undefined || point === undefined || example.also === label) continue;
        const side = example.label === label ? 1 : -1;
        const pull = pulls[pick] ?? 0;
        const slope = side * (bias + dot(own, point)) - 1 + slack * pull;
        const next = Math.max(0, pull - slope / point.square);
        if (next === pull) continue;
        pulls[pick] = next;
        bias += (next - pull) * side;
        add(own, point, (next - pull) * side);
      }
    }
    biases[label] = bias;
    for (let bucket = 0; bucket < buckets; bucket += 1) weights[bucket * labels + label] = own[bucket] ?? 0;
  }
  return { biases, weights };
}

function dot(weights: Float32Array, { buckets, values }: FlatExample): number {
  let sum = 0;
  for (let at = 0; at < buckets.length; at += 1) sum += (weights[buckets[at] ?? 0] ?? 0) * (values[at] ?? 0);
  return sum;
}

function add(weights: Float32Array, { buckets, values }: FlatExample, share: number): void {
  for (let at = 0; at < buckets.length; at += 1) {
    const bucket = buckets[at] ?? 0;
    weights[bucket] = (weights[bucket] ?? 0) + share * (values[at] ?? 0);
  }
}
