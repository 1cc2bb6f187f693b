import type { SpellingTables } from "../text/spelling-tables.ts";

/** Letters that look the same in both scripts, or nearly so, Latin first. */
const lookAlikes: readonly (readonly [string, string])[] = [
  ["a", "а"],
  ["b", "в"],
  ["c", "с"],
  ["e", "е"],
  ["h", "н"],
  ["i", "і"],
  ["j", "ј"],
  ["k", "к"],
  ["m", "м"],
  ["n", "п"],
  ["o", "о"],
  ["p", "р"],
  ["r", "г"],
  ["s", "ѕ"],
  ["t", "т"],
  ["u", "и"],
  ["x", "х"],
  ["y", "у"],
];
const toLatin = new Map(lookAlikes.map(([latin, cyrillic]) => [cyrillic, latin]));
const toCyrillic = new Map(lookAlikes.map(([latin, cyrillic]) => [latin, cyrillic]));
toCyrillic.set("i", "и");

const latinFigures: Readonly<Record<string, string>> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t" };
const cyrillicFigures: Readonly<Record<string, string>> = { "0": "о", "3": "е", "4": "ч", "6": "б" };
const marks: Readonly<Record<string, string>> = { "@": "a", $: "s", "!": "i" };

const figureInWord = /(?<=\p{L})[0134567]{1,2}(?=\p{L})/gu;
const markInWord = /(?<=\p{L})[@$!](?=\p{L})/gu;
const spelledWithMarks = /(?<![\p{L}\p{N}])\p{L}(?:([._*~-])\p{L})(?:\1\p{L}){2,}(?![\p{L}\p{N}])/gu;
const spelledWithSpaces = /(?<![\p{L}\p{N}])\p{L}(?:[ \t]\p{L}){3,}(?![\p{L}\p{N}])/gu;
const repeated = /(\p{L})\1{2,}/gu;
const starredWord = /(?<![\p{L}\p{N}*])\p{L}+\*+\p{L}*(?![\p{L}\p{N}*])/gu;
const cyrillic = /\p{Script=Cyrillic}/u;
const latinLetter = /\p{Script=Latin}/u;
const shortestGlued = 7;

/** A word in two scripts at once is read in the script most of its letters belong to. */
export function toOneScript(word: string): string {
  if (!cyrillic.test(word) || !latinLetter.test(word)) return word;
  const letters = [...word];
  const inCyrillic = letters.filter((letter) => cyrillic.test(letter)).length;
  const inLatin = letters.filter((letter) => latinLetter.test(letter)).length;
  const map = inCyrillic >= inLatin ? toCyrillic : toLatin;
  return letters.map((letter) => map.get(letter) ?? letter).join("");
}

/** Figures between the letters of one word are read as letters; a figure of its own, or at the end, stays. */
export function figuresToLetters(word: string): string {
  const map = cyrillic.test(word) ? cyrillicFigures : latinFigures;
  return word.replace(figureInWord, (figures) => [...figures].map((figure) => map[figure] ?? figure).join(""));
}

function fillStar(word: string, known: readonly string[]): string {
  const [start = "", end = ""] = word.split(/\*+/u);
  const fits = known.find(
    (whole) => whole.length > start.length + end.length && whole.startsWith(start) && whole.endsWith(end),
  );
  return fits ?? word.replace(/\*+/gu, "");
}

function spaceGlued(word: string, tables: SpellingTables): string {
  if (word.length < shortestGlued) return word;
  const found = tables.glued.find(([glued]) => word.includes(glued));
  if (found === undefined) return word;
  const [glued, spaced] = found;
  const at = word.indexOf(glued);
  return `${word.slice(0, at)} ${spaced} ${word.slice(at + glued.length)}`;
}

/** Undoes marks for letters, stars, spaced-out and drawn-out letters, and phrases run together; expects lower case. */
export function undisguise(text: string, tables: SpellingTables): string {
  return text
    .replace(markInWord, (mark) => marks[mark] ?? mark)
    .replace(spelledWithMarks, (letters) => letters.replace(/[._*~-]/gu, ""))
    .replace(spelledWithSpaces, (letters) => letters.replace(/[ \t]/gu, ""))
    .replace(repeated, "$1")
    .replace(starredWord, (word) => fillStar(word, tables.starred))
    .replace(/[\p{L}]{7,}/gu, (word) => spaceGlued(word, tables));
}
