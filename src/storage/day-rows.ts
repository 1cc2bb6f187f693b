import type { HabitOutcome, HabitRecord } from "#core/mastery/habit-record.ts";
import type { Day, Growth } from "#core/day/day.ts";
import type { HabitId } from "#core/day/habit.ts";
import { type ClockMinutes, type ClockSpan, emptySchedule, type Schedule } from "#core/day/schedule.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { clockMinutes } from "#core/time/wall-time.ts";
import type { PersonKey } from "./crypto.ts";
import { clearOf, entityOf, restored, rowOf, sameRow, type Table } from "./entity-row.ts";
import { clear, type Codec, optional, parts, type Row, sealed, within } from "./field.ts";
import { type PlanRow, planOf } from "./plan-rows.ts";
import { spots } from "./sealing.ts";

/** What `core.state` gives of health days. */
export interface DayRow {
  readonly day: Row;
  readonly plan: PlanRow | null;
  readonly schedule: Row;
  readonly habits: readonly (Row & { readonly habit_id: HabitId })[] | null;
  readonly adaptations: readonly Row[] | null;
}

const growths: Table<Growth> = {
  fields: {
    count: clear("count"),
    raised: clear("raised"),
    changedOn: clear("changedOn"),
    days: clear("days"),
  },
};

const growth: Codec<Growth, Row> = {
  write: (of) => clearOf(growths, of),
  read: (kept) => restored(growths, kept, {}),
};

type OwnRows = "schedule" | "plan" | "habits";

/** What tells of the body, and where somebody is when, is sealed; `rest` holds ids, dates and figures that have no column of their own. */
const days: Table<Day, OwnRows> = {
  fields: {
    startedAt: clear("started_at"),
    startedOn: clear("started_on"),
    archetype: clear("archetype"),
    aims: optional(sealed),
    own: optional(sealed),
    blend: within("rest", "blend"),
    consentAt: clear("consent_at"),
    intake: sealed,
    calendar: sealed,
    energy: sealed,
    heard: optional(sealed),
    lows: optional(sealed),
    doses: optional(sealed),
    lately: optional(sealed),
    readiness: sealed,
    modeChoice: sealed,
    previous: within("rest", "previous"),
    growth: within("rest", "growth", growth),
    grown: optional(sealed),
    levels: within("rest", "levels"),
    tasksADay: clear("tasks_a_day"),
    reminders: clear("reminders"),
    messagesADay: clear("messages_a_day"),
    begun: within("rest", "begun"),
    digest: sealed,
    digestOn: sealed,
    withGoalStep: clear("with_goal_step"),
    withTrackAction: clear("with_track_action"),
    away: sealed,
    excused: optional(sealed),
    lookAt: clear("look_at"),
  },
  seal: { spot: spots.day, undefinedAs: "null", empty: { digest: false } },
  derived: {
    plan_date: ({ plan }) => plan?.date ?? null,
    // Only where there is a calendar: when it was last read, 0 where not yet, for those who ask whose is due.
    "rest.calendar_read_at": ({ calendar }) => calendar && (calendar.readAt ?? 0),
  },
};

const clock: Codec<ClockMinutes, string> = {
  write: (minutes) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`,
  read: clockMinutes,
};

const workHours = parts<ClockSpan>(
  { from: clear("work_start_time", clock), to: clear("work_end_time", clock) },
  "from",
);

/** What the person called things, when they are away and what they own is sealed. */
const schedules: Table<Schedule> = {
  fields: {
    wake: clear("wake_time", clock),
    sleep: clear("sleep_time", clock),
    work: workHours,
    workDays: sealed,
    meals: clear("meal_preferences"),
    exercise: clear("exercise_preferences"),
    fixed: sealed,
    shifts: sealed,
    daysOff: sealed,
    wishes: optional(sealed),
    equipment: sealed,
    places: sealed,
    notes: sealed,
  },
  seal: { spot: spots.schedule, column: "constraint_notes", undefinedAs: "null", empty: emptySchedule },
};

const letters: Readonly<Record<HabitOutcome, string>> = { done: "d", partly: "p", skipped: "s" };
const outcomes: ReadonlyMap<string, HabitOutcome> = new Map(
  Object.entries(letters).map(([outcome, letter]) => [letter, outcome as HabitOutcome]),
);

/** Eleven characters a day, dates and letters. */
const recentDays: Codec<HabitRecord["recent"], string> = {
  write: (recent) => recent.map(({ date, outcome }) => `${date}${letters[outcome]}`).join(" "),
  read(text) {
    if (text === "") return [];
    return text.split(" ").map((entry) => {
      const outcome = outcomes.get(entry.slice(10));
      if (outcome === undefined) throw new Error("an outcome that this program does not know");
      return { date: entry.slice(0, 10) as LocalDate, outcome };
    });
  },
};

/** `mastery_level` counts in tenths of the highest mastery reached. */
const habitRecords: Table<HabitRecord> = {
  fields: {
    firstAttempted: clear("first_attempted"),
    lastAttempted: clear("last_attempted"),
    lastSucceeded: clear("last_succeeded"),
    attempts: clear("total_attempts"),
    successes: clear("successful_attempts"),
    streak: clear("current_streak"),
    longestStreak: clear("longest_streak"),
    recent: clear("recent", recentDays),
    rating: clear("rating"),
    never: clear("never"),
    notBefore: clear("not_before"),
    best: clear("best"),
    note: optional(sealed),
  },
  seal: {
    spot: { by: "habit_id", of: spots.habit },
    column: "notes",
    undefinedAs: "absent",
    empty: {},
  },
  derived: { mastery_level: ({ best }) => Math.floor(best / 10) },
};

/** Somebody's health days as they were saved. */
export function dayOf({ day, plan, schedule, habits }: DayRow, key: PersonKey): Day {
  return {
    ...entityOf(days, day, key),
    schedule: entityOf(schedules, schedule, key),
    plan: plan === null ? undefined : planOf(plan, key),
    habits: Object.fromEntries((habits ?? []).map((habit) => [habit.habit_id, entityOf(habitRecords, habit, key)])),
  };
}

/** Whether the own row of somebody's days is the same, by reference; plan, schedule and habits have theirs. */
export function sameDayRow(one: Day, other: Day): boolean {
  return one.plan?.date === other.plan?.date && sameRow(days, one, other);
}

/** The columns of a day, as `core.save` takes them; texts that are those of `before` are not sealed again. */
export function dayColumns(day: Day, before: Day | undefined, key: PersonKey): Row {
  return rowOf(days, day, key, before);
}

/** The columns of a schedule, as `core.save` takes them. */
export function scheduleColumns(schedule: Schedule, key: PersonKey): Row {
  return rowOf(schedules, schedule, key);
}

/** The columns of a habit's record, as `core.save` takes them. */
export function habitColumns(habit: HabitId, record: HabitRecord, key: PersonKey): Row {
  const about = { ...habitRecords, derived: { ...habitRecords.derived, habit_id: () => habit } };
  return rowOf(about, record, key);
}
