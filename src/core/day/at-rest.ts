import type { Instant } from "../time/instant.ts";
import type { Habit } from "./habit.ts";
import type { Interval } from "./schedule.ts";

const minuteMs = 60_000;
/** A body comes to rest in so many minutes after it moved or ate: before that a measurement misleads whoever reads it. */
const restMs = 30 * minuteMs;
/** Nobody lies down so soon after a meal. */
const settledMs = 45 * minuteMs;

/** What is measured at rest, half an hour after anything that moves, and before a meal rather than after it. */
export const wantsRest = ({ moments }: Pick<Habit, "moments">): boolean => moments.includes("at_rest");

/** What makes a body warm: moving, going out, heat and cold. */
export const stirs = ({ taskClass, category, places, risks }: Habit): boolean =>
  taskClass === "movement" || category === "movement" || places.includes("outdoors") || risks.length > 0;

/** Whether something that stirs ended so shortly before a time, or goes on over it, that a body is not at rest yet. */
export const isStirredAt = (at: Instant, stirring: readonly Interval[]): boolean =>
  stirring.some(({ from, to }) => from < at && to > at - restMs);

/** When a habit begins in a stretch at the soonest: not on a meal that it does not belong to, and what lies down or is measured not right after one either. */
export function soonestIn(
  { moments, low }: Pick<Habit, "moments" | "low">,
  { from }: Interval,
  meals: readonly Interval[],
): Instant {
  if (moments.includes("meal")) return from;
  const waits = moments.includes("settled") ? settledMs : moments.includes("at_rest") ? restMs : 0;
  return meals
    .toSorted((a, b) => a.from - b.from)
    .reduce((at, meal) => (at + low * minuteMs > meal.from && at < meal.to + waits ? meal.to + waits : at), from);
}
