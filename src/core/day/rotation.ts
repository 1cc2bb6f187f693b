import { hashText } from "../text/hash.ts";
import { daysBetween, type LocalDate, plusDays } from "../time/local-date.ts";
import type { Day, StoodOn } from "./day.ts";
import type { HabitId } from "./habit.ts";
import type { DayLibrary } from "./library.ts";

/** How things take turns: what is meant for every day may return every day, all else gives way to something that has not stood for longer. */

const weekDays = 7;
/** What is there stays for two days, so that it is met more than once. */
const leastRun = 2;
/** So many days in a week are given to what is meant for every day, and to what a level grows by, before they give way as well. */
const everyDayLead = 4;
const growingLead = 2;
/** What a habit pays for the days of the last week on which it stood, more for each further one, and for those of the week before. */
const costs = { day: 14, further: 4, before: 6 } as const;

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
  readonly day: Pick<Day, "previous" | "lately">;
  readonly library: Pick<DayLibrary, "habits">;
  readonly date: LocalDate;
  readonly grows: (id: HabitId) => boolean;
}

/**
 * The habit of the day before that gives way today: the one that stood most in the last week. Of a day half at most is kept for what is meant for
 * every day; that gives way as well once it has stood on all but one day of a week.
 */
export function givingWay({ day: { previous, lately = [] }, library, date, grows }: TurnAround): HabitId | undefined {
  const there = previous?.habits ?? [];
  const stood = new Map(there.map((id) => [id, daysStood(lately, id, date, weekDays)] as const));
  const count = (id: HabitId): number => stood.get(id) ?? 0;
  const daily = there.filter((id) => library.habits.get(id)?.everyDay === true);
  const held = new Set(daily.toSorted((a, b) => count(b) - count(a)).slice(0, Math.floor(there.length / 2)));
  const due = (id: HabitId): number => count(id) - (held.has(id) ? everyDayLead : 0) - (grows(id) ? growingLead : 0);
  const turn = (id: HabitId): number => hashText(`${date}.turn.${id}`);
  const least = there.length === 1 ? 1 : leastRun;
  return there
    .filter((id) => runOf(lately, id, date) >= least && due(id) > 0)
    .toSorted((a, b) => due(b) - due(a) || turn(a) - turn(b))[0];
}

/** What it costs a habit that is not there that it stood lately: what has rested for longer comes first. */
export function stoodCost({ day: { lately, previous }, library, date }: TurnAround, id: HabitId): number {
  const week = daysStood(lately, id, date, weekDays);
  const before = daysStood(lately, id, date, 2 * weekDays) - week;
  const isAlone = previous !== undefined && previous.habits.length < 2;
  const share = !isAlone && library.habits.get(id)?.everyDay === true ? 2 : 1;
  return Math.round((costs.day * week + costs.further * week * week + costs.before * before) / share);
}
