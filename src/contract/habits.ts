import { z } from "zod";
import { contraindications } from "#core/day/contraindication.ts";
import { exclusionCodes } from "#core/day/eligible.ts";
import { energies, intensities } from "#core/day/energy.ts";
import { evidenceStrengths } from "#core/day/evidence.ts";
import { dayParts, equipments, habitCategories, places, seasons, stages, taskClasses } from "#core/day/habit.ts";
import { messageSchema } from "./chat.ts";
import { clockSchema } from "./because.ts";
import { archetypeIdSchema } from "./day.ts";
import { educationalContentSchema, evidenceSchema } from "./day-task.ts";

/** One reason why a habit is not planned for this person now. */
export const exclusionSchema = z
  .object({
    code: z.enum(exclusionCodes),
    text: z.string(),
    of: z.array(z.string()).meta({
      description: "What it is about: contraindications, habits to be mastered first, equipment, places, seasons",
    }),
    of_names: z.array(z.string()).meta({ description: "The same in words" }),
  })
  .meta({ id: "Exclusion" });
export type ExclusionWire = z.infer<typeof exclusionSchema>;

const habitHeadShape = {
  habit_id: z.string(),
  name: z.string(),
  about: z.string(),
  category: z.enum(habitCategories),
  category_name: z.string(),
  task_class: z.enum(taskClasses),
  archetype_compatibility: z.array(archetypeIdSchema),
  difficulty_level: z.int().min(1).max(10),
  duration_minutes: z.int(),
  energy_requirement: z.enum(energies),
  intensity_hint: z.enum(intensities),
  mastery: z.int().min(0).max(100),
  stage: z.enum(stages),
  total_attempts: z.int(),
  current_streak: z.int(),
  longest_streak: z.int(),
  rating: z.int().min(1).max(5).nullable().meta({ description: "How much the person likes it" }),
  notes: z.string().meta({ description: "The person's own words about it" }),
  never: z.boolean().meta({ description: "Left out by the person, for good" }),
  excluded: z
    .array(exclusionSchema)
    .meta({ description: "All reasons why it is not planned now; empty where it may be" }),
  strongest_evidence: z.enum(evidenceStrengths),
} as const;

export const habitSchema = z.object(habitHeadShape).meta({ id: "HabitSummary" });
export type HabitWire = z.infer<typeof habitSchema>;

export const habitListSchema = z
  .object({
    habits: z.array(habitSchema).meta({ description: "By category, the easiest first" }),
    categories: z.array(z.object({ category: z.enum(habitCategories), name: z.string(), count: z.int() })),
  })
  .meta({ id: "HabitList" });

/** Everything about one habit: the brief's `HabitDefinition`, with its evidence. */
export const habitInFullSchema = z
  .object({
    ...habitHeadShape,
    archetype_titles: z.array(z.object({ archetype: archetypeIdSchema, title: z.string() })),
    prerequisites: z.array(z.object({ habit_id: z.string(), name: z.string(), mastery: z.int() })),
    implementation_details: z.object({
      technique: z.string(),
      equipment: z.array(z.string()),
      optimal_timing: z.string(),
      progression: z.string(),
    }),
    scaling_options: z.object({ beginner: z.string(), intermediate: z.string(), advanced: z.string() }),
    scaling_minutes: z.object({ beginner: z.int(), intermediate: z.int(), advanced: z.int() }),
    gentle: z.string().nullable().meta({ description: "What stands in for it while a risk is not cleared" }),
    contraindications: z.array(z.object({ code: z.enum(contraindications), label: z.string() })),
    caution: z.string().nullable(),
    parts: z.array(z.enum(dayParts)),
    places: z.array(z.enum(places)),
    equipment: z.array(z.enum(equipments)),
    seasons: z.array(z.enum(seasons)),
    days_a_week: z.int(),
    educational_content: educationalContentSchema,
    completion_criteria: z.string(),
    quality_indicators: z.array(z.string()),
    streak_bonuses: z.object({ "7_days": z.string(), "14_days": z.string(), "30_days": z.string() }),
    evidence: z.array(evidenceSchema),
  })
  .meta({ id: "Habit" });
export type HabitInFullWire = z.infer<typeof habitInFullSchema>;

export const habitAnswerSchema = z
  .object({ habit: habitInFullSchema, replies: z.array(messageSchema) })
  .meta({ id: "HabitAnswer" });
export const habitChangeSchema = z
  .strictObject({
    rating: z.int().min(1).max(5).optional(),
    notes: z.string().max(20_000).optional().meta({ description: "Own words about it; empty takes them away" }),
    never: z.literal(false).optional().meta({ description: "Brings a habit back; it is left out on a task of today" }),
  })
  .meta({ id: "HabitChange" });

export const archetypeSchema = z
  .object({
    archetype: archetypeIdSchema,
    name: z.string(),
    about: z.string(),
    voice: z.string(),
    welcome: z.string(),
    chosen: z.boolean(),
    tasks_at_first: z.int(),
    tasks_most: z.int(),
    default_schedule: z.object({ wake_time: clockSchema, sleep_time: clockSchema }),
    intensity: z.object({ easy: z.string(), moderate: z.string(), high: z.string() }),
    blocks: z
      .array(
        z.object({
          block_id: z.string(),
          title: z.string(),
          purpose: z.string(),
          energy_requirement: z.enum(energies),
        }),
      )
      .meta({ description: "Of a usual day" }),
    levels: z.array(
      z.object({
        level_id: z.string(),
        level_name: z.string(),
        description: z.string(),
        estimated_weeks_to_complete: z.int(),
        required_skills: z.array(z.object({ skill_id: z.string(), name: z.string() })),
        unlocked_habits: z.array(z.object({ habit_id: z.string(), name: z.string() })),
        reached: z.boolean(),
      }),
    ),
  })
  .meta({ id: "Archetype" });
export type ArchetypeWire = z.infer<typeof archetypeSchema>;
export const archetypeListSchema = z
  .object({
    chosen: archetypeIdSchema.nullable(),
    archetypes: z.array(archetypeSchema),
  })
  .meta({ id: "ArchetypeList" });
export const archetypeAnswerSchema = archetypeListSchema
  .extend({ replies: z.array(messageSchema) })
  .meta({ id: "ArchetypeAnswer" });
export const archetypeChoiceSchema = z
  .strictObject({
    archetype: archetypeIdSchema,
    fresh: z.boolean().optional().meta({ description: "All at once; otherwise the change is spread over a week" }),
  })
  .meta({ id: "ArchetypeChoice" });

export const quizSchema = z
  .object({
    questions: z.array(z.object({ id: z.string(), ask: z.string(), answers: z.array(z.string()) })),
  })
  .meta({ id: "Quiz" });
export const quizAnswersSchema = z
  .strictObject({
    answers: z
      .array(z.int().min(0).max(20))
      .min(1)
      .max(10)
      .meta({ description: "The place of the answer to each question" }),
  })
  .meta({ id: "QuizAnswers" });
export const quizResultSchema = z
  .object({ proposed: archetypeIdSchema, name: z.string(), about: z.string() })
  .meta({ id: "QuizResult" });
