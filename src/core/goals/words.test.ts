import { expect, test } from "vitest";
import { findPhrase, hasPhrase, matchBeginning, phraseOf, wordsOf } from "./words.ts";

test.each([
  ["Ёжик, ёлка — «Еда»!", ["ежик", "елка", "еда"]],
  ["I can’t, won't & don`t", ["i", "cant", "wont", "dont"]],
  ["self-employed 10k", ["self", "employed", "10k"]],
  ["зе\u200Bро", ["зеро"]],
  ["", []],
])("%s", (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test.each([
  ["a word is known by its beginning", "японский", "япон", "exact"],
  ["a short beginning takes only a short tail", "career", "car", undefined],
  ["so that a car is still a car", "cars", "car", "exact"],
  ["and running is still a run", "running", "run", "exact"],
  ["in Russian too", "который", "кот", undefined],
  ["with its cases", "котами", "кот", "exact"],
  ["one letter left out of a long word is forgiven", "испанкий", "испанск", "typo"],
  ["two swapped letters are forgiven", "dentsit", "dentist", "typo"],
  ["one letter changed is forgiven", "portugise", "portugese", "typo"],
  ["the first letter is never forgiven", "вспанский", "испанск", undefined],
  ["a short word is never forgiven", "дмом", "домом", undefined],
] as const)("%s", (_rule, word, beginning, expected) => {
  expect(matchBeginning(word, beginning, true)).toBe(expected);
});

test("nothing is forgiven unless asked", () => {
  expect(matchBeginning("испанкий", "испанск")).toBeUndefined();
});

test("a phrase is found where its words begin one after another", () => {
  const words = wordsOf("Хочу выучить японский язык");
  expect(findPhrase(words, phraseOf("выуч япон"))).toEqual([{ at: 1, length: 2, how: "exact" }]);
  expect(hasPhrase(words, [phraseOf("выучить язык")])).toBe(false);
  expect(findPhrase(words, phraseOf(""))).toEqual([]);
});
