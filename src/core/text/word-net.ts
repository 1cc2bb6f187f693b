import { hashEnd, hashStart, hashText, hashUnit } from "./hash.ts";
import { stemOf } from "./stem.ts";
import { classesOf, type WordClasses } from "./word-classes.ts";

/** How large a word net is: words lie in `width` numbers each, `near` filters look at three words in a row and `far` ones at five, and `hidden` units weigh what they found. */
export interface NetShape {
  /** log2 of the number of buckets that beginnings, ends and stems of words are hashed into. */
  readonly bits: number;
  readonly width: number;
  readonly near: number;
  readonly far: number;
  readonly hidden: number;
}

export const nearSpan = 3;
export const farSpan = 5;

/** All weights but those of words. Filters lie one after the other, each over its words in order. */
export interface NetWeights<A> {
  readonly near: A;
  readonly nearBias: A;
  readonly far: A;
  readonly farBias: A;
  readonly hidden: A;
  readonly hiddenBias: A;
  readonly out: A;
  readonly bias: A;
  /** What is found counts beside the hidden units too. */
  readonly straight: A;
}

/** The parts, in the order in which they are stored. */
export const netParts = [
  "near",
  "nearBias",
  "far",
  "farBias",
  "hidden",
  "hiddenBias",
  "out",
  "bias",
  "straight",
] as const;

/** Makes every part, in that order. */
export const netWeights = <A>(make: (part: (typeof netParts)[number]) => A): NetWeights<A> => ({
  near: make("near"),
  nearBias: make("nearBias"),
  far: make("far"),
  farBias: make("farBias"),
  hidden: make("hidden"),
  hiddenBias: make("hiddenBias"),
  out: make("out"),
  bias: make("bias"),
  straight: make("straight"),
});

/** Everything found in a text: the most that each filter saw, and the words together. */
export const foundIn = ({ near, far, width }: NetShape): number => near + far + width;

/** How many numbers each part has. */
export function netSizes(shape: NetShape): NetWeights<number> {
  const found = foundIn(shape);
  return {
    near: shape.near * nearSpan * shape.width,
    nearBias: shape.near,
    far: shape.far * farSpan * shape.width,
    farBias: shape.far,
    hidden: shape.hidden * found,
    hiddenBias: shape.hidden,
    out: shape.hidden,
    bias: 1,
    straight: found,
  };
}

/** A small network over the words of a text in their order: what a bag of words cannot tell ("I left him", "he left me") it may. Word weights are signed bytes in steps of `scale`. */
export interface WordNet {
  readonly shape: NetShape;
  readonly words: Int8Array;
  readonly scale: number;
  readonly weights: NetWeights<Float32Array>;
}

const soft = /[ьъ]/gu;
const longestWord = 40;
const shortestGram = 3;
const longestGram = 5;
const gramStart = hashStart("c");

/** The buckets of one word: itself, its stem, its classes, and runs of its letters; each once. A mark between sentences is a word too. */
export function bucketsOf(word: string, bits: number, classes: WordClasses): Int32Array {
  const mask = 2 ** bits - 1;
  const folded = word.replace(soft, "").slice(0, longestWord);
  const buckets = new Set([hashText(`w${stemOf(folded)}`) & mask, hashText(`f${folded}`) & mask]);
  for (const id of classesOf(word, classes)) buckets.add(hashText(`k${id}`) & mask);
  const padded = `_${folded}_`;
  for (let at = 0; at + shortestGram <= padded.length; at += 1) {
    let hash = gramStart;
    for (let size = 1; size <= longestGram && at + size <= padded.length; size += 1) {
      hash = hashUnit(hash, padded.charCodeAt(at + size - 1));
      if (size >= shortestGram) buckets.add(hashEnd(hash) & mask);
    }
  }
  return Int32Array.from(buckets);
}

/** Four sums at a time: a processor need not wait for one to be ready before the next. The length is a multiple of four, and both are long enough. */
function product(one: Float32Array, from: number, other: Float32Array, start: number, length: number): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let at = 0; at < length; at += 4) {
    first += one[from + at]! * other[start + at]!;
    second += one[from + at + 1]! * other[start + at + 1]!;
    third += one[from + at + 2]! * other[start + at + 2]!;
    fourth += one[from + at + 3]! * other[start + at + 3]!;
  }
  return first + second + (third + fourth);
}

/** The most that each filter of `span` words sees anywhere, written into `found` from `to` on; nothing is less than nothing. */
function look(
  { filters, biases, span, width }: { filters: Float32Array; biases: Float32Array; span: number; width: number },
  words: Float32Array,
  count: number,
  found: Float32Array,
  to: number,
): void {
  const length = span * width;
  const first = (farSpan - span) / 2;
  biases.forEach((bias, filter) => {
    let most = 0;
    for (let word = 0; word < count; word += 1)
      most = Math.max(most, bias + product(filters, filter * length, words, (word + first) * width, length));
    found[to + filter] = most;
  });
}

/** The raw score of a text's words: above 0 is more likely than not. */
export function netScore(
  { shape, words: table, scale, weights }: WordNet,
  words: readonly string[],
  classes: WordClasses,
): number {
  const { width, near, far, hidden, bits } = shape;
  const pad = (farSpan - 1) / 2;
  const laid = new Float32Array((words.length + farSpan - 1) * width);
  const found = new Float32Array(foundIn(shape));
  words.forEach((word, at) => {
    const buckets = bucketsOf(word, bits, classes);
    const start = (at + pad) * width;
    for (const bucket of buckets) {
      const row = bucket * width;
      for (let d = 0; d < width; d += 1) laid[start + d] = (laid[start + d] ?? 0) + (table[row + d] ?? 0);
    }
    const share = scale / Math.sqrt(buckets.length);
    for (let d = 0; d < width; d += 1) {
      const value = (laid[start + d] ?? 0) * share;
      laid[start + d] = value;
      found[near + far + d] = (found[near + far + d] ?? 0) + value / Math.sqrt(words.length);
    }
  });
  look({ filters: weights.near, biases: weights.nearBias, span: nearSpan, width }, laid, words.length, found, 0);
  look({ filters: weights.far, biases: weights.farBias, span: farSpan, width }, laid, words.length, found, near);
  let score = weights.bias[0] ?? 0;
  for (let at = 0; at < found.length; at += 1) score += (weights.straight[at] ?? 0) * (found[at] ?? 0);
  for (let unit = 0; unit < hidden; unit += 1) {
    let sum = weights.hiddenBias[unit] ?? 0;
    for (let at = 0; at < found.length; at += 1)
      sum += (weights.hidden[unit * found.length + at] ?? 0) * (found[at] ?? 0);
    if (sum > 0) score += (weights.out[unit] ?? 0) * sum;
  }
  return score;
}
