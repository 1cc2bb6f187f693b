import type { Certainty } from "#coach/offline/topic-model.ts";

/** What spoke for an answer, and whether it was right. */
export interface Judged {
  readonly evidence: readonly number[];
  readonly right: boolean;
  readonly weight: number;
}

const rounds = 1500;
const rate = 0.5;
const ridge = 1e-3;

/** Fits the probability that an answer is right: logistic regression on scaled evidence, by plain descent, so that it always ends alike. */
export function fitCertainty(examples: readonly Judged[]): Certainty {
  const count = examples[0]?.evidence.length ?? 0;
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (of: (one: Judged) => number) => examples.reduce((sum, one) => sum + one.weight * of(one), 0) / total;
  const centres = Array.from({ length: count }, (_, at) => mean(({ evidence }) => evidence[at] ?? 0));
  const spreads = centres.map((centre, at) =>
    Math.max(1e-6, Math.sqrt(mean(({ evidence }) => ((evidence[at] ?? 0) - centre) ** 2))),
  );
  const scaled = examples.map(({ evidence }) =>
    evidence.map((value, at) => (value - (centres[at] ?? 0)) / (spreads[at] ?? 1)),
  );
  const weights = Array.from({ length: count }, () => 0);
  let bias = 0;
  for (let round = 0; round < rounds; round += 1) {
    const slopes = weights.map((weight) => ridge * weight);
    let biasSlope = 0;
    for (const [at, { right, weight }] of examples.entries()) {
      const row = scaled[at] ?? [];
      let sum = bias;
      for (let i = 0; i < count; i += 1) sum += (weights[i] ?? 0) * (row[i] ?? 0);
      const off = ((1 / (1 + Math.exp(-sum)) - (right ? 1 : 0)) * weight) / total;
      biasSlope += off;
      for (let i = 0; i < count; i += 1) slopes[i] = (slopes[i] ?? 0) + off * (row[i] ?? 0);
    }
    bias -= rate * biasSlope;
    for (let i = 0; i < count; i += 1) weights[i] = (weights[i] ?? 0) - rate * (slopes[i] ?? 0);
  }
  const plain = weights.map((weight, at) => weight / (spreads[at] ?? 1));
  return {
    bias: Number((bias - plain.reduce((sum, weight, at) => sum + weight * (centres[at] ?? 0), 0)).toPrecision(6)),
    weights: plain.map((weight) => Number(weight.toPrecision(6))),
  };
}
