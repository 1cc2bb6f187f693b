import { isDeepStrictEqual } from "node:util";
import type { HabitOutcome, HabitRecord } from "#core/mastery/habit-record.ts";
import type { Day } from "#core/day/day.ts";
import type { HabitId } from "#core/day/habit.ts";
import type { Intake } from "#core/day/intake.ts";
import type { Plan } from "#core/day/plan.ts";
import type { Instant } from "#core/time/instant.ts";
import { daysBetween, type LocalDate } from "#core/time/local-date.ts";

/** A record looks back so many days. */
const recentDays = 30;
const worth: Readonly<Record<HabitOutcome, number>> = { skipped: 0, partly: 0.5, done: 1 };

function earlier<T extends number | string>(one: T | undefined, other: T | undefined): T | undefined {
  return one === undefined || other === undefined ? (one ?? other) : one < other ? one : other;
}

function later<T extends number | string>(one: T | undefined, other: T | undefined): T | undefined {
  return one === undefined || other === undefined ? (one ?? other) : one > other ? one : other;
}

/**
 * One habit's record out of two: everything that was done, and a day that both know of only once, with the better outcome.
 * "Never" in either stays never; the rating is that of the newer settings.
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
  const longestStreak = Math.max(newer.longestStreak, older.longestStreak);
  return {
    ...newer,
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
  };
}

function joinedHabits(newer: Day["habits"], older: Day["habits"]): Day["habits"] {
  const habits: Record<HabitId, HabitRecord> = { ...older };
  for (const [id, record] of Object.entries(newer) as [HabitId, HabitRecord][]) {
    const other = older[id];
    habits[id] = other === undefined ? record : joinedHabit(record, other);
  }
  return habits;
}

/** What speaks against a habit in either record goes on speaking against it. */
function joinedIntake(into: Intake | undefined, from: Intake | undefined): Intake | undefined {
  if (into === undefined || from === undefined) return into ?? from;
  return {
    answered: [...new Set([...into.answered, ...from.answered])],
    codes: [...new Set([...into.codes, ...from.codes])],
    at: Math.max(into.at, from.at),
  };
}

function joinedBegun(into: Day["begun"], from: Day["begun"]): Day["begun"] {
  if (into === undefined || from === undefined) return into ?? from;
  if (into.date === from.date) return into.count >= from.count ? into : from;
  return into.date > from.date ? into : from;
}

/**
 * One person's health days out of two: of two settings the newer, of two records both. The later plan goes on, the target's where they are of
 * the same day or where it has (`has`) a plan of that day already.
 */
export function joinedDay(into: Day, from: Day, fromIsNewer: boolean, has: ReadonlySet<LocalDate>): Day {
  const [newer, older] = fromIsNewer ? [from, into] : [into, from];
  const planOf =
    from.plan !== undefined && !has.has(from.plan.date) && from.plan.date > (into.plan?.date ?? "") ? from : into;
  const [chosen, otherChoice] = [newer.modeChoice, older.modeChoice];
  return {
    ...newer,
    startedAt: Math.min(into.startedAt, from.startedAt),
    startedOn: into.startedOn < from.startedOn ? into.startedOn : from.startedOn,
    consentAt: earlier(into.consentAt, from.consentAt),
    intake: joinedIntake(into.intake, from.intake),
    calendar: newer.calendar ?? older.calendar,
    energy: (from.energy?.at ?? -1) > (into.energy?.at ?? -1) ? from.energy : into.energy,
    modeChoice: (otherChoice?.date ?? "") > (chosen?.date ?? "") ? otherChoice : chosen,
    plan: planOf.plan,
    previous: planOf.previous,
    habits: joinedHabits(newer.habits, older.habits),
    levels: [...new Set([...into.levels, ...from.levels])],
    begun: joinedBegun(into.begun, from.begun),
    lookAt: Math.min(into.lookAt, from.lookAt),
  };
}

/** What our own clock writes into somebody's days: a plan in the morning, what it counts, when to look, what a calendar holds, how ready the body is. */
function ours({ lookAt, plan, previous, growth, begun, blend, calendar, readiness, digestOn }: Day) {
  return { lookAt, plan, previous, growth, begun, blend, calendar, readiness, digestOn };
}

/** What the person did with a plan: everything that is no longer open, and what could be taken back. */
function acts(plan: Plan | undefined): unknown {
  return (
    plan && [
      plan.undo,
      plan.tasks.filter(({ state }) => state !== "open").map(({ id, state, stateAt }) => ({ id, state, stateAt })),
    ]
  );
}

const didNothing = (plan: Plan | undefined): boolean =>
  plan === undefined || (plan.undo.length === 0 && plan.tasks.every(({ state }) => state === "open"));

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
const same = (one: unknown, other: unknown): boolean => isDeepStrictEqual(plain(one), plain(other));

/** Days as they were joined, and those that are there now. */
export interface DaysSince {
  readonly before: Day | undefined;
  readonly joined: Day;
  readonly now: Day;
}

/**
 * The days after the parting: those from before where the person did nothing since, or else all as they are now, with what had come.
 * `kept` says which of the two it was. Where only our clock went on, it looks again at once (`at`).
 */
export function partedDay(
  { before, joined, now }: DaysSince,
  at: Instant,
): { readonly day: Day | undefined; readonly kept: boolean } {
  const byPerson = (day: Day): unknown => ({ ...day, ...ours(joined), calendar: day.calendar?.address });
  const didNothingSince =
    now.plan?.date === joined.plan?.date ? same(acts(now.plan), acts(joined.plan)) : didNothing(now.plan);
  if (!didNothingSince || !same(byPerson(now), byPerson(joined))) return { day: now, kept: true };
  const untouched = same(ours(now), ours(joined));
  return { day: before === undefined || untouched ? before : { ...before, lookAt: at }, kept: false };
}
