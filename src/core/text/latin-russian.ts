import type { SpellingTables } from "./spelling-tables.ts";

/** Longest first; several schemes at once, as people type them. */
const letters: readonly (readonly [string, string])[] = [
  ["shch", "щ"],
  ["sch", "щ"],
  ["tsya", "тся"],
  ["zh", "ж"],
  ["kh", "х"],
  ["ts", "ц"],
  ["ch", "ч"],
  ["sh", "ш"],
  ["yo", "е"],
  ["jo", "е"],
  ["yu", "ю"],
  ["ju", "ю"],
  ["iu", "ю"],
  ["ya", "я"],
  ["ja", "я"],
  ["ia", "я"],
  ["ye", "е"],
  ["je", "е"],
  ["a", "а"],
  ["b", "б"],
  ["c", "ц"],
  ["d", "д"],
  ["e", "е"],
  ["f", "ф"],
  ["g", "г"],
  ["h", "х"],
  ["i", "и"],
  ["j", "й"],
  ["k", "к"],
  ["l", "л"],
  ["m", "м"],
  ["n", "н"],
  ["o", "о"],
  ["p", "п"],
  ["q", "к"],
  ["r", "р"],
  ["s", "с"],
  ["t", "т"],
  ["u", "у"],
  ["v", "в"],
  ["w", "в"],
  ["x", "х"],
  ["y", "ы"],
  ["z", "з"],
  ["4", "ч"],
  ["6", "ш"],
  ["'", "ь"],
];
const table = new Map(letters);
const longestKey = 4;
const latinWord = /^[a-z0-9']+$/u;
const hasLatin = /[a-z]/u;
const vowel = /[аеиоуыэюя]/u;

/** One word of Russian in Latin letters put into Cyrillic; soft signs that were not written are not invented. */
export function wordFromLatin(word: string): string {
  let out = "";
  for (let at = 0; at < word.length; ) {
    if (
      word[at] === "y" &&
      (at === word.length - 1 || !/[aeou]/u.test(word[at + 1] ?? "")) &&
      vowel.test(out.at(-1) ?? "")
    ) {
      out += "й";
      at += 1;
      continue;
    }
    let size = Math.min(longestKey, word.length - at);
    while (size > 1 && !table.has(word.slice(at, at + size))) size -= 1;
    out += table.get(word.slice(at, at + size)) ?? word.slice(at, at + size);
    at += size;
  }
  return out;
}

function looksRussian(word: string, tables: SpellingTables): boolean {
  if (tables.latinRussian.words.has(word)) return true;
  return word.length >= 5 && !tables.english.has(word) && tables.latinRussian.endings.some((end) => word.endsWith(end));
}

/** Puts Latin words into Cyrillic where the message is Russian in Latin letters: such words outnumber the English ones. */
export function fromLatinRussian(tokens: readonly string[], tables: SpellingTables): readonly string[] {
  const latin = tokens.filter((token) => latinWord.test(token) && hasLatin.test(token));
  const russian = latin.filter((token) => looksRussian(token, tables)).length;
  const english = latin.filter((token) => tables.english.has(token)).length;
  if (russian === 0 || russian <= english || russian * 4 < latin.length) return tokens;
  return tokens.map((token) => (latinWord.test(token) && hasLatin.test(token) ? wordFromLatin(token) : token));
}
