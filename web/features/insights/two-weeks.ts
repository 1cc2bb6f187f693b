import { daysFrom } from "./scale.ts";

export interface WeekFigures {
  /** The day on which the week ends. */
  readonly to: string;
  /** Seven places, the oldest first; undefined where there was no figure. */
  readonly values: readonly (number | undefined)[];
  readonly mean: number;
}

export interface TwoWeeks {
  readonly now: WeekFigures;
  readonly before: WeekFigures;
  /** Whether the newer week lies above the older one by more than a twentieth of it, below it, or neither. */
  readonly change: "more" | "less" | "same";
}

const dayMs = 86_400_000;
const leastDays = 3;
/** A smaller difference is none that anybody should read anything into. */
const hardly = 0.05;

/** The last seven days beside the seven before; undefined where either has too few figures to be compared. */
export function twoWeeks(
  days: readonly { readonly date: string; readonly value: number }[],
  to: string,
): TwoWeeks | undefined {
  const week = (last: string): WeekFigures | undefined => {
    const values = Array.from(
      { length: 7 },
      (_, at) => days.find(({ date }) => daysFrom(date, last) === 6 - at)?.value,
    );
    const known = values.filter((value) => value !== undefined);
    if (known.length < leastDays) return undefined;
    return { to: last, values, mean: known.reduce((sum, value) => sum + value, 0) / known.length };
  };
  const now = week(to);
  const before = week(new Date(Date.parse(to) - 7 * dayMs).toISOString().slice(0, 10));
  if (now === undefined || before === undefined) return undefined;
  const difference = now.mean - before.mean;
  const isHardly = Math.abs(difference) <= hardly * Math.max(Math.abs(before.mean), Math.abs(now.mean));
  return { now, before, change: isHardly ? "same" : difference > 0 ? "more" : "less" };
}
