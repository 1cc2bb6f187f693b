/**
 * A pure function of a text that remembers what it made of the last texts: the same goal is read a dozen times within one answer. What it
 * makes is shared, so it must not be changed. Nothing is kept longer than the next `most` texts.
 */
export function remembered<T>(most: number, make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const before = made.get(text);
    if (before !== undefined) return before;
    const now = make(text);
    if (made.size >= most) made.clear();
    made.set(text, now);
    return now;
  };
}
