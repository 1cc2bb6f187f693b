import { daysBetween, type LocalDate, plusDays } from "../time/local-date.ts";
import type { Away, Day } from "./day.ts";

/** Days on which nothing is asked and nothing is lost; without an end while the person does not know it. */
export type Excused = Pick<Away, "from" | "until">;

/** Streaks and mastery look back no further than this. */
const keptDays = 400;

/** Whether a day is one of them. */
export function isExcused(excused: readonly Excused[], date: LocalDate): boolean {
  return excused.some(({ from, until }) => date >= from && (until === undefined || date <= until));
}

/** How many days after one date and before another were excused; a day that lies in two of them counts once. */
export function excusedBetween(excused: readonly Excused[], after: LocalDate, before: LocalDate): number {
  let counted = after;
  let days = 0;
  for (const { from, until } of excused.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const first = from > counted ? from : plusDays(counted, 1);
    const last = until === undefined || until >= before ? plusDays(before, -1) : until;
    if (last < first) continue;
    days += daysBetween(first, last) + 1;
    counted = last;
  }
  return days;
}

/** All that a person was and is away. */
export function excusedOf({ away, excused = [] }: Pick<Day, "away" | "excused">): readonly Excused[] {
  return away ? [...excused, away] : excused;
}

/** What is remembered of being away once it is over, or is something else from this date on. */
function remembered({ away, excused = [] }: Day, date: LocalDate): readonly Excused[] {
  const yesterday = plusDays(date, -1);
  const until = away && (away.until === undefined || away.until > yesterday ? yesterday : away.until);
  const before = excused.filter((each) => each.until !== undefined && daysBetween(each.until, date) < keptDays);
  return away && until !== undefined && until >= away.from ? [...before, { from: away.from, until }] : before;
}

/** What changes of a day when its person goes away; what they were away before stays excused. */
export function goneAway(day: Day, away: Away): Pick<Day, "away" | "excused"> {
  return { away, excused: remembered(day, away.from) };
}

/** What changes when they are back on a date. */
export function cameBack(day: Day, date: LocalDate): Pick<Day, "away" | "excused"> {
  return { away: undefined, excused: remembered(day, date) };
}
