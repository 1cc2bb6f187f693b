import type { AdaptationId, AdaptationState } from "../adaptation/adaptation.ts";
import type { TriggerId } from "../adaptation/trigger.ts";
import { type Excused, excusedOf } from "../mastery/excused.ts";
import type { HabitRecord } from "../mastery/habit-record.ts";
import type { Day } from "../day/day.ts";
import { countsAsHabit } from "../day/grow.ts";
import type { Plan } from "../day/plan.ts";
import { habitMastery, worth } from "../mastery/mastery.ts";
import type { Instant } from "../time/instant.ts";
import { type LocalDate, plusDays } from "../time/local-date.ts";
import type { TrackId } from "../tracks/track.ts";

/** A change of a day that is over, without the tasks that it was made of. */
export interface PastAdaptation {
  readonly id: AdaptationId;
  readonly at: Instant;
  readonly date: LocalDate;
  readonly trigger: TriggerId;
  readonly state: AdaptationState;
  readonly helped: boolean | undefined;
}

/** One week of a person, Monday to Sunday; the last one may not be over. */
export interface WeekSummary {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Days with a plan, those on which the person was away left out. */
  readonly daysPlanned: number;
  /** Habits that stood in those days to the end. */
  readonly planned: number;
  /** What was partly done counts half. */
  readonly done: number;
  /** Done of planned, 0 to 1; undefined where nothing was planned. */
  readonly share: number | undefined;
  readonly adaptations: number;
  /** Mean mastery of the habits tried so far, as it was at the end of the week; undefined before any. */
  readonly mastery: number | undefined;
  readonly trackActions: Readonly<Partial<Record<TrackId, number>>>;
}

const weekDays = 7;
const keptDays = 30;
/** 1 January 1970 was a Thursday: the Monday of its week lies three days before. */
const mondayOf = (date: LocalDate): LocalDate =>
  plusDays(date, -((((Date.parse(date) / 86_400_000 + 3) % weekDays) + weekDays) % weekDays));

/** Mondays and Sundays of the last so many weeks, the present one last. */
export function lastWeeks(
  today: LocalDate,
  weeks: number,
): readonly { readonly from: LocalDate; readonly to: LocalDate }[] {
  const last = mondayOf(today);
  return Array.from({ length: weeks }, (_, at) => {
    const from = plusDays(last, (at - weeks + 1) * weekDays);
    return { from, to: plusDays(from, weekDays - 1) };
  });
}

/**
 * A habit's record as it was at the end of a day, as far as it is still known: what came later is taken away. Of what was tried before the kept 30
 * days only the counts are known, so its last attempt is put where those days begin. Undefined where nothing had been tried.
 */
export function recordAt(record: HabitRecord, date: LocalDate): HabitRecord | undefined {
  const { recent, firstAttempted } = record;
  if (firstAttempted === undefined || firstAttempted > date) return undefined;
  const tried = recent.filter(({ outcome }) => outcome !== "skipped");
  const later = tried.filter((each) => each.date > date);
  const newest = recent.at(-1)?.date ?? date;
  return {
    ...record,
    recent: recent.filter((each) => each.date <= date),
    attempts: record.attempts - later.length,
    successes: record.successes - later.reduce((sum, { outcome }) => sum + worth[outcome], 0),
    lastAttempted: tried.findLast((each) => each.date <= date)?.date ?? plusDays(newest, -keptDays),
  };
}

/** Mean mastery of the habits tried by the end of a day, 0 to 100; undefined before any. */
export function meanMastery(
  { habits, ...day }: Pick<Day, "habits" | "away" | "excused">,
  date: LocalDate,
): number | undefined {
  const excused: readonly Excused[] = excusedOf(day);
  const masteries = Object.values(habits).flatMap((record) => {
    const then = recordAt(record, date);
    return then ? [habitMastery(then, date, excused)] : [];
  });
  return masteries.length === 0
    ? undefined
    : Math.round(masteries.reduce((sum, each) => sum + each, 0) / masteries.length);
}

export interface WeekInput {
  readonly day: Pick<Day, "habits" | "away" | "excused">;
  /** Plans of the weeks in question, in any order, today's among them. */
  readonly plans: readonly Plan[];
  readonly adaptations: readonly PastAdaptation[];
  readonly today: LocalDate;
}

/** What one week came to, by its plans and what became of them. */
export function weekSummary(
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
  { day, plans, adaptations, today }: WeekInput,
): WeekSummary {
  const within = (date: LocalDate): boolean => date >= from && date <= to;
  const days = plans.filter((plan) => within(plan.date) && plan.tasks.length > 0);
  const tasks = days.flatMap((plan) =>
    // What of today is still open is not undone.
    plan.tasks.filter((task) => countsAsHabit(task) && (plan.date < today || task.state !== "open")),
  );
  const done = tasks.reduce((sum, { state }) => sum + (state === "done" || state === "partly" ? worth[state] : 0), 0);
  const trackActions: Partial<Record<TrackId, number>> = {};
  for (const { of, state } of days.flatMap((plan) => plan.tasks)) {
    if (of.kind === "track_action" && state === "done") trackActions[of.track] = (trackActions[of.track] ?? 0) + 1;
  }
  return {
    from,
    to,
    daysPlanned: days.length,
    planned: tasks.length,
    done,
    share: tasks.length === 0 ? undefined : done / tasks.length,
    adaptations: adaptations.filter(({ date }) => within(date)).length,
    mastery: from > today ? undefined : meanMastery(day, to < today ? to : today),
    trackActions,
  };
}
