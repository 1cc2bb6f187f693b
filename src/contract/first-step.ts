import { z } from "zod";
import { goalLimits } from "#core/goals/goal.ts";
import { locales } from "#core/person/person.ts";
import { messageSchema } from "./chat.ts";
import { timeZoneSchema } from "./me.ts";
import { questionSchema, stepSchema } from "./step.ts";

/** So much is asked at the most before a first step. */
const mostAnswers = 2;

export const firstStepWishSchema = z
  .strictObject({
    title: z.string().max(goalLimits.tried),
    locale: z.enum(locales).optional(),
    time_zone: timeZoneSchema.optional(),
    answers: z
      .array(z.string().max(goalLimits.answer))
      .max(mostAnswers)
      .optional()
      .meta({ description: "To what was asked before the step, in order; an empty one is not sure" }),
  })
  .meta({ id: "FirstStepWish" });

/** A first step for who has no account; where something is asked first, the question, and else what the companion says. */
export const firstStepSchema = z
  .object({
    step: stepSchema.pick({ text: true, minutes: true }).nullable(),
    question: questionSchema.nullable(),
    replies: z.array(messageSchema.pick({ text: true })),
  })
  .meta({ id: "FirstStep" });
export type FirstStepWire = z.infer<typeof firstStepSchema>;
