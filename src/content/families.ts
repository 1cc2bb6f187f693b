import { z } from "zod";
import { courses, goalActs } from "#core/goals/acts.ts";
import { goalKinds } from "#core/goals/goal.ts";
import { type Phrase, phraseOf } from "#core/goals/words.ts";
import { type CoachPack, ladderId, localPhrases } from "./coach-pack.ts";
import { inEveryLocale, localWords } from "./in-every-locale.ts";
import { packOf, shortStepSchema } from "./short-ladders.ts";

const familySchema = z.strictObject({
  id: ladderId,
  kind: z.enum(goalKinds),
  act: z.enum(goalActs),
  course: z.enum(courses),
  title: localWords,
  /** Whose goals it may be: ladders by kind and id. */
  ladders: z.array(z.string().regex(/^[a-z]+\/[a-z0-9-]+$/u)).min(2),
  /**
   * Words one of which somebody has to have said: where a family takes a quarrel, a debt, a death or a homecoming for granted, or its steps are absurd
   * about anything else, odds alone do not bring anybody to it, nor to a ladder of it that is not sure.
   */
  only_if_said: localPhrases.optional(),
  /** Words beside which its steps would be about something else. */
  not: inEveryLocale(z.array(z.string().min(1))).optional(),
  steps: z.array(shortStepSchema).min(6),
});

/** One file of content/coach/families. */
export const familiesSchema = z.array(familySchema).min(1);
type FamilyFile = z.infer<typeof familySchema>;

/** Ladders that share what is done and what it is done with, and steps that are true of each of them. */
export interface Family {
  readonly pack: CoachPack;
  readonly ladders: ReadonlySet<string>;
  /** One of these has to be said; empty where nothing need be. */
  readonly onlyIfSaid: readonly Phrase[];
  readonly notBeside: readonly Phrase[];
}

/** A family as it is walked: like a short ladder, under an id that no ladder has. */
export const familyOf = ({ ladders, only_if_said: said, ...family }: FamilyFile): Family => ({
  pack: packOf({ ...family, id: `${family.id}-family` }),
  ladders: new Set(ladders),
  notBeside: [...(family.not?.ru ?? []), ...(family.not?.en ?? [])].map(phraseOf),
  onlyIfSaid: [...(said?.ru ?? []), ...(said?.en ?? [])].map(phraseOf),
});
