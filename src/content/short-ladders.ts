import { z } from "zod";
import { courses, goalActs } from "#core/goals/acts.ts";
import { goalKinds } from "#core/goals/goal.ts";
import { stepAssumptions, stepNeeds } from "#core/goals/needs.ts";
import { byLocale, locales } from "#core/person/person.ts";
import { type CoachPack, ladderId } from "./coach-pack.ts";
import { inEveryLocale, localWords } from "./in-every-locale.ts";

/** The step, its version for five minutes, and a larger one. */
const sizes = z.tuple([z.string().min(1), z.string().min(1), z.string().min(1)]);

export const shortStepSchema = z.strictObject({
  id: ladderId,
  minutes: z.int().min(5).max(120),
  needs: z.array(z.enum(stepNeeds)).default([]),
  assumes: z.array(z.enum(stepAssumptions)).default([]),
  contact: z.enum(["child", "other_parent"]).optional(),
  ...inEveryLocale(sizes).shape,
});

const shortLadderSchema = z.strictObject({
  id: ladderId,
  kind: z.enum(goalKinds),
  act: z.enum(goalActs),
  course: z.enum(courses),
  title: localWords,
  /** How different people name this goal; from these it is known again. */
  says: inEveryLocale(z.array(z.string().min(1)).min(10)),
  /** Word beginnings beside which its steps would be about something else, however alike the goal is said. */
  not: inEveryLocale(z.array(z.string().min(1))).optional(),
  steps: z.array(shortStepSchema).min(6),
});

/** One file of content/coach/short. */
export const shortLaddersSchema = z.array(shortLadderSchema).min(1);

/** A goal of few people, with the six steps that begin it and what people say of it; afterwards the frame of its act goes on. */
export type ShortLadder = z.infer<typeof shortLadderSchema>;

/** A first touch is done in this many minutes. */
const touchMinutes = 10;
const firstTouches = 2;

/** A short ladder as the ladder that is walked: it has no list of words, because it is known by what people say. */
export function packOf({ id, kind, act, course, title, not, steps }: Omit<ShortLadder, "says">): CoachPack {
  return {
    id,
    kind,
    act,
    course,
    title,
    match: {
      ...byLocale((): string[] => []),
      weak: byLocale((): string[] => []),
      not: byLocale((locale): string[] => not?.[locale] ?? []),
    },
    signals: {},
    slots: {},
    ask: [],
    steps: steps.map((step, at) => ({
      id: step.id,
      stage: at < firstTouches ? "touch" : at === steps.length - 1 ? "finish" : "build",
      minutes: step.minutes,
      if: [],
      unless: [],
      first_touch: at < firstTouches && step.minutes <= touchMinutes,
      place: "any",
      contact: step.contact,
      needs: step.needs,
      assumes: step.assumes,
      if_time: false,
      ...byLocale((locale) => {
        const [text, floor, stretch] = step[locale];
        return { text, floor, stretch };
      }),
    })),
  };
}

/** What people say of a short ladder's goal, in both languages. */
export function sayingsOf({ says }: ShortLadder): readonly string[] {
  return locales.flatMap((locale) => says[locale]);
}
