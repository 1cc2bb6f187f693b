const start = 0x811c9dc5;

/** One more UTF-16 unit of a text whose hash is under way. */
export const hashUnit = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

/** Ends a hash under way: spreads its bits. */
export function hashEnd(state: number): number {
  let hash = Math.imul(state ^ (state >>> 15), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Begins a hash with a text; `hashEnd(hashStart(text))` is `hashText(text)`. */
export function hashStart(text: string, seed = 0): number {
  let hash = (start ^ seed) >>> 0;
  for (let at = 0; at < text.length; at += 1) hash = hashUnit(hash, text.charCodeAt(at));
  return hash;
}

/** 32-bit FNV-1a over UTF-16 units with a final mix: the same on every machine, good enough to spread features over buckets. */
export function hashText(text: string, seed = 0): number {
  return hashEnd(hashStart(text, seed));
}
