import { expect, test } from "vitest";
import { asSql, part, select } from "./statement.ts";

const inner = part`core.put(${"it's"}, ${null})`;

test.each([
  ["values stand apart from the words", part`core.read(${"p"}, ${5})`, "select core.read($1, $2)", ["p", 5]],
  [
    "a part within a part is numbered on",
    part`f(${1}, ${inner}, ${true})`,
    "select f($1, core.put($2, $3), $4)",
    [1, "it's", null, true],
  ],
  [
    "parts may stand at both ends",
    part`${inner} || ${inner}`,
    "select core.put($1, $2) || core.put($3, $4)",
    ["it's", null, "it's", null],
  ],
  ["no values are none", part`now()`, "select now()", []],
])("%s", (_rule, said, text, values) => {
  expect(select(said)).toMatchObject({ text, values });
});

test("as plain SQL the values stand in their places, quoted", () => {
  expect(asSql(part`f(${1}, ${inner}, ${true})`)).toBe("f(1, core.put('it''s', null), true)");
});

test("the same words have the same name, other words another", () => {
  const [one, same, other] = [part`f(${1})`, part`f(${2})`, part`g(${1})`].map((said) => select(said).name);
  expect(same).toBe(one);
  expect(other).not.toBe(one);
});
