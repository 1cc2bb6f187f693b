import { fitMargins } from "./margins.ts";
import { fitRatios } from "./ratios.ts";
import { fitSoftmax, type SoftmaxExample, type SoftmaxFit } from "./softmax.ts";

/** How much each of the three fits says in their sum; tuned on a fold that was left out. */
const shares = { softmax: 1, margins: 2, ratios: 0.5 } as const;

function addTo(sum: SoftmaxFit, { biases, weights }: SoftmaxFit, share: number): void {
  for (let at = 0; at < biases.length; at += 1) sum.biases[at] = (sum.biases[at] ?? 0) + share * (biases[at] ?? 0);
  for (let at = 0; at < weights.length; at += 1) sum.weights[at] = (sum.weights[at] ?? 0) + share * (weights[at] ?? 0);
}

/** How often two of the fits pass over the examples. */
export interface Passes {
  readonly softmax: number;
  readonly margins: number;
}

/** Three linear fits over the same features, added up: they err on different messages, and their sum is one linear model still. */
export function fitSum(
  examples: readonly SoftmaxExample[],
  labels: number,
  buckets: number,
  passes: Passes = { softmax: 6, margins: 8 },
): SoftmaxFit {
  const sum: SoftmaxFit = { biases: new Float64Array(labels), weights: new Float32Array(buckets * labels) };
  const bySoftmax = { epochs: passes.softmax, rate: 0.5, l2: 0, dropout: 0.3 };
  addTo(sum, fitSoftmax(examples, labels, buckets, bySoftmax), shares.softmax);
  addTo(sum, fitMargins(examples, labels, buckets, { cost: 1, epochs: passes.margins }), shares.margins);
  addTo(sum, fitRatios(examples, labels, buckets), shares.ratios);
  return sum;
}
