import { hashEnd, hashStart, hashText, hashUnit } from "./hash.ts";
import { stemOf } from "./stem.ts";
import { classesOf, type WordClasses } from "./word-classes.ts";

/** What a text is turned into. Weights say how much each family of features counts beside the others; 0 leaves it out. */
export interface FeatureSpec {
  /** log2 of the number of buckets. */
  readonly bits: number;
  readonly chars: { readonly from: number; readonly to: number; readonly weight: number };
  readonly words: { readonly weight: number };
  readonly pairs: { readonly skip: number; readonly weight: number };
  readonly classes: { readonly span: number; readonly weight: number };
}

/** Sparse, each bucket once, in rising order. */
export interface Features {
  readonly buckets: readonly number[];
  readonly values: readonly number[];
}

const soft = /[ьъ]/gu;
const longestWord = 40;

const charFamily = hashStart("c");

/** Hashes of all runs of letters, each run grown letter by letter, so that no string is made for it. */
function charGrams(words: readonly string[], from: number, to: number): Set<number> {
  const grams = new Set<number>();
  for (const word of words) {
    const padded = `_${word.slice(0, longestWord)}_`;
    for (let at = 0; at + from <= padded.length; at += 1) {
      let hash = charFamily;
      for (let size = 1; size <= to && at + size <= padded.length; size += 1) {
        hash = hashUnit(hash, padded.charCodeAt(at + size - 1));
        if (size >= from) grams.add(hashEnd(hash));
      }
    }
  }
  return grams;
}

function wordGrams(stems: readonly string[]): Set<number> {
  return new Set(stems.map((stem) => hashText(`w${stem}`)));
}

function pairGrams(stems: readonly string[], skip: number): Set<number> {
  const edged = ["^", ...stems, "$"];
  const grams = new Set<number>();
  for (let first = 0; first < edged.length; first += 1) {
    for (let gap = 0; gap <= skip && first + gap + 1 < edged.length; gap += 1) {
      grams.add(hashText(`p${gap === 0 ? "" : "~"}${edged[first]} ${edged[first + gap + 1]}`));
    }
    if (first + 2 < edged.length) grams.add(hashText(`t${edged[first]} ${edged[first + 1]} ${edged[first + 2]}`));
  }
  return grams;
}

/** Classes alone, in order within a span, and beside the plain word next to them. Each pair is hashed once, however often it occurs. */
function classGrams(
  words: readonly string[],
  stems: readonly string[],
  span: number,
  classes: WordClasses,
): Set<number> {
  const grams = new Set<number>();
  const numbers = new Map<string, number>();
  const ids: string[] = [];
  const seen = words.map((word) =>
    classesOf(word, classes).map((id) => {
      const known = numbers.get(id);
      if (known !== undefined) return known;
      numbers.set(id, ids.length);
      return ids.push(id) - 1;
    }),
  );
  const together = new Uint8Array(ids.length ** 2);
  const inOrder = new Uint8Array(ids.length ** 2);
  seen.forEach((here, at) => {
    for (const first of here) {
      const id = ids[first] ?? "";
      grams.add(hashText(`k${id}`));
      grams.add(hashText(`l${stems[at - 1] ?? "^"} ${id}`));
      grams.add(hashText(`r${id} ${stems[at + 1] ?? "$"}`));
      for (let next = at + 1; next < words.length; next += 1) {
        for (const second of seen[next] ?? []) {
          const pair = first * ids.length + second;
          if (together[pair] === 0) {
            together[pair] = 1;
            const other = ids[second] ?? "";
            grams.add(hashText(`u${id < other ? `${id} ${other}` : `${other} ${id}`}`));
          }
          if (next - at <= span && inOrder[pair] === 0) {
            inOrder[pair] = 1;
            grams.add(hashText(`o${id} ${ids[second] ?? ""}`));
          }
        }
      }
    }
  });
  return grams;
}

/**
 * Hashes a normalised text's words into sparse features: letters inside words, stems, stem pairs, word classes.
 * Each family is scaled to its weight, so that a long message does not drown a short one.
 */
export function extractFeatures(words: readonly string[], spec: FeatureSpec, classes: WordClasses): Features {
  const folded = words.map((word) => word.replace(soft, ""));
  const stems = folded.map(stemOf);
  const families: readonly (readonly [Set<number>, number])[] = [
    [charGrams(folded, spec.chars.from, spec.chars.to), spec.chars.weight],
    [wordGrams(stems), spec.words.weight],
    [pairGrams(stems, spec.pairs.skip), spec.pairs.weight],
    [classGrams(words, stems, spec.classes.span, classes), spec.classes.weight],
  ];
  const mask = 2 ** spec.bits - 1;
  const sums = new Map<number, number>();
  for (const [grams, weight] of families) {
    if (weight === 0 || grams.size === 0) continue;
    const value = weight / Math.sqrt(grams.size);
    for (const gram of grams) {
      const bucket = gram & mask;
      sums.set(bucket, (sums.get(bucket) ?? 0) + value);
    }
  }
  const buckets = [...sums.keys()].sort((a, b) => a - b);
  return { buckets, values: buckets.map((bucket) => sums.get(bucket) ?? 0) };
}
