import { hashText } from "./hash.ts";
import { smallWords } from "./small-words.ts";
import { stemOf } from "./stem.ts";

/**
 * How people have said things, indexed by what their words have in common: for each bucket of words the sayings that
 * hold it and how much it says of them. What few have written about is known again by its nearest saying.
 */
export interface Sayings {
  /** log2 of the number of buckets. */
  readonly bits: number;
  /** What the sayings are about. */
  readonly labels: readonly string[];
  /** Saying by saying, its place among the labels. */
  readonly labelOf: Uint16Array;
  /** Bucket by bucket, how rare it is, in steps of `rareness`. */
  readonly rare: Uint8Array;
  /** Bucket by bucket, where its sayings begin; one more at the end. */
  readonly starts: Uint32Array;
  readonly sayings: Uint16Array;
  /** How much the bucket says of each of them, in parts of 255. */
  readonly parts: Uint8Array;
}

export const rareness = 1 / 16;
const pairPart = 0.6;
const letterPart = 0.35;
const letters = 4;
const mostWords = 40;
const soft = /[ьъ]/gu;

/** Words of one text, and how much they count beside the others'. */
export interface Spoken {
  readonly words: readonly string[];
  readonly part: number;
}

/** What words say, each bucket once with how much it counts: stems, pairs of them, and runs of letters. */
export function sayingFeatures(texts: readonly Spoken[], bits: number): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const mask = 2 ** bits - 1;
  const add = (gram: string, part: number) => {
    const bucket = hashText(gram) & mask;
    found.set(bucket, Math.max(found.get(bucket) ?? 0, part));
  };
  for (const { words, part } of texts) {
    const read = words.slice(0, mostWords);
    const stems = read.map((word) => stemOf(word.replace(soft, "")));
    read.forEach((word, at) => {
      if (at > 0) add(`p${stems[at - 1]} ${stems[at]}`, part * pairPart);
      if (smallWords.has(word)) return;
      add(`w${stems[at]}`, part);
      const padded = `_${word}_`;
      for (let from = 0; from + letters <= padded.length; from += 1)
        add(`c${padded.slice(from, from + letters)}`, part * letterPart);
    });
  }
  return found;
}

/** The same with rare buckets counting more, as a vector of length 1. */
export function weighted(
  features: ReadonlyMap<number, number>,
  rare: (bucket: number) => number,
): readonly (readonly [bucket: number, value: number])[] {
  const entries = [...features].map(([bucket, part]) => [bucket, part * rare(bucket)] as const);
  const length = Math.sqrt(entries.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
  return entries.map(([bucket, value]) => [bucket, value / length] as const);
}

/** The second and third nearest saying of a label speak for it too. */
const further = [0.5, 0.25] as const;

/** How near each label's sayings are to a text, in the order of the labels: the nearest as a cosine, and something for the next two. */
export function nearness(index: Sayings, texts: readonly Spoken[]): Float64Array {
  const { labels, labelOf, starts } = index;
  const alike = new Float64Array(labelOf.length);
  const features = sayingFeatures(texts, index.bits);
  for (const [bucket, value] of weighted(features, (at) => (index.rare[at] ?? 0) * rareness)) {
    const end = starts[bucket + 1] ?? 0;
    for (let at = starts[bucket] ?? 0; at < end; at += 1) {
      const saying = index.sayings[at] ?? 0;
      alike[saying] = (alike[saying] ?? 0) + (value * (index.parts[at] ?? 0)) / 255;
    }
  }
  const best = Array.from({ length: 3 }, () => new Float64Array(labels.length));
  alike.forEach((value, saying) => {
    if (value > 0) keepBest(best, labelOf[saying] ?? 0, value);
  });
  const [first, second, third] = best as [Float64Array, Float64Array, Float64Array];
  return first.map((value, label) => value + further[0] * (second[label] ?? 0) + further[1] * (third[label] ?? 0));
}

/** Keeps the three highest values of a label, the highest first. */
function keepBest(best: readonly Float64Array[], label: number, value: number): void {
  let carried = value;
  for (const place of best) {
    const before = place[label] ?? 0;
    if (carried <= before) continue;
    place[label] = carried;
    carried = before;
  }
}
