import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { intents } from "#core/dialogue/turn/intents.ts";
import { hashText } from "#core/text/hash.ts";
import { readJsonLines } from "./json-lines.ts";

const intentLanguages = ["ru", "en"] as const;

const lineSchema = z.strictObject({
  text: z.string().min(1),
  intent: z.enum(intents),
  also: z.array(z.enum(intents)).optional(),
});

/** One labelled line of content/corpora/intents. */
export interface IntentLine extends z.infer<typeof lineSchema> {
  readonly locale: (typeof intentLanguages)[number];
}

const pathOf = (contentDir: string, locale: string) => join(contentDir, "corpora", "intents", `${locale}.jsonl`);

/** All lines of both languages, in file order. */
export function loadIntentCorpus(contentDir: string): readonly IntentLine[] {
  return intentLanguages.flatMap((locale) =>
    readJsonLines(pathOf(contentDir, locale)).map((line) => ({ ...lineSchema.parse(line), locale })),
  );
}

/** A fingerprint of everything the model is made from, so that a stale model is noticed. */
export function intentFingerprint(contentDir: string): string {
  const hash = createHash("sha256");
  for (const locale of intentLanguages) hash.update(readFileSync(pathOf(contentDir, locale)));
  hash.update(readFileSync(join(contentDir, "intents", "lexicon.yaml")));
  hash.update(readFileSync(join(contentDir, "safety", "crisis", "spelling.yaml")));
  return hash.digest("hex");
}

const foldSeed = 11;

const folds = 5;

/** Which fifth of the corpus a line belongs to, by its text alone, letters only, so that near-copies stay together; fold 0 is the held-out part. */
export function intentFoldOf(text: string): number {
  return hashText(text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ""), foldSeed) % folds;
}
