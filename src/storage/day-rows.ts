import type { ArchetypeId } from "#core/day/archetype.ts";
import type { HabitOutcome, HabitRecord } from "#core/mastery/habit-record.ts";
import type { Day, Growth } from "#core/day/day.ts";
import type { HabitId } from "#core/day/habit.ts";
import { emptySchedule, type Schedule } from "#core/day/schedule.ts";
import type { Instant } from "#core/time/instant.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { clockMinutes } from "#core/time/wall-time.ts";
import type { AdaptationRow, AdaptingRest } from "./adapting-rows.ts";
import type { PersonKey } from "./crypto.ts";
import { type PlanRow, planOf } from "./plan-rows.ts";
import { sameFields } from "./same-fields.ts";
import { type Hex, openWhole, sealWhole, spots } from "./sealing.ts";

type Nullable<T> = { readonly [K in keyof T]: undefined extends T[K] ? NonNullable<T[K]> | null : T[K] };

/** What of a day has no column of its own and tells nothing of the body; ids, dates and figures. */
interface DayRest {
  readonly blend: NonNullable<Day["blend"]> | null;
  readonly previous: NonNullable<Day["previous"]> | null;
  readonly growth: Nullable<Growth>;
  readonly levels: Day["levels"];
  readonly begun: NonNullable<Day["begun"]> | null;
  /** Only where there is a calendar: when it was last read, 0 where not yet, for those who ask whose is due. */
  readonly calendar_read_at?: Instant;
}

interface DayColumns {
  readonly started_at: Instant;
  readonly started_on: LocalDate;
  readonly archetype: ArchetypeId;
  readonly consent_at: Instant | null;
  readonly tasks_a_day: number | null;
  readonly reminders: boolean;
  readonly messages_a_day: number;
  readonly with_goal_step: boolean;
  readonly with_track_action: boolean;
  readonly look_at: Instant;
  readonly rest: DayRest;
  readonly adapting: AdaptingRest | null;
  readonly sealed: Hex | null;
}

interface ScheduleColumns {
  readonly wake_time: string | null;
  readonly sleep_time: string | null;
  readonly work_start_time: string | null;
  readonly work_end_time: string | null;
  readonly meal_preferences: Schedule["meals"];
  readonly exercise_preferences: Schedule["exercise"];
  readonly constraint_notes: Hex | null;
}

interface HabitColumns {
  readonly habit_id: HabitId;
  readonly best: number;
  readonly first_attempted: LocalDate | null;
  readonly last_attempted: LocalDate | null;
  readonly last_succeeded: LocalDate | null;
  readonly total_attempts: number;
  readonly successful_attempts: number;
  readonly current_streak: number;
  readonly longest_streak: number;
  readonly recent: string;
  readonly rating: number | null;
  readonly never: boolean;
  readonly not_before: LocalDate | null;
  readonly rest: Readonly<Record<string, unknown>> | null;
}

/** What `core.state` gives of health days. */
export interface DayRow {
  readonly day: DayColumns;
  readonly plan: PlanRow | null;
  readonly schedule: ScheduleColumns;
  readonly habits: readonly HabitColumns[] | null;
  readonly adaptations: readonly AdaptationRow[] | null;
}

type ClearKeys =
  | "startedAt"
  | "startedOn"
  | "archetype"
  | "blend"
  | "schedule"
  | "consentAt"
  | "plan"
  | "previous"
  | "growth"
  | "habits"
  | "levels"
  | "tasksADay"
  | "reminders"
  | "messagesADay"
  | "begun"
  | "withGoalStep"
  | "withTrackAction"
  | "lookAt";

/** Of the body, and where somebody is when: sealed, with whatever is not said to be clear. */
type DayTexts = Omit<Day, ClearKeys>;

const noTexts: DayTexts = {
  intake: undefined,
  calendar: undefined,
  energy: undefined,
  readiness: undefined,
  digest: false,
  digestOn: undefined,
  modeChoice: undefined,
  away: undefined,
};

export function dayTexts(day: Day): DayTexts {
  const {
    startedAt: _1,
    startedOn: _2,
    archetype: _3,
    blend: _4,
    schedule: _5,
    consentAt: _6,
    plan: _7,
    previous: _8,
    growth: _9,
    habits: _10,
    levels: _11,
    tasksADay: _12,
    reminders: _13,
    messagesADay: _14,
    begun: _15,
    withGoalStep: _16,
    withTrackAction: _17,
    lookAt: _18,
    ...texts
  } = day;
  return texts;
}

type ScheduleKeys = "wake" | "sleep" | "work" | "meals" | "exercise";
/** What the person called things, when they are away, what they own: sealed. */
type ScheduleTexts = Omit<Schedule, ScheduleKeys>;

function scheduleTexts(schedule: Schedule): ScheduleTexts {
  const { wake: _1, sleep: _2, work: _3, meals: _4, exercise: _5, ...texts } = schedule;
  return texts;
}

const minutesOf = (time: string | null): number | undefined => (time === null ? undefined : clockMinutes(time));

const timeOf = (minutes: number | undefined): string | null =>
  minutes === undefined
    ? null
    : `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

function scheduleOf(row: ScheduleColumns, key: PersonKey): Schedule {
  const texts =
    row.constraint_notes === null
      ? scheduleTexts(emptySchedule)
      : openWhole<ScheduleTexts>(key, spots.schedule, row.constraint_notes);
  const [from, to] = [minutesOf(row.work_start_time), minutesOf(row.work_end_time)];
  return {
    ...texts,
    wake: minutesOf(row.wake_time),
    sleep: minutesOf(row.sleep_time),
    work: from === undefined || to === undefined ? undefined : { from, to },
    meals: row.meal_preferences,
    exercise: row.exercise_preferences,
  };
}

/** The columns of a schedule, as `core.save` takes them. */
export function scheduleColumns(schedule: Schedule, key: PersonKey): Readonly<Record<string, unknown>> {
  const texts = scheduleTexts(schedule);
  const usual = JSON.stringify(texts) === JSON.stringify(scheduleTexts(emptySchedule));
  return {
    wake_time: timeOf(schedule.wake),
    sleep_time: timeOf(schedule.sleep),
    work_start_time: timeOf(schedule.work?.from),
    work_end_time: timeOf(schedule.work?.to),
    meal_preferences: schedule.meals,
    exercise_preferences: schedule.exercise,
    constraint_notes: usual ? null : sealWhole(key, spots.schedule, texts),
  };
}

const letters: Readonly<Record<HabitOutcome, string>> = { done: "d", partly: "p", skipped: "s" };
const outcomes: ReadonlyMap<string, HabitOutcome> = new Map(
  Object.entries(letters).map(([outcome, letter]) => [letter, outcome as HabitOutcome]),
);

function recentOf(text: string): HabitRecord["recent"] {
  if (text === "") return [];
  return text.split(" ").map((entry) => {
    const outcome = outcomes.get(entry.slice(10));
    if (outcome === undefined) throw new Error("an outcome that this program does not know");
    return { date: entry.slice(0, 10) as LocalDate, outcome };
  });
}

function habitOf(row: HabitColumns): HabitRecord {
  return {
    ...row.rest,
    firstAttempted: row.first_attempted ?? undefined,
    lastAttempted: row.last_attempted ?? undefined,
    lastSucceeded: row.last_succeeded ?? undefined,
    attempts: row.total_attempts,
    successes: row.successful_attempts,
    streak: row.current_streak,
    longestStreak: row.longest_streak,
    recent: recentOf(row.recent),
    rating: row.rating ?? undefined,
    never: row.never,
    notBefore: row.not_before ?? undefined,
    best: row.best,
  };
}

/** The columns of a habit's record, as `core.save` takes them; `mastery_level` counts in tenths of the highest mastery reached. */
export function habitColumns(habit: HabitId, record: HabitRecord): Readonly<Record<string, unknown>> {
  const {
    firstAttempted,
    lastAttempted,
    lastSucceeded,
    attempts,
    successes,
    streak,
    longestStreak,
    recent,
    rating,
    never,
    notBefore,
    best,
    ...rest
  } = record;
  return {
    habit_id: habit,
    mastery_level: Math.floor(best / 10),
    best,
    first_attempted: firstAttempted ?? null,
    last_attempted: lastAttempted ?? null,
    last_succeeded: lastSucceeded ?? null,
    total_attempts: attempts,
    successful_attempts: successes,
    current_streak: streak,
    longest_streak: longestStreak,
    recent: recent.map(({ date, outcome }) => `${date}${letters[outcome]}`).join(" "),
    rating: rating ?? null,
    never,
    not_before: notBefore ?? null,
    rest: Object.keys(rest).length === 0 ? null : rest,
  };
}

/** Somebody's health days as they were saved. */
export function dayOf({ day: row, plan, schedule, habits }: DayRow, key: PersonKey): Day {
  const texts = row.sealed === null ? noTexts : openWhole<DayTexts>(key, spots.day, row.sealed);
  const { rest } = row;
  return {
    ...texts,
    startedAt: row.started_at,
    startedOn: row.started_on,
    archetype: row.archetype,
    blend: rest.blend ?? undefined,
    schedule: scheduleOf(schedule, key),
    consentAt: row.consent_at ?? undefined,
    plan: plan === null ? undefined : planOf(plan, key),
    previous: rest.previous ?? undefined,
    growth: { ...rest.growth, count: rest.growth.count ?? undefined, changedOn: rest.growth.changedOn ?? undefined },
    habits: Object.fromEntries((habits ?? []).map((habit) => [habit.habit_id, habitOf(habit)])),
    levels: rest.levels,
    tasksADay: row.tasks_a_day ?? undefined,
    reminders: row.reminders,
    messagesADay: row.messages_a_day,
    begun: rest.begun ?? undefined,
    withGoalStep: row.with_goal_step,
    withTrackAction: row.with_track_action,
    lookAt: row.look_at,
  };
}

const anyTexts = (texts: DayTexts): boolean => Object.values(texts).some((text) => text !== undefined);

/** The columns of a day, as `core.save` takes them; texts that are those of `before` are not sealed again. */
export function dayColumns(day: Day, before: Day | undefined, key: PersonKey): Readonly<Record<string, unknown>> {
  const texts = dayTexts(day);
  const kept = before !== undefined && sameFields(texts, dayTexts(before));
  const rest: DayRest = {
    blend: day.blend ?? null,
    previous: day.previous ?? null,
    growth: { ...day.growth, count: day.growth.count ?? null, changedOn: day.growth.changedOn ?? null },
    levels: day.levels,
    begun: day.begun ?? null,
    ...(day.calendar && { calendar_read_at: day.calendar.readAt ?? 0 }),
  };
  return {
    started_at: day.startedAt,
    started_on: day.startedOn,
    archetype: day.archetype,
    plan_date: day.plan?.date ?? null,
    consent_at: day.consentAt ?? null,
    tasks_a_day: day.tasksADay ?? null,
    reminders: day.reminders,
    messages_a_day: day.messagesADay,
    with_goal_step: day.withGoalStep,
    with_track_action: day.withTrackAction,
    look_at: day.lookAt,
    rest,
    ...(!kept && { sealed: anyTexts(texts) ? sealWhole(key, spots.day, texts) : null }),
  };
}
