import { expect, test } from "vitest";
import { contentOf, goodPack, goodStep } from "../pack-fixture.ts";
import { kindStepsArePersonal } from "./kind-steps-are-personal.ts";

const found = (over: Readonly<Record<string, unknown>>, file?: string) =>
  kindStepsArePersonal.check(contentOf(goodPack(over), file)).map(({ message }) => message);

test("a pack as it should be is left alone", () => {
  expect(found({})).toEqual([]);
});

test("a step of a kind that would read the same for every goal", () => {
  const own = { text: "Carry “{goal}” away.", floor: "Carry it.", stretch: "Carry two." };
  const kind = (en: object) => ({
    id: "_kind",
    steps: [{ ...goodStep("odd", "clock"), ru: { ...own, text: "Унесите «{goal}»." }, en }],
  });
  expect(found(kind(own))).toEqual([]);
  expect(found(kind({ ...own, text: "Carry it away." }))).toEqual([
    "odd (en): carries neither {goal} nor {detail} nor {answer}",
  ]);
});
