import { bigDaysAround, healingDays, type NearDay } from "../../../day/big-day.ts";
import type { Day } from "../../../day/day.ts";
import type { Locale } from "../../../person/person.ts";
import { type LocalDate, plusDays } from "../../../time/local-date.ts";
import { dateText } from "./date-text.ts";
import type { Line } from "./task-names.ts";

/** What a morning says of the big days that are near. */

const weekDays = 7;
/** So many days before a race, and before an operation, each morning tells what the day leaves out because of it. */
const near = 3;

/** Each is told every seventh day before it, on its eve, on its own day and after it; a race and an operation on their last days as well. */
export function bigDayLines({ schedule }: Pick<Day, "schedule">, date: LocalDate, locale: Locale): readonly Line[] {
  return bigDaysAround(schedule, date).flatMap(
    (each) => lineOf(each, dateText(plusDays(date, each.days), locale)) ?? [],
  );
}

function lineOf({ kind, days }: NearDay, date: string): Line | undefined {
  if (days === 0) return { say: `${kind}.today` };
  if (days === 1) return { say: `${kind}.tomorrow` };
  if (days === -1) return { say: `${kind}.after` };
  const isNear = days > 0 && days <= near;
  if (kind === "race" && isNear) return { say: "race.rest", with: { days } };
  if (kind === "race" && days === weekDays) return { say: "race.week", with: { days } };
  if (kind === "operation" && isNear) return { say: "operation.soon", with: { days } };
  if (days % weekDays !== 0) return undefined;
  if (days > 0) return { say: `${kind}.weeks`, with: { days, date } };
  return kind === "operation" && -days <= healingDays ? { say: "operation.healing", with: { days: -days } } : undefined;
}
