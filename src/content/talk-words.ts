import { loadBareDeeds } from "./bare-deeds.ts";
import { loadBodyTold } from "./body-told.ts";
import { z } from "zod";
import { actsBy, type TalkKey, talkReplies } from "#core/talk/acts.ts";
import { type Slots, type TalkEntry, type TalkLibrary, talkSlots } from "#core/talk/talk-words.ts";
import { byLocale, type Locale, locales } from "#core/person/person.ts";
import { onceCarried, readPack } from "./content-folder.ts";
import type { LocalWords } from "./in-every-locale.ts";
import { loadAsked, loadHabitNames } from "./asked.ts";
import { loadHindrances } from "./hindrances.ts";
import { loadMoments } from "./moments.ts";
import { loadWording } from "./wording.ts";
import { bare } from "./plain-speech.ts";
import { loadTopic } from "./things.ts";
import { loadWhom } from "./whom.ts";
import { loadThreadMoves } from "./thread-moves.ts";
import { offerSchema, slotsIn, textsOf, wordingsOf } from "./talk-wording.ts";

const wordings = z.array(z.string().trim().min(1)).min(1);

const entrySchema = z.strictObject({
  about: z.string().min(1),
  offers: z.array(offerSchema).max(2).default([]),
  ru: wordings,
  en: wordings,
});
/** One act as it is written: what it is about, what may be offered, and how it is answered in each language. */
export type TalkEntryFile = z.infer<typeof entrySchema>;

const keysBy = { ...actsBy, replies: talkReplies } as const;
type TalkFile = keyof typeof keysBy;
const talkFileNames = Object.keys(keysBy) as readonly TalkFile[];
const paths: Readonly<Record<TalkFile, string>> = {
  work: "talk/work.yaml",
  state: "talk/states.yaml",
  disclosure: "talk/disclosures.yaml",
  itself: "talk/itself.yaml",
  replies: "talk/replies.yaml",
};
const fileOf = new Map<TalkKey, TalkFile>(
  talkFileNames.flatMap((file) => keysBy[file].map((key): [TalkKey, TalkFile] => [key, file])),
);
/** Where the words of a key are written. */
export const talkPath = (key: TalkKey): string => paths[fileOf.get(key) ?? "work"];

const isKeyOf = (file: TalkFile, name: string): name is TalkKey => (keysBy[file] as readonly string[]).includes(name);

/** Every entry as it is written; throws with the file where one is of no key of it or names no slot of ours. */
export function readTalkFiles(folder: string): ReadonlyMap<TalkKey, TalkEntryFile> {
  const entries = new Map<TalkKey, TalkEntryFile>();
  for (const file of talkFileNames) {
    for (const [name, entry] of Object.entries(readPack(folder, paths[file], z.record(z.string(), entrySchema)))) {
      if (!isKeyOf(file, name)) throw new Error(`content/${paths[file]}: ${name} is no key of this file`);
      const unknown = locales
        .flatMap((locale) => entry[locale].flatMap(slotsIn))
        .find((slot) => !(talkSlots as readonly string[]).includes(slot));
      if (unknown !== undefined) throw new Error(`content/${paths[file]}: ${name}: no slot {{${unknown}}}`);
      entries.set(name, entry);
    }
  }
  return entries;
}

const refOf = (key: TalkKey, at: number): string => ["talk", fileOf.get(key) ?? "", key, at].join(".");

/** The words of the talk by their path, in each language: a language with fewer wordings begins again. */
export function talkTexts(folder: string): readonly (readonly [path: string, words: LocalWords])[] {
  return [...readTalkFiles(folder)].flatMap(([key, entry]) => textsOf((at) => refOf(key, at), entry));
}

/** What is said to each key that has words. */
export function loadTalkEntries(folder: string): ReadonlyMap<TalkKey, TalkEntry> {
  return new Map(
    [...readTalkFiles(folder)].map(([key, entry]) => [
      key,
      {
        offers: entry.offers,
        wordings: wordingsOf((at) => refOf(key, at), entry),
      },
    ]),
  );
}

const genders = ["m", "f", "pl"] as const;
type Gender = (typeof genders)[number];
const peopleSchema = z.record(
  z.string(),
  z.strictObject({
    words: z.strictObject({ ru: z.array(z.string()), en: z.array(z.string()) }),
    ru: z.strictObject({ forms: z.array(z.string()).length(6), gender: z.enum(genders) }),
    en: z.strictObject({ name: z.string(), gender: z.enum(genders) }),
  }),
);
type PersonFile = z.infer<typeof peopleSchema>[string];

const pronouns: Readonly<Record<Locale, Readonly<Record<Gender, readonly [he: string, him: string, his: string]>>>> = {
  ru: { m: ["он", "его", "его"], f: ["она", "её", "её"], pl: ["они", "их", "их"] },
  en: { m: ["he", "him", "his"], f: ["she", "her", "her"], pl: ["they", "them", "their"] },
};

/** How somebody is named back in each language: slots by name. */
const namings: Readonly<Record<Locale, (person: PersonFile) => Slots>> = {
  ru: ({ ru: { forms, gender } }) => {
    const [who = "", who_gen = "", who_dat = "", who_acc = "", who_ins = "", who_pre = ""] = forms;
    const [he, him, his] = pronouns.ru[gender];
    return { who, who_gen, who_dat, who_acc, who_ins, who_pre, he, him, his };
  },
  en: ({ en: { name, gender } }) => {
    const [he, him, his] = pronouns.en[gender];
    return { who: name, he, him, his };
  },
};

/** Who is spoken of in a message, as slots of the words that name them back; of several the one named first. */
export function loadPeople(folder: string): (text: string, locale: Locale) => Slots {
  const people = Object.values(readPack(folder, "talk/people.yaml", peopleSchema));
  const known = byLocale((locale) =>
    people.flatMap((person) => person.words[locale].map((word) => [bare(word), namings[locale](person)] as const)),
  );
  const byLength = byLocale((locale) => known[locale].toSorted(([a], [b]) => b.length - a.length));
  return (text, locale) => {
    const line = ` ${bare(text).replace(/[^\p{L}\p{N}-]+/gu, " ")} `;
    const found = byLength[locale].flatMap(([word, slots]) => {
      const at = line.indexOf(` ${word} `);
      return at === -1 ? [] : [{ at, slots }];
    });
    return found.toSorted((a, b) => a.at - b.at)[0]?.slots ?? {};
  };
}

/** What content gives a talk, read when somebody first talks. */
export const createTalkLibrary = onceCarried((folder: string): TalkLibrary => {
  let entries: ReturnType<typeof loadTalkEntries> | undefined;
  let bodyTold: ReturnType<typeof loadBodyTold> | undefined;
  let people: ReturnType<typeof loadPeople> | undefined;
  let moments: ReturnType<typeof loadMoments> | undefined;
  let asked: ReturnType<typeof loadAsked> | undefined;
  let wording: ReturnType<typeof loadWording> | undefined;
  let moves: ReturnType<typeof loadThreadMoves> | undefined;
  let hindrance: ReturnType<typeof loadHindrances> | undefined;
  let habit: ReturnType<typeof loadHabitNames> | undefined;
  let bareDeed: ReturnType<typeof loadBareDeeds> | undefined;
  let topic: ReturnType<typeof loadTopic> | undefined;
  let whom: ReturnType<typeof loadWhom> | undefined;
  const named: TalkLibrary["people"] = (text, locale) => (people ??= loadPeople(folder))(text, locale);
  return {
    entry: (key) => (entries ??= loadTalkEntries(folder)).get(key),
    moment: (id) => (moments ??= loadMoments(folder)).get(id),
    asked: (text, lately) => (asked ??= loadAsked(folder)).asked(text, lately),
    ofProgram: (text) => (asked ??= loadAsked(folder)).ofProgram(text),
    wording: {
      situations: (text) => (asked ??= loadAsked(folder)).situations(text),
      situation: (id) => (asked ??= loadAsked(folder)).situation(id),
      moves: (text) => (wording ??= loadWording(folder)).moves(text),
      shown: (text, locale) => (wording ??= loadWording(folder)).shown(text, locale),
      details: (text, locale) => (wording ??= loadWording(folder)).details(text, locale),
    },
    moves: (text) => (moves ??= loadThreadMoves(folder))(text),
    hindrance: (text, goal) => (hindrance ??= loadHindrances(folder))(text, goal),
    bodyTold: (text) => (bodyTold ??= loadBodyTold(folder))(text),
    habit: (text) => (habit ??= loadHabitNames(folder))(text),
    bareDeed: (text) => (bareDeed ??= loadBareDeeds(folder))(text),
    people: named,
    topic: (text, locale) => (topic ??= loadTopic(folder, named))(text, locale),
    whom: (text, locale) => (whom ??= loadWhom(folder))(text, locale),
  };
});
