import { expect, test } from "vitest";
import { contentOf, goodPack } from "../pack-fixture.ts";
import { ladderIsLong } from "./ladder-is-long.ts";

const found = (over: Readonly<Record<string, unknown>>, file?: string) =>
  ladderIsLong.check(contentOf(goodPack(over), file)).map(({ message }) => message);
const steps = goodPack().steps;

test("a pack as it should be is left alone", () => {
  expect(found({})).toEqual([]);
});

test("fifteen steps are too few", () => {
  expect(found({ steps: steps.slice(1) })).toEqual(["15 steps, at least 16 are needed"]);
});
