import { expect, test } from "vitest";
import { findAll, isFound, phraseBook } from "./phrase-book.ts";
import { phraseReader, phraseText } from "./phrase-pattern.ts";

const sets = { who: "him|her" };
const read = phraseReader(sets);
const line = (text: string): string => phraseText(text.split(" "));

test.each([
  ["a phrase whose words stand there", "want to die", "i want to die now", true],
  ["one whose rarest word does not", "want to die", "i would rather die", false],
  ["one that has the beginning of a word", "таблет*", "все таблетками", true],
  ["one whose word stands there without its soft sign", "жить", "не хочу жит", true],
  ["one of several words", "kill (him|my ex)", "kill my ex", true],
  ["one of a set", "..2 {who}", "watch out for her", true],
  ["one whose only word may be missing", "(my)? [0-9]+", "20", true],
  ["one that only numbers are sure of", "[0-9]+", "20", true],
] as const)("what a line could hold: %s", (_rule, pattern, text, expected) => {
  const phrases = read([pattern]);
  expect([...phraseBook(phrases).possibleIn(line(text))]).toEqual(expected ? phrases : []);
});

test("phrases are found one after another: the earlier first, of two the one written first", () => {
  const patterns = ["kill him", "him now", "kill {who} now", "now"];
  const text = line("now kill him now or kill her now now");
  const found = [...findAll(read(patterns), text)].map(({ start, end }) => text.slice(start, end));
  expect(found).toEqual([" now ", " him now ", " kill her now "]);
});

test("nothing is found of no phrases", () => {
  expect(isFound([], line("anything"))).toBe(false);
  expect([...findAll([], line("anything"))]).toEqual([]);
});
