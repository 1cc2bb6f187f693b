import { expect, test } from "vitest";
import { twoWeeks } from "../../web/features/insights/two-weeks.ts";

const to = "2026-11-14";
const on = (day: number, value: number) => ({ date: `2026-11-${String(day).padStart(2, "0")}`, value });
const weeks = (before: number, now: number) => [
  ...[1, 3, 5].map((day) => on(day, before)),
  ...[8, 10, 14].map((day) => on(day, now)),
];

test.each([
  ["more", 400, 440],
  ["less", 440, 400],
  ["same", 400, 410],
  ["same", 0, 0],
] as const)("%s: a week of %i and one of %i", (change, before, now) => {
  const compared = twoWeeks(weeks(before, now), to);
  expect([compared?.before.mean, compared?.now.mean, compared?.change]).toEqual([before, now, change]);
});

test("each figure stands on its day, and days without one stay empty", () => {
  expect(twoWeeks(weeks(1, 2), to)?.now.values).toEqual([2, undefined, 2, undefined, undefined, undefined, 2]);
});

test("fewer than three days of either week are compared with nothing", () => {
  expect(twoWeeks(weeks(1, 2).slice(1), to)).toBe(undefined);
  expect(twoWeeks(weeks(1, 2).slice(0, -1), to)).toBe(undefined);
  expect(twoWeeks([], to)).toBe(undefined);
});
