import fc from "fast-check";
import { expect, test } from "vitest";
import { remembered } from "./remembered.ts";

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
