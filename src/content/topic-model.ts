import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { z } from "zod";
import { onceCarried } from "./content-folder.ts";
import {
  decodeProfiles,
  decodeSayings,
  decodeVocabulary,
  profilesSchema,
  sayingsSchema,
  vocabularySchema,
} from "./packed-sayings.ts";
import { linearSpec } from "./linear-spec.ts";

const weight = z.number().min(0);
const fitSchema = z.strictObject({
  labels: z.array(z.string()).min(2),
  biases: z.array(z.number()),
  scale: z.number().positive(),
  weights: z.base64(),
});

const modelSchema = z
  .strictObject({
    about: z.string(),
    corpus: z.string(),
    spec: linearSpec(18),
    aside: weight,
    sure: z.strictObject({ bias: z.number(), weights: z.array(z.number()).min(1) }),
    odds: z.strictObject({ broad: z.array(z.number()).min(1), short: z.array(z.number()).min(1) }),
    acts: fitSchema,
    sayings: sayingsSchema,
    profiles: profilesSchema,
    vocabulary: vocabularySchema,
    ...fitSchema.shape,
  })
  .refine(({ labels, biases }) => labels.length === biases.length, "a bias for each label")
  .refine(({ acts }) => acts.labels.length === acts.biases.length, "a bias for each act");

/** The topic model as it lies in content/models: weights as base64 of deflated signed bytes. */
export type TopicModelFile = z.infer<typeof modelSchema>;

/** Turns a stored model into one that can be asked; throws where weights are missing. */
export function decodeTopicModel(file: TopicModelFile) {
  const { spec, aside, acts, sayings, profiles, vocabulary } = file;
  return {
    ...file,
    sayings: decodeSayings(sayings),
    profiles: decodeProfiles(profiles),
    vocabulary: decodeVocabulary(vocabulary),
    weights: weightsOf(file, spec.bits),
    acts: { ...acts, spec, aside, weights: weightsOf(acts, spec.bits) },
  };
}

function weightsOf({ weights: stored, labels }: z.infer<typeof fitSchema>, bits: number): Int8Array {
  const weights = new Int8Array(inflateRawSync(Buffer.from(stored, "base64")));
  if (weights.length !== 2 ** bits * labels.length) throw new Error("weights do not fit the labels");
  return weights;
}

/** Loads the model that tells ladders apart by how people write; throws with the file where anything is wrong. */
export const loadTopicModel = onceCarried((contentDir: string) => {
  const path = join(contentDir, "models", "goals.json");
  const parsed = modelSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (!parsed.success) throw new Error(`${path}: ${parsed.error.issues.map(({ message }) => message).join("; ")}`);
  return decodeTopicModel(parsed.data);
});
