import { z } from "zod";
import { compilePhrases } from "#core/safety/phrase-pattern.ts";
import {
  modelTextFaults,
  type ModelTextFault,
  type ModelTextReaders,
  type ModelTextRule,
  type ModelTextUse,
  readModelText,
  soundsHarmful,
} from "#core/safety/model-text.ts";
import { loadAnswerModel } from "./answer-model.ts";
import { readPack } from "./content-folder.ts";
import type { CrisisScreen } from "./crisis.ts";
import { loadSpelling } from "./spelling.ts";
import type { GoalScreen } from "./refusals.ts";

const words = z.array(z.string().min(1));
const schema = z.strictObject({
  sets: z.record(z.string(), z.string().min(1)),
  rules: z.array(
    z.strictObject({
      code: z.enum(modelTextFaults).exclude(["contact"]),
      /** Left out where it holds for all that a model says. */
      of: z.literal("step").optional(),
      /** What it finds may as well be ordinary: a second look settles it, where one comes. */
      doubts: z.literal(true).optional(),
      any: words.min(1),
      unless: words.default([]),
    }),
  ),
  contact: words.min(1),
  unsent: words.min(1),
});

/** What is wrong with a model's words; `contactAllowed` is false behind the contact gate. Words of a talk may count what is the person's own. */
export type ModelTextReader = (
  text: string,
  contactAllowed: boolean,
  of?: ModelTextUse,
  by?: ModelTextReaders,
) => readonly ModelTextFault[];

/** What is never said, and what is said only in a safe form. */
const files = ["safety/model-text.yaml", "safety/model-matters.yaml"] as const;

/** Reads what content/safety knows of a model's words once; throws with the file where anything is wrong. */
export function loadModelTextReader(contentDir: string, crisis: CrisisScreen, goals: GoalScreen): ModelTextReader {
  const packs = files.map((file) => rulesIn(readPack(contentDir, file, schema)));
  const knowledge = {
    spelling: loadSpelling(contentDir),
    rules: packs.flatMap(({ rules }) => rules),
    contact: packs.map(({ contact }) => contact),
    learned: loadAnswerModel(contentDir),
    crisis: crisis.screen,
    harm: goals.readHarm,
  };
  return (text, contactAllowed, of = "step", by = "all") => readModelText(text, { contactAllowed, of, by }, knowledge);
}

/** How words sound beside those that harm, as far as a reader knows. */
export type ModelTextSound = "harmful" | "doubtful" | "plain";

/** Reads how words sound: like what a reader holds where nobody looks again, in the least like what harms, or like nothing of the kind. */
export function loadModelTextSound(contentDir: string, read: ModelTextReader): (text: string) => ModelTextSound {
  const spelling = loadSpelling(contentDir);
  const learned = loadAnswerModel(contentDir);
  const least = { ...learned, thresholds: { ru: leastDoubt, en: leastDoubt } };
  return (text) => {
    if (read(text, true, "talk", "all").length > 0) return "harmful";
    return soundsHarmful(text, spelling, least) ? "doubtful" : "plain";
  };
}
/** One in 25 of our own words is above it, and two in three that harm. */
const leastDoubt = 0.05;

/** The rules of one file, and what reaches the child or the other parent by it. */
function rulesIn({ sets, rules, contact, unsent }: z.infer<typeof schema>) {
  const compiled = (code: ModelTextFault, any: readonly string[], unless: readonly string[]): ModelTextRule => ({
    code,
    any: compilePhrases(any, sets),
    unless: unless.length === 0 ? undefined : compilePhrases(unless, sets),
  });
  return {
    rules: rules.map(({ code, of, doubts, any, unless }) => ({
      ...compiled(code, any, unless),
      ...(of ? { of } : {}),
      ...(doubts ? { doubts } : {}),
    })),
    contact: compiled("contact", contact, unsent),
  };
}

const probeSchema = z.strictObject({ ru: words, en: words });

/** Words that harm: a model that calls one of them harmless is no judge of others. */
export const loadLookProbes = (contentDir: string) => readPack(contentDir, "safety/look-probes.yaml", probeSchema);
