import { hashText } from "../text/hash.ts";
import { daysBetween, type LocalDate, plusDays } from "../time/local-date.ts";
import type { Day, StoodOn } from "./day.ts";
import type { Habit, HabitId } from "./habit.ts";
import type { DayLibrary } from "./library.ts";

/** How things take turns: what is meant for every day may return every day, all else gives way to something that has not stood for longer. */

const weekDays = 7;
/** What is there stays for two days, so that it is met more than once. */
const leastRun = 2;
/** So many days in a week are given to what is meant for every day, and to what a level grows by, before they give way as well. */
const everyDayLead = 4;
const growingLead = 1;
/** What a habit pays for the days of the last week on which it stood, more for each further one, and for those of the week before. */
const costs = { day: 14, further: 8, before: 10 } as const;
/** What has days of its own in a week has them apart; from so many on it may stand on any. */
const mostPaced = 5;
/** What comes again too soon, or more often in a week than it is meant to, pays this. */
const tooSoon = 110;
/** What has had its day, or as many days of a week as a thing has that is not for every day, gives way before all that may stay. */
const hadItsDay = 3;
const mostDays = 5;

/** Days of so few things have no room for a rhythm: there each has its turn. */
const fewThings = 2;
const hasRhythm = ({ aims, previous }: { readonly [K in "aims" | "previous"]: Day[K] | undefined }): boolean =>
  aims !== undefined && (previous?.habits.length ?? 0) > fewThings;

/** What is done on a few days of the week has days between: so many from one to the next, or 1 where it may stand daily. */
export const daysApart = ({ daysAWeek }: Pick<Habit, "daysAWeek">): number =>
  daysAWeek > mostPaced ? 1 : Math.ceil(weekDays / daysAWeek);

/** On how many days a habit stood in a day within so many days before a date. */
export function daysStood(
  lately: readonly StoodOn[] | undefined,
  id: HabitId,
  date: LocalDate,
  within: number,
): number {
  return (lately ?? []).filter((each) => daysBetween(each.date, date) <= within && each.habits.includes(id)).length;
}

/** On how many days in a row before a date it stood there. */
function runOf(lately: readonly StoodOn[], id: HabitId, date: LocalDate): number {
  let run = 0;
  while (lately.some((each) => each.date === plusDays(date, -1 - run) && each.habits.includes(id))) run += 1;
  return run;
}

/** What a turn looks at: the days that were, and what a level grows by, of which none is given up lightly. */
export interface TurnAround {
  readonly day: Pick<Day, "previous" | "lately" | "aims">;
  readonly library: Pick<DayLibrary, "habits">;
  readonly date: LocalDate;
  readonly grows: (id: HabitId) => boolean;
  /** Whether somebody's aim is served by it first of all: what is meant for every day then may be there on every day but one. */
  readonly leads?: (id: HabitId) => boolean;
}

/**
 * The habit of the day before that gives way today: the one that stood most in the last week. Of a day half at most is kept for what is meant for
 * every day; that gives way as well once it has stood on all but one day of a week.
 */
export function givingWay({
  day: { previous, lately = [], aims },
  library,
  date,
  grows,
  leads,
}: TurnAround): HabitId | undefined {
  const there = previous?.habits ?? [];
  const stood = new Map(there.map((id) => [id, daysStood(lately, id, date, weekDays)] as const));
  const count = (id: HabitId): number => stood.get(id) ?? 0;
  const daily = there.filter(
    (id) => library.habits.get(id)?.everyDay === true && (aims === undefined || leads?.(id) !== false),
  );
  const held = new Set(daily.toSorted((a, b) => count(b) - count(a)).slice(0, Math.floor(there.length / 2)));
  const isPaced = (id: HabitId): boolean =>
    hasRhythm({ aims, previous }) && daysApart(library.habits.get(id) ?? { daysAWeek: weekDays }) > 1;
  const due = (id: HabitId): number =>
    isPaced(id) || (!held.has(id) && count(id) >= mostDays)
      ? count(id) + hadItsDay
      : count(id) - (held.has(id) ? everyDayLead : 0) - (grows(id) ? growingLead : 0);
  const turn = (id: HabitId): number => hashText(`${date}.turn.${id}`);
  const least = there.length === 1 ? 1 : leastRun;
  return there
    .filter((id) => runOf(lately, id, date) >= (isPaced(id) ? 1 : least) && due(id) > 0)
    .toSorted((a, b) => due(b) - due(a) || turn(a) - turn(b))[0];
}

/** Whether a habit has stood on as many days of a week as one that is not for every day does, and rests today; only in days with a rhythm. */
export function restsThisWeek(
  { lately, previous, aims }: Pick<Day, "lately" | "previous" | "aims">,
  { id, everyDay }: Pick<Habit, "id" | "everyDay">,
  date: LocalDate,
): boolean {
  return !everyDay && hasRhythm({ aims, previous }) && daysStood(lately, id, date, weekDays - 1) >= mostDays;
}

/**
 * What it costs a habit that is not there that it stood lately: what has rested for longer comes first. What has a rhythm of its own costs nothing once its day
 * has come, and much before.
 */
export function stoodCost({ day: { lately, previous, aims }, library, date, leads }: TurnAround, id: HabitId): number {
  const week = daysStood(lately, id, date, weekDays);
  const habit = library.habits.get(id);
  const apart = habit ? daysApart(habit) : 1;
  if (hasRhythm({ aims, previous }) && habit && apart > 1)
    return daysStood(lately, id, date, apart - 1) > 0 || daysStood(lately, id, date, weekDays - 1) >= habit.daysAWeek
      ? tooSoon
      : 0;
  const before = daysStood(lately, id, date, 2 * weekDays) - week;
  const isAlone = previous !== undefined && previous.habits.length < 2;
  const share = !isAlone && habit?.everyDay === true ? (leads?.(id) === true ? 4 : 2) : 1;
  return Math.round((costs.day * week + costs.further * week * week + costs.before * before) / share);
}
