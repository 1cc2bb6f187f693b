import { z } from "zod";
import { lessonParts } from "#core/lessons/lesson.ts";
import { messageSchema, textSchema } from "./chat.ts";
import { archetypeIdSchema } from "./day.ts";
import { educationalContentSchema, evidenceSchema } from "./day-task.ts";
import { instantSchema } from "./instant.ts";

/** The brief's `EducationalContent`: a lesson in the voice of an archetype, with what a page needs to unfold it. */
export const lessonSchema = z
  .object({
    content_id: z.string(),
    topic: z.string(),
    archetype_focus: archetypeIdSchema,
    difficulty_level: z.int().min(1).max(10),
    content_type: z.string().meta({ description: "`lesson`: all six parts" }),
    title: z.string(),
    summary: z.string(),
    detailed_content: educationalContentSchema.meta({ description: "The six parts" }),
    related_habits: z.array(z.string()),
    sources: z.array(z.string()).meta({ description: "Title, year and address of each" }),
    last_updated: instantSchema,
    habit_id: z.string(),
    opening: z.string().meta({ description: "In the voice of the person's archetype" }),
    unfolded: z
      .array(z.enum(lessonParts))
      .meta({ description: "The parts that are open at first, by the person's level" }),
    related: z.array(z.object({ habit_id: z.string(), name: z.string() })),
    evidence: z.array(evidenceSchema),
    caution: z.string().nullable(),
    questions: z.boolean().meta({ description: "Whether a language model is there and the person agreed to its use" }),
  })
  .meta({ id: "Lesson" });
export type LessonWire = z.infer<typeof lessonSchema>;

export const lessonQuestionSchema = z.strictObject({ question: textSchema }).meta({ id: "LessonQuestion" });
export const lessonAnswerSchema = z
  .object({
    answer: z.string(),
    by: z.enum(["model", "lesson", "nothing", "referral"]).meta({
      description:
        "Word for word from the lesson. `lesson`: the part of it that comes nearest. `model`: the parts that a language model chose. `nothing`: it does not say. `referral`: a question for a doctor",
    }),
    cites: z.array(z.string()).meta({ description: "The sentences of the lesson that the answer is made of" }),
    replies: z.array(messageSchema),
  })
  .meta({ id: "LessonAnswer" });
export type LessonAnswerWire = z.infer<typeof lessonAnswerSchema>;
