/** A word, or with `start` the beginning of one, that a phrase cannot do without; `bareWord` is how it is compared. */
export interface NeededWord {
  readonly word: string;
  readonly start: boolean;
}

/** What a phrase cannot do without: one of these words; undefined where it can do without any. */
export type Needs = readonly NeededWord[] | undefined;

/** Soft signs are often left out, above all where Russian was written in Latin letters: words are alike without them. */
export const bareWord = (word: string): string => word.replace(/[ьъ]/gu, "");

/** Each word that any phrase needs has a number, so that a line is looked through once and not for every phrase. */
const numbers = { word: new Map<string, number>(), start: new Map<string, number>() };
/** How many words have one; what was found in a line holds as long as this does. */
export const neededCount = (): number => numbers.word.size + numbers.start.size;

function numberOf({ word, start }: NeededWord): number {
  const known = start ? numbers.start : numbers.word;
  const number = known.get(word) ?? neededCount();
  known.set(word, number);
  return number;
}

/** The numbers of all needed words that stand among these. */
export function neededIn(words: readonly string[]): readonly number[] {
  const found = new Set<number>();
  const note = (number: number | undefined): void => {
    if (number !== undefined) found.add(number);
  };
  for (const word of new Set(words.map(bareWord))) {
    note(numbers.word.get(word));
    for (let end = 0; end <= word.length; end += 1) note(numbers.start.get(word.slice(0, end)));
  }
  return [...found];
}

/** Which of several phrases could be found beside these needed words, by their places, in their order: all that are found, and few others. */
export type PossibleBy = (needed: readonly number[]) => readonly number[];

export function possibleBy(all: readonly Needs[]): PossibleBy {
  const always: number[] = [];
  const byNumber = new Map<number, number | number[]>();
  for (const [place, needs] of all.entries())
    if (needs === undefined) always.push(place);
    else
      for (const number of new Set(needs.map(numberOf))) {
        const there = byNumber.get(number);
        if (there === undefined) byNumber.set(number, place);
        else if (typeof there === "number") byNumber.set(number, [there, place]);
        else there.push(place);
      }
  return (needed) => {
    const possible = [...always];
    for (const number of needed) {
      const places = byNumber.get(number);
      if (typeof places === "number") possible.push(places);
      else if (places !== undefined) possible.push(...places);
    }
    return possible.length < 2 ? possible : [...new Set(possible)].sort((one, other) => one - other);
  };
}
