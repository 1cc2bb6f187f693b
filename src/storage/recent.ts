/** What was asked for last, at most so many of them: a page or a phone asks for the same several times in a row, seldom later. */
export interface Recent<K, V> {
  get(key: K): V | undefined;
  /** Keeps it as the newest, and forgets the oldest where there are too many. */
  set(key: K, value: V): void;
  forget(key: K): void;
}

export function recent<K, V>(most: number): Recent<K, V> {
  const kept = new Map<K, V>();
  return {
    get: (key) => kept.get(key),
    set(key, value) {
      kept.delete(key);
      kept.set(key, value);
      const oldest = kept.keys().next();
      if (kept.size > most && !oldest.done) kept.delete(oldest.value);
    },
    forget: (key) => void kept.delete(key),
  };
}
