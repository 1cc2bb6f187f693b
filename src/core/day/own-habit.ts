import type { FreeText } from "../text/free-text.ts";
import type { Weekday } from "../time/weekday.ts";
import { daysBetween, type LocalDate } from "../time/local-date.ts";
import { weekdayOf } from "../time/wall-time.ts";
import type { HabitOutcome, HabitRecord } from "../mastery/habit-record.ts";
import { worth } from "../mastery/mastery.ts";
import { recordOutcome } from "../mastery/record-outcome.ts";
import type { Excused } from "../mastery/excused.ts";
import type { DayPart } from "./habit.ts";
import type { Intake, IntakeSection } from "./intake.ts";
import type { Mode } from "./mode.ts";
import type { ClockMinutes } from "./schedule.ts";

/** A habit that the person made up; the id says nothing of it. */
export type OwnHabitId = string & { readonly brand: "OwnHabitId" };

/** When on a day it is meant to be: whenever it fits, in a third of the day, or at a time of the clock. */
export type OwnWhen =
  | { readonly kind: "any" }
  | { readonly kind: "part"; readonly part: DayPart }
  | { readonly kind: "clock"; readonly clock: ClockMinutes };

/** What a person says of a habit of their own. */
export interface OwnHabitSaid {
  readonly name: FreeText;
  /** Why they want it; may be empty. */
  readonly reason: FreeText;
  /** What they keep it under; empty where nothing. */
  readonly group: FreeText;
  readonly when: OwnWhen;
  /** The days it is for; empty means every day. */
  readonly days: readonly Weekday[];
  /** "So many times a week" instead of days. */
  readonly times: number | undefined;
  readonly minutes: number;
  /** Up to how many minutes it may grow; undefined where it stays as it is. */
  readonly growTo: number | undefined;
  readonly reminder: boolean;
}

/** What became of a habit on each day of a month, a letter a day: done, partly, let go, or nothing said. */
export type Months = Readonly<Record<string, string>>;

export interface OwnHabit extends OwnHabitSaid {
  readonly id: OwnHabitId;
  /** The one question: does it strain the body, or is there cold, heat, fasting, holding the breath or a medicine in it? Undefined until answered. */
  readonly risk: boolean | undefined;
  readonly paused: boolean;
  readonly createdOn: LocalDate;
  readonly record: HabitRecord;
  readonly months: Months;
}

export const ownLimits = {
  habits: 20,
  name: 80,
  reason: 200,
  group: 30,
  minutes: { least: 1, most: 180 },
  times: { least: 1, most: 7 },
  /** Months that the grid goes back. */
  months: 13,
  /** Days back that can still be marked. */
  markDays: 366,
} as const;

/** What is not said of a new habit. */
export const ownUsual: Omit<OwnHabitSaid, "name"> = {
  reason: "",
  group: "",
  when: { kind: "any" },
  days: [],
  times: undefined,
  minutes: 10,
  growTo: undefined,
  reminder: false,
};

/** Whoever may have habits of their own: a person's days. */
interface HasOwn {
  readonly own?: readonly OwnHabit[];
}

export const ownHabitsOf = (day: HasOwn): readonly OwnHabit[] => day.own ?? [];

export const ownHabit = (day: HasOwn, id: OwnHabitId): OwnHabit | undefined =>
  ownHabitsOf(day).find((each) => each.id === id);

/** The day with one of its own habits as it is now. */
export const withOwn = <D extends HasOwn>(day: D, id: OwnHabitId, change: (own: OwnHabit) => OwnHabit): D => ({
  ...day,
  own: ownHabitsOf(day).map((each) => (each.id === id ? change(each) : each)),
});

export type OwnProblem = "name_empty" | "too_long" | "minutes" | "times";

/** What of it cannot be; undefined where all of it can. */
export function ownProblem(said: OwnHabitSaid): OwnProblem | undefined {
  const { name, reason, group, minutes, growTo, times } = said;
  if (name.trim() === "") return "name_empty";
  if (name.length > ownLimits.name || reason.length > ownLimits.reason || group.length > ownLimits.group)
    return "too_long";
  const fits = (value: number, { least, most }: { readonly least: number; readonly most: number }): boolean =>
    Number.isInteger(value) && value >= least && value <= most;
  if (!fits(minutes, ownLimits.minutes)) return "minutes";
  if (growTo !== undefined && (!fits(growTo, ownLimits.minutes) || growTo < minutes)) return "minutes";
  return times === undefined || fits(times, ownLimits.times) ? undefined : "times";
}

/** How often a week it is meant to be done. */
export const timesAWeek = ({ days, times }: Pick<OwnHabitSaid, "days" | "times">): number =>
  times ?? (days.length === 0 ? 7 : days.length);

const bodySections: readonly IntakeSection[] = ["conditions", "pregnancy", "injuries", "medicines"];

/**
 * Whether it may stand in a day. What strains the body stands there only for whoever said how the body is, and that nothing speaks against effort;
 * anybody else keeps and counts it, and does it as they agreed with those who know them.
 */
export function ownGate(
  own: Pick<OwnHabit, "risk">,
  intake: Intake | undefined,
): "asks" | "open" | "careful" | "own_way" {
  if (own.risk === undefined) return "asks";
  if (!own.risk) return "open";
  const told = bodySections.every((section) => intake?.answered.includes(section));
  return told && intake?.codes.length === 0 ? "careful" : "own_way";
}

/** Whether it may stand in a day at all. */
export function ownMayStand(own: Pick<OwnHabit, "risk" | "paused">, intake: Intake | undefined): boolean {
  const gate = ownGate(own, intake);
  return !own.paused && (gate === "open" || gate === "careful");
}

/** Days of the six before a date on which it was done. */
const doneBefore = ({ recent }: HabitRecord, date: LocalDate): readonly number[] =>
  recent
    .filter(({ outcome }) => outcome !== "skipped")
    .map((each) => daysBetween(each.date, date))
    .filter((days) => days > 0 && days < 7);

/** Whether it is for a date: on its days, or until it was done as often as wanted, with a day between where that is seldom. */
export function ownIsDue(own: OwnHabit, intake: Intake | undefined, date: LocalDate): boolean {
  if (!ownMayStand(own, intake)) return false;
  if (own.times === undefined) return own.days.length === 0 || own.days.includes(weekdayOf(date));
  const done = doneBefore(own.record, date);
  return done.length < own.times && (own.times > 3 || !done.includes(1));
}

/** How often it has to be done before it takes a tenth longer. */
const growsEvery = 7;

/** How long it takes today: a tenth longer for every seven times it was done, as far as the person wants; half on a weak day. */
export function ownMinutes({ minutes, growTo, record }: OwnHabit, mode: Mode): number {
  const grown = Math.floor(record.successes / growsEvery) * Math.max(1, Math.round(minutes / 10));
  const usual = Math.min(growTo ?? minutes, minutes + grown);
  return mode === "low" && usual > 2 ? Math.max(2, Math.floor(usual / 2)) : usual;
}

const letters = { done: "d", partly: "p", skipped: "s" } as const satisfies Record<HabitOutcome, string>;
const nothingSaid = ".";

/** The months with what a day became; months beyond the grid go. */
function lettered(months: Months, date: LocalDate, letter: string): Months {
  const month = date.slice(0, 7);
  const place = Number(date.slice(8)) - 1;
  const row = [...(months[month] ?? "").padEnd(place + 1, nothingSaid)];
  row[place] = letter;
  const kept = Object.keys({ ...months, [month]: "" })
    .toSorted()
    .slice(-ownLimits.months);
  return Object.fromEntries(kept.map((each) => [each, each === month ? row.join("") : (months[each] ?? "")]));
}

/** The months with an outcome on a day. */
export const withMark = (months: Months, date: LocalDate, outcome: HabitOutcome): Months =>
  lettered(months, date, letters[outcome]);

/** What a day became, by the grid. */
export function outcomeOn({ months }: Pick<OwnHabit, "months">, date: LocalDate): HabitOutcome | undefined {
  const letter = months[date.slice(0, 7)]?.[Number(date.slice(8)) - 1];
  return (Object.keys(letters) as HabitOutcome[]).find((each) => letters[each] === letter);
}

/** With what became of it on a day; what was done before is not made less. */
export function withOutcome(
  own: OwnHabit,
  outcome: HabitOutcome,
  date: LocalDate,
  excused: readonly Excused[],
): OwnHabit {
  const record = recordOutcome(own.record, outcome, date, timesAWeek(own), excused);
  const told = record.recent.find((each) => each.date === date)?.outcome ?? outcomeOn(own, date) ?? outcome;
  return { ...own, record, months: lettered(own.months, date, letters[told]) };
}

/** As it was before a word about a day: with the record of then, or without what was said of that day. */
export function withoutOutcome(own: OwnHabit, date: LocalDate, before: HabitRecord | undefined): OwnHabit {
  const record = before ?? forgotten(own.record, date);
  const told = record.recent.find((each) => each.date === date)?.outcome;
  return { ...own, record, months: lettered(own.months, date, told ? letters[told] : nothingSaid) };
}

/** A record without one day: what it counted goes, and the streak is a day shorter. */
function forgotten(record: HabitRecord, date: LocalDate): HabitRecord {
  const was = record.recent.find((each) => each.date === date)?.outcome;
  if (was === undefined) return record;
  const recent = record.recent.filter((each) => each.date !== date);
  const last = recent.findLast(({ outcome }) => outcome !== "skipped")?.date;
  const tried = was === "skipped" ? 0 : 1;
  return {
    ...record,
    recent,
    attempts: Math.max(0, record.attempts - tried),
    successes: Math.max(0, record.successes - worth[was]),
    streak: Math.max(0, record.streak - tried),
    lastAttempted: last,
    lastSucceeded: last,
  };
}
