import { expect, test } from "vitest";
import { fitSoftmax, type SoftmaxExample, type SoftmaxOptions } from "./softmax.ts";

const options: SoftmaxOptions = { epochs: 30, rate: 0.5, l2: 0, dropout: 0 };
const example = (bucket: number, label: number, also?: number): SoftmaxExample => ({
  features: { buckets: [bucket], values: [1] },
  label,
  also,
  weight: 1,
});
const examples = [example(0, 0), example(0, 0), example(1, 1), example(1, 1), example(2, 2), example(3, 0, 1)];
const weightOf = (fit: ReturnType<typeof fitSoftmax>, bucket: number, label: number) =>
  fit.weights[bucket * 3 + label] ?? Number.NaN;

test.each([
  [0, 0],
  [1, 1],
  [2, 2],
])("what goes with a label weighs for it and against the others (%i)", (bucket, label) => {
  const fit = fitSoftmax(examples, 3, 4, options);
  for (const other of [0, 1, 2].filter((each) => each !== label))
    expect(weightOf(fit, bucket, label)).toBeGreaterThan(weightOf(fit, bucket, other) + 1);
});

test("a label that is as defensible shares the credit", () => {
  const fit = fitSoftmax(examples, 3, 4, options);
  expect(weightOf(fit, 3, 1)).toBeGreaterThan(weightOf(fit, 3, 2));
  expect(weightOf(fit, 3, 0)).toBeGreaterThan(weightOf(fit, 3, 1));
});

test("the same examples give the same weights, dropout included", () => {
  const careful = { ...options, dropout: 0.3 };
  expect(fitSoftmax(examples, 3, 4, careful)).toEqual(fitSoftmax(examples, 3, 4, careful));
});
