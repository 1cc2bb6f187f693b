import { z } from "zod";
import { aimIds, mostAims } from "#core/day/aim.ts";
import { archetypeIds } from "#core/day/archetype.ts";
import { versions } from "#core/day/block.ts";
import { dayParts } from "#core/day/habit.ts";
import { energies, intensities } from "#core/day/energy.ts";
import { modes } from "#core/day/mode.ts";
import { taskStates } from "#core/day/plan.ts";
import { blockMinutes } from "#core/day/put-block.ts";
import { tapMetrics } from "#core/dialogue/turn/body-command.ts";
import { taskMarks } from "#core/dialogue/turn/plan-command.ts";
import { techniqueIds } from "#core/techniques/technique.ts";
import { type ActionType, actionTypes } from "#core/tracks/action.ts";
import { trackIds } from "#core/tracks/track.ts";
import { adaptationSchema } from "./adaptations.ts";
import { becauseSchema, clockSchema, localInstantSchema } from "./because.ts";
import { messageSchema } from "./chat.ts";
import { movesSchema } from "./exercise.ts";
import { instantSchema } from "./instant.ts";

export const archetypeIdSchema = z.enum(archetypeIds).meta({ id: "ArchetypeId" });

/** The brief's two versions of a block: what it becomes on a weak and on a strong day. */
const alternativeVersionsSchema = z.tuple([
  z.object({ low_energy: z.string() }),
  z.object({ high_energy: z.string() }),
]);

const timeRangeSchema = z
  .string()
  .meta({ description: "As people write it in their language", example: "7:30-8:30 AM" });

/** The brief's `DynamicTimeBlock`, as it stands in this day. */
export const dayBlockSchema = z
  .object({
    block_id: z.string(),
    title: z.string(),
    archetype_specific_title: z.string(),
    time_range: timeRangeSchema,
    start_time: clockSchema,
    end_time: clockSchema,
    from: localInstantSchema,
    to: localInstantSchema,
    duration_minutes: z.int(),
    purpose: z.string(),
    energy_requirement: z.enum(energies),
    version: z.enum(versions).meta({ description: "How long and demanding it is today" }),
    flexibility_minutes: z.int(),
    dependencies: z.array(z.string()),
    archetype_messaging: z.string(),
    alternative_versions: alternativeVersionsSchema,
    because: becauseSchema,
    put: z.boolean().meta({ description: "Whether the person put it where it is; it can be put back" }),
  })
  .meta({ id: "DayBlock" });
export type DayBlockWire = z.infer<typeof dayBlockSchema>;

export const taskKinds = ["habit", "own", "goal_step", "track_action"] as const;

/** Where a task leads that is no habit: the step of a goal, or what comes next on a track. */
const taskLinkSchema = z.object({
  goal_id: z.string().nullable(),
  step_id: z.string().nullable(),
  track: z.enum(trackIds).nullable(),
  technique: z.enum(techniqueIds).nullable(),
  report: z.enum(actionTypes as readonly [ActionType, ...ActionType[]]).nullable(),
});

/** A task as a list of today shows it. */
export const dayTaskSchema = z
  .object({
    task_id: z.string(),
    kind: z.enum(taskKinds),
    habit_id: z.string().nullable(),
    link: taskLinkSchema.nullable().meta({ description: "Null for a habit" }),
    block_id: z.string(),
    title: z.string(),
    archetype_specific_title: z.string(),
    category: z
      .string()
      .meta({ description: "A habit's category; `own`, `goal` or `track` where it is none of the library" }),
    start_time: clockSchema,
    at: localInstantSchema,
    duration_minutes: z.int(),
    intensity_hint: z.enum(intensities),
    energy_requirement: z.enum(energies),
    version: z.enum([...versions, "gentle"]),
    how: z.string().meta({ description: "What is done today, in a sentence" }),
    state: z.enum(taskStates),
    state_at: instantSchema.nullable(),
    may: z.array(z.enum([...taskMarks, "snooze"])).meta({ description: "What may be done with it now" }),
    because: becauseSchema,
    adaptation: adaptationSchema
      .nullable()
      .meta({ description: "What of it is otherwise than planned, is offered, or was explained; null where nothing" }),
  })
  .meta({ id: "DayTask" });
export type DayTaskWire = z.infer<typeof dayTaskSchema>;

export const awayReasons = ["sick", "travel", "pause"] as const;

export const daySettingsSchema = z
  .object({
    reminders: z.boolean(),
    tasks_a_day: z.int().nullable().meta({ description: "Null: as many as the day has grown to" }),
    tasks_usual: z.int().meta({ description: "How many a day has where nothing is set" }),
    tasks_most: z.int().meta({ description: "The archetype's cap" }),
    messages_a_day: z.int(),
    with_goal_step: z.boolean(),
    with_track_action: z.boolean(),
    digest: z.boolean().meta({ description: "Whether a word about the week comes, once a week" }),
  })
  .meta({ id: "DaySettings" });
export type DaySettingsWire = z.infer<typeof daySettingsSchema>;

/** Today as it is planned. */
export const daySchema = z
  .object({
    date: z.iso.date().meta({ description: "After midnight still yesterday, until the person sleeps" }),
    time_zone: z.string(),
    revision: z.int().meta({ description: "Grows each time the rest of the day is planned again" }),
    made_at: instantSchema,
    waking: z.object({ from: localInstantSchema, to: localInstantSchema, time_range: timeRangeSchema }),
    mode: z.object({
      mode: z.enum(modes),
      name: z.string(),
      chosen: z.boolean().meta({ description: "By the person, for today" }),
      because: becauseSchema,
    }),
    energy: z
      .object({ value: z.number(), face: z.int().min(1).max(5), at: instantSchema })
      .nullable()
      .meta({ description: "The last tap" }),
    aims: z
      .array(z.object({ aim: z.enum(aimIds), name: z.string() }))
      .meta({ description: "What the days are for, where the person said so; up to two" }),
    keep_plan: z.boolean().meta({ description: "Changes by readings are explained and not made" }),
    health_consent: z.boolean().meta({ description: "Asked for before energy or the intake is kept" }),
    archetype: z.object({
      archetype: archetypeIdSchema,
      name: z.string(),
      template_name: z.string(),
      message: z.string().meta({ description: "The first line of the day" }),
      enough: z.string().meta({ description: "Said when nothing of today is open any more" }),
    }),
    blend: z
      .object({ from: archetypeIdSchema, from_name: z.string(), days_left: z.int() })
      .nullable()
      .meta({ description: "The archetype before, while the change is spread over a week" }),
    blocks: z.array(dayBlockSchema),
    dropped_blocks: z.array(z.object({ block_id: z.string(), title: z.string(), because: becauseSchema })),
    tasks: z
      .array(dayTaskSchema)
      .meta({ description: "In the order of their times; what another took the place of last stands in `set_aside`" }),
    set_aside: z.array(dayTaskSchema).meta({ description: "Swapped, or never again" }),
    open_tasks: z.int(),
    total_duration_minutes: z.int().meta({ description: "Computed from the blocks" }),
    energy_distribution: z
      .object(
        Object.fromEntries(dayParts.map((part) => [part, z.number()])) as Record<
          (typeof dayParts)[number],
          z.ZodNumber
        >,
      )
      .meta({
        description:
          "Shares of the effort by thirds of the waking time; they sum to 1, or are 0 where there is no block",
      }),
    away: z
      .object({ why: z.enum(awayReasons), from: z.iso.date(), until: z.iso.date().nullable(), message: z.string() })
      .nullable(),
    settings: daySettingsSchema,
  })
  .meta({ id: "Day" });
export type DayWire = z.infer<typeof daySchema>;

/** What a change of the day led to. */
export const dayAnswerSchema = z
  .object({
    day: daySchema,
    task: dayTaskSchema.nullable().meta({ description: "The task that was meant" }),
    instead: dayTaskSchema.nullable().meta({ description: "The one that came in its place" }),
    ...movesSchema.shape,
    replies: z.array(messageSchema),
  })
  .meta({ id: "DayAnswer" });
export type DayAnswerWire = z.infer<typeof dayAnswerSchema>;

export const dayStartSchema = z.strictObject({ archetype: archetypeIdSchema.optional() }).meta({ id: "DayStart" });
export const taskDoSchema = z
  .union([
    z.strictObject({ do: z.literal("snooze"), minutes: z.int().min(1).max(1440) }),
    z.strictObject({ do: z.enum(taskMarks) }),
  ])
  .meta({ id: "TaskDo" });
export const checkinSchema = z
  .strictObject({
    face: z
      .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
      .meta({ description: "From worn out (1) to full of strength (5); of stress, the fifth is the most" }),
    metric: z.enum(tapMetrics).optional().meta({ description: "`energy_level` where it is not said" }),
  })
  .meta({ id: "Checkin" });
export const dayAimsSchema = z
  .strictObject({
    aims: z.array(z.enum(aimIds)).max(mostAims).meta({ description: "All of them; none is an answer as well" }),
  })
  .meta({ id: "DayAims" });
export const dayModeSchema = z
  .strictObject({ mode: z.enum([...modes, "auto"]).meta({ description: "`auto`: by the energy again" }) })
  .meta({ id: "DayMode" });
export const dayAwaySchema = z
  .strictObject({
    why: z.enum([...awayReasons, "back"]),
    until: z.iso.date().optional().meta({ description: "The last such day; open where it is not said" }),
  })
  .meta({ id: "DayAway" });
export const daySettingsChangeSchema = z
  .strictObject({
    reminders: z.boolean(),
    tasks_a_day: z.int().min(1).max(20).nullable(),
    messages_a_day: z.int().min(0).max(12),
    with_goal_step: z.boolean(),
    with_track_action: z.boolean(),
    digest: z.boolean(),
  })
  .partial()
  .meta({ id: "DaySettingsChange" });
export const blockPutSchema = z
  .union([
    z.strictObject({
      from: z.iso.datetime({ offset: true }).meta({ description: "Taken to the nearest five minutes" }),
      minutes: z.int().min(blockMinutes.least).max(blockMinutes.most),
    }),
    z.strictObject({ back: z.literal(true) }),
  ])
  .meta({ id: "BlockPut" });
export type BlockPutWire = z.infer<typeof blockPutSchema>;
export const dayDeleteSchema = z.strictObject({ confirmed: z.boolean().optional() }).meta({ id: "DayDelete" });

/** A day that is over, as it was planned and what became of it. */
export const dayPastSchema = z
  .object({
    date: z.iso.date(),
    archetype: archetypeIdSchema,
    archetype_name: z.string(),
    mode: z.enum(modes),
    planned: z.int().meta({ description: "Habits that stood in it to the end" }),
    done: z.number().meta({ description: "What was partly done counts half" }),
    tasks: z.array(
      z.object({
        task_id: z.string(),
        kind: z.enum(taskKinds),
        habit_id: z.string().nullable(),
        title: z.string(),
        start_time: clockSchema,
        duration_minutes: z.int(),
        state: z.enum(taskStates),
      }),
    ),
  })
  .meta({ id: "DayPast" });
export type DayPastWire = z.infer<typeof dayPastSchema>;
export const dayHistorySchema = z
  .object({ days: z.array(dayPastSchema).meta({ description: "Newest first, without today" }) })
  .meta({ id: "DayHistory" });

export const dayFeedSchema = z
  .object({
    url: z.string().nullable().meta({
      description: "The secret address for a calendar program; told once, when it is made",
    }),
    since: instantSchema.nullable().meta({ description: "Null where there is none" }),
  })
  .meta({ id: "DayFeed" });
