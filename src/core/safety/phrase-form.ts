import { type LineWords, lineWords } from "./line-words.ts";
import { type Needs, possibleBy } from "./needed-words.ts";
import { type Element, endsOf } from "./phrase-element.ts";

/** Where something was found, in characters of the line. */
export interface Found {
  readonly start: number;
  readonly end: number;
}

/** What is looked for in lines made by `phraseText`. */
export interface PhraseForm {
  /** Whether it stands anywhere in the line. */
  test(line: string): boolean;
  /** The first place where it stands, from a character of the line on: with the space before its first word and the one behind its last. */
  find(line: string, from?: number): Found | undefined;
}

/** A part of a phrase, and words one of which stands in every text that it is found in, where there are such. */
export interface Piece {
  readonly element: Element;
  readonly needs: Needs;
}

/** The first of these that begins first. */
function firstOf(elements: readonly Element[], words: LineWords, from: number): Found | undefined {
  for (const [place, at] of words.at.entries()) {
    if (at - 1 < from) continue;
    for (const element of elements) {
      const [end] = endsOf(element, words, place);
      if (end !== undefined) return { start: at - 1, end: words.at[end] ?? words.length };
    }
  }
  return undefined;
}

const formOf = (find: PhraseForm["find"]): PhraseForm => ({ test: (line) => find(line) !== undefined, find });

/** One phrase, for whoever knows in which lines it is worth looking for. */
export const phraseForm = (element: Element): PhraseForm =>
  formOf((line, from = 0) => firstOf([element], lineWords(line), from));

/** One of these phrases, in their order, each looked for only where words that it needs stand. */
export function sortedForm(pieces: readonly Piece[]): PhraseForm {
  const elements = pieces.map(({ element }) => element);
  const possible = possibleBy(pieces.map(({ needs }) => needs));
  return formOf((line, from = 0) => {
    const words = lineWords(line);
    const here = possible(words.needed).flatMap((place) => elements[place] ?? []);
    return here.length === 0 ? undefined : firstOf(here, words, from);
  });
}

/** All that is found, one after another and none over another; the space that ends one may begin the next. */
export function* foundIn(form: PhraseForm, line: string): Generator<Found> {
  for (let found = form.find(line); found; found = form.find(line, Math.max(found.end - 1, found.start + 1)))
    yield found;
}

/** The line with other words wherever something is found. */
export function withPut(form: PhraseForm, line: string, words: string): string {
  let put = "";
  let from = 0;
  for (const { start, end } of foundIn(form, line)) {
    put += `${line.slice(from, start + 1)}${words} `;
    from = end;
  }
  return put + line.slice(from);
}
