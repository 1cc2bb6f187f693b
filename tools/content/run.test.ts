import { expect, test } from "vitest";
import { techniqueIds } from "#core/techniques/technique.ts";
import { checkDayContent } from "./day-rules.ts";
import { checkJourneyContent, unwritten } from "./journey-rules.ts";
import { checkContent } from "./run.ts";
import { checkWords } from "./word-rules.ts";

test("the offline coach's content keeps every rule", () => {
  expect(checkContent("content")).toEqual([]);
});

test("exercises, riddles and tracks keep every rule", () => {
  expect(checkJourneyContent("content")).toEqual([]);
});

test("an exercise that has an id and no file is said", () => {
  expect(unwritten(techniqueIds)).toEqual([]);
  expect(unwritten(techniqueIds.filter((id) => id !== "safety_plan"))).toEqual(["safety_plan"]);
});

test("what cannot be read is said, not thrown", () => {
  expect(checkJourneyContent("content/words")).toHaveLength(1);
});

test("habits, archetypes, skills and levels keep every rule", () => {
  expect(checkDayContent("content")).toEqual([]);
});

test("the catalogs of words keep every rule, and the type of their keys is what they give; node tools/word-keys.ts writes it again", () => {
  expect(checkWords("content")).toEqual([]);
});
