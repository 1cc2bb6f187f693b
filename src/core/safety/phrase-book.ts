import { bareWord, type NeededWord, type Phrase } from "./phrase-pattern.ts";

/** Phrases by words that they cannot do without, so that a line is held only against those that it could hold. */
export interface PhraseBook {
  /** All phrases that are found in the line, and few others. The line is made by `phraseText`. */
  possibleIn(line: string): ReadonlySet<Phrase>;
}

export function phraseBook(phrases: Iterable<Phrase>): PhraseBook {
  const always: Phrase[] = [];
  const byWord = new Map<string, Phrase[]>();
  const byStart = new Map<string, Phrase[]>();
  const enter = (phrase: Phrase, { word, start }: NeededWord): void => {
    const index = start ? byStart : byWord;
    const there = index.get(word);
    if (there === undefined) index.set(word, [phrase]);
    else there.push(phrase);
  };
  for (const phrase of phrases) {
    if (phrase.needs === undefined) always.push(phrase);
    else for (const need of phrase.needs) enter(phrase, need);
  }
  return {
    possibleIn(line) {
      const possible = new Set(always);
      const take = (phrases: readonly Phrase[] = []): void => {
        for (const phrase of phrases) possible.add(phrase);
      };
      for (const token of new Set(line.trim().split(" "))) {
        const word = bareWord(token);
        take(byWord.get(word));
        for (let end = 0; end <= word.length; end += 1) take(byStart.get(word.slice(0, end)));
      }
      return possible;
    },
  };
}

/** Whether one of the phrases is found. */
export const isFound = (phrases: readonly Phrase[], line: string): boolean =>
  phrases.some((phrase) => line.search(phrase.expression()) >= 0);

/** Where a phrase was found. */
export interface Found {
  readonly start: number;
  readonly end: number;
}

/** What is found of the phrases one after another, none over another: the one that begins first, the first phrase where two do. */
export function* findAll(phrases: readonly Phrase[], line: string): Generator<Found> {
  for (let from = 0; ; ) {
    let first: Found | undefined;
    for (const phrase of phrases) {
      const expression = phrase.expression();
      expression.lastIndex = from;
      const match = expression.exec(line);
      if (match !== null && (first === undefined || match.index < first.start))
        first = { start: match.index, end: match.index + match[0].length };
    }
    if (first === undefined) return;
    yield first;
    from = first.end;
  }
}
