import { z } from "zod";
import {
  type Ask,
  checkKinds,
  type Condition,
  type Option,
  type Technique,
  techniqueIds,
  type TechniqueStep,
  workKinds,
} from "#core/techniques/technique.ts";
import { type ActionType, actionTypes } from "#core/tracks/action.ts";
import { trackIds } from "#core/tracks/track.ts";
import { localWords, type LocalWords } from "./in-every-locale.ts";

/** Ids that buttons carry: short, and never read as a number, whose order YAML would not keep. */
const shortId = z.string().regex(/^[a-z][a-z0-9_]{0,9}$/u, "at most 10 characters, a-z, 0-9, _");
/** One step, or variants of one for different situations: the first one answered counts. */
const stepOrVariants = z.union([shortId.transform((id) => [id]), z.array(shortId).min(1)]).default([]);
export const actionType = z.enum(actionTypes as readonly [ActionType, ...ActionType[]]);

const condition = z.union([
  z.strictObject({ step: shortId, is: z.array(shortId).min(1) }),
  z.strictObject({ step: shortId, atLeast: z.int() }),
  z.strictObject({ step: shortId, below: z.int() }),
  z.strictObject({ gate: z.enum(["open", "safety"]) }),
  z.strictObject({ recent: z.boolean() }),
]) satisfies z.ZodType<Condition>;

const optionWords = z.union([localWords, z.strictObject({ label: localWords, goto: shortId })]);
const options = z.record(shortId, optionWords);
const many = z.int().min(1);

const asks = {
  tell: z.literal(true),
  choice: options,
  several: options,
  scale: z.tuple([z.int(), z.int()]),
  text: many,
  pages: many,
  list: many,
  date: z.enum(["past", "future", "any"]),
  photos: many,
  breath: z.strictObject({ in: many, out: many, rounds: many }),
  check: z.strictObject({
    of: z.array(shortId).min(1),
    check: z.enum(checkKinds),
    rewrite: shortId,
    keep: shortId,
  }),
  riddles: z.strictObject({ count: many, age: shortId, theme: shortId }),
};
type AskKind = keyof typeof asks;
const askKinds = Object.keys(asks) as readonly AskKind[];

const stepSchema = z
  .strictObject({
    id: shortId,
    say: localWords,
    when: z.array(condition).default([]),
    optional: z.boolean().default(false),
    keep: localWords.optional(),
    ...(Object.fromEntries(askKinds.map((kind) => [kind, asks[kind].optional()])) as {
      [K in AskKind]: z.ZodOptional<(typeof asks)[K]>;
    }),
  })
  .refine((step) => askKinds.filter((kind) => step[kind] !== undefined).length === 1, {
    message: `asks exactly one of ${askKinds.join(", ")}`,
  });

/** One file of content/techniques as it is written: what an exercise asks, with its words in both languages. */
export const techniqueFileSchema = z.strictObject({
  id: z.enum(techniqueIds),
  track: z.enum(trackIds).optional(),
  minutes: many,
  gate: z.enum(["none", "asked", "closed"]),
  instead_when_recent: z.enum(techniqueIds).optional(),
  makes: z.enum(workKinds).optional(),
  title_from: stepOrVariants,
  mood_from: shortId.optional(),
  opens_from: stepOrVariants,
  status_from: stepOrVariants,
  evidence: z.array(z.string().min(1)).default([]),
  endings: z.array(z.strictObject({ action: actionType, when: z.array(condition).default([]) })),
  name: localWords,
  about: localWords,
  finish: localWords,
  steps: z.array(stepSchema).min(1),
});
export type TechniqueFile = z.infer<typeof techniqueFileSchema>;
export type StepFile = TechniqueFile["steps"][number];

/** The bank of riddles as it is written. */
export const riddlesFileSchema = z.array(
  z.strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9]+(?:[_-][a-z0-9]+)*$/u)
      .max(24),
    age: z.enum(["a3_5", "a6_8", "a9_11", "a12_14", "a15_17"]),
    theme: shortId,
    question: localWords,
    answer: localWords,
  }),
);
export type RiddleFile = z.infer<typeof riddlesFileSchema>[number];

/** The words of a step's options, by their ids. */
export function optionWordsOf(step: StepFile): Readonly<Record<string, LocalWords>> {
  return Object.fromEntries(
    Object.entries(step.choice ?? step.several ?? {}).map(([id, words]) => [
      id,
      "label" in words ? words.label : words,
    ]),
  );
}

function optionsOf(written: z.infer<typeof options>): readonly Option[] {
  return Object.entries(written).map(([id, words]) => ("goto" in words ? { id, goto: words.goto } : { id }));
}

function askOf(step: StepFile): Ask {
  if (step.choice) return { kind: "choice", options: optionsOf(step.choice) };
  if (step.several) return { kind: "several", options: optionsOf(step.several) };
  if (step.scale) return { kind: "scale", from: step.scale[0], to: step.scale[1] };
  if (step.text !== undefined) return { kind: "text", most: step.text };
  if (step.pages !== undefined) return { kind: "pages", most: step.pages };
  if (step.list !== undefined) return { kind: "list", most: step.list };
  if (step.date) return { kind: "date", when: step.date };
  if (step.photos !== undefined) return { kind: "photos", most: step.photos };
  if (step.breath) return { kind: "breath", ...step.breath };
  if (step.check) return { kind: "check", ...step.check };
  return step.riddles ? { kind: "riddles", ...step.riddles } : { kind: "tell" };
}

/** An exercise as the core walks it, without its words. */
export function techniqueOf(file: TechniqueFile): Technique {
  return {
    id: file.id,
    track: file.track,
    minutes: file.minutes,
    gate: file.gate,
    insteadWhenRecent: file.instead_when_recent,
    makes: file.makes,
    titleFrom: file.title_from,
    moodFrom: file.mood_from,
    opensFrom: file.opens_from,
    statusFrom: file.status_from,
    endings: file.endings,
    steps: file.steps.map(
      (step): TechniqueStep => ({
        id: step.id,
        ask: askOf(step),
        optional: step.optional,
        when: step.when,
        keep: step.keep !== undefined,
      }),
    ),
  };
}
