import { asLocalDate } from "../time/local-date.ts";
import type { Weekday } from "../time/weekday.ts";
import { type ClockMinutes, type ClockSpan, meals, type Schedule } from "./schedule.ts";
import { bigDays, wishLimits } from "./wish.ts";

/** What can be wrong with what a person said of their days. */
export const scheduleProblemCodes = [
  "not_a_time",
  "not_a_date",
  "not_a_weekday",
  "day_too_short",
  "day_too_long",
  "no_length",
  "work_too_long",
  "meal_too_long",
  "work_in_sleep",
  "meal_in_sleep",
  "event_without_days",
  "pattern_empty",
  "pattern_unknown_kind",
  "too_many",
  "too_long",
] as const;
export type ScheduleProblemCode = (typeof scheduleProblemCodes)[number];

/** A mistake and where it stands, such as `meals.lunch` or `fixed.<id>`. */
export interface ScheduleProblem {
  readonly code: ScheduleProblemCode;
  readonly field: string;
}

/** What a schedule may hold; hours in minutes. A day under half an hour or over 22 hours awake is a slip of the finger, not a day. */
export const scheduleLimits = {
  leastAwake: 30,
  mostAwake: 22 * 60,
  mostWork: 18 * 60,
  longestMeal: 4 * 60,
  fixed: 30,
  pattern: 60,
  kinds: 10,
  daysOff: 60,
  nameLength: 80,
  notesLength: 2000,
} as const;

const dayMinutes = 24 * 60;
const isTime = (minutes: number): boolean => Number.isInteger(minutes) && minutes >= 0 && minutes < dayMinutes;
const lengthOf = ({ from, to }: ClockSpan): number => (to - from + dayMinutes) % dayMinutes;

const within = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

/** All that cannot be in a schedule, in the order of its fields; what was not said is no mistake. */
export function scheduleProblems(schedule: Schedule): readonly ScheduleProblem[] {
  const problems: ScheduleProblem[] = [];
  const add = (code: ScheduleProblemCode, field: string) => problems.push({ code, field });
  const tooMany = (count: number, most: number, field: string) => {
    if (count > most) add("too_many", field);
  };
  const weekdays = (days: readonly Weekday[], field: string) => {
    if (days.some((each) => !Number.isInteger(each) || each < 1 || each > 7)) add("not_a_weekday", field);
    tooMany(days.length, 7, field);
  };
  /** Whether a stretch can be looked at further. */
  const span = (at: ClockSpan, field: string): boolean => {
    if (!isTime(at.from) || !isTime(at.to)) add("not_a_time", field);
    else if (at.from === at.to) add("no_length", field);
    else return true;
    return false;
  };
  /** Hours awake, where both ends are said and make a day. */
  const awake = (wake: ClockMinutes | undefined, sleep: ClockMinutes | undefined, field: string) => {
    if (wake !== undefined && !isTime(wake)) add("not_a_time", `${field}wake`);
    if (sleep !== undefined && !isTime(sleep)) add("not_a_time", `${field}sleep`);
    if (wake === undefined || sleep === undefined || !isTime(wake) || !isTime(sleep)) return undefined;
    const minutes = lengthOf({ from: wake, to: sleep });
    // The same time twice could be all day or none of it: neither is a day.
    if (minutes < scheduleLimits.leastAwake) add("day_too_short", `${field}sleep`);
    else if (minutes > scheduleLimits.mostAwake) add("day_too_long", `${field}sleep`);
    else return { wake, minutes };
    return undefined;
  };
  const inSleep = (at: ClockSpan, hours: { readonly wake: number; readonly minutes: number } | undefined): boolean =>
    hours !== undefined && lengthOf({ from: hours.wake, to: at.from }) + lengthOf(at) > hours.minutes;
  const work = (at: ClockSpan, hours: ReturnType<typeof awake>, field: string) => {
    if (!span(at, field)) return;
    if (lengthOf(at) > scheduleLimits.mostWork) add("work_too_long", field);
    else if (inSleep(at, hours)) add("work_in_sleep", field);
  };

  const hours = awake(schedule.wake, schedule.sleep, "");
  if (schedule.work) work(schedule.work, hours, "work");
  weekdays(schedule.workDays, "workDays");
  for (const meal of meals) {
    const at = schedule.meals[meal];
    if (!at || !span(at, `meals.${meal}`)) continue;
    if (lengthOf(at) > scheduleLimits.longestMeal) add("meal_too_long", `meals.${meal}`);
    else if (inSleep(at, hours)) add("meal_in_sleep", `meals.${meal}`);
  }
  const { wishes } = schedule;
  if (wishes?.commute !== undefined && !within(wishes.commute, 0, wishLimits.mostCommute))
    add("too_many", "wishes.commute");
  if (wishes?.minutes !== undefined && !within(wishes.minutes, wishLimits.leastMinutes, wishLimits.mostMinutes))
    add("too_many", "wishes.minutes");
  for (const each of bigDays) {
    const date = wishes?.[each];
    if (date !== undefined && asLocalDate(date) === undefined) add("not_a_date", `wishes.${each}`);
  }
  weekdays(schedule.exercise.days, "exercise.days");
  tooMany(schedule.fixed.length, scheduleLimits.fixed, "fixed");
  for (const { id, name, days, at } of schedule.fixed) {
    span(at, `fixed.${id}`);
    if (days.length === 0) add("event_without_days", `fixed.${id}`);
    weekdays(days, `fixed.${id}`);
    if (name.length > scheduleLimits.nameLength) add("too_long", `fixed.${id}`);
  }
  if (schedule.shifts) {
    const { startsOn, pattern, kinds } = schedule.shifts;
    if (asLocalDate(startsOn) === undefined) add("not_a_date", "shifts.startsOn");
    if (pattern.length === 0) add("pattern_empty", "shifts.pattern");
    tooMany(pattern.length, scheduleLimits.pattern, "shifts.pattern");
    if (pattern.some((kind) => kind !== "off" && !Object.hasOwn(kinds, kind)))
      add("pattern_unknown_kind", "shifts.pattern");
    tooMany(Object.keys(kinds).length, scheduleLimits.kinds, "shifts.kinds");
    for (const [kind, shift] of Object.entries(kinds)) {
      const field = `shifts.kinds.${kind}`;
      if (kind.length > scheduleLimits.nameLength) add("too_long", "shifts.kinds");
      const shiftHours = awake(shift.wake, shift.sleep, `${field}.`);
      if (shift.work) work(shift.work, shiftHours, `${field}.work`);
    }
  }
  tooMany(schedule.daysOff.length, scheduleLimits.daysOff, "daysOff");
  if (schedule.daysOff.some((date) => asLocalDate(date) === undefined)) add("not_a_date", "daysOff");
  if (schedule.notes.length > scheduleLimits.notesLength) add("too_long", "notes");
  return problems;
}
