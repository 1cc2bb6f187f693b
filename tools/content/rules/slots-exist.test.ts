import { expect, test } from "vitest";
import { contentOf, goodPack, goodStep } from "../pack-fixture.ts";
import { slotsExist } from "./slots-exist.ts";

const found = (over: Readonly<Record<string, unknown>>, file?: string) =>
  slotsExist.check(contentOf(goodPack(over), file)).map(({ message }) => message);
const steps = goodPack().steps;
const withStep = (over: Readonly<Record<string, unknown>>) => ({
  steps: [...steps, { ...goodStep("odd", "clock", 77), ...over }],
});

test("a pack as it should be is left alone", () => {
  expect(found({})).toEqual([]);
});

const text = (en: string) => withStep({ en: { text: en, floor: "Carry a clock.", stretch: "Carry two clocks." } });

test.each([
  ["Carry the {thing.name} away.", ["odd (en): {thing.name} is no slot of this pack"]],
  ["Carry {answer.where} away.", ["odd (en): {answer.where} asks for a question that is not there"]],
  ["Carry “{goal}” and “{detail}” away.", []],
])("%s", (words, messages) => {
  expect(found(text(words))).toEqual(messages);
});

test("a form that one value lacks", () => {
  const value = { match: { ru: [], en: ["vase"] }, ru: {}, en: {} };
  const slots = { thing: { default: { ru: {}, en: { name: "thing" } }, values: [value] } };
  expect(found({ slots, ...text("Carry the {thing.name} away.") })).toEqual([
    "odd (en): {thing.name} has no such form for vase",
  ]);
  expect(found({ slots, ...text("Carry the {thing.shape} away.") })).toEqual([
    "odd (en): {thing.shape} has no such form in the default",
  ]);
});
