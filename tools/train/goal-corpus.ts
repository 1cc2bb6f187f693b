import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readCoachPacks } from "#content/coach-packs.ts";
import { headFirst } from "#coach/offline/goal-head.ts";
import { goalActs } from "#core/goals/acts.ts";
import { locales } from "#core/person/person.ts";
import { hashText } from "#core/text/hash.ts";
import { readJsonLines } from "./json-lines.ts";

const lineSchema = z.strictObject({
  title: z.string().min(1),
  description: z.string(),
  topic: z.string().regex(/^(?:none|[a-z]+\/_?[a-z0-9-]+)$/u),
  act: z.enum(goalActs).optional(),
  /** Other ladders that are right too; there only where the goal was labelled with all ladders of today in view. */
  also: z.array(z.string()).optional(),
});

/** One labelled goal of content/corpora/goals; `topic` is `<kind>/<topic>`, `<kind>/_kind` or `none`; an `act` is said by whoever saw no ladder. */
export interface GoalExample extends z.infer<typeof lineSchema> {
  readonly locale: (typeof locales)[number];
}

const pathOf = (contentDir: string, locale: string) => join(contentDir, "corpora", "goals", `${locale}.jsonl`);

/** All lines of a file of labelled goals, in order. */
export function readGoalExamples(path: string, locale: GoalExample["locale"]): readonly GoalExample[] {
  return readJsonLines(path).map((line) => ({ ...lineSchema.parse(line), locale }));
}

/** Goals of people who knew no ladder, in both languages; their labels came later, from the ladders of that day. */
const strangersOf = (contentDir: string) => join(contentDir, "corpora", "goals", "strangers.jsonl");
const strangerSchema = lineSchema.extend({ locale: z.enum(locales) });

/** All labelled goals, read as the coach reads them: what is wanted first. */
export function loadGoalCorpus(contentDir: string): readonly GoalExample[] {
  return [
    ...locales.flatMap((locale) => readGoalExamples(pathOf(contentDir, locale), locale)),
    ...readJsonLines(strangersOf(contentDir)).map((line) => strangerSchema.parse(line)),
  ].map((line) => ({ ...line, ...headFirst(line) }));
}

/** What is written beside short ladders: how people name their goals. */
export interface ShortSaying {
  readonly locale: (typeof locales)[number];
  readonly title: string;
  readonly topic: string;
  readonly act: GoalExample["act"];
}

export function loadShortSayings(contentDir: string): readonly ShortSaying[] {
  return readCoachPacks(contentDir).short.flatMap(({ ladder }) =>
    locales.flatMap((locale) =>
      ladder.says[locale].map((title) => ({ locale, title, topic: `${ladder.kind}/${ladder.id}`, act: ladder.act })),
    ),
  );
}

const saidSchema = z.strictObject({
  ladder: z.string().regex(/^[a-z]+\/[a-z0-9-]+$/u),
  said: z.array(z.string().min(1)).min(10),
});

const saidPath = (contentDir: string, locale: string) => join(contentDir, "corpora", "goals", `said-${locale}.jsonl`);

/** What many people would say of one ladder. */
export interface SaidOfLadder extends z.infer<typeof saidSchema> {
  readonly locale: (typeof locales)[number];
}

/** What many people would say of each ladder, in words that differ as much as people do. */
export function loadSaid(contentDir: string): readonly SaidOfLadder[] {
  return locales.flatMap((locale) =>
    readJsonLines(saidPath(contentDir, locale)).map((line) => ({ ...saidSchema.parse(line), locale })),
  );
}

/** A fingerprint of all that the model learns from, so that a stale model is noticed. */
export function goalCorpusFingerprint(contentDir: string): string {
  const hash = createHash("sha256");
  for (const locale of locales)
    for (const path of [pathOf(contentDir, locale), saidPath(contentDir, locale)]) hash.update(readFileSync(path));
  hash.update(readFileSync(strangersOf(contentDir)));
  hash.update(JSON.stringify(loadShortSayings(contentDir)));
  return hash.digest("hex");
}

/** About one line in seven is held out, by its text alone, to judge a model that has not seen it. */
export function isHeldOut({ title, description }: GoalExample): boolean {
  return hashText(`${title}\n${description}`, 11) % 100 < 15;
}
