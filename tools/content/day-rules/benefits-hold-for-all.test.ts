import { expect, test } from "vitest";
import { saidOfHabit } from "../day-fixture.ts";
import { benefitsHoldForAll } from "./benefits-hold-for-all.ts";

test.each([
  ["en", "A reason to look up from the screen"],
  ["ru", "Дневной свет вместо экрана"],
  ["en", "Half an hour for something you like"],
])("%s: %s", (locale, text) => {
  expect(saidOfHabit(benefitsHoldForAll, { [`${locale}.lesson.benefits.0`]: text })).toHaveLength(1);
});

test("what is so for everybody is welcome, and elsewhere a desk is one", () => {
  expect(saidOfHabit(benefitsHoldForAll, { "en.lesson.benefits.0": "Less heaviness in legs and back" })).toEqual([]);
  expect(saidOfHabit(benefitsHoldForAll, { "en.about": "Up from the desk." })).toEqual([]);
});
