import { z } from "zod";
import { evidenceStrengths } from "#core/day/evidence.ts";
import { stages } from "#core/day/habit.ts";
import { dayTaskSchema } from "./day.ts";

/** How a task stands to its plan: as planned, otherwise, or otherwise if the person wants. */
const adaptedStatuses = ["standard", "adapted", "offered", "explained"] as const;

/** One study or guideline that a habit rests on. */
export const evidenceSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    authors: z.string().nullable(),
    year: z.int(),
    journal: z.string().nullable(),
    kind: z.string().meta({ example: "meta-analysis" }),
    strength: z.enum(evidenceStrengths).meta({ description: "`null`: an effect was looked for and not found" }),
    strength_text: z.string().meta({ description: "The strength in the person's language" }),
    finding: z.string().meta({ description: "In English, as the reference list has it" }),
    caution: z.string().nullable(),
    url: z.url(),
  })
  .meta({ id: "Evidence" });
export type EvidenceWire = z.infer<typeof evidenceSchema>;

const troubleSchema = z.object({ when: z.string(), try: z.string() });

/** What is known of a habit and how it is done; also of the brief's phase 8. */
export const educationalContentSchema = z
  .object({
    scientific_basis: z.object({
      simple_explanation: z.string(),
      key_benefits: z.array(z.string()),
      why_it_helps: z.string(),
      reassurance: z.string(),
      honesty: z.string().meta({ description: "What is not known, or small, or mixed" }),
      primary_mechanism: z
        .string()
        .optional()
        .meta({ description: "This and the three below: for the Peak Performer" }),
      supporting_research: z.array(z.string()).optional(),
      quantified_benefits: z
        .array(z.string())
        .optional()
        .meta({ description: "Findings with a figure, in English, as they were published" }),
      optimization_factors: z.array(z.string()).optional().meta({ description: "What to keep an eye on" }),
    }),
    practical_implementation: z.object({
      step_by_step_instructions: z.array(z.string()),
      equipment_needed: z.array(z.string()),
      optimal_timing: z.string(),
      duration_guidance: z.string(),
      preparation_steps: z.array(z.string()),
      environmental_considerations: z.array(z.string()).meta({ description: "Where, and what the weather changes" }),
    }),
    personalization: z.object({
      archetype_optimization: z.string(),
      progression_path: z.object({
        current_level: z.string().meta({ description: "The habit at the stage which the person has come to" }),
        next_level: z.string(),
        mastery_indicators: z.array(z.string()),
      }),
      modifications: z.object({
        low_energy: z.string(),
        high_energy: z.string(),
        time_constraints: z.string(),
        travel: z.string(),
        cloudy_days: z.string(),
        winter: z.string(),
        summer: z.string(),
      }),
    }),
    success_indicators: z.array(z.string()),
    troubleshooting: z.array(troubleSchema),
    progressive_advancement: z.string(),
  })
  .meta({ id: "EducationalContent" });
export type EducationalContentWire = z.infer<typeof educationalContentSchema>;

/** One task in full: the brief's "Expected Advanced System Output", and what the product adds beside it. */
export const taskInFullSchema = dayTaskSchema
  .extend({
    description: z.string(),
    user_friendly_intensity: z.string(),
    time_block: z.object({
      block_id: z.string(),
      title: z.string(),
      archetype_messaging: z.string(),
      time_range: z.string(),
      flexibility_minutes: z.int(),
      alternative_versions: z.tuple([z.object({ low_energy: z.string() }), z.object({ high_energy: z.string() })]),
    }),
    progression_context: z
      .object({
        skill_level: z.string().meta({ description: "The person's level", example: "developing_foundation_builder" }),
        progression_note: z.string().meta({ description: "What that level means for them" }),
        skill_building: z.array(z.string()).meta({ description: "Ids of skills that grow by it" }),
        next_progression: z.string(),
        mastery_indicators: z.array(z.string()),
        stage: z.enum(stages),
        mastery: z.int().min(0).max(100),
        current_streak: z.int(),
        skills: z.array(z.object({ skill_id: z.string(), name: z.string() })),
      })
      .nullable()
      .meta({ description: "Null where the task is no habit" }),
    educational_content: educationalContentSchema.nullable(),
    real_time_adaptations: z.object({
      current_status: z.enum(adaptedStatuses),
      recent_adaptations: z.array(z.string()),
      adaptation_triggers: z.array(z.string()),
    }),
    success_tracking: z
      .object({
        completion_criteria: z.string(),
        quality_indicators: z.array(z.string()),
        streak_bonuses: z.object({ "7_days": z.string(), "14_days": z.string(), "30_days": z.string() }),
      })
      .nullable(),
    reasons: z
      .array(z.object({ rule: z.string(), text: z.string() }))
      .meta({ description: "What spoke for it most, and why it stands where it stands" }),
    scaling_info: z.object({ low_energy: z.string(), high_energy: z.string() }),
    caution: z.string().nullable().meta({ description: "Why it is not for everybody, or when to stop" }),
    sources: z.array(evidenceSchema),
  })
  .meta({ id: "TaskInFull" });
export type TaskInFullWire = z.infer<typeof taskInFullSchema>;
