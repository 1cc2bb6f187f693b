import { cut } from "./cut.ts";
import { nearWord } from "./near-word.ts";

/** Something that can be found: by its name, by other words for it, and by what stands in it. */
export interface Findable<Of> {
  readonly of: Of;
  readonly name: string;
  readonly also?: string;
  readonly text?: string;
}

export interface Found<Of> {
  readonly of: Of;
  /** Where in its text the words stand, with a little around them; undefined where its name already says it. */
  readonly passage: string | undefined;
}

/** So many letters of a text are looked through, and so many words of a search. */
export const findLimits = { text: 20_000, words: 8 } as const;
const inNames = 10;
/** What `nearWord` gives where only a slip would make it the word. */
const bySlip = 1;
const around = 36;
const passageLength = 110;

const wordShape = /[\p{L}\p{N}]+/gu;
/** Small letters, and one way to write what is written in two. */
const plain = (text: string): string => text.toLowerCase().replaceAll("ё", "е");

interface Word {
  readonly word: string;
  readonly at: number;
}
const wordsOf = (text: string): readonly Word[] =>
  [...plain(text).matchAll(wordShape)].map(({ 0: word, index }) => ({ word, at: index }));

/** The best that any of the words does for a typed one, and where. */
function best(typed: string, words: readonly Word[]): { readonly near: number; readonly at: number } {
  let [near, at] = [0, 0];
  for (const each of words) {
    const found = nearWord(typed, each.word);
    if (found > near) [near, at] = [found, each.at];
    if (near === 4) break;
  }
  return { near, at };
}

/** The passage around a place in a text, cut between words. */
function passageAt(text: string, at: number): string {
  const begins = at <= around ? 0 : text.lastIndexOf(" ", at - around) + 1;
  const rest = text.slice(begins).replaceAll(/\s+/gu, " ").trim();
  return `${begins > 0 ? "… " : ""}${cut(rest, passageLength)}`;
}

/**
 * Things in which every typed word is found, the best first, of those alike in the order in which they came. A word is found in any of its
 * forms and from its first letters on; a slip is forgiven where nothing is found without one. A name counts for more than what stands inside.
 */
export function find<Of>(typed: string, things: Iterable<Findable<Of>>, most: number): readonly Found<Of>[] {
  const asked = wordsOf(typed).slice(0, findLimits.words);
  if (asked.length === 0) return [];
  const found: { readonly worth: number; readonly slipped: boolean; readonly it: Found<Of> }[] = [];
  for (const { of, name, also = "", text = "" } of things) {
    const named = [...wordsOf(name), ...wordsOf(also)];
    let inside: readonly Word[] | undefined;
    let [worth, place, slipped] = [0, -1, false];
    const all = asked.every(({ word }) => {
      const byName = best(word, named).near;
      if (byName > 0) {
        worth += byName * inNames;
        slipped ||= byName === bySlip;
        return true;
      }
      inside ??= wordsOf(text.slice(0, findLimits.text));
      const within = best(word, inside);
      worth += within.near;
      slipped ||= within.near === bySlip;
      if (place === -1) place = within.at;
      return within.near > 0;
    });
    if (all) found.push({ worth, slipped, it: { of, passage: place === -1 ? undefined : passageAt(text, place) } });
  }
  const meant = found.some(({ slipped }) => !slipped) ? found.filter(({ slipped }) => !slipped) : found;
  return meant
    .toSorted((a, b) => b.worth - a.worth)
    .slice(0, most)
    .map(({ it }) => it);
}
