import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadSpelling } from "#content/spelling.ts";
import { isOneSlipAway } from "./mend-spelling.ts";
import { normaliseText } from "./normalise.ts";

const spelling = loadSpelling(join(import.meta.dirname, "..", "..", "..", "content"));
const plain = (text: string) => normaliseText(text, spelling).tokens.join(" ");

test.each([
  ["curly apostrophes are straight", "I don’t want", "i don't want"],
  ["zero-width letters vanish", "k\u200bi\u200bll", "kill"],
  ["full-width letters are plain", "ｋｉｌｌ", "kill"],
  ["ё is е", "Ещё жёстче", "еще жестче"],
  ["й keeps its mark", "мой край", "мой край"],
  ["spaced-out letters close up", "x k i l l x", "xkillx"],
  ["dotted letters close up", "k.i.l.l m.y.s.e.l.f", "kill myself"],
  ["initials and abbreviations stay apart", "т.е. и т.д. 5 p.m.", "т | е | и т | д | 5 p | m |"],
  ["drawn-out letters shrink", "умереееееть", "умереть"],
  ["figures inside a word are letters", "k1ll mys3lf", "kill myself"],
  ["figures of their own stay", "2-2-3 at 4pm, b2, 5k", "2-2-3 at 4pm b2 5k"],
  ["Latin letters in a Russian word are Russian", "cуицид нa уме", "суицид на уме"],
  ["a Cyrillic letter in an English word is English", "kill mуself", "kill myself"],
  ["stars stand for letters", "k*ll су*цид", "kill суицид"],
  ["run-together phrases fall apart", "IWANTTODIE", "i want to die"],
  ["run-together Russian falls apart", "ХОЧУУМЕРЕТЬ", "хочу умереть"],
  ["Russian in Latin letters is Russian", "ya ne mogu, hochu umeret", "я не могу хочу умереть"],
  ["another scheme of Latin letters", "ja ne xo4u zhit", "я не хочу жит"],
  ["English stays English", "i want to go home and see my son", "i want to go home and see my son"],
  ["one slip in a word that matters is mended", "i wnat to kil mysef", "i want to kill myself"],
  ["a slip in a Russian word is mended", "хачу пакончить с сабой", "хочу покончить с сабой"],
  ["a word spelled right is left alone", "умеренно дышать", "умеренно дышать"],
  ["sentences are kept apart", "no more. meat", "no more | meat"],
])("%s", (_rule, text, expected) => {
  expect(plain(text)).toBe(expected);
});

test.each([
  ["ru", "привет"],
  ["en", "hello there"],
  ["uk", "їду додому"],
  [undefined, "!!! … 🙂"],
  [undefined, ""],
] as const)("the language %s is told by the letters", (language, text) => {
  expect(normaliseText(text, spelling).language).toBe(language);
});

test("words are never longer in number than the text's characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      expect(normaliseText(text, spelling).words.every((word) => word !== "" && word === word.toLowerCase())).toBe(
        true,
      );
    }),
  );
});

test.each([
  ["suicde", "suicide", true],
  ["usicide", "suicide", true],
  ["suicide", "suicide", false],
  ["decide", "suicide", false],
] as const)("%s is one slip from %s: %s", (word, target, expected) => {
  expect(isOneSlipAway(word, target)).toBe(expected);
});
