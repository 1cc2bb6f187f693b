import { expect, test } from "vitest";
import { saidOfArchetype, saidOfHabit } from "../day-fixture.ts";
import { listsAreEquallyLong } from "./lists-are-equally-long.ts";

test("a habit as it should be is left alone", () => {
  expect(saidOfHabit(listsAreEquallyLong, {})).toEqual([]);
});

test.each([
  ["a step more", { "en.steps": ["One", "Two", "Three"], "ru.steps": ["Раз", "Два", "Три", "Четыре"] }],
  ["caution in one language", { "en.caution": undefined }],
])("%s is said", (_rule, changes) => {
  expect(saidOfHabit(listsAreEquallyLong, changes)).toHaveLength(1);
});

test("a voice has as many words of its own as its language gives", () => {
  expect(saidOfArchetype(listsAreEquallyLong, { "en.vocabulary": ["soft"] })).toEqual([]);
});
