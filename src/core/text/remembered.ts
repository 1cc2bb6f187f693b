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

/** The same for what a model or an index makes of a few texts together, such as a goal's title and its description: each owner remembers its own. */
export function rememberedBy<Owner extends object, Texts extends readonly string[], T>(
  most: number,
  make: (owner: Owner, ...texts: Texts) => T,
): (owner: Owner, ...texts: Texts) => T {
  const readers = new WeakMap<Owner, (key: string) => T>();
  return (owner, ...texts) => {
    let read = readers.get(owner);
    if (read === undefined) {
      read = remembered(most, (key) => make(owner, ...(JSON.parse(key) as Texts)));
      readers.set(owner, read);
    }
    return read(JSON.stringify(texts));
  };
}
