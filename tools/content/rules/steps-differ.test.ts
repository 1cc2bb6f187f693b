import { expect, test } from "vitest";
import { contentOf, goodPack, goodStep } from "../pack-fixture.ts";
import { stepsDiffer } from "./steps-differ.ts";

const found = (over: Readonly<Record<string, unknown>>, file?: string) =>
  stepsDiffer.check(contentOf(goodPack(over), file)).map(({ message }) => message);
const steps = goodPack().steps;
const withStep = (over: Readonly<Record<string, unknown>>) => ({
  steps: [...steps, { ...goodStep("odd", "clock", 77), ...over }],
});

test("a pack as it should be is left alone", () => {
  expect(found({})).toEqual([]);
});

test("one step told twice in a ladder", () => {
  expect(found(withStep(goodStep("twin", "jar", 0)))).toHaveLength(2);
});

test("one step in two topics", () => {
  const first = contentOf(goodPack()).packs;
  const second = contentOf(goodPack({ id: "tins" })).packs;
  expect(stepsDiffer.check({ packs: [...first, ...second], frames: [], wording: undefined }).length).toBeGreaterThan(0);
});
