import type { Features } from "#core/text/features.ts";
import { generator, shuffle } from "./fixed-order.ts";

/** One example of exactly one label; where a second label is as defensible, it shares the credit. */
export interface SoftmaxExample {
  readonly features: Features;
  readonly label: number;
  readonly also?: number | undefined;
  readonly weight: number;
}

export interface SoftmaxOptions {
  readonly epochs: number;
  readonly rate: number;
  readonly l2: number;
  /** Share of features left out of each look at an example, so that no single word carries a label. */
  readonly dropout: number;
}

/** Weights lie bucket by bucket: `weights[bucket * labels + label]`. */
export interface SoftmaxFit {
  readonly biases: Float64Array;
  readonly weights: Float32Array;
}

const alsoShare = 0.4;

/** Fits all labels at once by AdaGrad over softmax loss, in a fixed random order. */
export function fitSoftmax(
  examples: readonly SoftmaxExample[],
  labels: number,
  buckets: number,
  options: SoftmaxOptions,
): SoftmaxFit {
  const weights = new Float32Array(buckets * labels);
  const squares = new Float32Array(buckets * labels).fill(1e-3);
  const biases = new Float64Array(labels);
  const biasSquares = new Float64Array(labels).fill(1);
  const shares = new Float64Array(labels);
  const random = generator(20_260_101);
  const order = Uint32Array.from(examples, (_, at) => at);
  const kept = new Uint32Array(4096);
  const scale = 1 / (1 - options.dropout);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, random);
    for (const pick of order) {
      const example = examples[pick];
      if (example === undefined) continue;
      const { buckets: at, values } = example.features;
      let count = 0;
      for (let index = 0; index < at.length && count < kept.length; index += 1) {
        if (options.dropout === 0 || random() >= options.dropout) {
          kept[count] = index;
          count += 1;
        }
      }
      shares.set(biases);
      for (let k = 0; k < count; k += 1) {
        const index = kept[k] ?? 0;
        const row = (at[index] ?? 0) * labels;
        const value = (values[index] ?? 0) * scale;
        for (let label = 0; label < labels; label += 1)
          shares[label] = (shares[label] ?? 0) + (weights[row + label] ?? 0) * value;
      }
      slopes(shares, example);
      for (let k = 0; k < count; k += 1) {
        const index = kept[k] ?? 0;
        const row = (at[index] ?? 0) * labels;
        const value = (values[index] ?? 0) * scale;
        for (let label = 0; label < labels; label += 1) {
          const weight = weights[row + label] ?? 0;
          const slope = (shares[label] ?? 0) * value + options.l2 * weight;
          const square = (squares[row + label] ?? 0) + slope * slope;
          squares[row + label] = square;
          weights[row + label] = weight - (options.rate * slope) / Math.sqrt(square);
        }
      }
      for (let label = 0; label < labels; label += 1) {
        const slope = shares[label] ?? 0;
        const square = (biasSquares[label] ?? 0) + slope * slope;
        biasSquares[label] = square;
        biases[label] = (biases[label] ?? 0) - (options.rate * slope) / Math.sqrt(square);
      }
    }
  }
  return { biases, weights };
}

/** Turns raw scores, in place, into the slope of the loss: the share given to a label less what it should have. */
function slopes(shares: Float64Array, { label, also, weight }: SoftmaxExample): void {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of shares) top = Math.max(top, score);
  let total = 0;
  for (let at = 0; at < shares.length; at += 1) {
    const power = Math.exp((shares[at] ?? 0) - top);
    shares[at] = power;
    total += power;
  }
  for (let at = 0; at < shares.length; at += 1) shares[at] = (weight * (shares[at] ?? 0)) / total;
  shares[label] = (shares[label] ?? 0) - weight * (also === undefined ? 1 : 1 - alsoShare);
  if (also !== undefined) shares[also] = (shares[also] ?? 0) - weight * alsoShare;
}
