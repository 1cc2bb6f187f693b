import { expect, test } from "vitest";
import { contentOf, goodPack, goodStep } from "../pack-fixture.ts";
import { signalsExist } from "./signals-exist.ts";

const found = (over: Readonly<Record<string, unknown>>, file?: string) =>
  signalsExist.check(contentOf(goodPack(over), file)).map(({ message }) => message);
const steps = goodPack().steps;
const withStep = (over: Readonly<Record<string, unknown>>) => ({
  steps: [...steps, { ...goodStep("odd", "clock", 77), ...over }],
});

test("a pack as it should be is left alone", () => {
  expect(found({})).toEqual([]);
});

test("a condition on a signal that is not there", () => {
  expect(found(withStep({ if: ["tired"] }))).toEqual(["odd: no signal or slot is called tired"]);
  expect(found({ signals: { tired: { ru: ["устал"], en: ["tired"] } }, ...withStep({ if: ["tired"] }) })).toEqual([]);
});
