import { z } from "zod";
import { courses, goalActs } from "#core/goals/acts.ts";
import { goalKinds } from "#core/goals/goal.ts";
import { type CoachPack, ladderId } from "./coach-pack.ts";
import { localWords } from "./in-every-locale.ts";
import { packOf, shortStepSchema } from "./short-ladders.ts";

const familySchema = z.strictObject({
  id: ladderId,
  kind: z.enum(goalKinds),
  act: z.enum(goalActs),
  course: z.enum(courses),
  title: localWords,
  /** Whose goals it may be: ladders by kind and id. */
  ladders: z.array(z.string().regex(/^[a-z]+\/[a-z0-9-]+$/u)).min(2),
  steps: z.array(shortStepSchema).min(6),
});

/** One file of content/coach/families. */
export const familiesSchema = z.array(familySchema).min(1);
type FamilyFile = z.infer<typeof familySchema>;

/** Ladders that share what is done and what it is done with, and steps that are true of each of them. */
export interface Family {
  readonly pack: CoachPack;
  readonly ladders: ReadonlySet<string>;
}

/** A family as it is walked: like a short ladder, under an id that no ladder has. */
export const familyOf = ({ ladders, ...family }: FamilyFile): Family => ({
  pack: packOf({ ...family, id: `${family.id}-family` }),
  ladders: new Set(ladders),
});
