import type { Features } from "#core/text/features.ts";
import { softmax } from "#core/text/linear-model.ts";
import type { SoftmaxFit } from "./softmax.ts";

/** The raw score of each label for one text. */
export function labelScores({ biases, weights }: SoftmaxFit, { buckets, values }: Features): readonly number[] {
  const scores = [...biases];
  buckets.forEach((bucket, at) => {
    const value = values[at] ?? 0;
    for (let label = 0; label < scores.length; label += 1)
      scores[label] = (scores[label] ?? 0) + (weights[bucket * scores.length + label] ?? 0) * value;
  });
  return scores;
}

/** A text that was not trained on: which label it has, and the raw scores it got. */
export interface Judged {
  readonly label: number;
  readonly scores: readonly number[];
}

/** The temperature at which confidence fits how often the likeliest label is right. */
export function fitTemperature(judged: readonly Judged[]): number {
  const lossAt = (temperature: number): number =>
    judged.reduce((sum, { label, scores }) => {
      const shares = softmax(scores.map((score) => score / temperature));
      return sum - Math.log(Math.max(shares[label] ?? 0, 1e-9));
    }, 0);
  const tried = Array.from({ length: 61 }, (_, step) => 0.4 * 1.05 ** step);
  const losses = tried.map(lossAt);
  return Number((tried[losses.indexOf(Math.min(...losses))] ?? 1).toFixed(4));
}
