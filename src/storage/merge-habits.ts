import type { HabitOutcome, HabitRecord } from "#core/mastery/habit-record.ts";
import type { Day } from "#core/day/day.ts";
import type { HabitId } from "#core/day/habit.ts";
import { daysBetween } from "#core/time/local-date.ts";
import { earlier, later } from "./later.ts";

/** A record looks back so many days. */
const recentDays = 30;
const worth: Readonly<Record<HabitOutcome, number>> = { skipped: 0, partly: 0.5, done: 1 };

/**
 * One habit's record out of two: everything that was done, and a day that both know of only once, with the better outcome.
 * "Never" in either stays never; the rating and the note are those of the newer settings.
 */
export function joinedHabit(newer: HabitRecord, older: HabitRecord): HabitRecord {
  const byDate = new Map(newer.recent.map(({ date, outcome }) => [date, outcome]));
  let [attempts, successes] = [newer.attempts + older.attempts, newer.successes + older.successes];
  for (const { date, outcome } of older.recent) {
    const known = byDate.get(date);
    if (known !== undefined) {
      if (known !== "skipped" && outcome !== "skipped") attempts -= 1;
      successes -= Math.min(worth[known], worth[outcome]);
    }
    if (known === undefined || worth[outcome] > worth[known]) byDate.set(date, outcome);
  }
  const recent = [...byDate]
    .map(([date, outcome]) => ({ date, outcome }))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const last = recent.at(-1)?.date;
  const note = newer.note ?? older.note;
  const longestStreak = Math.max(newer.longestStreak, older.longestStreak);
  return {
    firstAttempted: earlier(newer.firstAttempted, older.firstAttempted),
    lastAttempted: later(newer.lastAttempted, older.lastAttempted),
    lastSucceeded: later(newer.lastSucceeded, older.lastSucceeded),
    attempts: Math.max(attempts, newer.attempts, older.attempts),
    successes: Math.max(successes, newer.successes, older.successes),
    streak: Math.max(newer.streak, older.streak),
    longestStreak,
    recent: recent.filter(({ date }) => last === undefined || daysBetween(date, last) < recentDays),
    rating: newer.rating ?? older.rating,
    never: newer.never || older.never,
    notBefore: later(newer.notBefore, older.notBefore),
    best: Math.max(newer.best, older.best),
    ...(note === undefined ? {} : { note }),
  };
}

/** Every habit of either. */
export function joinedHabits(newer: Day["habits"], older: Day["habits"]): Day["habits"] {
  const habits: Record<HabitId, HabitRecord> = { ...older };
  for (const [id, record] of Object.entries(newer) as [HabitId, HabitRecord][]) {
    const other = older[id];
    habits[id] = other === undefined ? record : joinedHabit(record, other);
  }
  return habits;
}
