import { z } from "zod";
import { adaptationStates } from "#core/adaptation/adaptation.ts";
import { triggerActions } from "#core/adaptation/trigger.ts";
import { versions } from "#core/day/block.ts";
import { intensities } from "#core/day/energy.ts";
import { adaptationAnswers } from "#core/dialogue/turn/body-command.ts";
import { reliefs } from "#core/readings/told.ts";
import { becauseSchema, clockSchema, localInstantSchema } from "./because.ts";
import { messageSchema } from "./chat.ts";
import { instantSchema } from "./instant.ts";

/** One side of a change: the task as it was planned, or as it is now. */
const changedTaskSchema = z
  .object({
    task_id: z.string(),
    habit_id: z.string().nullable(),
    title: z.string(),
    how: z.string(),
    at: localInstantSchema,
    start_time: clockSchema,
    duration_minutes: z.int(),
    intensity_hint: z.enum(intensities),
    version: z.enum([...versions, "gentle"]),
  })
  .meta({ id: "ChangedTask" });
export type ChangedTaskWire = z.infer<typeof changedTaskSchema>;

/** The brief's `PlanAdaptation`, with what a page needs to tell of it and to answer. */
export const adaptationSchema = z
  .object({
    adaptation_id: z.string(),
    timestamp: instantSchema,
    user_id: z.string(),
    trigger_id: z.string(),
    trigger_name: z.string(),
    trigger_reason: z
      .string()
      .meta({ description: "The rule: `energy_drop: energy_level < 0.3 and highest(energy_level, 24 h) > 0.6`" }),
    action: z.enum(triggerActions),
    status: z.enum(adaptationStates).meta({ description: "`explained`: told and not done, because of `keep_plan`" }),
    original_task: changedTaskSchema,
    adapted_task: changedTaskSchema.extend({
      adaptation_note: z.string().meta({ description: "What is otherwise, in the person's language" }),
    }),
    calm: z.enum(reliefs).nullable().meta({
      description: "Nothing of the plan could give way: two quiet minutes are offered, and both tasks are the same",
    }),
    confidence_score: z.number().min(0).max(1),
    was_accepted: z.boolean().nullable().meta({ description: "Null while nothing was answered" }),
    user_feedback: z.enum(["helped", "not_helped"]).nullable(),
    expires_at: instantSchema,
    text: z.string().meta({ description: "Why, in words: what was seen and what is usual" }),
    because: becauseSchema,
    readings: z.array(z.string()).meta({ description: "Ids of the readings that it stands on" }),
    answers: z.array(z.enum(adaptationAnswers)).meta({ description: "What may be answered now" }),
  })
  .meta({ id: "Adaptation" });
export type AdaptationWire = z.infer<typeof adaptationSchema>;

export const adaptationListSchema = z
  .object({
    keep_plan: z.boolean(),
    adaptations: z.array(adaptationSchema).meta({ description: "Of today, newest first, those that ended among them" }),
  })
  .meta({ id: "AdaptationList" });
export type AdaptationListWire = z.infer<typeof adaptationListSchema>;
export const adaptationAnswerSchema = z
  .strictObject({ answer: z.enum(adaptationAnswers) })
  .meta({ id: "AdaptationAnswer" });
export const adaptationAnsweredSchema = adaptationListSchema
  .extend({ adaptation: adaptationSchema.nullable(), replies: z.array(messageSchema) })
  .meta({ id: "AdaptationAnswered" });
export const keepPlanSchema = z
  .strictObject({ keep_plan: z.boolean().meta({ description: "Changes are explained and not made" }) })
  .meta({ id: "KeepPlan" });
