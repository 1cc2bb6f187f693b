import { neededCount, neededIn } from "./needed-words.ts";

/** A line made by `phraseText`, in words: a place is before a word, the last one behind them all. */
export interface LineWords {
  readonly words: readonly string[];
  /** Where in the line each place is, in characters; the last is the line's end, unless something stands there that no space ends. */
  readonly at: readonly number[];
  readonly length: number;
  /** The numbers of those of its words that any phrase needs. */
  readonly needed: readonly number[];
}

function wordsOf(line: string): LineWords {
  const words: string[] = [];
  const at: number[] = [];
  for (let space = line.indexOf(" "); space >= 0; ) {
    at.push(space + 1);
    const next = line.indexOf(" ", space + 1);
    if (next >= 0) words.push(line.slice(space + 1, next));
    space = next;
  }
  return { words, at, length: line.length, needed: neededIn(words) };
}

/** Many phrases are held against the same few lines, one after another. */
const mostKept = 8;
const kept = new Map<string, LineWords>();
/** As many words were needed by phrases when these were kept. */
let keptFor = 0;

/** A line in words; the same line again costs nothing. */
export function lineWords(line: string): LineWords {
  if (keptFor !== neededCount()) kept.clear();
  keptFor = neededCount();
  const known = kept.get(line);
  if (known !== undefined) return known;
  const made = wordsOf(line);
  if (kept.size >= mostKept) kept.clear();
  kept.set(line, made);
  return made;
}
