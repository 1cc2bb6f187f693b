import { expect, test } from "vitest";
import { goalInBrief } from "./fill-text.ts";

test.each([
  ["a short goal whole", "learn Japanese", "learn Japanese"],
  ["the first sentence alone", "Write the book. I have tried four times already", "Write the book"],
  [
    "a long goal up to a clause",
    "Добиться повышения до конца года или хотя бы получить от начальника внятный ответ",
    "Добиться повышения до конца года",
  ],
  [
    "a long English goal up to a clause",
    "get promoted by the end of the year or at the very least get a clear answer from my manager",
    "get promoted by the end of the year",
  ],
  [
    "a long goal without clauses up to a word",
    "reorganise absolutely everything lying around inside grandmother's overfilled summer cottage",
    "reorganise absolutely everything lying around inside…",
  ],
  ["a goal of several short sentences whole", "Run. Far. Now", "Run. Far. Now"],
])("inside a step stands %s", (_, title, brief) => {
  expect(goalInBrief(title)).toBe(brief);
});

test("a goal without a word is not quoted", () => {
  expect(goalInBrief("…!")).toBeUndefined();
});
