import { expect, test } from "vitest";
import { hyphenedParts } from "../../web/ui/hyphened.ts";

const kept = (text: string): readonly string[] => hyphenedParts(text).filter((_part, at) => at % 2 === 1);

test.each([
  ["a chat's auto-download, a newsletter", ["auto-download,"]],
  ["Спросите кого-нибудь о чём-то одном", ["кого-нибудь", "о чём-то"]],
  ["Сфотографируйте гараж с порога, и всё", ["с порога,", "и всё"]],
  ["Ten minutes - no more", []],
  ["a word of donaudampfschiffahrts-gesellschaft", []],
])(
  "%s: no line ends at a hyphen or a short word, unless what would stand on one line is too long for it",
  (text, words) => {
    expect(kept(text)).toEqual(words);
    expect(hyphenedParts(text).join("")).toBe(text);
  },
);
