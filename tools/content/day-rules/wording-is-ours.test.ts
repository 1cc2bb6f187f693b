import { expect, test } from "vitest";
import { saidOfArchetype, saidOfHabit } from "../day-fixture.ts";
import { wordingIsOurs } from "./wording-is-ours.ts";

test.each([
  ["ru", "Сегодня вы уже сделала шаг."],
  ["ru", "Выйти на walk."],
  ["ru", "Как Вам удобно — и Вы дома."],
  ["en", "A walk at dusk — прогулка."],
  ["en", "Go for it!"],
  ["en", "Go for it 🎉"],
  ["en", "Less than 5 < 6 minutes"],
])("%s: %s", (locale, text) => {
  expect(saidOfHabit(wordingIsOurs, { [`${locale}.about`]: text })).toHaveLength(1);
});

test("what a device calls its measure is left as it is", () => {
  expect(saidOfHabit(wordingIsOurs, { "ru.about": "Узнать, RMSSD или SDNN показывает прибор." })).toEqual([]);
});

test("a voice may list the words that it never uses", () => {
  expect(saidOfArchetype(wordingIsOurs, { "en.avoids": ["must", "you must", "amazing", "crush"] })).toEqual([]);
});
