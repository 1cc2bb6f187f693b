import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { HabitId } from "#core/day/habit.ts";
import { normaliseText } from "#core/safety/normalise.ts";
import { compilePhrases, phraseText } from "#core/safety/phrase-pattern.ts";
import { type AskedEntry, talkSlots } from "#core/talk/talk-words.ts";
import { readPack } from "./content-folder.ts";
import { inEveryLocale, type LocalWords } from "./in-every-locale.ts";
import { loadSpelling } from "./spelling.ts";
import { offerSchema, slotsIn, textsOf, wordingsOf } from "./talk-wording.ts";

const patterns = z.array(z.string().min(1)).min(1);
const entrySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, "lower-case words joined by hyphens"),
  /** Every one of these groups has to be found, in whatever order. */
  all: z.array(patterns).min(1),
  unless: patterns.optional(),
  /** Only while no step stands in front. */
  alone: z.boolean().default(false),
  /** Only while no day is planned. */
  unplanned: z.boolean().default(false),
  /** Words for somebody whom a closed contact may forbid to be written to. */
  contact: z.boolean().default(false),
  offers: z.array(offerSchema).max(2).default([]),
  ...inEveryLocale(z.array(z.string().trim().min(1)).min(2)).shape,
});
const fileSchema = z.strictObject({
  sets: z.record(z.string(), z.string().min(1)).default({}),
  asked: z.array(entrySchema).min(1),
});
export type AskedFile = z.infer<typeof entrySchema>;

/** Everything in content/talk/asked, file by file; throws with the file where a wording names no slot of ours. */
function readAskedFiles(folder: string): readonly z.infer<typeof fileSchema>[] {
  const at = join(folder, "talk", "asked");
  if (!existsSync(at)) return [];
  return readdirSync(at)
    .filter((name) => name.endsWith(".yaml"))
    .toSorted()
    .map((name) => {
      const file = readPack(folder, `talk/asked/${name}`, fileSchema);
      const unknown = file.asked
        .flatMap(({ ru, en }) => [...ru, ...en].flatMap(slotsIn))
        .find((slot) => !(talkSlots as readonly string[]).includes(slot));
      if (unknown !== undefined) throw new Error(`content/talk/asked/${name}: no slot {{${unknown}}}`);
      return file;
    });
}

/** Every request and question that has words of its own. */
export const readAsked = (folder: string): readonly AskedFile[] => readAskedFiles(folder).flatMap(({ asked }) => asked);

const refOf = (id: string, at: number): string => `talk.asked.${id}.${at}`;

/** The words of what is asked by their path. */
export const askedTexts = (folder: string): readonly (readonly [path: string, words: LocalWords])[] =>
  readAsked(folder).flatMap((entry) => textsOf((at) => refOf(entry.id, at), entry));

/** Finds what a message asks, by plain words: of several the one that says most, then the one that is written first. */
export function loadAsked(folder: string): (text: string) => readonly AskedEntry[] {
  const spelling = loadSpelling(folder);
  const known = readAskedFiles(folder).flatMap(({ sets, asked }) =>
    asked.map(({ id, all, unless, alone, unplanned, contact, offers, ...said }) => ({
      groups: all.map((group) => compilePhrases(group, sets)),
      unless: unless && compilePhrases(unless, sets),
      entry: { id, alone, unplanned, contact, offers, wordings: wordingsOf((at) => refOf(id, at), said) },
    })),
  );
  return (text) => {
    const line = phraseText(normaliseText(text, spelling).tokens);
    return known
      .filter(({ groups, unless }) => groups.every((group) => group.test(line)) && unless?.test(line) !== true)
      .toSorted((one, other) => other.groups.length - one.groups.length)
      .map(({ entry }) => entry);
  };
}

/** Which habit a question names: of content/talk/habits.yaml the first that is found. */
export function loadHabitNames(folder: string): (text: string) => HabitId | undefined {
  const spelling = loadSpelling(folder);
  const known = Object.entries(readPack(folder, "talk/habits.yaml", z.record(z.string(), patterns))).map(
    ([id, names]) => [id as HabitId, compilePhrases(names, {})] as const,
  );
  return (text) => {
    const line = phraseText(normaliseText(text, spelling).tokens);
    return known.find(([, names]) => names.test(line))?.[0];
  };
}
