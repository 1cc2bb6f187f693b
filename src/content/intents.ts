import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { z } from "zod";
import { type IntentKnowledge, type IntentReading, intents, readIntent } from "#core/dialogue/turn/intents.ts";
import { packModel } from "#core/text/packed-model.ts";
import { compileWordClasses, type WordClasses } from "#core/text/word-classes.ts";
import { onceCarried, readPack } from "./content-folder.ts";
import { loadSpelling } from "./spelling.ts";
import { linearSpec } from "./linear-spec.ts";

const lexiconSchema = z.strictObject({ classes: z.record(z.string(), z.array(z.string().min(1))) });
const share = z.number().min(0).max(1);

const modelSchema = z.strictObject({
  about: z.string(),
  corpus: z.string(),
  spec: linearSpec(),
  temperature: z.number().positive(),
  thresholds: z.strictObject({ commit: share, ask: share }),
  heads: z.array(z.strictObject({ label: z.enum(intents), bias: z.number(), scale: z.number(), weights: z.base64() })),
});

/** The intent model as it lies in content/models: one head an intent, weights as base64 of deflated signed bytes. */
export type IntentModelFile = z.infer<typeof modelSchema>;

/** Says what a free text means, offline and in this process. */
export interface IntentReader {
  classify(text: string): IntentReading;
}

/** Words that point the same way, from content/intents/lexicon.yaml. */
export function loadIntentClasses(contentDir: string): WordClasses {
  return compileWordClasses(readPack(contentDir, "intents/lexicon.yaml", lexiconSchema).classes);
}

/** Puts a model together with the word lists it was made with. */
export function makeIntentReader(contentDir: string, file: IntentModelFile): IntentReader {
  const knowledge: IntentKnowledge = {
    spelling: loadSpelling(contentDir),
    classes: loadIntentClasses(contentDir),
    model: packModel({
      spec: file.spec,
      heads: file.heads.map(({ label, bias, scale, weights }) => ({
        label,
        bias,
        scale,
        weights: new Int8Array(inflateRawSync(Buffer.from(weights, "base64"))),
      })),
    }),
    temperature: file.temperature,
    thresholds: file.thresholds,
  };
  return { classify: (text) => readIntent(text, knowledge) };
}

/** The intent model in a content folder; throws with file and field where anything is wrong. */
export function loadIntentModel(contentDir: string): IntentModelFile {
  const path = join(contentDir, "models", "intents.json");
  const parsed = modelSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (!parsed.success) throw new Error(`${path}: ${parsed.error.issues.map(({ message }) => message).join("; ")}`);
  if (parsed.data.heads.some(({ label }, at) => label !== intents[at]))
    throw new Error(
      `${path}: its intents are not those of the program; train it anew with node tools/train-intents.ts`,
    );
  return parsed.data;
}

/** The classifier over the content in a folder, ready to be asked. */
export const loadIntentReader = onceCarried((contentDir: string): IntentReader => {
  return makeIntentReader(contentDir, loadIntentModel(contentDir));
});
