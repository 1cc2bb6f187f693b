import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { z } from "zod";
import { onceCarried } from "./content-folder.ts";

const weight = z.number().min(0);
const fitSchema = z.strictObject({
  labels: z.array(z.string()).min(2),
  biases: z.array(z.number()),
  scale: z.number().positive(),
  weights: z.base64(),
});

/** Numbers as base64 of deflated bytes, the low byte first. */
const packed = z.base64();
const sayingsSchema = z.strictObject({
  bits: z.int().min(8).max(20),
  labels: z.array(z.string()).min(1),
  labelOf: packed,
  rare: packed,
  starts: packed,
  sayings: packed,
  parts: packed,
});

const modelSchema = z
  .strictObject({
    about: z.string(),
    corpus: z.string(),
    spec: z.strictObject({
      bits: z.int().min(8).max(18),
      chars: z.strictObject({ from: z.int(), to: z.int(), weight }),
      words: z.strictObject({ weight }),
      pairs: z.strictObject({ skip: z.int(), weight }),
      classes: z.strictObject({ span: z.int(), weight }),
    }),
    aside: weight,
    sure: z.strictObject({ bias: z.number(), weights: z.array(z.number()).min(1) }),
    acts: fitSchema,
    sayings: sayingsSchema,
    ...fitSchema.shape,
  })
  .refine(({ labels, biases }) => labels.length === biases.length, "a bias for each label")
  .refine(({ acts }) => acts.labels.length === acts.biases.length, "a bias for each act");

/** The topic model as it lies in content/models: weights as base64 of deflated signed bytes. */
export type TopicModelFile = z.infer<typeof modelSchema>;

/** Turns a stored model into one that can be asked; throws where weights are missing. */
export function decodeTopicModel(file: TopicModelFile) {
  const { spec, aside, acts, sayings } = file;
  return {
    ...file,
    sayings: sayingsOf(sayings),
    weights: weightsOf(file, spec.bits),
    acts: { ...acts, spec, aside, weights: weightsOf(acts, spec.bits) },
  };
}

function weightsOf({ weights: stored, labels }: z.infer<typeof fitSchema>, bits: number): Int8Array {
  const weights = new Int8Array(inflateRawSync(Buffer.from(stored, "base64")));
  if (weights.length !== 2 ** bits * labels.length) throw new Error("weights do not fit the labels");
  return weights;
}

function sayingsOf({ bits, labels, ...stored }: z.infer<typeof sayingsSchema>) {
  const bytesOf = (text: string) => Uint8Array.from(inflateRawSync(Buffer.from(text, "base64"))).buffer;
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

/** Loads the model that tells ladders apart by how people write; throws with the file where anything is wrong. */
export const loadTopicModel = onceCarried((contentDir: string) => {
  const path = join(contentDir, "models", "goals.json");
  const parsed = modelSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (!parsed.success) throw new Error(`${path}: ${parsed.error.issues.map(({ message }) => message).join("; ")}`);
  return decodeTopicModel(parsed.data);
});
