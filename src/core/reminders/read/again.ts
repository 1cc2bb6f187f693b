import { type LocalDate, plusDays } from "../../time/local-date.ts";
import { weekdayOf } from "../../time/wall-time.ts";
import type { Weekday } from "../../time/weekday.ts";
import type { RemindAgain } from "../reminder.ts";
import type { SaidDays } from "./said-days.ts";

const all7: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** "Every second week, next one is this Friday": the day that is named beside it, or today's. */
function everySoManyWeeks(
  again: Extract<RemindAgain, { kind: "weekly" }>,
  today: LocalDate,
  weekdays: readonly Weekday[],
  [date]: readonly LocalDate[],
): RemindAgain {
  if (date !== undefined) return { ...again, days: [weekdayOf(date)], from: date };
  if (weekdays.length === 0) return { ...again, days: [weekdayOf(today)] };
  const from = plusDays(today, Math.min(...weekdays.map((day) => (day - weekdayOf(today) + 7) % 7)));
  return { ...again, days: [...new Set(weekdays)].sort(), from };
}

/** The days that come again and again; undefined where it comes once. */
export function againOf({
  again,
  weekdays,
  without,
  often,
  dates,
  until,
  times,
  everyHours: step,
  ahead,
  vague,
}: SaidDays): RemindAgain | undefined {
  const rest = all7.filter((day) => !without.includes(day));
  if (again?.kind === "weekly" && again.days.length === 0 && again.from !== undefined)
    return everySoManyWeeks(again, again.from, weekdays, dates);
  if (again?.kind === "weekly" && again.days.length === 0)
    return { ...again, days: weekdays.length > 0 ? weekdays : rest };
  if (again)
    return again.kind === "weekly" && without.length > 0
      ? { ...again, days: again.days.filter((day) => !without.includes(day)) }
      : again;
  const [date] = dates;
  if (vague === "month" && date !== undefined) return { kind: "monthly", day: Number(date.slice(8)) };
  if (dates.length > 0) return undefined;
  const comes = often || until !== undefined || times !== undefined || step !== undefined || without.length > 0;
  if (weekdays.length > 0)
    return comes || (new Set(weekdays).size > 1 && ahead.length === 0)
      ? { kind: "weekly", days: [...new Set(weekdays)].sort() }
      : undefined;
  return comes ? { kind: "weekly", days: rest } : undefined;
}
