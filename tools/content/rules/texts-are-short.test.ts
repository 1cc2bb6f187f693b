import { expect, test } from "vitest";
import { contentOf, goodPack, goodStep } from "../pack-fixture.ts";
import { textsAreShort } from "./texts-are-short.ts";

const found = (over: Readonly<Record<string, unknown>>, file?: string) =>
  textsAreShort.check(contentOf(goodPack(over), file)).map(({ message }) => message);
const steps = goodPack().steps;
const withStep = (over: Readonly<Record<string, unknown>>) => ({
  steps: [...steps, { ...goodStep("odd", "clock", 77), ...over }],
});

test("a pack as it should be is left alone", () => {
  expect(found({})).toEqual([]);
});

test("a text over 220 characters", () => {
  const long = `Carry ${"the clock ".repeat(25)}away.`;
  expect(found(withStep({ en: { text: long, floor: "Carry a clock.", stretch: "Carry two." } }))).toHaveLength(1);
});
