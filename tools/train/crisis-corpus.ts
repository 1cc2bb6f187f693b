import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { crisisLevels } from "#core/safety/crisis.ts";
import type { Gist } from "#core/talk/gist/gist.ts";
import { hashText } from "#core/text/hash.ts";
import { loadGistLines } from "./gist-corpus.ts";
import { readJsonLines } from "./json-lines.ts";
import { loadDevTurns, loadTurns, type Turn, turnsFingerprint } from "./turn-corpus.ts";

export const crisisLanguages = ["ru", "en", "uk"] as const;

const lineSchema = z.strictObject({
  text: z.string().min(1),
  crisis: z.boolean(),
  kind: z.string().min(1),
  severity: z.enum(crisisLevels),
});

/** One labelled line of content/corpora/crisis. */
export interface CrisisLine extends z.infer<typeof lineSchema> {
  readonly locale: (typeof crisisLanguages)[number];
  /** From the intent and goal corpora. */
  readonly everyday: boolean;
  /** From the corpora of talk. */
  readonly turn?: true;
}

/** Lines of a batch, kept as they were measured; `round` tells two writings of one batch apart. */
const devLineSchema = lineSchema.extend({ batch: z.int(), round: z.unknown().optional() });

const kindsSchema = z.strictObject({
  explicit: z.array(z.string()),
  oblique: z.array(z.string()),
  ordinary: z.array(z.string()),
});

/** How labelled kinds are counted, from content/safety/crisis-kinds.yaml. */
export type CrisisKindTable = z.infer<typeof kindsSchema>;

export function loadKindTable(contentDir: string): CrisisKindTable {
  return kindsSchema.parse(parse(readFileSync(join(contentDir, "safety", "crisis-kinds.yaml"), "utf8")));
}

/** Whether a benign kind is what people write every day; any other is a trap. A trailing `*` in the table means "and whatever follows". */
export function isOrdinaryKind(kind: string, { ordinary }: CrisisKindTable): boolean {
  return ordinary.some((name) => (name.endsWith("*") ? kind.startsWith(name.slice(0, -1)) : kind === name));
}

function pathOf(contentDir: string, locale: string): string {
  return join(contentDir, "corpora", "crisis", `${locale}.jsonl`);
}

/** All labelled crisis lines of all languages, in file order. */
export function loadCrisisCorpus(contentDir: string): readonly CrisisLine[] {
  return crisisLanguages.flatMap((locale) =>
    readJsonLines(pathOf(contentDir, locale)).map((line) => ({ ...lineSchema.parse(line), locale, everyday: false })),
  );
}

/** Lines that no training reads; the thresholds are placed by them. */
export function loadCrisisDev(contentDir: string): readonly CrisisLine[] {
  return crisisLanguages.flatMap((locale) =>
    readJsonLines(pathOf(contentDir, `dev-${locale}`)).map((line) => {
      const { batch: _batch, round: _round, ...labelled } = devLineSchema.parse(line);
      return { ...labelled, locale, everyday: false };
    }),
  );
}

const intentLineSchema = z.object({ text: z.string().min(1), intent: z.string() });

function everydayPaths(
  contentDir: string,
  corpus: "intents" | "goals",
): readonly (readonly [CrisisLine["locale"], string])[] {
  return crisisLanguages
    .map((locale) => [locale, join(contentDir, "corpora", corpus, `${locale}.jsonl`)] as const)
    .filter(([, path]) => existsSync(path));
}

/** The kind of a crisis that only an intent corpus knows: it says that it is one, not which. */
export const unsortedCrisis = "unsorted";

const goalLineSchema = z.object({ title: z.string().min(1), description: z.string() });

const ordinaryLine = (text: string, locale: CrisisLine["locale"]): CrisisLine => ({
  text,
  locale,
  crisis: false,
  kind: "ordinary",
  severity: "none",
  everyday: true,
});

const turnLine = ({ text, locale }: Turn): CrisisLine => ({
  ...ordinaryLine(text, locale),
  everyday: false,
  turn: true,
});

/** Hands that this reader does not learn: with later ones it was surer of ordinary words and passed over more of those that are a sign. */
const notLearned: readonly string[] = [..."qrsuvwxyz", "za", "zb", "zc"].map((hand) => `${hand}.jsonl`);
/** First messages that stand alone are no turns of a talk. */
const isOfTalk = (hand: string): boolean => !hand.startsWith("none-") && !notLearned.includes(hand);
/** What weighs on somebody is told in the words that crises are told in, and is learned as neither. */
const weighs: readonly Gist[] = ["heavy", "body", "listen"];

const textSchema = z.object({ text: z.string().min(1) });
/** What may be a sign after all though it is only told (a hand that held under water): learned as neither too. */
const doubtfulGists = (contentDir: string): ReadonlySet<string> =>
  new Set(readJsonLines(pathOf(contentDir, "doubtful-gists")).map((line) => textSchema.parse(line).text));

/** Messages of whole conversations about goals, none of which speaks of a crisis. */
function gistTurns(contentDir: string): readonly Turn[] {
  const doubtful = doubtfulGists(contentDir);
  return loadGistLines(contentDir)
    .filter(({ hand, kind, say }) => isOfTalk(hand) && !weighs.includes(kind) && !doubtful.has(say))
    .map(({ say, locale }) => ({ text: say, locale }));
}

/** What is said in a talk that goes on, all of it ordinary. */
export const loadOrdinaryTurns = (contentDir: string): readonly CrisisLine[] =>
  [...loadTurns(contentDir), ...gistTurns(contentDir)].map(turnLine);

/** The same, never trained on: by these the thresholds within a talk are placed. */
export const loadOrdinaryDevTurns = (contentDir: string): readonly CrisisLine[] =>
  loadDevTurns(contentDir).map(turnLine);

/** The intent and goal corpora as crisis lines: what people write every day, and some crises whose kind nobody noted. */
export function loadEverydayLines(contentDir: string): readonly CrisisLine[] {
  const messages = everydayPaths(contentDir, "intents").flatMap(([locale, path]) =>
    readJsonLines(path).map((raw) => {
      const { text, intent } = intentLineSchema.parse(raw);
      return intent === "crisis"
        ? { text, locale, crisis: true, kind: unsortedCrisis, severity: "high" as const, everyday: false }
        : ordinaryLine(text, locale);
    }),
  );
  const goals = everydayPaths(contentDir, "goals").flatMap(([locale, path]) =>
    readJsonLines(path).map((raw) => {
      const { title, description } = goalLineSchema.parse(raw);
      return ordinaryLine(description === "" ? title : `${title}. ${description}`, locale);
    }),
  );
  return [...messages, ...goals];
}

/** A fingerprint of what the model is made from, so that a stale model is noticed; everyday lines grow on their own and are left out. */
export function corpusFingerprint(contentDir: string): string {
  const hash = createHash("sha256");
  for (const locale of crisisLanguages)
    for (const name of [locale, `dev-${locale}`]) hash.update(readFileSync(pathOf(contentDir, name)));
  hash.update(turnsFingerprint(contentDir));
  for (const name of ["lexicon.yaml", "spelling.yaml"])
    hash.update(readFileSync(join(contentDir, "safety", "crisis", name)));
  return hash.digest("hex");
}

const folds = 5;
const foldSeed = 7;

/** Which fifth of the corpus a line belongs to, by its text alone; fold 0 is the held-out part. */
export function foldOf(text: string): number {
  return hashText(text, foldSeed) % folds;
}
