import { daysBetween, type LocalDate } from "../time/local-date.ts";
import { weekdayOf } from "../time/wall-time.ts";
import type { ClockMinutes, ClockSpan, Schedule, Shift } from "./schedule.ts";

const dayMinutes = 24 * 60;
/** A day whose hours are half said keeps its length, but ends at 04:00 at the latest (day.md). */
const latestEnd = dayMinutes + 4 * 60;

/** From waking to sleep, in minutes after midnight of the day; sleep after midnight is 1440 and more. */
export interface Hours {
  readonly wake: number;
  readonly sleep: number;
}

/** When a person wakes and sleeps where nothing was said: the archetype's own hours. */
export interface DefaultHours {
  readonly wake: ClockMinutes;
  readonly sleep: ClockMinutes;
}

const lengthOf = (from: ClockMinutes, to: ClockMinutes): number => (to > from ? to - from : to + dayMinutes - from);

/** The kind of shift that a day has; undefined on an ordinary day: before the pattern begins, on one of its `off` days, or on a day off. */
export function shiftOn(schedule: Schedule, date: LocalDate): Shift | undefined {
  const { shifts } = schedule;
  if (!shifts || schedule.daysOff.includes(date)) return undefined;
  const since = daysBetween(shifts.startsOn, date);
  if (since < 0) return undefined;
  const kind = shifts.pattern[since % shifts.pattern.length];
  return kind === undefined || !Object.hasOwn(shifts.kinds, kind) ? undefined : shifts.kinds[kind];
}

/** The hours of a day without a shift: as said; half said, the default length holds; not said, the default hours do. */
export function ordinaryHours(schedule: Pick<Schedule, "wake" | "sleep">, defaults: DefaultHours): Hours {
  const { wake, sleep } = schedule;
  const usual = lengthOf(defaults.wake, defaults.sleep);
  if (wake !== undefined)
    return { wake, sleep: sleep === undefined ? Math.min(wake + usual, latestEnd) : wake + lengthOf(wake, sleep) };
  if (sleep === undefined) return { wake: defaults.wake, sleep: defaults.wake + usual };
  const from = (((sleep - usual) % dayMinutes) + dayMinutes) % dayMinutes;
  return { wake: from, sleep: from + usual };
}

/** When a day begins and ends by its own clock, whatever the day before was like. */
export function hoursOn(schedule: Schedule, defaults: DefaultHours, date: LocalDate): Hours {
  const shift = shiftOn(schedule, date);
  return shift
    ? { wake: shift.wake, sleep: shift.wake + lengthOf(shift.wake, shift.sleep) }
    : ordinaryHours(schedule, defaults);
}

/** A stretch of the clock in minutes after midnight of the day on which it begins. */
export const spanMinutes = ({ from, to }: ClockSpan): { readonly from: number; readonly to: number } => ({
  from,
  to: from + lengthOf(from, to),
});

/** Working time that belongs to a day, in minutes after its midnight; a night shift after midnight belongs to the evening before it. */
export function workOn(
  schedule: Schedule,
  date: LocalDate,
): { readonly from: number; readonly to: number } | undefined {
  if (schedule.daysOff.includes(date)) return undefined;
  const shift = shiftOn(schedule, date);
  if (shift) {
    if (!shift.work) return undefined;
    const work = spanMinutes(shift.work);
    const afterMidnight = shift.sleep <= shift.wake && work.from < shift.sleep;
    return afterMidnight ? { from: work.from + dayMinutes, to: work.to + dayMinutes } : work;
  }
  // Inside a pattern a day without a shift is a day without work.
  if (schedule.shifts && date >= schedule.shifts.startsOn) return undefined;
  return schedule.work && schedule.workDays.includes(weekdayOf(date)) ? spanMinutes(schedule.work) : undefined;
}
