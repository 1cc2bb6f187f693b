import fc from "fast-check";
import { expect, test } from "vitest";
import { messageTokens } from "./message-tokens.ts";

const tables = {
  latinRussian: { words: new Set(["pokazhi", "na"]), endings: ["ogo"] },
  english: new Set(["show", "me"]),
  starred: [],
  glued: [],
} as unknown as Parameters<typeof messageTokens>[1];

test.each([
  ["apostrophes do not matter", "What’s it", ["whats", "it", "#len1"]],
  ["ё is е", "Всё ещё", ["все", "еще", "#len1"]],
  ["stretched letters are one", "нууу", ["ну", "#len0"]],
  ["a reading keeps its shape", "138/87", ["#pressure", "#len0"]],
  ["a time keeps its shape", "в 21:30", ["в", "#time", "#len1"]],
  ["a decimal keeps its shape", "82,4 кг", ["#decimal", "кг", "#len1"]],
  ["a figure is its number of digits", "10234 шага", ["#5", "шага", "#len1"]],
  ["marks count once", "что???", ["что", "?", "#len1"]],
  ["a picture is a word", "🔕", ["🔕", "#len0"]],
  ["Russian in Latin letters is Russian", "pokazhi plan", ["покажи", "план", "#len1"]],
] as const)("%s", (_rule, text, expected) => {
  expect(messageTokens(text, tables)).toEqual(expected);
});

test("any text at all gives tokens, the last of which is its length", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
      expect(messageTokens(text, tables).at(-1)).toMatch(/^#len\d$/);
    }),
  );
});
