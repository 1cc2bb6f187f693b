import type { Features } from "#core/text/features.ts";

/** One example for one label: `weight` says how much it counts beside the others. */
export interface LabelledFeatures {
  readonly features: Features;
  readonly positive: boolean;
  readonly weight: number;
}

export interface LogisticFit {
  readonly bias: number;
  readonly weights: Float64Array;
}

const memory = 8;

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** Examples side by side in memory: example `at` has the entries from `starts[at]` to `starts[at + 1]`. */
interface FlatExamples {
  readonly starts: Int32Array;
  readonly buckets: Int32Array;
  readonly values: Float32Array;
  /** The weight of each, below zero for a negative example. */
  readonly sides: Float32Array;
}

function flatten(examples: readonly LabelledFeatures[]): FlatExamples {
  const starts = new Int32Array(examples.length + 1);
  examples.forEach(({ features }, at) => (starts[at + 1] = (starts[at] ?? 0) + features.buckets.length));
  const entries = starts[examples.length] ?? 0;
  const buckets = new Int32Array(entries);
  const values = new Float32Array(entries);
  examples.forEach(({ features }, at) => {
    buckets.set(features.buckets, starts[at]);
    values.set(features.values, starts[at]);
  });
  return { starts, buckets, values, sides: Float32Array.from(examples, (one) => (one.positive ? 1 : -1) * one.weight) };
}

/** Loss and gradient of L2-regularised logistic regression; the bias sits last and is not regularised. */
function lossAt(
  point: Float64Array,
  { starts, buckets, values, sides }: FlatExamples,
  l2: number,
  gradient: Float64Array,
): number {
  const biasAt = point.length - 1;
  let loss = 0;
  for (let at = 0; at < biasAt; at += 1) {
    const value = point[at] ?? 0;
    gradient[at] = l2 * value;
    loss += 0.5 * l2 * value * value;
  }
  gradient[biasAt] = 0;
  for (let example = 0; example < sides.length; example += 1) {
    const from = starts[example] ?? 0;
    const to = starts[example + 1] ?? 0;
    const side = sides[example] ?? 0;
    let score = point[biasAt] ?? 0;
    for (let at = from; at < to; at += 1) score += (point[buckets[at] ?? 0] ?? 0) * (values[at] ?? 0);
    const margin = side > 0 ? score : -score;
    loss += Math.abs(side) * (margin > 0 ? Math.log1p(Math.exp(-margin)) : -margin + Math.log1p(Math.exp(margin)));
    const slope = -side / (1 + Math.exp(margin));
    for (let at = from; at < to; at += 1) {
      const bucket = buckets[at] ?? 0;
      gradient[bucket] = (gradient[bucket] ?? 0) + slope * (values[at] ?? 0);
    }
    gradient[biasAt] = (gradient[biasAt] ?? 0) + slope;
  }
  return loss;
}

/** Fits one label by L-BFGS: no randomness, so the same examples in the same order give the same weights. */
export function fitLogistic(
  labelled: readonly LabelledFeatures[],
  buckets: number,
  l2: number,
  iterations = 80,
): LogisticFit {
  const examples = flatten(labelled);
  const size = buckets + 1;
  let point = new Float64Array(size);
  let gradient = new Float64Array(size);
  let loss = lossAt(point, examples, l2, gradient);
  const steps: Float64Array[] = [];
  const changes: Float64Array[] = [];
  for (let round = 0; round < iterations; round += 1) {
    const direction = Float64Array.from(gradient, (value) => -value);
    const shares: number[] = [];
    for (let k = steps.length - 1; k >= 0; k -= 1) {
      const step = steps[k] ?? direction;
      const change = changes[k] ?? direction;
      const share = dot(step, direction) / dot(step, change);
      shares[k] = share;
      for (let at = 0; at < size; at += 1) direction[at] = (direction[at] ?? 0) - share * (change[at] ?? 0);
    }
    const lastStep = steps.at(-1);
    const lastChange = changes.at(-1);
    if (lastStep && lastChange) {
      const scale = dot(lastStep, lastChange) / dot(lastChange, lastChange);
      for (let at = 0; at < size; at += 1) direction[at] = (direction[at] ?? 0) * scale;
    }
    for (let k = 0; k < steps.length; k += 1) {
      const step = steps[k] ?? direction;
      const change = changes[k] ?? direction;
      const back = (shares[k] ?? 0) - dot(change, direction) / dot(step, change);
      for (let at = 0; at < size; at += 1) direction[at] = (direction[at] ?? 0) + back * (step[at] ?? 0);
    }
    const slope = dot(direction, gradient);
    if (slope > -1e-9) break;
    let length = lastStep ? 1 : 1 / Math.sqrt(-slope);
    let nextPoint = point;
    const nextGradient = new Float64Array(size);
    let nextLoss = loss;
    for (let tries = 0; tries < 20; tries += 1) {
      const reach = length;
      nextPoint = point.map((value, at) => value + reach * (direction[at] ?? 0));
      nextLoss = lossAt(nextPoint, examples, l2, nextGradient);
      if (nextLoss <= loss + 1e-4 * length * slope) break;
      length /= 2;
    }
    const step = nextPoint.map((value, at) => value - (point[at] ?? 0));
    const change = nextGradient.map((value, at) => value - (gradient[at] ?? 0));
    const improved = loss - nextLoss;
    point = nextPoint;
    gradient = nextGradient;
    loss = nextLoss;
    if (dot(step, change) > 1e-10) {
      steps.push(step);
      changes.push(change);
      if (steps.length > memory) {
        steps.shift();
        changes.shift();
      }
    }
    if (improved < 1e-6 * Math.abs(loss)) break;
  }
  return { bias: point[buckets] ?? 0, weights: point.subarray(0, buckets) };
}
