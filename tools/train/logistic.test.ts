import { expect, test } from "vitest";
import { fitLogistic, type LabelledFeatures } from "./logistic.ts";

const example = (bucket: number, positive: boolean): LabelledFeatures => ({
  features: { buckets: [bucket], values: [1] },
  positive,
  weight: 1,
});
const examples = [
  example(0, true),
  example(0, true),
  example(1, false),
  example(1, false),
  example(2, true),
  example(2, false),
];

test("what goes with the label weighs for it, what goes against it against", () => {
  const { weights } = fitLogistic(examples, 3, 0.1);
  expect(weights[0]).toBeGreaterThan(0.5);
  expect(weights[1]).toBeLessThan(-0.5);
  expect(Math.abs(weights[2] ?? 9)).toBeLessThan(0.05);
});

test("the same examples give the same weights", () => {
  expect([...fitLogistic(examples, 3, 0.1).weights]).toEqual([...fitLogistic(examples, 3, 0.1).weights]);
});

test("a stronger pull to zero gives smaller weights", () => {
  expect(fitLogistic(examples, 3, 1).weights[0]).toBeLessThan(fitLogistic(examples, 3, 0.1).weights[0] ?? 0);
});
