import { z } from "zod";
import { exclusionSchema } from "./habits.ts";
import { archetypeIdSchema } from "./day.ts";
import { instantSchema } from "./instant.ts";

const skillIds = z.array(z.string());

/** The brief's `UserProgressionProfile`. */
export const progressionProfileSchema = z
  .object({
    user_id: z.string(),
    archetype: archetypeIdSchema,
    current_level: z.string(),
    weeks_in_system: z.int(),
    total_mastered_skills: z.int(),
    mastered_skills: skillIds.meta({ description: "80 and more today" }),
    in_progress_skills: skillIds.meta({ description: "20 to 79 today" }),
    ready_for_advancement: skillIds,
    next_recommended_skills: skillIds,
    progression_velocity: z.number().meta({ description: "Skills mastered a week" }),
  })
  .meta({ id: "UserProgressionProfile" });

export const skillStates = ["mastered", "in_progress", "begun", "not_begun"] as const;

/** The brief's `SkillMastery`, with the habits that it grows by. */
export const skillMasterySchema = z
  .object({
    skill_id: z.string(),
    skill_name: z.string(),
    category: z.string().meta({ description: "Of the habit that it grows by most" }),
    current_level: z.int().min(0).max(10).meta({ description: "Tenths of its mastery" }),
    mastery_percentage: z.number().min(0).max(100).meta({ description: "Today; a long rest lowers it" }),
    best: z.int().min(0).max(100).meta({ description: "The most it has been: what levels are reached by" }),
    attempts: z.int(),
    successes: z.number(),
    streak: z.int(),
    last_attempt: z.iso.date().nullable(),
    mastery_criteria: z.object({
      mastery_percentage: z.int().meta({ description: "From here on it is mastered" }),
      successes: z.int().meta({ description: "Successes after which practice is full" }),
    }),
    state: z.enum(skillStates),
    habits: z.array(
      z.object({
        habit_id: z.string(),
        name: z.string(),
        mastery: z.int(),
        streak: z.int(),
        excluded: z.array(exclusionSchema).meta({ description: "Why it is not for this person, or not yet" }),
      }),
    ),
  })
  .meta({ id: "SkillMastery" });
export type SkillMasteryWire = z.infer<typeof skillMasterySchema>;

/** One of the three levels of the person's archetype. */
export const levelSchema = z
  .object({
    level_id: z.string(),
    level_name: z.string(),
    archetype: archetypeIdSchema,
    description: z.string(),
    estimated_weeks_to_complete: z.int(),
    state: z.enum(["reached", "current", "ahead"]),
    required_skills: z.array(
      z.object({
        skill_id: z.string(),
        name: z.string(),
        mastery: z.int().meta({ description: "The most it has been" }),
        needed: z.int(),
        met: z.boolean(),
        spared: z.boolean().meta({ description: "Not asked for: nothing that it grows by is for this person" }),
      }),
    ),
    unlocked_habits: z.array(
      z.object({
        habit_id: z.string(),
        name: z.string(),
        open: z.boolean(),
        excluded: z.array(exclusionSchema).meta({ description: "What stays in the way whatever the level" }),
      }),
    ),
  })
  .meta({ id: "Level" });
export type LevelWire = z.infer<typeof levelSchema>;

export const masterySchema = progressionProfileSchema
  .extend({
    archetype_name: z.string(),
    current_level_name: z.string(),
    complete: z.boolean().meta({ description: "The skills of the last level are mastered too" }),
    assessed_at: instantSchema,
    levels: z.array(levelSchema),
    skills: z.array(skillMasterySchema).meta({ description: "Strongest first" }),
  })
  .meta({ id: "Mastery" });
export type MasteryWire = z.infer<typeof masterySchema>;
