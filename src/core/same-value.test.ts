import { expect, test } from "vitest";
import { sameValue } from "./same-value.ts";

test.each<[string, unknown, unknown, boolean]>([
  ["fields in another order", { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }, true],
  ["a field that is not set", { a: 1, b: undefined }, { a: 1 }, true],
  ["another figure deep inside", { a: [{ b: 1 }] }, { a: [{ b: 2 }] }, false],
  ["the order of a list", [1, 2], [2, 1], false],
  ["one field more", { a: 1 }, { a: 1, b: 0 }, false],
])("whether two values say the same: %s", (_rule, one, other, same) => {
  expect(sameValue(one, other)).toBe(same);
});
