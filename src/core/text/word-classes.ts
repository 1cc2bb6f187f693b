/** Words that mean much the same for a decision, in all languages at once: `pill*` and `таблет*` are one class. */
export interface WordClasses {
  readonly exact: ReadonlyMap<string, readonly string[]>;
  /** Word beginnings, by their first three letters (or fewer, where the beginning is shorter). */
  readonly prefixes: ReadonlyMap<string, readonly (readonly [string, string])[]>;
}

const keyLength = 3;
const noClasses: readonly string[] = [];

/** Compiles lists of words, where a trailing `*` means "and whatever follows", into a lookup. */
export function compileWordClasses(lists: Readonly<Record<string, readonly string[]>>): WordClasses {
  const exact = new Map<string, string[]>();
  const prefixes = new Map<string, (readonly [string, string])[]>();
  for (const [id, words] of Object.entries(lists)) {
    for (const word of words) {
      if (word.endsWith("*")) {
        const start = word.slice(0, -1);
        const key = start.slice(0, keyLength);
        prefixes.set(key, [...(prefixes.get(key) ?? []), [start, id]]);
      } else {
        exact.set(word, [...(exact.get(word) ?? []), id]);
      }
    }
  }
  return { exact, prefixes };
}

/** The classes a lower-case word belongs to, each once. */
export function classesOf(word: string, classes: WordClasses): readonly string[] {
  const found: string[] = [...(classes.exact.get(word) ?? noClasses)];
  for (let length = Math.min(keyLength, word.length); length >= 1; length -= 1) {
    for (const [start, id] of classes.prefixes.get(word.slice(0, length)) ?? []) {
      if (start.slice(0, keyLength).length === length && word.startsWith(start) && !found.includes(id)) found.push(id);
    }
  }
  return found;
}
