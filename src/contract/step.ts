import { z } from "zod";
import { stepSizes, rephraseReasons } from "#core/person/person.ts";
import { goalLands } from "#core/goals/goal-land.ts";
import { instantSchema } from "./instant.ts";
import { messageSchema, textSchema } from "./chat.ts";

/** One small action; the brief's fields, and what belongs to a step in three sizes. */
export const stepSchema = z
  .object({
    id: z.string(),
    goal_id: z.string(),
    text: z.string().meta({ description: "The words of the size that is chosen" }),
    created_at: instantSchema,
    completed_at: instantSchema.nullable(),
    rephrased: z.boolean(),
    user_comment: z.string().nullable(),
    minutes: z.int().meta({ description: "About how long the size that is chosen takes" }),
    size: z.enum(stepSizes),
    minutes_by_size: z.record(z.enum(stepSizes), z.int()).meta({ description: "About how long each size takes" }),
    normal_step: z.string(),
    floor_step: z.string().meta({ description: "At most five minutes of the same step" }),
    stretch_step: z.string(),
    cue: z.string().nullable().meta({ description: "When or where: the person's own if-then" }),
  })
  .meta({ id: "Step" });
export type StepWire = z.infer<typeof stepSchema>;

export const questionSchema = z
  .object({ text: z.string(), quick: z.array(z.string()).meta({ description: "Ready answers" }) })
  .meta({ id: "Question" });

export const goalLandSchema = z
  .int()
  .min(0)
  .max(goalLands - 1)
  .meta({
    description: "Which of the lands it is drawn in; goals that were made one after the other have different ones",
  });

/** Where a person stands with the active goal; the states of goals.md as a page needs them. */
export const stepStates = [
  "none",
  "naming",
  "describing",
  "choosing_first",
  "contact_questions",
  "clarifying",
  "waiting_for_coach",
  "on_step",
  "rephrasing",
  "between_steps",
  "paused",
  "achieved",
] as const;
export type StepState = (typeof stepStates)[number];

export const stepViewSchema = z
  .object({
    state: z.enum(stepStates),
    goal_id: z.string().nullable(),
    goal_title: z.string().nullable(),
    goal_land: goalLandSchema.nullable(),
    step: stepSchema.nullable(),
    question: questionSchema.nullable(),
    replies: z.array(messageSchema).meta({ description: "What the companion says; empty on GET" }),
  })
  .meta({ id: "StepView" });
export type StepViewWire = z.infer<typeof stepViewSchema>;

const stepIdSchema = z
  .string()
  .max(100)
  .meta({ description: "Which step is meant; refused with step_moved_on where another one is current" });

export const stepDoneSchema = z.strictObject({ step_id: stepIdSchema.optional() }).meta({ id: "StepDone" });
export const stepRephraseSchema = z
  .strictObject({
    step_id: stepIdSchema.optional(),
    reason: z.enum(rephraseReasons).optional(),
    comment: textSchema.optional(),
  })
  .meta({ id: "StepRephrase" });
export const stepAnswerSchema = z.strictObject({ answer: textSchema }).meta({ id: "StepAnswer" });
