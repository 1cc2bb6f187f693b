import { expect, test } from "vitest";
import { checkJourneyContent } from "./journey-rules.ts";
import { checkContent } from "./run.ts";

test("the offline coach's content keeps every rule", () => {
  expect(checkContent("content")).toEqual([]);
});

test("exercises, riddles and tracks keep every rule", () => {
  expect(checkJourneyContent("content")).toEqual([]);
});

test("what cannot be read is said, not thrown", () => {
  expect(checkJourneyContent("content/words")).toHaveLength(1);
});
