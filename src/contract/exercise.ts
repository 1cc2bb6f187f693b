import { z } from "zod";
import { techniqueIds } from "#core/techniques/technique.ts";
import { milestoneTypes } from "#core/tracks/action.ts";
import { trackIds } from "#core/tracks/track.ts";
import { messageSchema, textSchema } from "./chat.ts";
import { instantSchema } from "./instant.ts";

const techniqueIdSchema = z.enum(techniqueIds).meta({ id: "TechniqueId" });
const pressSchema = z.string().regex(/^[a-z0-9_]{1,10}$/);

/** What an exercise may be begun as by this person now. */
export const techniqueStates = ["open", "asked", "closed"] as const;

export const techniqueSchema = z
  .object({
    id: techniqueIdSchema,
    name: z.string(),
    about: z.string(),
    minutes: z.int(),
    track: z.enum(trackIds).nullable(),
    state: z.enum(techniqueStates).meta({
      description: "`asked`: questions about contact come first; `closed`: not while contact is restricted or unsafe",
    }),
    instead: techniqueIdSchema.nullable().meta({ description: "In the first weeks this gentler one is begun instead" }),
    draft_id: z.string().nullable().meta({ description: "Begun already and waiting" }),
  })
  .meta({ id: "Technique" });
export type TechniqueWire = z.infer<typeof techniqueSchema>;
export const techniqueListSchema = z.object({ techniques: z.array(techniqueSchema) }).meta({ id: "TechniqueList" });

export const askKinds = [
  "tell",
  "choice",
  "several",
  "scale",
  "text",
  "pages",
  "list",
  "date",
  "photos",
  "breath",
  "check",
  "riddles",
] as const;

/** The answer so far; only the field of the step's kind is filled. */
const givenSchema = z
  .object({
    options: z.array(z.string()),
    value: z.int().nullable(),
    texts: z.array(z.string()),
    date: z.iso.date().nullable(),
    photos: z.array(z.string()),
    skipped: z.boolean(),
  })
  .meta({ id: "ExerciseAnswerSoFar" });

export const exerciseStepSchema = z
  .object({
    id: z.string(),
    kind: z.enum(askKinds),
    say: z.string(),
    options: z.array(z.object({ id: z.string(), label: z.string(), chosen: z.boolean() })),
    optional: z.boolean(),
    presses: z.array(z.string()).meta({
      description:
        "What `press` may be now: options, figures, and go, enough, afresh, today, others, keep, rewrite, skip, back",
    }),
    from: z.int().nullable().meta({ description: "Of a scale" }),
    to: z.int().nullable(),
    most: z.int().nullable().meta({ description: "Characters of a text or pages, lines of a list, photos" }),
    when: z.enum(["past", "future", "any"]).nullable().meta({ description: "Of a date" }),
    breath: z.object({ in: z.int(), out: z.int(), rounds: z.int() }).nullable().meta({ description: "Seconds" }),
    findings: z.array(z.object({ code: z.string(), quote: z.string(), advice: z.string() })),
    riddles: z.array(z.object({ question: z.string(), answer: z.string() })),
    answer: givenSchema.nullable(),
  })
  .meta({ id: "ExerciseStep" });
export type ExerciseStepWire = z.infer<typeof exerciseStepSchema>;

/** An exercise that was begun, and the one step that it asks now. */
export const exerciseSchema = z
  .object({
    id: z.string(),
    technique: techniqueIdSchema,
    name: z.string(),
    about: z.string(),
    minutes: z.int(),
    track: z.enum(trackIds).nullable(),
    started_at: instantSchema,
    touched_at: instantSchema,
    step: exerciseStepSchema,
    position: z.object({ at: z.int(), of: z.int().meta({ description: "About: answers may open further steps" }) }),
    can_go_back: z.boolean(),
  })
  .meta({ id: "Exercise" });
export type ExerciseWire = z.infer<typeof exerciseSchema>;
export const exerciseListSchema = z
  .object({ exercises: z.array(exerciseSchema).meta({ description: "Touched last first" }) })
  .meta({ id: "ExerciseList" });

/** What something finished moved, and which milestones it brought; empty in a crisis and after a heavy answer, when nothing is celebrated. */
export const movesSchema = z.object({
  moved: z.array(z.object({ track: z.enum(trackIds), name: z.string(), icon: z.string(), from: z.int(), to: z.int() })),
  reached: z
    .array(
      z.object({
        type: z.enum(milestoneTypes as readonly [string, ...string[]]),
        track: z.enum(trackIds),
        name: z.string(),
        description: z.string(),
      }),
    )
    .meta({ description: "Milestones that this brought" }),
});
export type MovesWire = z.infer<typeof movesSchema>;

export const finishedSchema = z
  .object({
    technique: techniqueIdSchema,
    message: z.string(),
    work_id: z.string().nullable(),
    ...movesSchema.shape,
    next: z
      .object({
        track: z.enum(trackIds),
        suggestion: z.string(),
        technique: techniqueIdSchema.nullable(),
        estimated_time: z.string(),
        because: z.string(),
      })
      .nullable()
      .meta({ description: "The one next thing; none on a heavy day or in a crisis" }),
  })
  .meta({ id: "ExerciseFinished" });
export type FinishedWire = z.infer<typeof finishedSchema>;

/** Where an exercise stands after an answer: the next step, or the end. Both null: something else is asked first, in `replies`, or the end had been taken in before. */
export const exerciseAnswerSchema = z
  .object({
    exercise: exerciseSchema.nullable(),
    finished: finishedSchema.nullable(),
    replies: z.array(messageSchema),
  })
  .meta({ id: "ExerciseAnswer" });

export const exerciseBeginSchema = z
  .strictObject({ technique: techniqueIdSchema, anew: z.boolean().optional() })
  .meta({ id: "ExerciseBegin" });

const stepOfSchema = z
  .string()
  .min(1)
  .max(40)
  .meta({ description: "The step that is answered; refused with step_moved_on where another one is asked" });
export const exerciseGivenSchema = z
  .union([
    z.strictObject({ step: stepOfSchema, press: pressSchema }),
    z.strictObject({ step: stepOfSchema, text: textSchema }),
  ])
  .meta({ id: "ExerciseGiven" });

export const photoStoredSchema = z
  .object({ photo_id: z.string(), exercise: exerciseSchema.nullable(), replies: z.array(messageSchema) })
  .meta({ id: "PhotoStored" });
