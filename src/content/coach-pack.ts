import { z } from "zod";
import { courses, goalActs } from "#core/goals/acts.ts";
import { goalKinds } from "#core/goals/goal.ts";
import { stepAssumptions, stepNeeds } from "#core/goals/needs.ts";
import { byLocale, type Locale } from "#core/person/person.ts";
import { inEveryLocale, localWords } from "./in-every-locale.ts";

export const phrases = z.array(z.string().min(1));
export const localPhrases = inEveryLocale(phrases.default([]));
const none = byLocale((): string[] => []);
const sizes = z.strictObject({
  text: z.string().min(1),
  floor: z.string().min(1),
  stretch: z.string().min(1),
  vague: z.string().min(1).optional(),
});
const forms = z.record(z.string(), z.string());
export const ladderId = z.string().regex(/^_?[a-z0-9]+(-[a-z0-9]+)*$/u, "lower-case words joined by hyphens");

export const stepStages = ["concretise", "touch", "build", "obstacle", "finish", "show"] as const;
export const stepPlaces = ["home", "outside", "phone", "computer", "any"] as const;

export const stepSchema = z.strictObject({
  id: ladderId,
  stage: z.enum(stepStages),
  minutes: z.int().min(5).max(120),
  if: z.array(z.string()).default([]),
  unless: z.array(z.string()).default([]),
  first_touch: z.boolean().default(false),
  place: z.enum(stepPlaces).default("any"),
  contact: z.enum(["child", "other_parent"]).optional(),
  /** Whoever lacks one of these is never given the step. */
  needs: z.array(z.enum(stepNeeds)).default([]),
  /** Whoever said otherwise is never given the step. */
  assumes: z.array(z.enum(stepAssumptions)).default([]),
  /** Left out where the day is near: the way gets there without it. */
  if_time: z.boolean().default(false),
  ...inEveryLocale(sizes).shape,
});

const questionSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_-]*$/u),
  unless: z.array(z.string()).default([]),
  ...inEveryLocale(z.string().min(1)).shape,
  quick: inEveryLocale(z.array(z.string().min(1)).max(4)).default(none),
});

/** The form of a slot that is meant where none is named: Russian declines, English does not. */
export const plainForm: Readonly<Record<Locale, string>> = { ru: "nom", en: "name" };

const match = inEveryLocale(phrases).extend({ weak: localPhrases.default(none), not: localPhrases.default(none) });

/** What goals of one kind sound like, whatever their topic. */
export const kindSchema = z.strictObject({ id: z.literal("_kind"), kind: z.enum(goalKinds), title: localWords, match });

/** One pack file as it is written. */
export const coachPackSchema = z.strictObject({
  id: ladderId,
  kind: z.enum(goalKinds),
  /** What whoever walks this ladder wants to do: where the ladder is not sure, the act's frame stands in. */
  act: z.enum(goalActs),
  course: z.enum(courses),
  title: localWords,
  match,
  signals: z.record(z.string(), localPhrases).default({}),
  slots: z
    .record(
      z.string(),
      z.strictObject({
        default: inEveryLocale(forms),
        values: z.array(inEveryLocale(forms).extend({ match: localPhrases })),
      }),
    )
    .default({}),
  ask: z.array(questionSchema).max(2).default([]),
  steps: z.array(stepSchema).min(1),
});

/** A topic's ladder of small steps, as written in content/coach. */
export type CoachPack = z.infer<typeof coachPackSchema>;
export type KindWords = z.infer<typeof kindSchema>;
/** What a goal's words are looked up in: a topic's lists, or a kind's. */
export type MatchedPack = Pick<CoachPack, "id" | "kind" | "match">;
export type PackStep = CoachPack["steps"][number];
export type PackQuestion = CoachPack["ask"][number];
