import fc from "fast-check";

const surrogates = { from: 0xd800, count: 0x800 } as const;
const codePoints = 0x110000;

/**
 * Any character there is, alone: the same as fast-check's own `binary`, which makes a list of all 1,112,064 of them to find the way back from
 * one, a second of the processor and 130 MB in each process of tests.
 */
export const anyCharacter: fc.Arbitrary<string> = fc.integer({ min: 0, max: codePoints - surrogates.count - 1 }).map(
  (number) => String.fromCodePoint(number < surrogates.from ? number : number + surrogates.count),
  (character) => {
    const point = typeof character === "string" ? (character.codePointAt(0) ?? -1) : -1;
    const isOne = point >= 0 && String.fromCodePoint(point) === character;
    if (!isOne || (point >= surrogates.from && point < surrogates.from + surrogates.count))
      throw new Error("no character by itself");
    return point < surrogates.from ? point : point - surrogates.count;
  },
);
