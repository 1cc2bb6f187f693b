import { inflateRawSync } from "node:zlib";
import { z } from "zod";
import type { Profiles } from "#core/text/profiles.ts";
import type { Sayings } from "#core/text/sayings.ts";
import type { Vocabulary } from "#core/text/vocabulary.ts";

/** Numbers as base64 of deflated bytes, the low byte first. */
const packed = z.base64();

/** An index of sayings as it lies in content/models. */
export const sayingsSchema = z.strictObject({
  bits: z.int().min(8).max(20),
  labels: z.array(z.string()).min(1),
  labelOf: packed,
  rare: packed,
  starts: packed,
  sayings: packed,
  parts: packed,
});

/** The words of each label as they lie in content/models. */
export const vocabularySchema = z.strictObject({
  bits: z.int().min(8).max(20),
  labels: z.array(z.string()).min(1),
  rare: packed,
  starts: packed,
  places: packed,
  where: packed,
});

/** What is said of each label, laid together, as it lies in content/models. */
export const profilesSchema = z.strictObject({
  bits: z.int().min(8).max(20),
  labels: z.array(z.string()).min(1),
  rare: packed,
  starts: packed,
  places: packed,
  parts: packed,
});

const bytesOf = (text: string) => Uint8Array.from(inflateRawSync(Buffer.from(text, "base64"))).buffer;

/** Turns stored words into ones that can be asked. */
export function decodeVocabulary({ bits, labels, ...stored }: z.infer<typeof vocabularySchema>): Vocabulary {
  return {
    bits,
    labels,
    rare: new Uint8Array(bytesOf(stored.rare)),
    starts: new Uint32Array(bytesOf(stored.starts)),
    places: new Uint16Array(bytesOf(stored.places)),
    where: new Uint8Array(bytesOf(stored.where)),
  };
}

/** Turns a stored index into one that can be asked. */
export function decodeSayings({ bits, labels, ...stored }: z.infer<typeof sayingsSchema>): Sayings {
  return {
    bits,
    labels,
    labelOf: new Uint16Array(bytesOf(stored.labelOf)),
    rare: new Uint8Array(bytesOf(stored.rare)),
    starts: new Uint32Array(bytesOf(stored.starts)),
    sayings: new Uint16Array(bytesOf(stored.sayings)),
    parts: new Uint8Array(bytesOf(stored.parts)),
  };
}

/** Turns stored profiles into ones that can be asked. */
export function decodeProfiles({ bits, labels, ...stored }: z.infer<typeof profilesSchema>): Profiles {
  return {
    bits,
    labels,
    rare: new Uint8Array(bytesOf(stored.rare)),
    starts: new Uint32Array(bytesOf(stored.starts)),
    places: new Uint16Array(bytesOf(stored.places)),
    parts: new Uint8Array(bytesOf(stored.parts)),
  };
}
