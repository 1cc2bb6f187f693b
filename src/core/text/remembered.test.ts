import fc from "fast-check";
import { expect, test } from "vitest";
import { remembered, rememberedBy } from "./remembered.ts";

test("whatever is asked in whatever order, the answer is that of the function, and few texts are kept", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("", "a", "b", "c", "d")), (texts) => {
      const read = remembered(2, (text) => ({ text }));
      expect(texts.map((text) => read(text).text)).toEqual(texts);
    }),
  );
});

test("what was read last is not read again", () => {
  const read: string[] = [];
  const lengthOf = remembered(2, (text) => read.push(text));
  for (const text of ["a", "a", "b", "a", "b", "c", "a"]) lengthOf(text);
  expect(read).toEqual(["a", "b", "c", "a"]);
});

test("each owner remembers its own, and where one text ends and the next begins", () => {
  const read: string[] = [];
  const join = rememberedBy(4, (owner: { readonly name: string }, title: string, description: string) => {
    read.push(owner.name);
    return `${owner.name}: ${title}/${description}`;
  });
  const [one, other] = [{ name: "one" }, { name: "other" }];
  expect([join(one, "a", "b"), join(one, "a", "b"), join(other, "a", "b")]).toEqual([
    "one: a/b",
    "one: a/b",
    "other: a/b",
  ]);
  expect(join(one, "a\u0000", "b")).not.toBe(join(one, "a", "\u0000b"));
  expect(read).toEqual(["one", "other", "one", "one"]);
});
