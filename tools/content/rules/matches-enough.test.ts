import { expect, test } from "vitest";
import { contentOf, goodPack } from "../pack-fixture.ts";
import { matchesEnough } from "./matches-enough.ts";

const found = (over: Readonly<Record<string, unknown>>, file?: string) =>
  matchesEnough.check(contentOf(goodPack(over), file)).map(({ message }) => message);

test("a pack as it should be is left alone", () => {
  expect(found({})).toEqual([]);
});

test("a topic that only two words would find", () => {
  expect(found({ match: { ru: goodPack().match.ru, en: ["jar", "tin"] } })).toEqual([
    "2 ways to say it in en, at least 8 are needed",
  ]);
});
