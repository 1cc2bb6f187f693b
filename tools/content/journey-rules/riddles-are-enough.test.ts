import { expect, test } from "vitest";
import { both, goodTechnique, riddle, saidOfContent, stepOf } from "../journey-fixture.ts";
import { riddlesAreEnough } from "./riddles-are-enough.ts";

const quest = goodTechnique({
  steps: [
    stepOf("age", { choice: { a3_5: both("3–5") } }),
    stepOf("theme", { choice: { sea: both("Sea"), cars: both("Cars") } }),
    stepOf("hints", { riddles: { count: 3, age: "age", theme: "theme" } }),
  ],
});
const techniques = [{ file: "techniques/letter_to_child.yaml", technique: quest }];
const bank = Array.from({ length: 20 }, (_, at) => riddle(`r${at}`, { theme: at < 2 ? "cars" : "sea" }));
const said = (riddles: typeof bank) => saidOfContent(riddlesAreEnough, { techniques, riddles });

test("a bank that is large enough is left alone", () => {
  expect(said(bank)).toEqual([]);
});

test("too few for an age or a theme, and a question asked twice", () => {
  expect(said(bank.slice(0, 19))).toEqual(["a3_5: 19 riddles, at least 20"]);
  expect(said(bank.map((each) => (each.id === "r0" ? { ...each, theme: "sea" } : each)))).toEqual([
    "a3_5, cars: 1 riddles, at least 2",
  ]);
  const again = said([...bank, riddle("r99", { question: { ru: "who is R5", en: "Who else?" } })]);
  expect(again).toEqual(["r99 (ru) asks what r5 asks"]);
});
