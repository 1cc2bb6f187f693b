import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Locale, locales } from "#core/person/person.ts";
import { readJsonLines } from "./json-lines.ts";

/** Whatever else a line says of itself (the acts of a talk) is its own corpus's business. */
const lineSchema = z.object({ text: z.string().min(1) });

/** An ordinary message of a talk that goes on: no sign of a crisis, and no wish to harm. */
export interface Turn {
  readonly text: string;
  readonly locale: Locale;
}

const pathOf = (contentDir: string, corpus: string, name: string) =>
  join(contentDir, "corpora", corpus, `${name}.jsonl`);

const turnsIn = (contentDir: string, corpus: string, before: string): readonly Turn[] =>
  locales.flatMap((locale) =>
    readJsonLines(pathOf(contentDir, corpus, `${before}${locale}`)).map((line) => ({
      text: lineSchema.parse(line).text,
      locale,
    })),
  );

const talkLineSchema = lineSchema.extend({ locale: z.enum(locales) });

/** Lines of one conversation stand together: so many at a time are learned, place thresholds, or are kept. */
const block = 40;
const parts = 10;
const keptPart = 0;
const devPart = 1;

/** The turns of whole conversations that stand in these tenths. */
const talkTurns = (contentDir: string, holds: (part: number) => boolean): readonly Turn[] =>
  readJsonLines(pathOf(contentDir, "talk", "turns"))
    .filter((_, at) => holds(Math.floor(at / block) % parts))
    .map((line) => talkLineSchema.parse(line))
    .map(({ text, locale }) => ({ text, locale }));

const doubtfulIn = (contentDir: string): ReadonlySet<string> =>
  new Set(turnsIn(contentDir, "turns", "doubtful-").map(({ text }) => text));

/** The turns that readers learn as ordinary: their own corpus and those of talk, but for what stands among the doubtful; each text once. */
export function loadTurns(contentDir: string): readonly Turn[] {
  const left = new Set(doubtfulIn(contentDir));
  for (const { text } of [...loadDevTurns(contentDir), ...loadKeptTurns(contentDir)]) left.add(text);
  return [
    ...turnsIn(contentDir, "turns", ""),
    ...turnsIn(contentDir, "talk", ""),
    ...talkTurns(contentDir, (part) => part !== keptPart && part !== devPart),
  ].filter(({ text }) => {
    const isNew = !left.has(text);
    left.add(text);
    return isNew;
  });
}

/** Turns that no training reads: thresholds within a talk are placed by them. */
export function loadDevTurns(contentDir: string): readonly Turn[] {
  const doubtful = doubtfulIn(contentDir);
  return [
    ...turnsIn(contentDir, "turns", "dev-"),
    ...talkTurns(contentDir, (part) => part === devPart).filter(({ text }) => !doubtful.has(text)),
  ];
}

/** Turns that neither training nor thresholds read: only the figures do. */
export const loadKeptTurns = (contentDir: string): readonly Turn[] =>
  talkTurns(contentDir, (part) => part === keptPart);

/** A fingerprint of the turns' own corpus; the corpus of talk grows on its own and is left out. */
export function turnsFingerprint(contentDir: string): string {
  const hash = createHash("sha256");
  for (const locale of locales)
    for (const before of ["", "dev-", "doubtful-"])
      hash.update(readFileSync(pathOf(contentDir, "turns", `${before}${locale}`)));
  return hash.digest("hex");
}
