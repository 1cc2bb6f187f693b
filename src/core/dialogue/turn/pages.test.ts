import { describe, expect, test } from "vitest";
import type { Command } from "./command.ts";
import { pageOf } from "./pages.ts";

const numbers = [1, 2, 3, 4, 5, 6, 7];
const turnTo = (from: number): Command => ({ do: "list_goals", from });
const page = (from: number | undefined, size: number | undefined) => {
  const { first, shown, turn } = pageOf(numbers, from, size, turnTo);
  return {
    first,
    shown,
    turn: turn.flat().map(({ label, press }) => [label, "from" in press ? press.from : undefined]),
  };
};

describe("a page of a list", () => {
  test.each([
    ["the first", undefined, { first: 0, shown: [1, 2, 3], turn: [["button.more", 3]] }],
    [
      "one in the middle",
      3,
      {
        first: 3,
        shown: [4, 5, 6],
        turn: [
          ["button.earlier", 0],
          ["button.more", 6],
        ],
      },
    ],
    ["the last", 6, { first: 6, shown: [7], turn: [["button.earlier", 3]] }],
    [
      "what lies within a page shows that page",
      4,
      {
        first: 3,
        shown: [4, 5, 6],
        turn: [
          ["button.earlier", 0],
          ["button.more", 6],
        ],
      },
    ],
    ["what lies behind the end shows the last", 90, { first: 6, shown: [7], turn: [["button.earlier", 3]] }],
  ])("of a channel that shows three: %s", (_which, from, expected) => {
    expect(page(from, 3)).toEqual(expected);
  });

  test("of a channel that names no size is the whole list", () => {
    expect(page(undefined, undefined)).toEqual({ first: 0, shown: numbers, turn: [] });
    expect(pageOf([], undefined, undefined, turnTo)).toEqual({ first: 0, shown: [], turn: [] });
  });
});
