import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { CoachAsk } from "#core/goals/coach-ask.ts";
import { guardCodes } from "#core/goals/guard-codes.ts";
import { type Locale, locales, rephraseReasons, tones } from "#core/person/person.ts";
import { parseYaml } from "./yaml.ts";

const both = z.strictObject({ ru: z.string().min(1), en: z.string().min(1) });
const wordsSchema = z.strictObject({
  tone: z.record(z.enum(tones), both),
  reason: z.record(z.enum(rephraseReasons), both),
  contact_closed: both,
  again: both,
  not_listed: both,
  not_in_lesson: both,
  why: z.record(z.enum([...guardCodes, "no_json", "wrong_shape"]), both),
});

export type PromptWords = z.infer<typeof wordsSchema>;
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
export function loadCoachPrompts(contentDir: string): CoachPrompts {
  const hash = createHash("sha256");
  const read = (name: string) => {
    const text = readFileSync(join(contentDir, "prompts", name), "utf8");
    hash.update(name).update(text);
    return text.trim();
  };
  const inBoth = (name: string) => ({ ru: read(`${name}.${locales[0]}.md`), en: read(`${name}.${locales[1]}.md`) });
  const parsed = wordsSchema.safeParse(parseYaml(read("words.yaml")));
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
    throw new Error(`content/prompts/words.yaml: ${issues}`);
  }
  const rules = inBoth("rules");
  const ask = {
    first: inBoth("first"),
    next: inBoth("next"),
    rephrase: inBoth("rephrase"),
    clarify: inBoth("clarify"),
  };
  return { rules, ask, words: parsed.data, version: hash.digest("hex").slice(0, 8) };
}
