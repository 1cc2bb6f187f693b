import { describe, expect, test } from "vitest";
import { find, findLimits } from "./find.ts";
import { nearWord } from "./near-word.ts";

const names = (typed: string, ...things: readonly string[]): readonly string[] =>
  find(
    typed,
    things.map((name) => ({ of: name, name })),
    20,
  ).map(({ of }) => of);

describe("a typed word", () => {
  test.each([
    ["is itself", "swim", "swim", 4],
    ["is the beginning of another", "sw", "swim", 3],
    ["has another ending", "письма", "письмами", 3],
    ["is longer than the word it means", "шагами", "шаг", 2],
    ["is another form in the middle", "бегать", "бегаю", 2],
    ["misses a letter", "leter", "letter", 1],
    ["has two letters changed about", "swmi", "swim", 1],
    ["has a slip before its end is typed", "diery", "diary", 1],
    ["has two slips where it is long", "привычкии", "привычки", 2],
    ["has two slips in a long one", "завтаркать", "завтракать", 1],
    ["is too short for slips", "сад", "суд", 0],
    ["is another word", "bread", "swim", 0],
  ] as const)("%s", (_rule, typed, word, near) => expect(nearWord(typed, word)).toBe(near));
});

test("a slip is forgiven, but not looked for where the word itself is there", () => {
  expect(names("letr", "Letter", "Bread")).toEqual(["Letter"]);
  expect(names("water", "Water the ferns", "Later")).toEqual(["Water the ferns"]);
});

test("every word has to be found, in whatever order, and capitals and ё do not matter", () => {
  const goals = ["Learn to swim", "Learn Spanish", "Ёлка для детей"];
  expect(names("swim LEARN", ...goals)).toEqual(["Learn to swim"]);
  expect(names("елка", ...goals)).toEqual(["Ёлка для детей"]);
  expect(names("learn bread", ...goals)).toEqual([]);
  expect(names(" ,. ", ...goals)).toEqual([]);
});

test("what is named so comes before what only speaks of it, and of that the passage is told", () => {
  const found = find(
    "garden",
    [
      {
        of: "letter",
        name: "A letter to Mum",
        text: `${"So much has happened. ".repeat(9)}The garden is in bloom again.`,
      },
      { of: "goal", name: "A garden of one's own" },
      { of: "other", name: "The room", also: "gardening" },
    ],
    2,
  );
  expect(found).toEqual([
    { of: "goal", passage: undefined },
    { of: "other", passage: undefined },
  ]);
  const [letter] = find(
    "bloom",
    [{ of: 1, name: "A letter", text: `${"So much. ".repeat(30)}It is in bloom\nagain.` }],
    9,
  );
  expect(letter?.passage).toBe("… So much. So much. So much. It is in bloom again.");
});

test("what is looked through has an end", () => {
  const far = { of: 1, name: "A book", text: `${"x ".repeat(findLimits.text)} treasure` };
  expect(find("treasure", [far], 1)).toEqual([]);
});
