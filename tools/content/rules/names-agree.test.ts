import { expect, test } from "vitest";
import { contentOf, goodPack } from "../pack-fixture.ts";
import { namesAgree } from "./names-agree.ts";

const found = (over: Readonly<Record<string, unknown>>, file?: string) =>
  namesAgree.check(contentOf(goodPack(over), file)).map(({ message }) => message);

test("a pack as it should be is left alone", () => {
  expect(found({})).toEqual([]);
});

test("a pack in the wrong file, and questions of one name", () => {
  expect(found({}, "coach/household/other.yaml")).toHaveLength(1);
  const question = { id: "why", ru: "Зачем?", en: "Why?" };
  expect(found({ ask: [question, question] })).toEqual(["two questions are called why"]);
});
