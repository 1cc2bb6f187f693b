import { z } from "zod";
import { type AgeRead, agesRead, type AgeTold, ageToldIn } from "#core/safety/age.ts";
import { normaliseText } from "#core/safety/normalise.ts";
import type { PhraseForm } from "#core/safety/phrase-form.ts";
import { compilePhrases, phraseText } from "#core/safety/phrase-pattern.ts";
import { onceCarried, readPack } from "./content-folder.ts";
import { loadSpelling } from "./spelling.ts";
import { lean } from "#core/text/lean.ts";

const patterns = z.array(z.string().min(1)).min(1);
const schema = z.strictObject({
  ages: z.record(z.enum(agesRead), z.string().min(1)),
  sets: z.record(z.string(), z.string().min(1)),
  frames: patterns,
  below: patterns,
  around: patterns,
  unless: patterns,
  another: patterns,
  counted: patterns,
});

/** What a text says of its writer's age, and what an answer to "how old are you" says. */
export interface AgeReader {
  read(text: string): AgeRead | undefined;
  told(text: string): AgeTold | undefined;
}

/** The writer's own age, where others are told beside it: "he is 13, I am 67". */
const ownNumber = lean(/(?<!\p{L})(?:мне|я|i'm|im|i am|me)\s+(?:\p{L}+\s+){0,2}?(\d{1,3})(?!\d)/iu);

/** An answer to how old one is has few words. */
const wordsOfAnswer = 8;
const isShort = (text: string): boolean => text.trim().split(/\s+/u).length <= wordsOfAnswer;

/** A comma parts "I'm 14, my mum" from "I'm 14 weeks", and "14f" or "13-year-old" is a number and a word. */
const parted = (text: string): string =>
  text
    .replace(/[,;:()—–]/gu, ". ")
    .replace(/(\d)(?!st|nd|rd|th)(?=\p{L})/gu, "$1 ")
    .replace(/-/gu, " ");

/** Loads content/safety/age.yaml. */
export const loadAgeReader = onceCarried((folder: string): AgeReader => {
  const { ages, sets, frames, below, around, unless, another, counted } = readPack(folder, "safety/age.yaml", schema);
  const spelling = loadSpelling(folder);
  const whole = { ...sets, age: Object.values(ages).join("|") };
  const said = Object.fromEntries(
    agesRead.map((age) => [
      age,
      compilePhrases([...frames, ...(age === "under_16" ? below : around)], { ...sets, age: ages[age] }),
    ]),
  ) as Record<AgeRead, PhraseForm>;
  const bare = Object.fromEntries(
    agesRead.map((age) => [age, compilePhrases(["{age}"], { age: ages[age] })]),
  ) as Record<AgeRead, PhraseForm>;
  const takenBack = compilePhrases(unless, whole);
  const ofAnother = compilePhrases(another, sets);
  const noAge = compilePhrases(counted, sets);
  const lineOf = (text: string): string => phraseText(normaliseText(parted(text), spelling).tokens);
  return {
    read: (text) => {
      const line = lineOf(text);
      return takenBack.test(line) ? undefined : agesRead.find((age) => said[age].test(line));
    },
    told: (text) => {
      const own = ownNumber.exec(text.replaceAll("’", "'"))?.[1];
      if (own !== undefined) return ageToldIn(Number(own));
      const line = lineOf(text);
      if (ofAnother.test(line)) return "adult";
      const number = /(?<![\d.])\d{1,3}(?![\d.])/u.exec(text)?.[0];
      if (number !== undefined) return isShort(text) && !noAge.test(line) ? ageToldIn(Number(number)) : undefined;
      return agesRead.find((age) => bare[age].test(line));
    },
  };
});
