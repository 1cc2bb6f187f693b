import { z } from "zod";
import { techniqueIds } from "#core/techniques/technique.ts";
import { type ActionType, actionTypes, milestoneTypes } from "#core/tracks/action.ts";
import { suggestionRules } from "#core/tracks/suggest.ts";
import { trackIds, trackPhases } from "#core/tracks/track.ts";
import { messageSchema } from "./chat.ts";
import { exerciseSchema, movesSchema } from "./exercise.ts";
import { instantSchema } from "./instant.ts";

const trackIdSchema = z.enum(trackIds).meta({ id: "TrackId" });
const actionTypeSchema = z.enum(actionTypes as readonly [ActionType, ...ActionType[]]);

/** How much a track is in motion, as a word: it comes and goes, and is never shown as a loss. */
export const momentumWords = ["resting", "moving", "flowing"] as const;

const actionShape = {
  suggestion: z.string().meta({ description: "The words, in the person's language" }),
  technique: z.enum(techniqueIds).nullable().meta({ description: "The exercise that it begins" }),
  report: actionTypeSchema.nullable().meta({ description: "Something done in life, told about afterwards" }),
  estimated_time: z.string().meta({ example: "10 min" }),
  minutes: z.int(),
  because: z.object({ rule: z.enum(suggestionRules), text: z.string() }),
} as const;

/** What comes next on one track, and why. */
export const nextActionSchema = z.object(actionShape).meta({ id: "NextAction" });
export type NextActionWire = z.infer<typeof nextActionSchema>;

export const milestoneSchema = z
  .object({
    type: z.enum(milestoneTypes as readonly [string, ...string[]]),
    track: trackIdSchema,
    name: z.string(),
    achieved_at: instantSchema,
    description: z.string(),
  })
  .meta({ id: "Milestone" });
export type MilestoneWire = z.infer<typeof milestoneSchema>;

export const milestoneListSchema = z
  .object({ milestones: z.array(milestoneSchema).meta({ description: "Newest first" }) })
  .meta({ id: "MilestoneList" });

/** One track: the brief's fields, and its words. */
export const trackSchema = z
  .object({
    track: trackIdSchema,
    name: z.string(),
    icon: z.string(),
    about: z.string(),
    phase: z.enum(trackPhases),
    phase_name: z.string(),
    completion_percentage: z.int().min(0).max(100),
    milestones: z.array(milestoneSchema).meta({ description: "Oldest first" }),
    next_action: nextActionSchema,
    last_activity: instantSchema.nullable(),
    total_actions: z.int(),
    paused: z.boolean(),
    weight: z.int().min(1).max(5),
    momentum: z.enum(momentumWords),
  })
  .meta({ id: "Track" });
export type TrackWire = z.infer<typeof trackSchema>;

/** The brief's progress, and what the product adds beside it. */
export const progressSchema = z
  .object({
    started: z.boolean().meta({ description: "Whether the person walks the tracks; reading begins nothing" }),
    primary_track: trackIdSchema,
    focus_all: z.boolean().meta({ description: "All tracks at once: they take turns" }),
    in_focus: trackIdSchema.meta({ description: "Whose turn it is now" }),
    tracks: z.object(
      Object.fromEntries(trackIds.map((track) => [track, trackSchema])) as Record<
        (typeof trackIds)[number],
        typeof trackSchema
      >,
    ),
    overall_progress: z.int().min(0).max(100),
    overall_because: z.object({
      rule: z.enum(["mean", "weighted_mean"]),
      tracks: z.int().meta({ description: "How many tracks are counted" }),
      paused: z.int(),
    }),
    journey_start_date: z.iso.date().nullable(),
    days_active: z.int(),
    recovery_week: z.int().min(1).meta({ description: "The week of the journey that runs; the first is 1" }),
    recovery_day: z.int().min(1).max(7).meta({ description: "The day of that week, 1 to 7" }),
    track_switch_count: z.int(),
    total_actions: z.int(),
    last_activity: instantSchema.nullable(),
    nudges: z.boolean().meta({ description: "Whether we may remind of anything" }),
    clarity: z.enum(["unasked", "asked", "clear", "unclear"]),
    reminded_of: trackIdSchema
      .nullable()
      .meta({ description: "The track that rests and was mentioned today, gently and once" }),
  })
  .meta({ id: "Progress" });
export type ProgressWire = z.infer<typeof progressSchema>;

/** The progress after a change: what moved, what is asked now, and what the companion says. */
export const progressAnswerSchema = progressSchema
  .extend({
    ...movesSchema.shape,
    exercise: exerciseSchema.nullable().meta({ description: "The exercise that is asked now, if any" }),
    replies: z.array(messageSchema),
  })
  .meta({ id: "ProgressAnswer" });

export const suggestionSchema = z
  .object({
    track: trackIdSchema,
    ...actionShape,
    also_moves: z.array(trackIdSchema),
    alternatives: z
      .array(z.object(actionShape).omit({ because: true }).meta({ id: "Alternative" }))
      .meta({ description: "Everything else that may be next on this track" }),
  })
  .meta({ id: "Suggestion" });
export type SuggestionWire = z.infer<typeof suggestionSchema>;

export const suggestionListSchema = z
  .object({
    in_focus: trackIdSchema,
    suggestions: z.array(suggestionSchema).meta({ description: "One for each track that is not paused" }),
  })
  .meta({ id: "SuggestionList" });

export const setPrimarySchema = z.strictObject({ track: z.enum([...trackIds, "all"]) }).meta({ id: "SetPrimary" });
export const weighTrackSchema = z.strictObject({ weight: z.int().min(1).max(5) }).meta({ id: "WeighTrack" });
export const reportSchema = z.strictObject({ action: actionTypeSchema }).meta({ id: "Report" });
export const onboardingSchema = z
  .strictObject({ brings: z.enum(["tracks", "goal", "day"]) })
  .meta({ id: "Onboarding" });
export const nudgesSchema = z.strictObject({ wanted: z.boolean() }).meta({ id: "Nudges" });
export const claritySchema = z.strictObject({ clear: z.boolean() }).meta({ id: "Clarity" });
export const goalTrackSchema = z.strictObject({ track: trackIdSchema.nullable() }).meta({ id: "GoalTrack" });
