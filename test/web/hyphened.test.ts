import { expect, test } from "vitest";
import { hyphenedParts } from "../../web/ui/hyphened.ts";

const kept = (text: string): readonly string[] => hyphenedParts(text).filter((_part, at) => at % 2 === 1);

test.each([
  ["a chat's auto-download, a newsletter", ["auto-download,"]],
  ["Спросите кого-нибудь о чём-то одном", ["кого-нибудь", "чём-то"]],
  ["Ten minutes - no more", []],
  ["a word of donaudampfschiffahrts-gesellschaft", []],
])("%s: words with a hyphen stand on one line, unless they are longer than one", (text, words) => {
  expect(kept(text)).toEqual(words);
  expect(hyphenedParts(text).join("")).toBe(text);
});
