import { expect, test } from "vitest";
import { saidOfArchetype, saidOfHabit } from "../day-fixture.ts";
import { wordsFitTheDay } from "./words-fit-the-day.ts";

const text = (length: number): string => "word. ".repeat(Math.ceil(length / 6)).slice(0, length);

test.each([
  ["name", 45],
  ["about", 200],
  ["steps.0", 150],
  ["quality.1", 60],
  ["scaling.beginner", 160],
  ["streaks.7", 120],
  ["titles.peak_performer", 50],
  ["lesson.openings.peak_performer", 200],
  ["lesson.summary", 350],
  ["lesson.trouble.0.try", 160],
])("a habit's %s has %i characters, or a tenth more", (field, most) => {
  expect(saidOfHabit(wordsFitTheDay, { [`en.${field}`]: text(Math.floor(most * 1.1)) })).toEqual([]);
  expect(saidOfHabit(wordsFitTheDay, { [`en.${field}`]: text(Math.floor(most * 1.1) + 1) })).toHaveLength(1);
});

test("an archetype's lines are shorter than its description", () => {
  expect(saidOfArchetype(wordsFitTheDay, { "en.partly": text(250) })).toHaveLength(1);
  expect(saidOfArchetype(wordsFitTheDay, { "en.about": text(250) })).toEqual([]);
});

test("a sentence of 26 words is too long, two of 13 are not", () => {
  const words = (count: number): string => `${"go ".repeat(count - 1)}on`;
  expect(saidOfHabit(wordsFitTheDay, { "en.about": `${words(26)}.` })).toHaveLength(1);
  expect(saidOfHabit(wordsFitTheDay, { "en.about": `${words(13)}. ${words(13)}.` })).toEqual([]);
});
