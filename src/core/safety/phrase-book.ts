import { lineWords } from "./line-words.ts";
import { possibleBy } from "./needed-words.ts";
import type { Found } from "./phrase-form.ts";
import type { Phrase } from "./phrase-pattern.ts";

/** Phrases by words that they cannot do without, so that a line is held only against those that it could hold. */
export interface PhraseBook {
  /** All phrases that are found in the line, and few others. The line is made by `phraseText`. */
  possibleIn(line: string): ReadonlySet<Phrase>;
}

export function phraseBook(phrases: Iterable<Phrase>): PhraseBook {
  const all = [...phrases];
  const possible = possibleBy(all.map(({ needs }) => needs));
  return { possibleIn: (line) => new Set(possible(lineWords(line).needed).flatMap((place) => all[place] ?? [])) };
}

/** Whether one of the phrases is found. */
export const isFound = (phrases: readonly Phrase[], line: string): boolean =>
  phrases.some(({ form }) => form.test(line));

/** What is found of the phrases one after another, none over another: the one that begins first, the first phrase where two do. */
export function* findAll(phrases: readonly Phrase[], line: string): Generator<Found> {
  for (let from = 0; ; ) {
    let first: Found | undefined;
    for (const { form } of phrases) {
      const found = form.find(line, from);
      if (found !== undefined && (first === undefined || found.start < first.start)) first = found;
    }
    if (first === undefined) return;
    yield first;
    from = first.end;
  }
}
