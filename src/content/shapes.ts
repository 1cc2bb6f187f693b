import { z } from "zod";
import { courses, goalActs } from "#core/goals/acts.ts";
import { goalKinds } from "#core/goals/goal.ts";
import { type CoachPack, ladderId, phrases } from "./coach-pack.ts";
import { localWords } from "./in-every-locale.ts";
import { packOf, shortStepSchema } from "./short-ladders.ts";

const shapeSchema = z.strictObject({
  id: ladderId,
  kind: z.enum(goalKinds),
  act: z.enum(goalActs),
  course: z.enum(courses),
  title: localWords,
  /** How a title says it, as phrase patterns; of two shapes that fit the earlier counts. */
  says: phrases,
  /** Beside these it is something else. */
  not: phrases.optional(),
  /** Where one of these has to stand in the title or what is told beside it: somebody's things are a loss only where a death is told. */
  beside: phrases.optional(),
  /** The words leave no doubt: walked without a question, whatever ladder seems likely. */
  outright: z.boolean().default(false),
  steps: z.array(shortStepSchema).min(6),
});

/** One file of content/coach/shapes. */
export const shapesSchema = z.array(shapeSchema).min(1);
type ShapeFile = z.infer<typeof shapeSchema>;

/** What is done and with what sort of thing, where no ladder knows the thing itself: its steps take the goal's own words where they surely fit. */
export interface Shape {
  readonly pack: CoachPack;
  readonly says: readonly string[];
  readonly not: readonly string[];
  readonly beside: readonly string[];
  readonly outright: boolean;
}

/** A shape as it is walked: like a short ladder, under an id that no ladder has. */
export const shapeOf = ({ says, not, beside, outright, ...shape }: ShapeFile): Shape => ({
  pack: packOf({ ...shape, id: `${shape.id}-shape` }),
  says,
  not: not ?? [],
  beside: beside ?? [],
  outright,
});
