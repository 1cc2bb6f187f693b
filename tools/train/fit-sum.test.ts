import { expect, test } from "vitest";
import { fitSum } from "./fit-sum.ts";
import { fitMargins } from "./margins.ts";
import { fitRatios } from "./ratios.ts";
import type { SoftmaxExample, SoftmaxFit } from "./softmax.ts";

const example = (bucket: number, label: number, also?: number): SoftmaxExample => ({
  features: { buckets: [bucket], values: [1] },
  label,
  also,
  weight: 1,
});
const examples = [example(0, 0), example(0, 0), example(1, 1), example(1, 1), example(2, 2), example(3, 0, 1)];
const weightOf = (fit: SoftmaxFit, bucket: number, label: number) => fit.weights[bucket * 3 + label] ?? Number.NaN;

const fits: readonly (readonly [string, () => SoftmaxFit])[] = [
  ["margins", () => fitMargins(examples, 3, 5, { cost: 1, epochs: 20 })],
  ["ratios", () => fitRatios(examples, 3, 5)],
  ["their sum with softmax", () => fitSum(examples, 3, 5)],
];

test.each(fits)("%s: what goes with a label weighs for it and against the others", (_name, fitted) => {
  const fit = fitted();
  for (const label of [0, 1, 2])
    for (const other of [0, 1, 2].filter((each) => each !== label))
      expect(weightOf(fit, label, label)).toBeGreaterThan(weightOf(fit, label, other));
});

test.each(fits)("%s: what was never seen says nothing", (_name, fitted) => {
  expect([0, 1, 2].map((label) => weightOf(fitted(), 4, label))).toEqual([0, 0, 0]);
});

test.each(fits)("%s: the same examples give the same weights", (_name, fitted) => {
  expect(fitted()).toEqual(fitted());
});

test("an example says nothing against a label that is as defensible", () => {
  const fit = fitMargins(examples, 3, 5, { cost: 1, epochs: 20 });
  expect(weightOf(fit, 3, 1)).toBe(0);
  expect(weightOf(fit, 3, 2)).toBeLessThan(0);
});
