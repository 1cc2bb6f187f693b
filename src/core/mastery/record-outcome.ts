import { daysBetween, type LocalDate } from "../time/local-date.ts";
import { type Excused, excusedBetween } from "./excused.ts";
import { emptyRecord, type HabitOutcome, type HabitRecord } from "./habit-record.ts";
import { habitMastery, worth } from "./mastery.ts";

const keptDays = 30;
/** Two rests a week are free (day.md); a habit that is meant for fewer days has as many more. */
const freeRests = 2;

/**
 * Days in a row without a habit that end its streak. Two rests are free and one miss ends nothing, so for an everyday habit
 * it is the fourth day without it; a weekly one may rest for six days and miss one.
 */
const endsAfter = (daysAWeek: number): number => Math.max(freeRests, 7 - daysAWeek) + 1 + 1;

/** Whether a streak that last grew on one day still runs on another, before anything is done on that day. */
function runsOn(last: LocalDate | undefined, date: LocalDate, daysAWeek: number, excused: readonly Excused[]): boolean {
  if (last === undefined) return false;
  return daysBetween(last, date) - 1 - excusedBetween(excused, last, date) < endsAfter(daysAWeek);
}

/** How many days a streak counts today: days on which the habit was done or partly done, 0 once it has ended. */
export const streakOn = (
  { streak, lastSucceeded }: Pick<HabitRecord, "streak" | "lastSucceeded">,
  today: LocalDate,
  daysAWeek = 7,
  excused: readonly Excused[] = [],
): number => (runsOn(lastSucceeded, today, daysAWeek, excused) ? streak : 0);

const later = (one: LocalDate | undefined, other: LocalDate): LocalDate =>
  one !== undefined && one > other ? one : other;
const earlier = (one: LocalDate | undefined, other: LocalDate): LocalDate =>
  one !== undefined && one < other ? one : other;

/**
 * What became of a habit on a day. A day has one outcome, the best of what was said: doing it twice counts once, "partly"
 * can become "done", and skipping never replaces what was done. Skipping is no attempt. Told late, a day counts as a
 * try, but leaves the streak alone; a day more than 30 days before the newest is past and changes nothing.
 */
export function recordOutcome(
  record: HabitRecord | undefined,
  outcome: HabitOutcome,
  date: LocalDate,
  daysAWeek = 7,
  excused: readonly Excused[] = [],
): HabitRecord {
  const before = record ?? emptyRecord;
  const newest = before.recent.at(-1)?.date;
  if (newest !== undefined && daysBetween(date, newest) >= keptDays) return before;
  const same = before.recent.find((each) => each.date === date)?.outcome;
  if (same !== undefined && (same === outcome || worth[same] >= worth[outcome])) return before;

  const until = later(newest, date);
  const recent = [...before.recent.filter((each) => each.date !== date), { date, outcome }]
    .filter((each) => daysBetween(each.date, until) < keptDays)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const atBest = (so: HabitRecord): HabitRecord => ({
    ...so,
    best: Math.max(so.best, habitMastery(so, until, excused)),
  });
  if (outcome === "skipped") return atBest({ ...before, recent });

  const tried = same !== undefined && same !== "skipped";
  const grows = !tried && (before.lastSucceeded === undefined || date > before.lastSucceeded);
  const streak = grows
    ? (runsOn(before.lastSucceeded, date, daysAWeek, excused) ? before.streak : 0) + 1
    : before.streak;
  return atBest({
    ...before,
    firstAttempted: earlier(before.firstAttempted, date),
    lastAttempted: later(before.lastAttempted, date),
    lastSucceeded: later(before.lastSucceeded, date),
    attempts: before.attempts + (tried ? 0 : 1),
    successes: before.successes + worth[outcome] - (same === undefined ? 0 : worth[same]),
    streak,
    longestStreak: Math.max(before.longestStreak, streak),
    recent,
  });
}

/**
 * The record as it was before an outcome, which the caller has kept; undefined where there was none. What the person has
 * said of the habit since (how they like it, "not this", "never") stays said.
 */
export function undoOutcome(now: HabitRecord | undefined, before: HabitRecord | undefined): HabitRecord | undefined {
  if (!now) return before;
  const { rating, never, notBefore } = now;
  if (!before && rating === undefined && !never && notBefore === undefined) return undefined;
  return { ...(before ?? emptyRecord), rating, never, notBefore };
}

/** How often it was skipped one after the other, up to now. */
export function skipsInARow(record: HabitRecord | undefined): number {
  const recent = record?.recent ?? [];
  return recent.length - 1 - recent.findLastIndex(({ outcome }) => outcome !== "skipped");
}
