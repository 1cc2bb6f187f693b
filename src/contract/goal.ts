import { z } from "zod";
import { goalKinds, goalStatuses } from "#core/goals/goal.ts";
import { trackIds } from "#core/tracks/track.ts";
import { instantSchema } from "./instant.ts";
import { messageSchema, textSchema } from "./chat.ts";
import { goalLandSchema, questionSchema, stepSchema, stepViewSchema } from "./step.ts";

export const clarificationSchema = z.object({ question: z.string(), answer: z.string() }).meta({ id: "Clarification" });

/** A goal in the brief's shape, with what the product adds beside it. */
export const goalSchema = z
  .object({
    id: z.string(),
    user_id: z.string(),
    title: z.string(),
    description: z.string(),
    current_step: stepSchema.nullable(),
    completed_steps: z.array(stepSchema).meta({
      description: "Oldest first; the newest fifty where one goal is asked for, the newest three in the list",
    }),
    earlier_steps: z.string().nullable().meta({
      description:
        "What to give `GET /api/goals/{id}/steps` as `before` for the steps before these; null where these are all",
    }),
    completed_count: z.int().meta({ description: "How many steps are done" }),
    context: z.object({ clarifications: z.array(clarificationSchema) }),
    kind: z.enum(goalKinds),
    status: z.enum(goalStatuses),
    active: z.boolean(),
    land: goalLandSchema,
    question: questionSchema.nullable(),
    track: z.enum(trackIds).nullable().meta({ description: "Its done steps move this track a little" }),
    created_at: instantSchema,
    touched_at: instantSchema,
  })
  .meta({ id: "Goal" });
export type GoalWire = z.infer<typeof goalSchema>;

export const goalListSchema = z
  .object({
    goals: z.array(goalSchema),
    next: z.int().nullable().meta({ description: "`from` of the next page; null where this is the last" }),
  })
  .meta({ id: "GoalList" });
export type GoalListWire = z.infer<typeof goalListSchema>;

export const stepPageSchema = z
  .object({
    steps: z.array(stepSchema).meta({ description: "Steps that are done, oldest first" }),
    earlier_steps: z
      .string()
      .nullable()
      .meta({ description: "`before` of the page before this one; null where there is none" }),
  })
  .meta({ id: "StepPage" });
export type StepPageWire = z.infer<typeof stepPageSchema>;

export const goalCreateSchema = z
  .strictObject({ title: textSchema, description: textSchema.optional(), kind: z.enum(goalKinds).optional() })
  .meta({ id: "GoalCreate" });

/** What a person may change on a goal by hand; `achieved` is said by the person, never decided. */
export const goalPatchSchema = z
  .strictObject({
    title: textSchema.optional(),
    description: textSchema.optional(),
    kind: z.enum(goalKinds).optional(),
    status: z.enum(["open", "paused", "achieved", "archived"]).optional(),
  })
  .refine((patch) => Object.keys(patch).length > 0, { error: "nothing to change" })
  .meta({ id: "GoalPatch" });
export type GoalPatchWire = z.infer<typeof goalPatchSchema>;

/** A goal after a change, what the companion says, and where the person stands now. */
export const goalAnswerSchema = z
  .object({ goal: goalSchema.nullable(), replies: z.array(messageSchema), now: stepViewSchema.omit({ replies: true }) })
  .meta({ id: "GoalAnswer" });
export type GoalAnswerWire = z.infer<typeof goalAnswerSchema>;
