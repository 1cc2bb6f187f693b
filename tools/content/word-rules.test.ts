import { describe, expect, test } from "vitest";
import type { CatalogFile } from "#content/catalogs.ts";
import { staleWordKeys, wordKeySource } from "../word-keys.ts";
import { keysAreSaidOnce } from "./word-rules/keys-are-said-once.ts";
import { reasonsHaveWords } from "./word-rules/reasons-have-words.ts";
import { slotsAgree } from "./word-rules/slots-agree.ts";
import { wordsStandInEveryLanguage } from "./word-rules/words-stand-in-every-language.ts";

type Words = Readonly<Record<string, string>>;
const inEnglish = (words: Words, file = "words/day.en.yaml"): CatalogFile => ({
  file,
  locale: "en",
  words: new Map(Object.entries(words)),
});
const inRussian = (words: Words): CatalogFile => ({ ...inEnglish(words, "words/day.ru.yaml"), locale: "ru" });

describe("a key has words in every language and tone", () => {
  test.each<readonly [string, Words, Words, readonly string[]]>([
    ["a key that both have is well", { "a.b": "x" }, { "a.b": "ы" }, []],
    ["a key that English lacks is named in its file", {}, { "a.b": "ы" }, ["words/day.en.yaml: no words for a.b"]],
    ["a key that Russian lacks is named in its file", { "a.b": "x" }, {}, ["words/day.ru.yaml: no words for a.b"]],
    ["variants are words", { "a.b#0": "x", "a.b#1": "y" }, { "a.b": "ы" }, []],
    [
      "of tones every one is asked for",
      { "a.b.serious": "x", "a.b.friendly#0": "y" },
      { "a.b": "ы" },
      ["words/day.en.yaml: no words for a.b in the tone motivating"],
    ],
    ["words that fit every tone serve the others", { "a.b.serious": "x", "a.b": "y" }, { "a.b": "ы" }, []],
  ])("%s", (_rule, en, ru, said) => {
    const found = wordsStandInEveryLanguage.check([inEnglish(en), inRussian(ru)]);
    expect(found.map(({ file, message }) => `${file}: ${message}`)).toEqual(said);
  });
});

describe("slots are the same in every language", () => {
  test.each<readonly [string, string, string, readonly string[]]>([
    ["the same slots in another order are well", "{{a}} {{b}}", "{{b}} {{a}}", []],
    ["one that Russian lacks is named", "{{a}} {{b}}", "{{b}}", ["k has no {{a}} in ru, as others do"]],
    ["one that English lacks is named", "x", "{{a}}", ["k has no {{a}} in en, as others do"]],
    ["one with a space is never filled", "{{ a }}", "ы", ["k has a slot that cannot be filled: write {{name}}"]],
    ["one left open is never filled", "{{a", "ы", ["k has a slot that cannot be filled: write {{name}}"]],
  ])("%s", (_rule, en, ru, said) => {
    const found = slotsAgree.check([inEnglish({ k: en }), inRussian({ k: ru })]);
    expect(found.map(({ message }) => message)).toEqual(said);
  });
});

test("a key stands in one file of a language only", () => {
  const twice = [inEnglish({ "a.b": "x" }), inEnglish({ "a.b": "y" }, "words/en.yaml")];
  expect(keysAreSaidOnce.check([...twice, inRussian({ "a.b": "ы" })])).toEqual([
    { file: "words/en.yaml", message: "a.b stands in words/day.en.yaml already" },
  ]);
});

test("a reason that a plan carries and no catalog tells is named", () => {
  const missing = reasonsHaveWords.check([inEnglish({}), inRussian({})]).map(({ message }) => message);
  for (const rule of ["block_moved", "habit_kept", "version_low", "mode_chosen", "spread"]) {
    expect(missing).toContain(`no words for day_because.${rule}`);
  }
});

test("the type of the keys is compared with the catalogs, and the command that writes it is named", () => {
  expect(staleWordKeys("content", wordKeySource("content"))).toEqual([]);
  expect(staleWordKeys("content", "export type WordKey = never;").join("\n")).toContain("node tools/word-keys.ts");
});
