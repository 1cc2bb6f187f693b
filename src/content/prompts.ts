import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { CoachAsk } from "#core/goals/coach-ask.ts";
import { guardCodes } from "#core/goals/guard-codes.ts";
import { byLocale, type Locale, rephraseReasons, stepSizes, tones } from "#core/person/person.ts";
import { localWords } from "./in-every-locale.ts";
import { type WhoWords, whoWords } from "./who-words.ts";
import { parseYaml } from "./yaml.ts";
import { onceCarried } from "./content-folder.ts";

const wordsSchema = z.strictObject({
  tone: z.record(z.enum(tones), localWords),
  reason: z.record(z.enum(rephraseReasons), localWords),
  /** What a step put otherwise for a reason has to be. */
  how: z.record(z.enum(rephraseReasons), localWords),
  size: z.record(z.enum(stepSizes), localWords),
  fact: z.record(z.enum(["given", "has", "lacks", "without", "past_beginning"]), localWords),
  /** What was told of a step of the history. */
  done: z.strictObject({ told: localWords, instead: localWords }),
  may_ask: localWords,
  may_not_ask: localWords,
  not_reached: localWords,
  /** The smaller and the larger version of a step (`{{step}}`) whose model gave none. */
  unsaid: z.strictObject({ floor: localWords, stretch: localWords }),
  contact_closed: localWords,
  again: localWords,
  not_listed: localWords,
  not_in_lesson: localWords,
  why: z.record(z.enum([...guardCodes, "no_json", "wrong_shape", "placeholder", "claims"]), localWords),
});

/** What the prompts' slots say, and by what is told who somebody is. */
export type PromptWords = z.infer<typeof wordsSchema> & { readonly who: WhoWords };
export type PromptKind = CoachAsk["kind"];

/** The brief's four prompts with the rules above them. Slots are written `{{name}}`. */
export interface CoachPrompts {
  readonly rules: Readonly<Record<Locale, string>>;
  readonly ask: Readonly<Record<PromptKind, Readonly<Record<Locale, string>>>>;
  readonly words: PromptWords;
  /** Eight hex digits over every file, for the log of what was asked with. */
  readonly version: string;
}

/** Loads content/prompts once; throws naming the file where one is missing or malformed. */
export const loadCoachPrompts = onceCarried((contentDir: string): CoachPrompts => {
  const hash = createHash("sha256");
  const read = (name: string) => {
    const text = readFileSync(join(contentDir, "prompts", name), "utf8");
    hash.update(name).update(text);
    return text.trim();
  };
  const inEach = (name: string) => byLocale((locale) => read(`${name}.${locale}.md`));
  const parsed = wordsSchema.safeParse(parseYaml(read("words.yaml")));
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
    throw new Error(`content/prompts/words.yaml: ${issues}`);
  }
  const who = whoWords(parseYaml(read("who.yaml")));
  const rules = inEach("rules");
  const ask = {
    first: inEach("first"),
    next: inEach("next"),
    rephrase: inEach("rephrase"),
    clarify: inEach("clarify"),
  };
  return { rules, ask, words: { ...parsed.data, who }, version: hash.digest("hex").slice(0, 8) };
});
