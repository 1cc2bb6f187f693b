import { expect, test } from "vitest";
import { figureNames } from "#contract/owner.ts";
import { flagNames } from "#ops/flags.ts";
import { ownerEn } from "../../web/words/owner-en.ts";
import { ownerRu } from "../../web/words/owner-ru.ts";

test.each([
  ["flag", flagNames, "flagNames"],
  ["figure", figureNames, "figureNames"],
] as const)(
  "every %s has a name on the owner's page, in both languages, and no name is of something gone",
  (_what, names, of) => {
    for (const words of [ownerEn, ownerRu]) expect(Object.keys(words[of]).toSorted()).toEqual([...names].toSorted());
  },
);

test("what is new is told in both languages of the same days, the newest first", () => {
  const days = ownerEn.news.map(([on]) => on);
  expect(ownerRu.news.map(([on]) => on)).toEqual(days);
  expect(days.toSorted().toReversed()).toEqual(days);
});
