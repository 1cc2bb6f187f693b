import { toldMetrics } from "../readings/told.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { Day } from "./day.ts";

/** Whether something hard was told on a date, a bad night, stress or low mood, and no energy since: nothing is done for longer on it than usual. */
export function isHardDay(
  { lows, heard = {}, energy }: Pick<Day, "lows" | "heard" | "energy">,
  date: LocalDate,
): boolean {
  if (lows?.days.includes(date) !== true) return false;
  const others = toldMetrics.filter((metric) => metric !== "energy_level");
  return others.some((metric) => (heard[metric] ?? 0) > (energy?.at ?? 0));
}
