import { z } from "zod";
import { trackIds } from "#core/tracks/track.ts";
import { messageSchema } from "./chat.ts";
import { becauseSchema } from "./because.ts";
import { dayTaskSchema } from "./day.ts";
import { stepSchema } from "./step.ts";
import { nextActionSchema } from "./tracks.ts";

/** What the one next step is of. */
export const nextKinds = ["crisis", "draft", "task", "step", "track", "enough"] as const;

/** The one next step across goals, tracks and the day, and why. */
export const nextSchema = z
  .object({
    kind: z.enum(nextKinds),
    key: z.string().nullable().meta({ description: 'Names it for "not now"; null where nothing can be passed over' }),
    title: z.string(),
    text: z.string().meta({ description: "What is done, in a sentence; the answer itself in a crisis" }),
    minutes: z.int().nullable(),
    because: becauseSchema,
    links: z.array(
      z.object({ rel: z.enum(["self", "do", "page"]), method: z.enum(["GET", "POST"]), href: z.string() }),
    ),
    task: dayTaskSchema.nullable(),
    step: stepSchema.nullable(),
    goal: z.object({ id: z.string(), title: z.string() }).nullable(),
    track: z
      .object({ track: z.enum(trackIds), name: z.string(), icon: z.string(), next_action: nextActionSchema })
      .nullable(),
    exercise_id: z.string().nullable().meta({ description: "The draft that waits" }),
  })
  .meta({ id: "Next" });
export type NextWire = z.infer<typeof nextSchema>;
export const nextAnswerSchema = nextSchema
  .extend({
    replies: z
      .array(messageSchema)
      .meta({ description: "In a crisis: the answer to it, with help lines and a way back" }),
  })
  .meta({ id: "NextAnswer" });
export const nextPassSchema = z.strictObject({ key: z.string().min(1).max(200) }).meta({ id: "NextPass" });
