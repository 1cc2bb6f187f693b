import { hashText } from "./hash.ts";
import { rareness } from "./sayings.ts";
import { smallWords } from "./small-words.ts";
import { stemOf } from "./stem.ts";

/** Which words stand in what is said of each label, and in what is written for it: for each bucket of words its labels, and where in them. */
export interface Vocabulary {
  /** log2 of the number of buckets. */
  readonly bits: number;
  readonly labels: readonly string[];
  /** Bucket by bucket, how rare it is among the labels, in steps of `rareness`. */
  readonly rare: Uint8Array;
  /** Bucket by bucket, where its labels begin; one more at the end. */
  readonly starts: Uint32Array;
  readonly places: Uint16Array;
  /** Beside each label: `inSayings`, `inTexts`, or both. */
  readonly where: Uint8Array;
}

export const inSayings = 1;
export const inTexts = 2;
const soft = /[ьъ]/gu;

/** The buckets of words that say something. */
export function wordBuckets(words: readonly string[], bits: number): ReadonlySet<number> {
  const mask = 2 ** bits - 1;
  return new Set(
    words.filter((word) => !smallWords.has(word)).map((word) => hashText(`w${stemOf(word.replace(soft, ""))}`) & mask),
  );
}

/** How much of a text's words, rare ones counting more, each label's sayings and texts hold: 0 to 1, in the order of the labels. */
export interface Coverage {
  readonly said: Float64Array;
  readonly written: Float64Array;
}

export function coverageOf(vocabulary: Vocabulary, words: readonly string[]): Coverage {
  const { bits, labels, rare, starts, places, where } = vocabulary;
  const said = new Float64Array(labels.length);
  const written = new Float64Array(labels.length);
  let whole = 0;
  for (const bucket of wordBuckets(words, bits)) {
    const worth = (rare[bucket] ?? 0) * rareness;
    whole += worth;
    const end = starts[bucket + 1] ?? 0;
    for (let at = starts[bucket] ?? 0; at < end; at += 1) {
      const label = places[at] ?? 0;
      const found = where[at] ?? 0;
      if (found & inSayings) said[label] = (said[label] ?? 0) + worth;
      if (found & inTexts) written[label] = (written[label] ?? 0) + worth;
    }
  }
  const part = whole === 0 ? 0 : 1 / whole;
  return { said: said.map((sum) => sum * part), written: written.map((sum) => sum * part) };
}
