import { expect, test } from "vitest";
import { contentOf, goodPack, goodStep } from "../pack-fixture.ts";
import { toneIsQuiet } from "./tone-is-quiet.ts";

const found = (over: Readonly<Record<string, unknown>>, file?: string) =>
  toneIsQuiet.check(contentOf(goodPack(over), file)).map(({ message }) => message);
const steps = goodPack().steps;
const withStep = (over: Readonly<Record<string, unknown>>) => ({
  steps: [...steps, { ...goodStep("odd", "clock", 77), ...over }],
});

test("a pack as it should be is left alone", () => {
  expect(found({})).toEqual([]);
});

const ru = (text: string) => withStep({ ru: { text, floor: "Унесите часы.", stretch: "Унесите двое часов." } });

test.each(["Унесите часы!", "Унесите часы 🎉.", "Унесите часы, как Вам удобно."])("%s", (text) => {
  expect(found(ru(text))).toHaveLength(1);
});
