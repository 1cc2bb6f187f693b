import { expect, test } from "vitest";
import { saidOfHabit } from "../day-fixture.ts";
import { nothingIsPromised } from "./nothing-is-promised.ts";

test.each([
  ["en", "It is proven to work."],
  ["en", "Boosts your mood."],
  ["en", "A quick walk cures headaches."],
  ["ru", "Польза ходьбы доказана, результат гарантирован."],
  ["ru", "Исцеляет душу."],
])("%s: %s", (locale, text) => {
  expect(saidOfHabit(nothingIsPromised, { [`${locale}.about`]: text })).toHaveLength(1);
});

test.each([
  ["en", "Expect no cure from a diary."],
  ["en", "Nobody has proven that."],
  ["ru", "Гарантий здесь нет."],
])("%s may say: %s", (locale, text) => {
  expect(saidOfHabit(nothingIsPromised, { [`${locale}.about`]: text })).toEqual([]);
});
