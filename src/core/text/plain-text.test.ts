import fc from "fast-check";
import { anyCharacter } from "#test/setup/any-character.ts";
import { expect, test } from "vitest";
import { firstWords, plainText } from "./plain-text.ts";

test.each([
  ["control characters go", "a\u0000b\u0007c", "abc"],
  ["marks that turn the direction of text go", "a\u202Eb\u200Fc", "abc"],
  ["line ends are of one kind, and at most two in a row", "a\r\nb\n\n\n\nc", "a\nb\n\nc"],
  ["markup stays: it is a person's own", "<b>a</b> & b", "<b>a</b> & b"],
])("%s", (_rule, text, kept) => {
  expect(plainText(text)).toBe(kept);
});

test("what was kept once is kept as it is", () => {
  fc.assert(fc.property(fc.string({ unit: anyCharacter }), (text) => plainText(plainText(text)) === plainText(text)));
});

test.each([
  ["a text that fits is a title", "Learn to swim", "Learn to swim"],
  ["of many lines the first", "Learn to swim\nin the lake", "Learn to swim"],
  ["of many sentences the first", "Learn to swim. I am afraid of deep water.", "Learn to swim."],
  ["else as many words as fit", "Learn to swim across the lake", "Learn to swim across…"],
  ["no emoji is cut in two", `${"x".repeat(23)}🦆🦆`, `${"x".repeat(23)}…`],
  ["a word that is too long is cut", "Lebensabschnittsgefährtinnenschaft", "Lebensabschnittsgefährti…"],
])("%s", (_rule, text, title) => {
  expect(firstWords(text, 25)).toBe(title);
});
