import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { harmKinds } from "#core/safety/harm.ts";
import { hashText } from "#core/text/hash.ts";
import { loadGoalCorpus } from "./goal-corpus.ts";
import { readJsonLines } from "./json-lines.ts";
import { loadDevTurns, loadTurns, turnsFingerprint } from "./turn-corpus.ts";

const harmLocales = ["ru", "en"] as const;

const lineSchema = z.strictObject({
  title: z.string().min(1),
  description: z.string(),
  harmful: z.boolean(),
  kind: z.enum([...harmKinds, "benign"]),
  /** Which kind of harm a benign line looks like. */
  like: z.enum([...harmKinds, "none"]).optional(),
});

/**
 * One labelled goal of content/corpora/harm; `everyday` comes from the goal corpora. What is `aside` is learned by the head that tells goals from
 * what is told in a talk, and by no other.
 */
export interface HarmLine extends z.infer<typeof lineSchema> {
  readonly locale: (typeof harmLocales)[number];
  readonly everyday: boolean;
  readonly aside?: "turn";
}

const pathOf = (contentDir: string, locale: string) => join(contentDir, "corpora", "harm", `${locale}.jsonl`);

/** What people tell and ask that is no goal: as benign as it gets, and said in another manner. */
const saidPath = (contentDir: string, locale: string) => pathOf(contentDir, `said-${locale}`);
const saidSchema = z.strictObject({ text: z.string().min(1) });

const ordinary = (title: string, description: string, locale: HarmLine["locale"]): HarmLine => ({
  title,
  description,
  locale,
  harmful: false,
  kind: "benign",
  everyday: true,
});

/** The harm corpora, and all everyday goals and messages as benign lines. */
export function loadHarmCorpus(contentDir: string): readonly HarmLine[] {
  const own = harmLocales.flatMap((locale) =>
    readJsonLines(pathOf(contentDir, locale)).map(
      (line): HarmLine => ({ ...lineSchema.parse(line), locale, everyday: false }),
    ),
  );
  const goals = loadGoalCorpus(contentDir).map(({ title, description, locale }) =>
    ordinary(title, description, locale),
  );
  const said = harmLocales.flatMap((locale) =>
    readJsonLines(saidPath(contentDir, locale)).map((line) => ordinary(saidSchema.parse(line).text, "", locale)),
  );
  const turns = loadTurns(contentDir).map(
    ({ text, locale }): HarmLine => ({ ...ordinary(text, "", locale), aside: "turn" }),
  );
  return [...own, ...goals, ...said, ...turns];
}

/** Ordinary turns that no training reads: by these it is placed how sure the reader alone has to be within a talk. */
export const loadHarmDevTurns = (contentDir: string): readonly HarmLine[] =>
  loadDevTurns(contentDir).map(({ text, locale }) => ({ ...ordinary(text, "", locale), aside: "turn" }));

/** A fingerprint of what the model is made from, so that a stale model is noticed; everyday goals grow on their own and are left out. */
export function harmFingerprint(contentDir: string): string {
  const hash = createHash("sha256");
  for (const locale of harmLocales)
    for (const path of [pathOf(contentDir, locale), saidPath(contentDir, locale)]) hash.update(readFileSync(path));
  hash.update(turnsFingerprint(contentDir));
  for (const name of ["crisis/lexicon.yaml", "crisis/spelling.yaml", "harm/lexicon.yaml"])
    hash.update(readFileSync(join(contentDir, "safety", ...name.split("/"))));
  return hash.digest("hex");
}

export const harmFolds = 5;

/** Which fifth of the corpus a line belongs to, by its text alone. */
export const harmFoldOf = ({ title, description }: HarmLine): number =>
  hashText(`${title}\n${description}`, 13) % harmFolds;
