import { z } from "zod";
import { dayParts } from "#core/day/habit.ts";
import { ownLimits } from "#core/day/own-habit.ts";
import { ownMarks } from "#core/dialogue/turn/setup-command.ts";
import { clockSchema } from "./because.ts";
import { messageSchema } from "./chat.ts";
import { weekdaySchema } from "./schedule.ts";

const minutes = z.int().min(ownLimits.minutes.least).max(ownLimits.minutes.most);

/** A habit that the person made up, as they said it. */
const said = {
  name: z.string().min(1).max(ownLimits.name),
  reason: z.string().max(ownLimits.reason),
  group: z.string().max(ownLimits.group),
  part: z.enum(dayParts).nullable().meta({ description: "The third of the day it is for; null where it is for any" }),
  at: clockSchema.nullable().meta({ description: "A time of the clock, which goes before a part" }),
  days: z.array(weekdaySchema).max(7).meta({ description: "1 is Monday; none means every day" }),
  times_a_week: z
    .int()
    .min(ownLimits.times.least)
    .max(ownLimits.times.most)
    .nullable()
    .meta({ description: "So many times a week instead of days" }),
  minutes,
  grow_to: minutes.nullable().meta({ description: "Up to how many minutes it may grow" }),
  reminder: z.boolean(),
} as const;

export const ownHabitSchema = z
  .object({
    id: z.uuid(),
    ...said,
    risk: z
      .boolean()
      .nullable()
      .meta({ description: "The one question, whether it strains the body; null until answered" }),
    stands: z.enum(["asks", "open", "careful", "own_way"]).meta({
      description:
        "Whether it comes into the day: not before the question is answered, nor where there is something to look after",
    }),
    paused: z.boolean(),
    created_on: z.iso.date(),
    today: z.iso.date(),
    total_attempts: z.int(),
    current_streak: z.int(),
    longest_streak: z.int(),
    mastery: z.int().min(0).max(100),
    months: z.array(z.object({ month: z.string(), days: z.string() })).meta({
      description: "A letter a day: `d` done, `p` partly, `s` let go, `.` nothing said; the oldest month first",
    }),
  })
  .meta({ id: "OwnHabit" });
export type OwnHabitWire = z.infer<typeof ownHabitSchema>;

export const ownHabitsSchema = z.object({ habits: z.array(ownHabitSchema) }).meta({ id: "OwnHabits" });
export const ownHabitsAnswerSchema = ownHabitsSchema
  .extend({ replies: z.array(messageSchema) })
  .meta({ id: "OwnHabitsAnswer" });
export type OwnHabitsAnswerWire = z.infer<typeof ownHabitsAnswerSchema>;

const risk = z
  .boolean()
  .meta({ description: "Whether it strains the body, or has cold, heat, fasting, held breath or a medicine in it" });
const some = z.strictObject(said).partial();
export const ownHabitNewSchema = some
  .required({ name: true })
  .extend({ risk: risk.optional() })
  .meta({ id: "NewOwnHabit" });
export const ownHabitChangeSchema = some
  .extend({ risk: risk.optional(), paused: z.boolean().optional() })
  .meta({ id: "OwnHabitChange" });
export type OwnHabitChangeWire = z.infer<typeof ownHabitChangeSchema>;
export type OwnHabitNewWire = z.infer<typeof ownHabitNewSchema>;
export const ownHabitDeleteSchema = z
  .strictObject({ confirmed: z.boolean().optional() })
  .meta({ id: "DeleteOwnHabit" });
export const ownHabitMarkSchema = z.strictObject({ how: z.enum(ownMarks) }).meta({ id: "MarkOwnHabit" });
