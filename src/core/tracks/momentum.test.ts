import { expect, test } from "vitest";
import { dayMs, start } from "#test/fakes/journeys.ts";
import { momentumAt } from "./momentum.ts";

const after = (days: number) => momentumAt({ momentum: 80, lastActivity: start }, start + days * dayMs);

test.each([
  ["at once it is what it was", 0, 80],
  ["one missed day does not dent it", 1, 80],
  ["nor do two", 2, 80],
  ["twelve days halve it", 12, 40],
  ["twenty-two halve it again", 22, 20],
])("%s", (_rule, days, momentum) => {
  expect(after(days)).toBeCloseTo(momentum, 10);
});

test("a clock that ran backwards takes nothing away", () => {
  expect(after(-5)).toBe(80);
});

test("a track that nothing was done on has none", () => {
  expect(momentumAt({ momentum: 50, lastActivity: undefined }, start)).toBe(0);
});
