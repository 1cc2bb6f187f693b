import type { SoftmaxExample, SoftmaxFit } from "./softmax.ts";

/** How much of a label's usual share every bucket is given beforehand: a bucket seen once must not decide alone. */
const beforehand = 0.2;

/**
 * Weighs each bucket by how much more often than usual it comes with a label, as a logarithm (naive Bayes). It needs no search, and
 * speaks up for rare words that the other fits pass over.
 */
export function fitRatios(examples: readonly SoftmaxExample[], labels: number, buckets: number): SoftmaxFit {
  const counts = new Float32Array(buckets * labels);
  const ofBucket = new Float32Array(buckets);
  const ofLabel = new Float64Array(labels);
  for (const { features, label } of examples) {
    features.buckets.forEach((bucket, at) => {
      const value = features.values[at] ?? 0;
      counts[bucket * labels + label] = (counts[bucket * labels + label] ?? 0) + value;
      ofBucket[bucket] = (ofBucket[bucket] ?? 0) + value;
      ofLabel[label] = (ofLabel[label] ?? 0) + value;
    });
  }
  const total = ofLabel.reduce((sum, count) => sum + count, 0);
  const weights = new Float32Array(buckets * labels);
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const seen = ofBucket[bucket] ?? 0;
    if (seen === 0) continue;
    for (let label = 0; label < labels; label += 1) {
      const usual = (ofLabel[label] ?? 0) / total;
      if (usual === 0) continue;
      const here = ((counts[bucket * labels + label] ?? 0) + beforehand * usual) / (seen + beforehand);
      weights[bucket * labels + label] = Math.log(here / usual);
    }
  }
  return { biases: new Float64Array(labels), weights };
}
