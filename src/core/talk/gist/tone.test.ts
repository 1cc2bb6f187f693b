import { describe, expect, test } from "vitest";
import { type Gist, type GistShares, gists } from "./gist.ts";
import { lifeIn, mayBeGlad, mayWeigh, onlyTells, toneOf } from "./tone.ts";

const shares = (of: Partial<Record<Gist, number>>): GistShares => gists.map((gist) => of[gist] ?? 0);

describe("how a message weighs", () => {
  test.each([
    ["joy is joy where nothing beside it weighs", { glad: 0.6, told: 0.3 }, "glad"],
    ["sorrow likewise", { heavy: 0.6, told: 0.3 }, "heavy"],
    ["joy and sorrow together are neither for sure", { glad: 0.4, heavy: 0.4 }, "unsure"],
    ["what is only told is neither", { told: 0.9 }, "unsure"],
  ] as const)("%s", (_rule, of, tone) => {
    expect(toneOf(shares(of))).toBe(tone);
  });
});

test("dark words in what is surely glad make no grief of it", () => {
  expect(mayWeigh(shares({ glad: 0.6, missed: 0.2 }))).toBe(false);
});

test("laughter in what surely weighs makes no joy of it", () => {
  expect(mayBeGlad(shares({ heavy: 0.6, glad: 0.15 }))).toBe(false);
});

test("a story asks nothing, and a question in it is asked", () => {
  expect(onlyTells(shares({ told: 0.5, heavy: 0.3 }))).toBe(true);
  expect(onlyTells(shares({ told: 0.5, about: 0.3 }))).toBe(false);
});

test("what is of a life is told apart from what is of the goal", () => {
  expect(lifeIn(shares({ glad: 0.3, bye: 0.2, detail: 0.5 }))).toBeCloseTo(0.5);
});
