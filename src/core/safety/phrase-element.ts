import type { LineWords } from "./line-words.ts";

/**
 * What phrases are made of. A string is a word as patterns write it: a soft sign in it may be missing, and with `*` at its end it is the beginning of
 * one. Elements are values and no expressions of the engine, which takes thirty times their memory for what it compiles.
 */
export type Element =
  | string
  | { readonly kind: "shape"; readonly shape: RegExp }
  | { readonly kind: "row"; readonly of: readonly Element[] }
  | { readonly kind: "any"; readonly of: readonly Element[]; readonly by: ByLetter | undefined }
  /** Any of many words in one look. */
  | { readonly kind: "words"; readonly whole: ReadonlySet<string> }
  | { readonly kind: "maybe"; readonly of: Element }
  /** Up to so many words; `across` also over the end of a sentence. */
  | { readonly kind: "gap"; readonly most: number; readonly across: boolean }
  | { readonly kind: "not-before"; readonly of: Element; readonly longest: number }
  | { readonly kind: "not-after"; readonly of: Element }
  | { readonly kind: "stop" }
  | { readonly kind: "start" }
  | { readonly kind: "end" };

/** Those of many that can begin with a word of this first letter, and those that can begin with any. */
export interface ByLetter {
  readonly letters: ReadonlyMap<string, readonly Element[]>;
  readonly rest: readonly Element[];
}

export const isSign = (letter: string | undefined): boolean => letter === "ь" || letter === "ъ";
const sentenceBreak = "|";

/** Whether a word is what a pattern's word says. */
function isWord(word: string, pattern: string): boolean {
  let at = 0;
  for (let letter = 0; letter < pattern.length; letter += 1) {
    const wanted = pattern[letter];
    if (wanted === "*" && letter === pattern.length - 1) return !word.includes(sentenceBreak, at);
    if (word[at] === wanted || (isSign(wanted) && isSign(word[at]))) at += 1;
    else if (!isSign(wanted)) return false;
  }
  return at === word.length;
}

const nowhere: readonly number[] = [];
const unique = (places: readonly number[]): readonly number[] => (places.length < 2 ? places : [...new Set(places)]);

function acrossGap({ words }: LineWords, from: number, most: number, across: boolean): readonly number[] {
  const ahead = words.slice(from, from + most);
  const stop = ahead.findIndex((word) => word === "" || (!across && word.includes(sentenceBreak)));
  const far = stop === -1 ? ahead.length : stop;
  return Array.from({ length: far + 1 }, (_, step) => from + far - step);
}

function isEnd({ words, at, length }: LineWords, place: number): boolean {
  if (at[words.length] !== length) return false;
  return place === words.length || (place === words.length - 1 && words[place] === sentenceBreak);
}

/** Places where an element can end that begins at a place, each once, in the order in which an expression would try them. */
export function endsOf(element: Element, line: LineWords, from: number): readonly number[] {
  const word = line.words[from];
  if (typeof element === "string") return word !== undefined && isWord(word, element) ? [from + 1] : nowhere;
  switch (element.kind) {
    case "shape":
      return word !== undefined && element.shape.test(word) ? [from + 1] : nowhere;
    case "words":
      return word !== undefined && element.whole.has(word) ? [from + 1] : nowhere;
    case "row": {
      let ends: readonly number[] = [from];
      for (const next of element.of) {
        ends =
          ends.length === 1 ? endsOf(next, line, ends[0] ?? 0) : unique(ends.flatMap((end) => endsOf(next, line, end)));
        if (ends.length === 0) return nowhere;
      }
      return ends;
    }
    case "any": {
      const { of, by } = element;
      let ends = nowhere;
      for (const one of by ? (by.letters.get(word?.[0] ?? "") ?? by.rest) : of) {
        const found = endsOf(one, line, from);
        if (found.length > 0) ends = ends.length === 0 ? found : unique([...ends, ...found]);
      }
      return ends;
    }
    case "maybe":
      return [...endsOf(element.of, line, from).filter((end) => end !== from), from];
    case "gap":
      return acrossGap(line, from, element.most, element.across);
    case "not-before": {
      for (let start = from; start >= Math.max(0, from - element.longest); start -= 1)
        if (endsOf(element.of, line, start).includes(from)) return nowhere;
      return [from];
    }
    case "not-after":
      return endsOf(element.of, line, from).length === 0 ? [from] : nowhere;
    case "stop":
      return word === sentenceBreak ? [from + 1] : nowhere;
    case "start":
      return line.at[from] === 1 ? [from] : nowhere;
    case "end":
      return isEnd(line, from) ? [from] : nowhere;
  }
}

/** How many words an element can be at most. */
export function longestOf(element: Element): number {
  if (typeof element === "string") return 1;
  switch (element.kind) {
    case "row":
      return element.of.reduce((sum, each) => sum + longestOf(each), 0);
    case "any":
      return element.of.reduce((most, each) => Math.max(most, longestOf(each)), 0);
    case "maybe":
      return longestOf(element.of);
    case "gap":
      return element.most;
    case "shape":
    case "words":
    case "stop":
      return 1;
    case "not-before":
    case "not-after":
    case "start":
    case "end":
      return 0;
  }
}
