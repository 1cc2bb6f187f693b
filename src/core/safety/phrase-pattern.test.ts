import { expect, test } from "vitest";
import { compilePhrases, phraseText } from "./phrase-pattern.ts";

const sets = { who: "him|her", no: "not|never" };

test.each([
  ["words in a row match", "want to die", "i want to die now", true],
  ["other words between do not", "want to die", "want not to die", false],
  ["a star is any ending", "таблет*", "все таблетками сразу", true],
  ["a gap crosses words", "kill ..2 myself", "kill my very myself", true],
  ["a gap is no longer than said", "kill ..1 myself", "kill my very myself", false],
  ["a gap never crosses a sentence", "kill ..2 myself", "kill | myself", false],
  ["a reach also crosses sentences", "kill //2 myself", "kill | myself", true],
  ["a reach is no longer than said", "kill //1 myself", "kill | it myself", false],
  ["one of several", "kill (him|my ex)", "kill my ex", true],
  ["one of several whole phrases", "let go|(off|over) the edge", "over the edge", true],
  ["a set is a list by name", "kill {who}", "kill her", true],
  ["what must not stand before", "~({no}) kill", "never kill", false],
  ["what must not stand after", "kill !(time)", "kill time", false],
  ["a word may be missing", "my? life", "life", true],
  ["the beginning of a message", "^ bye", "well bye", false],
  ["the end of a message", "bye $", "bye", true],
  ["the end is only the end", "bye $", "bye then", false],
  ["soft signs may be missing", "жить", "не хочу жит", true],
  ["numbers", "[0-9]+ дней", "20 дней", true],
] as const)("%s", (_rule, pattern, text, expected) => {
  expect(compilePhrases([pattern], sets).test(phraseText(text.split(" ")))).toBe(expected);
});

test("an unknown set is a broken promise", () => {
  expect(() => compilePhrases(["{nobody}"], sets)).toThrow("unknown set");
});

test.each(["(see|lie)?$", "{age}-year-old", "1?[0-9]th", "(an? )?(idiot)", "a.m", "wife('s)?", ",", "*"])(
  "a word that no text can hold is refused, or its rule would be deaf unnoticed: %s",
  (pattern) => {
    expect(() => compilePhrases([`in ${pattern}`], { age: "one" })).toThrow("no text can hold");
  },
);

test("a pattern may write ё, which the normaliser leaves as е", () => {
  expect(compilePhrases(["пёс"], {}).test(phraseText(["пес"]))).toBe(true);
});
