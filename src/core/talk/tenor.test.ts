import { expect, test } from "vitest";
import type { Act } from "./acts.ts";
import { readTenor } from "./tenor.ts";

test("many small likelihoods agree on what a message is on the whole", () => {
  const shares: [Act, number][] = [
    ["joke", 0.2],
    ["step_done", 0.15],
    ["step_partly", 0.14],
    ["goal_reached", 0.1],
  ];
  expect(readTenor(shares)).toEqual({ tenor: "done", share: expect.closeTo(0.39) });
});

test("of nothing nothing is read", () => {
  expect(readTenor([])).toBeUndefined();
});
