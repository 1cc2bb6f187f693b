import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadCoachPacks } from "./coach-packs.ts";
import { contentFolder } from "./content-folder.ts";
import { readHindrances } from "./hindrances.ts";
import { loadTexts } from "./texts.ts";
import { typographic } from "./typographic.ts";
import { loadWords } from "./words.ts";

test.each([
  ["an apostrophe", "Don't, it's the boss's.", "Don’t, it’s the boss’s."],
  ["an owner in the plural", "the neighbours' door, the kids' shoes", "the neighbours’ door, the kids’ shoes"],
  ["letters left out at the beginning", "Wait 'til morning, in the '90s", "Wait ’til morning, in the ’90s"],
  ["after what is filled in", "{name}'s and <b>it</b>'s", "{name}’s and <b>it</b>’s"],
  ["what is said", "Say 'I'm glad', then 'so am I'.", "Say “I’m glad”, then “so am I”."],
  ["what is said, in marks of its own", 'Write "won\'t start, 9 a.m."', "Write “won’t start, 9 a.m.”"],
  ["at a full stop", "Say: 'thanks, I'll take it.'", "Say: “thanks, I’ll take it.”"],
  ["a word of another alphabet", "короткое ду'а", "короткое ду’а"],
  ["nothing to mend", "“It’s fine”", "“It’s fine”"],
])("%s stands as in print", (_rule, typed, shown) => {
  expect(typographic(typed)).toBe(shown);
});

/** Every text in a value, but for what people type and what the program looks for in it. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  const seen = value instanceof Map ? [...value.entries()] : Object.entries(value);
  const looked = ["match", "signals", "not", "when", "read", "unsure", "stuck", "comments", "says"];
  return seen.flatMap(([key, each]) => (looked.includes(String(key)) ? [] : textsIn(each)));
}
const typedIn = (texts: readonly string[]) => texts.filter((text) => /["']/u.test(text));

test("no step, question or answer of the program shows an apostrophe or a mark of quotation as it is typed", () => {
  const { topics, families, frames, given, moves, wording } = loadCoachPacks(contentFolder);
  const coach = textsIn([topics, families.map(({ pack }) => pack), frames, given, moves, wording]);
  expect(coach.filter((text) => text.includes("’")).length).toBeGreaterThan(1000);
  expect(typedIn(coach)).toEqual([]);
  const texts = loadTexts(contentFolder);
  expect(typedIn([...texts.en.values(), ...texts.ru.values()])).toEqual([]);
});

test("the steps that take up a hindrance are written as in print", () => {
  expect(typedIn(textsIn(readHindrances(contentFolder).map(({ ru, en }) => [ru, en])))).toEqual([]);
});

test("the names of help lines are written as in print", () => {
  const lines = readFileSync(`${contentFolder}/safety/help-lines.json`, "utf8");
  const names = [...lines.matchAll(/"name(?:_en)?": (".*")/gu)].map(([, name = ""]) => JSON.parse(name) as string);
  expect(names.length).toBeGreaterThan(100);
  // Hebrew shortens with a mark of its own that is typed alike.
  expect(names.filter((name) => /\p{Script=Latin}["']|["']\p{Script=Latin}/u.test(name))).toEqual([]);
});

test("a label of a button is in print", () => {
  expect(loadWords(contentFolder).word("button.reason_wrong_topic", "en")).toBe("That’s not what it’s about");
});
