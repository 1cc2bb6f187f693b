import { expect, test } from "vitest";
import { saidOfHabit } from "../day-fixture.ts";
import { nothingHarmfulIsAsked } from "./nothing-harmful-is-asked.ts";

test.each([
  ["en", "Hold your breath for ten seconds.", "a held breath"],
  ["ru", "Сделайте вдох и задержите дыхание.", "a held breath"],
  ["ru", "После вдоха — задержка дыхания.", "a held breath"],
  ["en", "Take a vitamin with breakfast.", "a supplement or medicine"],
  ["en", "Eat at most 1800 kcal.", "a figure of calories, weight or glucose"],
  ["ru", "Держите сахар ниже 7 ммоль.", "a figure of calories, weight or glucose"],
  ["en", "It helps you lose weight.", "losing weight"],
])("%s: %s", (locale, text, what) => {
  const said = saidOfHabit(nothingHarmfulIsAsked, { [`${locale}.technique`]: text });
  expect(said.map((message) => message.split(":")[0])).toEqual([what]);
});

test.each([
  ["technique", "Breathe evenly, without holding your breath."],
  ["caution", "Do not take this for a way to lose weight."],
  ["lesson.mechanism", "In those trials people took melatonin."],
])("%s may say: %s", (field, text) => {
  expect(saidOfHabit(nothingHarmfulIsAsked, { [`en.${field}`]: text })).toEqual([]);
});
