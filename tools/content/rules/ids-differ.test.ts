import { expect, test } from "vitest";
import { contentOf, goodPack, goodStep } from "../pack-fixture.ts";
import { idsDiffer } from "./ids-differ.ts";

const found = (...overs: readonly Readonly<Record<string, unknown>>[]) =>
  idsDiffer
    .check({ packs: overs.flatMap((over) => contentOf(goodPack(over)).packs), frames: [], wording: undefined })
    .map(({ message }) => message);

test("ladders with names of their own are left alone", () => {
  expect(found({}, { id: "lids" })).toEqual([]);
});

test("two ladders of one name, and two steps of one name in a ladder", () => {
  expect(found({}, {})).toEqual(["jars is called so in coach/household/jars.yaml too"]);
  const steps = [...goodPack().steps, goodStep("step-1", "clock", 77)];
  expect(found({ steps })).toEqual(["jars: two steps are called step-1"]);
});
