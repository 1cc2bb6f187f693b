import { remembered } from "#core/text/remembered.ts";

/** A text as plain lower-case words: ё as е, apostrophes dropped, everything else that is no letter or digit a gap. */
export function wordsOf(text: string): readonly string[] {
  return text.length <= longestRemembered ? rememberedWords(text) : readWords(text);
}

/** Phrases of content, titles and steps, which are read again and again; a long text is read once. */
const longestRemembered = 200;
const rememberedWords = remembered(2000, readWords);

function readWords(text: string): readonly string[] {
  const folded = text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/['’‘`´\u00AD\u200B-\u200F\u2060\uFEFF]/gu, "");
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A phrase of word beginnings, ready to be looked for. */
export type Phrase = readonly string[];

export function phraseOf(text: string): Phrase {
  return wordsOf(text);
}

const russianTail = 3;
const englishTails = ["", "s", "es", "ing", "ed", "er", "ers", "y"];

/** Short beginnings match only short tails: "car" is no "career", "кот" no "который". */
function shortBeginningMatches(word: string, beginning: string): boolean {
  const tail = word.slice(beginning.length);
  if (/[а-я]/u.test(beginning)) return tail.length <= russianTail;
  const doubled = tail.startsWith(beginning.at(-1) ?? "") ? tail.slice(1) : tail;
  return englishTails.includes(tail) || (doubled !== tail && ["ing", "ed", "er", "ers"].includes(doubled));
}

/** Whether two words differ by at most one letter put in, left out, changed or swapped with its neighbour. */
function withinOneTypo(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  if (a.slice(i + 1) === b.slice(i + 1) || a.slice(i) === b.slice(i + 1) || a.slice(i + 1) === b.slice(i)) return true;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

export type BeginningMatch = "exact" | "typo";

/**
 * Whether a word begins so. Where asked to forgive, one typo is let pass in words of six letters and more, never in the
 * first letter, and only for beginnings long enough not to turn into another word.
 */
export function matchBeginning(word: string, beginning: string, forgive = false): BeginningMatch | undefined {
  if (word.startsWith(beginning)) {
    if (beginning.length > 3) return "exact";
    return shortBeginningMatches(word, beginning) ? "exact" : undefined;
  }
  if (!forgive || word.length < 6 || beginning.length < 5 || word[0] !== beginning[0]) return undefined;
  for (const length of [beginning.length, beginning.length - 1, beginning.length + 1]) {
    if (length <= word.length && withinOneTypo(word.slice(0, length), beginning)) return "typo";
  }
  return undefined;
}

export interface PhraseMatch {
  readonly at: number;
  readonly length: number;
  readonly how: BeginningMatch;
}

/** Whether the words from a place on begin as the phrase says; `mayBeTypo` says which words are forgiven a typo, none where it is not given. */
export function phraseAt(
  words: readonly string[],
  at: number,
  phrase: Phrase,
  mayBeTypo?: (word: string) => boolean,
): BeginningMatch | undefined {
  let how: BeginningMatch = "exact";
  // Thousands of phrases are held against every word of a goal: no list is made for any of them.
  for (let offset = 0; offset < phrase.length; offset++) {
    const word = words[at + offset] ?? "";
    const beginning = phrase[offset] ?? "";
    const match =
      matchBeginning(word, beginning) ??
      (mayBeTypo?.(word) === true ? matchBeginning(word, beginning, true) : undefined);
    if (match === undefined) return undefined;
    if (match === "typo") how = "typo";
  }
  return phrase.length === 0 ? undefined : how;
}

/** Every place where the words begin as the phrase says, one after another. */
export function findPhrase(words: readonly string[], phrase: Phrase): readonly PhraseMatch[] {
  const found: PhraseMatch[] = [];
  for (let at = 0; at + phrase.length <= words.length; at++) {
    const how = phraseAt(words, at, phrase);
    if (how !== undefined) found.push({ at, length: phrase.length, how });
  }
  return found;
}

export function hasPhrase(words: readonly string[], phrases: readonly Phrase[]): boolean {
  return phrases.some((phrase) => {
    for (let at = 0; at + phrase.length <= words.length; at++)
      if (phraseAt(words, at, phrase) !== undefined) return true;
    return false;
  });
}
