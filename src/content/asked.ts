import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { HabitId } from "#core/day/habit.ts";
import { normaliseText } from "#core/safety/normalise.ts";
import type { PhraseForm } from "#core/safety/phrase-form.ts";
import { compilePhrases, phraseText } from "#core/safety/phrase-pattern.ts";
import { injuries } from "#core/day/intake.ts";
import { type Act, acts } from "#core/talk/acts.ts";
import { type AskedEntry, talkSlots } from "#core/talk/talk-words.ts";
import { registers } from "#core/talk/wording-moves.ts";
import { readPack } from "./content-folder.ts";
import { inEveryLocale, type LocalWords } from "./in-every-locale.ts";
import { loadSpelling } from "./spelling.ts";
import { offerSchema, slotsIn, textsOf, wordingsOf } from "./talk-wording.ts";

const patterns = z.array(z.string().min(1)).min(1);
const register = inEveryLocale(z.array(z.string().trim().min(1)).min(1)).optional();
const entrySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, "lower-case words joined by hyphens"),
  /** Every one of these groups has to be found, in whatever order. */
  all: z.array(patterns).min(1),
  unless: patterns.optional(),
  /** Only where one of these was said in the message or lately. */
  before: patterns.optional(),
  /** Only while no step stands in front. */
  alone: z.boolean().default(false),
  /** Only while no day is planned. */
  unplanned: z.boolean().default(false),
  /** It is told, and no question is it. */
  told: z.boolean().default(false),
  /** Words for somebody whom a closed contact may forbid to be written to. */
  contact: z.boolean().default(false),
  /** What loads this part of the body is taken out of the planned day. */
  eases: z.enum(injuries).optional(),
  /** Its situation is too wide to have been told before: only the asking itself finds it. */
  general: z.boolean().default(false),
  offers: z.array(offerSchema).max(2).default([]),
  firmer: register,
  warmer: register,
  plainer: register,
  ...inEveryLocale(z.array(z.string().trim().min(1)).min(2)).shape,
});
/** A question that an act has the words for, by plain words. */
const actSchema = entrySchema
  .pick({ all: true, unless: true, before: true })
  .extend({ act: z.enum(acts as readonly [Act, ...Act[]]) });
/** Looser words for what has an answer elsewhere: they count only where the message as a whole surely asks of the program. */
const surelySchema = z.strictObject({
  to: z.string().min(1),
  all: z.array(patterns).min(1),
  unless: patterns.optional(),
});
const draftSchema = entrySchema.omit({ all: true, unless: true, before: true, alone: true, told: true, general: true });
const fileSchema = z.strictObject({
  /** All in it is asked of the program itself. */
  program: z.boolean().default(false),
  sets: z.record(z.string(), z.string().min(1)).default({}),
  asked: z.array(entrySchema).default([]),
  /** Words that no message finds by itself: they are chosen by what it asks for and for whom. */
  drafts: z.array(draftSchema).default([]),
  acts: z.array(actSchema).default([]),
  surely: z.array(surelySchema).default([]),
});
export type AskedFile = z.infer<typeof entrySchema>;
export type DraftFile = z.infer<typeof draftSchema>;

/** Everything in content/talk/asked, file by file; throws with the file where a wording names no slot of ours. */
function readAskedFiles(folder: string): readonly z.infer<typeof fileSchema>[] {
  const at = join(folder, "talk", "asked");
  if (!existsSync(at)) return [];
  return readdirSync(at)
    .filter((name) => name.endsWith(".yaml"))
    .toSorted()
    .map((name) => {
      const file = readPack(folder, `talk/asked/${name}`, fileSchema);
      const unknown = [...file.asked, ...file.drafts]
        .flatMap(({ ru, en, firmer, warmer, plainer }) =>
          [ru, en, ...[firmer, warmer, plainer].flatMap((each) => (each ? [each.ru, each.en] : []))]
            .flat()
            .flatMap(slotsIn),
        )
        .find((slot) => !(talkSlots as readonly string[]).includes(slot));
      if (unknown !== undefined) throw new Error(`content/talk/asked/${name}: no slot {{${unknown}}}`);
      return file;
    });
}

/** Every request and question that has words of its own. */
export const readAsked = (folder: string): readonly AskedFile[] => readAskedFiles(folder).flatMap(({ asked }) => asked);
/** The words of every draft. */
export const readDrafts = (folder: string): readonly DraftFile[] =>
  readAskedFiles(folder).flatMap(({ drafts }) => drafts);

const refOf = (id: string, at: number): string => ["talk.asked", id, at].join(".");
const registerRef =
  (id: string, name: string) =>
  (at: number): string =>
    `talk.asked.${id}.${name}.${at}`;

/** The words of what is asked by their path. */
export const askedTexts = (folder: string): readonly (readonly [path: string, words: LocalWords])[] =>
  [...readAsked(folder), ...readDrafts(folder)].flatMap((entry) => [
    ...textsOf((at) => refOf(entry.id, at), entry),
    ...registers.flatMap((name) => {
      const said = entry[name];
      return said ? textsOf(registerRef(entry.id, name), said) : [];
    }),
  ]);

function entryOf({
  program,
  id,
  alone,
  unplanned,
  told,
  general,
  contact,
  offers,
  eases,
  ...said
}: Omit<AskedFile, "all"> & {
  readonly program: boolean;
}): AskedEntry {
  const others = registers.flatMap((name) => {
    const words = said[name];
    return words ? [[name, wordingsOf(registerRef(id, name), words)] as const] : [];
  });
  const wordings = wordingsOf((at) => refOf(id, at), said);
  return {
    id,
    alone,
    unplanned,
    told,
    general,
    contact,
    program,
    offers,
    wordings,
    registers: Object.fromEntries(others),
    ...(eases ? { eases } : {}),
  };
}

const ofAct = (act: Act): AskedEntry => ({
  id: act,
  act,
  alone: false,
  unplanned: false,
  told: false,
  general: false,
  contact: false,
  program: false,
  offers: [],
  wordings: { ru: [], en: [] },
  registers: {},
});

/** One entry with how it is found. */
interface Known {
  readonly groups: readonly PhraseForm[];
  readonly unless: PhraseForm | undefined;
  readonly before: PhraseForm | undefined;
  readonly entry: AskedEntry;
  readonly general: boolean;
}

/** Words for a situation: its first group is the asking, the others are what it is about. */
const isSituation = ({ entry, general, groups }: Known): boolean =>
  entry.id.startsWith("say-") && !general && groups.length > 1;

export interface Asked {
  /** What a message asks: of several the entry that says most, then the one that is written first. */
  readonly asked: (text: string, lately?: readonly string[]) => readonly AskedEntry[];
  readonly situations: (text: string) => readonly AskedEntry[];
  readonly situation: (id: string) => AskedEntry | undefined;
  /** What a message that surely asks of the program asks of it, the one that is written first. */
  readonly ofProgram: (text: string) => AskedEntry | undefined;
  /** Where the looser words lead. */
  readonly loose: readonly string[];
}

/** Words that find an entry have to be this much of the sentences that they stand in: below it 18 of 45 were right among judged messages, from it on 133 of 166. */
const leastCovered = 0.3;

/** How much of the sentences of a line the words that were found in them are, 0 to 1. */
function covered({ groups }: Known, line: string): number {
  const found = new Set(
    groups.flatMap((group) => {
      const at = group.find(line);
      return at ? Array.from({ length: at.end - at.start }, (_, step) => at.start + step) : [];
    }),
  );
  const sentences = [...line.matchAll(/[^|]+/gu)].filter(({ index, 0: words }) =>
    Array.from(words, (_, step) => index + step).some((place) => found.has(place)),
  );
  return found.size / sentences.reduce((sum, [words]) => sum + words.length, 0);
}

/** What hangs on the talk says more than what stands alone. */
const saysOf = ({ groups, before }: Known): number => groups.length + (before ? 1 : 0);
const byMost = (one: Known, other: Known): number => saysOf(other) - saysOf(one);

/** Finds what a message asks, by plain words. */
export function loadAsked(folder: string): Asked {
  const spelling = loadSpelling(folder);
  const known = readAskedFiles(folder).flatMap(({ program, sets, asked, acts: ofActs }): readonly Known[] => {
    const found = (
      { all, unless, before, general = false }: Pick<AskedFile, "all" | "unless" | "before"> & { general?: boolean },
      entry: AskedEntry,
    ): Known => ({
      general,
      groups: all.map((group) => compilePhrases(group, sets)),
      unless: unless && compilePhrases(unless, sets),
      before: before && compilePhrases(before, sets),
      entry,
    });
    return [
      ...ofActs.map(({ act, ...form }) => found(form, ofAct(act))),
      ...asked.map((each) => found(each, entryOf({ program, ...each }))),
    ];
  });
  const surely = readAskedFiles(folder).flatMap(({ sets, surely: loose }) =>
    loose.map(({ to, all, unless }) => ({
      to,
      groups: all.map((group) => compilePhrases(group, sets)),
      unless: unless && compilePhrases(unless, sets),
    })),
  );
  const lineOf = (text: string): string => phraseText(normaliseText(text, spelling).tokens);
  const drafts = readDrafts(folder).map((draft) =>
    entryOf({ ...draft, program: false, alone: false, told: false, general: false }),
  );
  const ids = new Map([...known.map(({ entry }) => entry), ...drafts].map((entry) => [entry.id, entry]));
  return {
    asked: (text, lately = []) => {
      const line = lineOf(text);
      const told = [text, ...lately].map(lineOf);
      return (
        known
          .filter(({ groups, unless }) => groups.every((group) => group.test(line)) && unless?.test(line) !== true)
          // What hangs on the talk is borne out by it.
          .filter((each) => each.before || covered(each, line) >= leastCovered)
          .filter(({ before }) => !before || told.some((each) => before.test(each)))
          .toSorted(byMost)
          .map(({ entry }) => entry)
      );
    },
    situations: (text) => {
      const line = lineOf(text);
      return known
        .filter(isSituation)
        .filter(({ groups, unless }) => groups.slice(1).every((group) => group.test(line)) && !unless?.test(line))
        .toSorted(byMost)
        .map(({ entry }) => entry);
    },
    situation: (id) => ids.get(id),
    loose: surely.map(({ to }) => to),
    ofProgram: (text) => {
      const line = lineOf(text);
      const meant = surely.find(
        ({ groups, unless }) => groups.every((group) => group.test(line)) && unless?.test(line) !== true,
      );
      return meant && (ids.get(meant.to) ?? ofAct(meant.to as Act));
    },
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
