import { z } from "zod";
import type { Locale } from "#core/person/person.ts";
import { normaliseText } from "#core/safety/normalise.ts";
import { compilePhrases, phraseText } from "#core/safety/phrase-pattern.ts";
import type { Hindrance } from "#core/talk/thread-move.ts";
import { readPack } from "./content-folder.ts";
import { inEveryLocale, type LocalWords } from "./in-every-locale.ts";
import { loadSpelling } from "./spelling.ts";

const patterns = z.array(z.string().min(1)).min(1);
/** The step that takes it up, its least version, and a larger one. */
const sizes = z.tuple([z.string().min(1), z.string().min(1), z.string().min(1)]);
const hindranceSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, "lower-case words joined by hyphens"),
  is: z.enum(["obstacle", "change"]).default("obstacle"),
  alone: z.boolean().default(false),
  all: z.array(patterns).min(1),
  unless: patterns.optional(),
  ...inEveryLocale(z.array(sizes).min(1)).shape,
});
const fileSchema = z.strictObject({
  sets: z.record(z.string(), z.string().min(1)).default({}),
  hindrances: z.array(hindranceSchema).min(1),
});

/** What stands in the way, with the steps that take it up in each language: text, least version, larger one. */
export type HindranceSteps = Hindrance & Readonly<Record<Locale, readonly (readonly [string, string, string])[]>>;

const readFile = (folder: string): z.infer<typeof fileSchema> => readPack(folder, "talk/hindrances.yaml", fileSchema);

/** Everything that is known to stand in the way, as it is written. */
export const readHindrances = (folder: string): readonly HindranceSteps[] => readFile(folder).hindrances;

/** The words of a hindrance's step by their path, where it is only told and no step stands open. */
export const hindranceTexts = (folder: string): readonly (readonly [path: string, words: LocalWords])[] =>
  readHindrances(folder).map(({ id, ru, en }) => [
    `talk.hindrance.${id}`,
    { ru: ru[0]?.[0] ?? "", en: en[0]?.[0] ?? "" },
  ]);

/**
 * Finds what a message tells to stand in the way: of several the one that says most, then the one that is written first. What it leaves unsaid may be
 * in the name of the goal that is talked about, which by itself tells nothing.
 */
export function loadHindrances(folder: string): (text: string, goal?: string) => HindranceSteps | undefined {
  const { sets, hindrances } = readFile(folder);
  const spelling = loadSpelling(folder);
  const known = hindrances.map(({ all, unless, ...hindrance }) => ({
    groups: all.map((group) => compilePhrases(group, sets)),
    unless: unless && compilePhrases(unless, sets),
    hindrance,
  }));
  const inText = (text: string): HindranceSteps | undefined => {
    const line = phraseText(normaliseText(text, spelling).tokens);
    return known
      .filter(({ groups, unless }) => groups.every((group) => group.test(line)) && unless?.test(line) !== true)
      .toSorted((one, other) => other.groups.length - one.groups.length)[0]?.hindrance;
  };
  return (text, goal) => {
    const own = inText(text);
    if (own || goal === undefined) return own;
    const together = inText(`${text}. ${goal}`);
    return together?.id === inText(goal)?.id ? undefined : together;
  };
}
