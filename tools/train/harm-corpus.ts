import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { harmKinds } from "#core/safety/harm.ts";
import { hashText } from "#core/text/hash.ts";
import { loadGoalCorpus } from "./goal-corpus.ts";
import { readJsonLines } from "./json-lines.ts";

const harmLocales = ["ru", "en"] as const;

const lineSchema = z.strictObject({
  title: z.string().min(1),
  description: z.string(),
  harmful: z.boolean(),
  kind: z.enum([...harmKinds, "benign"]),
  /** Which kind of harm a benign line looks like. */
  like: z.enum([...harmKinds, "none"]).optional(),
});

/** One labelled goal of content/corpora/harm; `everyday` comes from the goal corpora. */
export interface HarmLine extends z.infer<typeof lineSchema> {
  readonly locale: (typeof harmLocales)[number];
  readonly everyday: boolean;
}

const pathOf = (contentDir: string, locale: string) => join(contentDir, "corpora", "harm", `${locale}.jsonl`);

/** The harm corpora, and all everyday goals as benign lines. */
export function loadHarmCorpus(contentDir: string): readonly HarmLine[] {
  const own = harmLocales.flatMap((locale) =>
    readJsonLines(pathOf(contentDir, locale)).map(
      (line): HarmLine => ({ ...lineSchema.parse(line), locale, everyday: false }),
    ),
  );
  const everyday = loadGoalCorpus(contentDir).map(
    ({ title, description, locale }): HarmLine => ({
      title,
      description,
      locale,
      harmful: false,
      kind: "benign",
      everyday: true,
    }),
  );
  return [...own, ...everyday];
}

/** A fingerprint of what the model is made from, so that a stale model is noticed; everyday goals grow on their own and are left out. */
export function harmFingerprint(contentDir: string): string {
  const hash = createHash("sha256");
  for (const locale of harmLocales) hash.update(readFileSync(pathOf(contentDir, locale)));
  for (const name of ["crisis/lexicon.yaml", "crisis/spelling.yaml", "harm/lexicon.yaml"])
    hash.update(readFileSync(join(contentDir, "safety", ...name.split("/"))));
  return hash.digest("hex");
}

export const harmFolds = 5;

/** Which fifth of the corpus a line belongs to, by its text alone. */
export const harmFoldOf = ({ title, description }: HarmLine): number =>
  hashText(`${title}\n${description}`, 13) % harmFolds;
