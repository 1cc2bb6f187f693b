import { expect, test } from "vitest";
import { createDoubleTaps } from "./double-taps.ts";

/** Taps of one button: when (ms), and which update brought each. */
const taps = (...at: readonly (readonly [ms: number, updateId: number])[]): boolean[] => {
  let now = 0;
  const seen = createDoubleTaps({ now: () => now });
  return at.map(([ms, updateId]) => {
    now = ms;
    return seen.isSecond("7 1 xp:go", updateId);
  });
};

test.each([
  [
    "a shaking finger taps once",
    [
      [0, 1],
      [90, 2],
      [1400, 3],
    ],
    [false, true, true],
  ],
  [
    "after a moment it is a new tap",
    [
      [0, 1],
      [1500, 2],
    ],
    [false, false],
  ],
  [
    "an update that comes again is the first tap still",
    [
      [0, 1],
      [100, 1],
    ],
    [false, false],
  ],
] as const)("%s", (_rule, given, expected) => {
  expect(taps(...given)).toEqual(expected);
});

test("another button is another tap, and one that came to nothing may come again", () => {
  const seen = createDoubleTaps({ now: () => 0 });
  expect([seen.isSecond("a", 1), seen.isSecond("b", 2)]).toEqual([false, false]);
  seen.forget("a");
  expect(seen.isSecond("a", 3)).toBe(false);
});
