import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { z } from "zod";
import { holdsMatter, type MatterKnowledge } from "#core/talk/matter/matter-reader.ts";
import { packModel } from "#core/text/packed-model.ts";
import { onceCarried } from "./content-folder.ts";
import { loadIntentClasses } from "./intents.ts";
import { linearSpec } from "./linear-spec.ts";
import { loadSpelling } from "./spelling.ts";

const modelSchema = z.strictObject({
  about: z.string(),
  corpus: z.string(),
  spec: linearSpec(18),
  temperature: z.number().positive(),
  bias: z.number(),
  scale: z.number(),
  weights: z.base64(),
});

/** The reader of what is to be set about as it lies in content/models: weights as base64 of deflated signed bytes. */
export type MatterModelFile = z.infer<typeof modelSchema>;

/** What was learned of things to set about, with the fingerprint of what it was learned from; throws with the file where anything is wrong. */
export function loadMatterModel(folder: string): MatterKnowledge & { readonly corpus: string } {
  const path = join(folder, "models", "matter.json");
  const parsed = modelSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (!parsed.success) throw new Error(`${path}: ${parsed.error.issues.map(({ message }) => message).join("; ")}`);
  const { spec, temperature, bias, scale, weights, corpus } = parsed.data;
  return {
    corpus,
    temperature,
    spelling: loadSpelling(folder),
    classes: loadIntentClasses(folder),
    model: packModel({
      spec,
      heads: [{ label: "matter", bias, scale, weights: new Int8Array(inflateRawSync(Buffer.from(weights, "base64"))) }],
    }),
  };
}

/** How likely words hold something to set about, 0 to 1. */
export const loadMatterReader = onceCarried((folder: string): ((text: string) => number) => {
  const knowledge = loadMatterModel(folder);
  return (text) => holdsMatter(text, knowledge);
});
