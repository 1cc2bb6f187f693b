import { deflateRawSync } from "node:zlib";
import { locales } from "#core/person/person.ts";
import type { Profiles } from "#core/text/profiles.ts";
import { rareness, type Sayings, sayingFeatures, type Spoken, weighted } from "#core/text/sayings.ts";
import { inSayings, inTexts, type Vocabulary, wordBuckets } from "#core/text/vocabulary.ts";

/** What somebody said, and what it is about. */
export interface Saying {
  readonly texts: readonly Spoken[];
  readonly label: string;
}

const bits = 17;
const mostRare = 255;

/** The index of sayings, the same for the same lines. */
export function indexSayings(lines: readonly Saying[]): Sayings {
  const labels = [...new Set(lines.map(({ label }) => label))].sort();
  const places = new Map(labels.map((label, at) => [label, at]));
  const features = lines.map(({ texts }) => sayingFeatures(texts, bits));
  const rare = rareOf(features);
  const vectors = features.map((each) => weighted(each, (bucket) => (rare[bucket] ?? 0) * rareness));
  const starts = new Uint32Array(2 ** bits + 1);
  for (const vector of vectors) for (const [bucket] of vector) starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
  for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  const next = starts.slice();
  const sayings = new Uint16Array(starts.at(-1) ?? 0);
  const parts = new Uint8Array(sayings.length);
  vectors.forEach((vector, saying) => {
    for (const [bucket, value] of vector) {
      const at = next[bucket] ?? 0;
      sayings[at] = saying;
      parts[at] = Math.round(value * 255);
      next[bucket] = at + 1;
    }
  });
  return {
    bits,
    labels,
    labelOf: Uint16Array.from(lines, ({ label }) => places.get(label) ?? 0),
    rare,
    starts,
    sayings,
    parts,
  };
}

function rareOf(features: readonly ReadonlyMap<number, number>[], size = bits): Uint8Array {
  const counts = new Uint32Array(2 ** size);
  for (const each of features) for (const bucket of each.keys()) counts[bucket] = (counts[bucket] ?? 0) + 1;
  return rarenessOf(counts, features.length);
}

const profileBits = 19;
/** A word said ten times says more than one said once, and not ten times as much. */
const often = 0.4;
/** What much is said of holds many words, each of which counts less; not by all of that. */
const lengthCounts = 0.85;
/** What says less of a label than this is left out, which costs no accuracy and saves half the size. */
const leastPart = 4 / 255;

/** One saying of a profile; `weight` says how many others it counts. */
export interface ProfileLine extends Saying {
  readonly locale: string;
  readonly weight: number;
}

/** Lays what is said of each label together, each language by itself; the same for the same lines. */
export function profilesOf(lines: readonly ProfileLine[]): Profiles {
  const labels = [...new Set(lines.map(({ label }) => label))].sort();
  const features = lines.map(({ texts }) => sayingFeatures(texts, profileBits));
  const rare = rareOf(features, profileBits);
  const sums = new Map<string, Map<number, number>>();
  lines.forEach(({ label, locale, weight }, line) => {
    const key = `${label} ${locale}`;
    const sum = sums.get(key) ?? new Map<number, number>();
    sums.set(key, sum);
    for (const [bucket, value] of weighted(features[line] ?? new Map(), (at) => (rare[at] ?? 0) * rareness))
      sum.set(bucket, (sum.get(bucket) ?? 0) + value * weight);
  });
  const found = labels.map((label) => {
    const parts = new Map<number, number>();
    for (const locale of locales)
      for (const [bucket, value] of leveled(sums.get(`${label} ${locale}`)))
        parts.set(bucket, Math.max(parts.get(bucket) ?? 0, value));
    return [...parts].filter(([, value]) => value >= leastPart ** 2);
  });
  const starts = new Uint32Array(2 ** profileBits + 1);
  for (const parts of found) for (const [bucket] of parts) starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
  for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  const next = starts.slice();
  const places = new Uint16Array(starts.at(-1) ?? 0);
  const parts = new Uint8Array(places.length);
  found.forEach((all, label) => {
    for (const [bucket, value] of all) {
      const at = next[bucket] ?? 0;
      places[at] = label;
      parts[at] = Math.min(255, Math.round(Math.sqrt(value) * 255));
      next[bucket] = at + 1;
    }
  });
  return { bits: profileBits, labels, rare, starts, places, parts };
}

function leveled(sum: ReadonlyMap<number, number> | undefined): readonly (readonly [number, number])[] {
  const values = [...(sum ?? [])].map(([bucket, value]) => [bucket, value ** often] as const);
  const length = Math.sqrt(values.reduce((total, [, value]) => total + value * value, 0)) || 1;
  return values.map(([bucket, value]) => [bucket, value / length ** lengthCounts] as const);
}

/** The profiles as they are stored. */
export function storedProfiles({ bits: size, labels, rare, starts, places, parts }: Profiles) {
  return {
    bits: size,
    labels: [...labels],
    rare: packed(rare),
    starts: packed(starts),
    places: packed(places),
    parts: packed(parts),
  };
}

/** The words of each label. */
export interface LabelWords {
  readonly label: string;
  readonly said: readonly string[];
  readonly written: readonly string[];
}

/** The index of words, the same for the same labels. */
export function indexVocabulary(all: readonly LabelWords[]): Vocabulary {
  const found = all.map(({ said, written }) => {
    const where = new Map<number, number>();
    for (const [words, place] of [
      [said, inSayings],
      [written, inTexts],
    ] as const)
      for (const bucket of wordBuckets(words, bits)) where.set(bucket, (where.get(bucket) ?? 0) | place);
    return where;
  });
  const counts = new Uint32Array(2 ** bits);
  for (const where of found) for (const bucket of where.keys()) counts[bucket] = (counts[bucket] ?? 0) + 1;
  const starts = new Uint32Array(2 ** bits + 1);
  counts.forEach((count, bucket) => {
    starts[bucket + 1] = (starts[bucket] ?? 0) + count;
  });
  const next = starts.slice();
  const places = new Uint16Array(starts.at(-1) ?? 0);
  const wheres = new Uint8Array(places.length);
  found.forEach((where, label) => {
    for (const [bucket, place] of where) {
      const at = next[bucket] ?? 0;
      places[at] = label;
      wheres[at] = place;
      next[bucket] = at + 1;
    }
  });
  return {
    bits,
    labels: all.map(({ label }) => label),
    rare: rarenessOf(counts, all.length),
    starts,
    places,
    where: wheres,
  };
}

const rarenessOf = (counts: Uint32Array, total: number): Uint8Array =>
  Uint8Array.from(counts, (count) => Math.min(mostRare, Math.round(Math.log((total + 1) / (count + 0.5)) / rareness)));

const packed = (numbers: Uint8Array | Uint16Array | Uint32Array) =>
  deflateRawSync(Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength), { level: 9 }).toString("base64");

/** The index as it is stored. */
export function storedSayings({ bits: size, labels, ...numbers }: Sayings) {
  return {
    bits: size,
    labels: [...labels],
    labelOf: packed(numbers.labelOf),
    rare: packed(numbers.rare),
    starts: packed(numbers.starts),
    sayings: packed(numbers.sayings),
    parts: packed(numbers.parts),
  };
}

/** The words as they are stored. */
export function storedVocabulary({ bits: size, labels, rare, starts, places, where }: Vocabulary) {
  return {
    bits: size,
    labels: [...labels],
    rare: packed(rare),
    starts: packed(starts),
    places: packed(places),
    where: packed(where),
  };
}
