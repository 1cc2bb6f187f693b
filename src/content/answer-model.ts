import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { z } from "zod";
import type { LearnedText } from "#core/safety/model-text.ts";
import { onceCarried } from "./content-folder.ts";
import { loadHarmClasses } from "./refusals.ts";
import { linearSpec } from "./linear-spec.ts";

const modelSchema = z.strictObject({
  about: z.string(),
  corpus: z.string(),
  spec: linearSpec(),
  thresholds: z.strictObject({ ru: z.number(), en: z.number() }),
  head: z.strictObject({ bias: z.number(), scale: z.number(), weights: z.base64() }),
});

/** The reader of a model's answers as it lies in content/models: weights as base64 of deflated signed bytes. */
export type AnswerModelFile = z.infer<typeof modelSchema>;

/** What was learned of answers that harm, and the fingerprint of what it was learned from; throws with the file where anything is wrong. */
export const loadAnswerModel = onceCarried((contentDir: string): LearnedText & { readonly corpus: string } => {
  const path = join(contentDir, "models", "model-text.json");
  const parsed = modelSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (!parsed.success) throw new Error(`${path}: ${parsed.error.issues.map(({ message }) => message).join("; ")}`);
  const { spec, thresholds, head, corpus } = parsed.data;
  const weights = new Int8Array(inflateRawSync(Buffer.from(head.weights, "base64")));
  return {
    spec,
    thresholds,
    head: { label: "harmful", ...head, weights },
    classes: loadHarmClasses(contentDir),
    corpus,
  };
});
