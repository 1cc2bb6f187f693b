import type { Excused } from "../mastery/excused.ts";
import { daysBetween, type LocalDate, plusDays } from "../time/local-date.ts";
import type { Away, Day } from "./day.ts";

/** Streaks and mastery look back no further than this. */
const keptDays = 400;

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
