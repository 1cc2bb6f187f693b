import { expect, test } from "vitest";
import { goodTechnique, riddle, saidOf, saidOfContent, stepOf } from "../journey-fixture.ts";
import { exerciseNamesAgree } from "./exercise-names-agree.ts";

test("an exercise as it should be is left alone", () => {
  expect(saidOf(exerciseNamesAgree, {})).toEqual([]);
  expect(saidOfContent(exerciseNamesAgree, { riddles: [riddle("fox"), riddle("owl")] })).toEqual([]);
});

test("an exercise in the wrong file, and steps and riddles of one name", () => {
  const elsewhere = { file: "techniques/letter.yaml", technique: goodTechnique() };
  expect(saidOfContent(exerciseNamesAgree, { techniques: [elsewhere] })).toHaveLength(1);
  expect(saidOf(exerciseNamesAgree, { steps: [stepOf("a", { tell: true }), stepOf("a", { text: 9 })] })).toEqual([
    "two steps are called a",
  ]);
  expect(saidOfContent(exerciseNamesAgree, { riddles: [riddle("fox"), riddle("fox")] })).toEqual([
    "two riddles are called fox",
  ]);
});
