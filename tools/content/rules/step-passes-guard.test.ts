import { expect, test } from "vitest";
import { contentOf, goodPack, goodStep } from "../pack-fixture.ts";
import { stepPassesGuard } from "./step-passes-guard.ts";

const found = (over: Readonly<Record<string, unknown>>, file?: string) =>
  stepPassesGuard.check(contentOf(goodPack(over), file)).map(({ message }) => message);
const steps = goodPack().steps;
const withStep = (over: Readonly<Record<string, unknown>>) => ({
  steps: [...steps, { ...goodStep("odd", "clock", 77), ...over }],
});

test("a pack as it should be is left alone", () => {
  expect(found({})).toEqual([]);
});

test.each([
  ["Think about the clock.", "vague_verb"],
  ["Clocks are nice.", "no_verb"],
  ["Take two pills and look at the clock.", "medicine"],
])("%s", (text, reason) => {
  const messages = found(withStep({ en: { text, floor: "Carry a clock.", stretch: "Carry two clocks." } }));
  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain(reason);
});

test("of a step whose larger version is refused it is that version that is printed", () => {
  const en = { text: "Wind the clock.", floor: "Carry a clock.", stretch: "Take two pills and look at the clock." };
  expect(found(withStep({ en }))).toEqual([expect.stringMatching(/stretch: medicine: Take two pills/u)]);
});
