import { expect, test } from "vitest";
import { fitChoice } from "./odds-fit.ts";

const start = { broad: [0, 0], short: [0, 0] };
/** The second figure tells right ladders from others, the first tells nothing. */
const goals = Array.from({ length: 40 }, (_, at) => [
  { counts: [at % 3, 2], short: at % 2 === 0, right: true },
  { counts: [(at + 1) % 3, 1], short: at % 4 < 2, right: false },
  { counts: [at % 3, 0], short: true, right: false },
]);

test("what tells right ladders from those beside them comes to count, and what tells nothing does not", () => {
  const { broad, short } = fitChoice(goals, start);
  expect(broad[1]).toBeGreaterThan(1);
  expect(short[1]).toBeGreaterThan(1);
  expect(Math.abs(broad[0] ?? 9)).toBeLessThan((broad[1] ?? 0) / 3);
});

test("goals without a right ladder among the near ones teach nothing", () => {
  const none = goals.map((candidates) => candidates.map((one) => ({ ...one, right: false })));
  expect(fitChoice(none, start)).toEqual(start);
});

test("the same goals give the same figures", () => {
  expect(fitChoice(goals, start)).toEqual(fitChoice(goals, start));
});
