import { type Spoken, rareness, sayingFeatures, weighted } from "./sayings.ts";

/**
 * All that people say of each label, laid together: for each bucket of words the labels in whose sayings it stands, and how much it says of them.
 * A saying by itself is known again only by what nearly repeats it; laid together they know words that never stood in one saying.
 */
export interface Profiles {
  /** log2 of the number of buckets. */
  readonly bits: number;
  readonly labels: readonly string[];
  /** Bucket by bucket, how rare it is among the sayings, in steps of `rareness`. */
  readonly rare: Uint8Array;
  /** Bucket by bucket, where its labels begin; one more at the end. */
  readonly starts: Uint32Array;
  readonly places: Uint16Array;
  /** Beside each label how much the bucket says of it: the square of a part of 255. */
  readonly parts: Uint8Array;
}

/** How alike a text and what is said of each label are: about 0 to 1, in the order of the labels. */
export function likeness(profiles: Profiles, texts: readonly Spoken[]): Float64Array {
  const { bits, labels, rare, starts, places, parts } = profiles;
  const alike = new Float64Array(labels.length);
  for (const [bucket, value] of weighted(sayingFeatures(texts, bits), (at) => (rare[at] ?? 0) * rareness)) {
    const end = starts[bucket + 1] ?? 0;
    for (let at = starts[bucket] ?? 0; at < end; at += 1) {
      const label = places[at] ?? 0;
      const part = (parts[at] ?? 0) / 255;
      alike[label] = (alike[label] ?? 0) + value * part * part;
    }
  }
  return alike;
}
