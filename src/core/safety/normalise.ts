import { mendSpelling } from "./mend-spelling.ts";
import { fromLatinRussian } from "../text/latin-russian.ts";
import type { SpellingTables } from "../text/spelling-tables.ts";
import { figuresToLetters, toOneScript, undisguise } from "./undisguise.ts";

/** A message made plain: lower case, one script a word, ё as е, straight apostrophes; `|` stands between sentences. */
export interface PlainText {
  /** Words and sentence breaks, in order. */
  readonly tokens: readonly string[];
  /** Words alone. */
  readonly words: readonly string[];
  /** Which rules and threshold apply, by the letters used; undefined for text without words. */
  readonly language: "ru" | "en" | "uk" | undefined;
}

/** Stands between sentences, so that a rule does not join the end of one to the start of the next. */
export const sentenceBreak = "|";

const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const apostrophes = /[\u2018\u2019\u201b\u02bc\u02b9\u00b4\u0060\uff07\u2032]/gu;
const strayMarks = /(?<![иИіІеЕ])\p{M}+/gu;
const wordOrBreak = /[\p{L}\p{N}]+(?:['’*-][\p{L}\p{N}]+)*|[.!?;\n…|]+/gu;
const isWord = /[\p{L}\p{N}]/u;
const cyrillic = /\p{Script=Cyrillic}/u;
const ukrainian = /[іїєґ]/u;
const russianOnly = /[ыэъ]/u;

function cleanCharacters(text: string): string {
  return text
    .normalize("NFKC")
    .replace(invisible, "")
    .normalize("NFD")
    .replace(strayMarks, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/ё/gu, "е")
    .replace(apostrophes, "'");
}

function languageOf(words: readonly string[]): PlainText["language"] {
  let cyrillicLetters = 0;
  let otherLetters = 0;
  let ukrainianWords = 0;
  let russianWords = 0;
  for (const word of words) {
    if (!cyrillic.test(word)) {
      otherLetters += word.length;
      continue;
    }
    cyrillicLetters += word.length;
    if (ukrainian.test(word)) ukrainianWords += 1;
    if (russianOnly.test(word)) russianWords += 1;
  }
  if (cyrillicLetters + otherLetters === 0) return undefined;
  if (cyrillicLetters * 2 < otherLetters) return "en";
  return ukrainianWords > russianWords ? "uk" : "ru";
}

/**
 * Undoes what hides a message from a screen: look-alike letters, figures for letters, letters spaced or repeated,
 * Russian in Latin letters, and slips of the finger in the words that matter.
 */
export function normaliseText(text: string, tables: SpellingTables): PlainText {
  const clean = undisguise(cleanCharacters(text), tables);
  const raw = clean.match(wordOrBreak) ?? [];
  const oneScript = raw.map((token) => (isWord.test(token) ? toOneScript(token) : sentenceBreak));
  const russian = fromLatinRussian(oneScript, tables);
  const tokens: string[] = [];
  for (const token of russian) {
    if (token === sentenceBreak) {
      if (tokens.length > 0 && tokens.at(-1) !== sentenceBreak) tokens.push(token);
      continue;
    }
    tokens.push(...mendSpelling(figuresToLetters(token), tables));
  }
  const words = tokens.filter((token) => token !== sentenceBreak);
  return { tokens, words, language: languageOf(words) };
}
