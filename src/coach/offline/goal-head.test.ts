import { expect, test } from "vitest";
import { clausesOf, headFirst } from "./goal-head.ts";

test.each([
  ["what is wanted stands first", "learn spanish, my gf is from chile", "learn spanish", "my gf is from chile"],
  ["the story begins with a joining word", "bake sourdough that isnt a brick", "bake sourdough", "that isnt a brick"],
  [
    "a clause that says so is the wish",
    "baby comes in march, i need to paint the nursery",
    "i need to paint the nursery",
    "baby comes in march",
  ],
  ["an age is no wish", "мне 40, научиться плавать", "научиться плавать", "мне 40"],
  ["a wish of one long word", "забеременеть, 2 года не выходит", "забеременеть", "2 года не выходит"],
  ["a short word alone is no wish", "cat, it limps", "cat, it limps", ""],
  ["a laugh is no part of it", "learn spanish lol", "learn spanish", ""],
  ["a title without a story stays", "помыть окна", "помыть окна", ""],
])("%s", (_rule, title, head, story) => {
  expect(headFirst({ title, description: "" })).toEqual({ title: head, description: story });
});

test("the story goes before what is described", () => {
  expect(headFirst({ title: "sell my bike, it is old", description: "A blue one." }).description).toBe(
    "it is old. A blue one.",
  );
});

test.each([
  ["stop being the one who always drives", ["stop being the one who always drives"]],
  ["find out who keeps jam jars on my step", ["find out who keeps jam jars on my step"]],
  ["im a cleaner and want to do something w computers", ["im a cleaner", "want to do something w computers"]],
  ["want abs before summer haha", ["want abs before summer"]],
])("clauses of %s", (text, clauses) => {
  expect(clausesOf(text)).toEqual(clauses);
});
