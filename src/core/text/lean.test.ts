import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lean } from "./lean.ts";

const everyCharacter = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
const found = (form: RegExp, text: string) => [...text.matchAll(form)].map((each) => [each.index, ...each]);

/** Sets as they stand in the program's expressions. */
const sets: readonly RegExp[] = [
  /\p{L}/gu,
  /\p{L}/giu,
  /\p{Lu}/gu,
  /\p{Lu}/giu,
  /\p{Ll}/gu,
  /\p{Ll}/giu,
  /\p{N}/gu,
  /[\p{L}\p{N}]/gu,
  /[\p{L}\p{N}]/giu,
  /[^\p{L}\p{N}]/gu,
  /[^\p{L}\p{N}]/giu,
  /[^\p{L}\p{N}\s.,'’–-]/giu,
  /[\p{L}-]/gu,
  /[-\p{L}]/giu,
  /[\p{L}\d&&!!..,,()[\]{}/|^$*+?#%:;<=>@`~]/gu,
  /[^[\p{L}]/gu,
  /[[^\p{L}]/gu,
  /[a-z\u0400-\u04ff-]|[\x30-\x39\u{1f600}-\u{1f64f}]/giu,
  /[а-яё\-\]\p{L}]/gu,
  /\[\p{L}|\]/giu,
];

describe("a lean expression", () => {
  test.each(sets.map((form) => [String(form), form] as const))(
    "%s finds the same of all 65,536 characters",
    (_, form) => {
      const narrow = lean(form);
      const differs = everyCharacter.filter((letter) => found(form, letter).length !== found(narrow, letter).length);
      expect(differs).toEqual([]);
    },
  );

  const words = [
    /(?<!\p{L})(?:туп\p{L}*|глуп\p{L}*|idiot\p{L}*)(?!\p{L})/giu,
    /\p{L}+(?:[-’']\p{L}+)*/gu,
    /[^.!?…\n\p{Emoji_Presentation}]+(?:[.](?=[\p{L}\p{N}])[^.!?…\n\p{Emoji_Presentation}]+)*[.!?…)\n]*/gu,
    /(?<=\p{L}(?:ть|ти|чь)(?:ся)?)\s+(?<word>\p{Lu}\p{Ll}+)(?!\p{L}).*$/gimu,
    /(\p{L})\1{2,}|(?<![\p{L}\d])\d+(?:\s+\p{L}+){0,2}$/giu,
  ];
  test("finds the same at the same places in any text below the pairs, with emoji among it", () => {
    const letter = fc.oneof(
      fc.constantFrom(..."тупить idioтЁё-’'.!?\n 1Аа👍𝟙é"),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    );
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 40 }), fc.constantFrom(...words), (letters, form) => {
        const text = letters.join("").replace(/[\u{10000}-\u{10ffff}]/gu, (pair) => (pair === "👍" ? pair : ""));
        expect(found(lean(form), text)).toEqual(found(form, text));
      }),
      { numRuns: 2000 },
    );
  });

  test("knows no letters behind the first 65,536 characters", () => {
    expect(lean(/^\p{L}$/u).test("𝒜")).toBe(false);
    expect(lean(/^[^\p{L}]$/u).test("𝒜")).toBe(true);
  });

  test("keeps what an expression is asked to do", () => {
    expect(lean(/\p{L}/giu).flags).toBe("giv");
    expect(() => lean(/a/g)).toThrow("without the flag u");
    expect(() => lean(/\P{L}/u)).toThrow("write [^");
  });
});
