import type { Instant } from "../../time/instant.ts";
import { type LocalDate, plusDays } from "../../time/local-date.ts";
import { instantAt, wallTime } from "../../time/wall-time.ts";
import type { Weekday } from "../../time/weekday.ts";
import { comesAgain, type Timing } from "../reminder.ts";
import { againOf } from "./again.ts";
import { comingWeekday, dayForm } from "./calendar-words.ts";
import { daysIn } from "./days.ts";
import { type Ahead, recurring, type SaidDays } from "./said-days.ts";
import {
  bareHoursIn,
  type DayPart,
  hourOfPart,
  hoursIn,
  type OwnTime,
  type SaidHour,
  type SaidHours,
} from "./hours.ts";
import { type Sheet, strike, words } from "./sheet.ts";

/** When it is and where, and what of the person's own hours is known. */
export interface Clock {
  readonly now: Instant;
  readonly timeZone: string;
  /** Minutes after midnight of what only their own hours tell. */
  readonly own?: Readonly<Partial<Record<OwnTime, number>>>;
  /** What a bare hour stands beside: a correction keeps the half of the day. */
  readonly near?: number;
  /** The hour, once it was asked which of two is meant. */
  readonly exactly?: number;
}

/** What a message says of when, taken apart. */
export interface SaidWhen {
  readonly days: SaidDays;
  readonly hours: SaidHours;
  /** "Before eight": an hour was said, and is not the one at which to be told. */
  readonly deadlineHour: boolean;
}

/** What is not known, so that one question has to be asked: when at all, which hour, which day, or when the thing itself is. */
export type Lack = "when" | "hour" | "day" | "event";

export interface ReadWhen {
  readonly timings: readonly Timing[];
  readonly lacks: Lack | undefined;
  /** No hour was said: the usual one is set, and told. */
  readonly usual: boolean;
}

export function whenIn(sheet: Sheet, clock: Clock, often: boolean): SaidWhen {
  const back = hideDeadlines(sheet, often);
  const days = daysIn(sheet, { date: wallTime(clock.now, clock.timeZone).date, now: clock.now, often });
  const sameHour = { minutes: wallTime(clock.now, clock.timeZone).minutes, open: false };
  let same = false;
  strike(sheet, words("(?:at )?(?:this|the same) time|в (?:это|то) же(?: самое)? время"), () => {
    same = true;
  });
  const read = hoursIn(sheet);
  const ofEach = read.hours.length === 0 && days.ahead.some(({ each }) => each) ? bareHoursIn(sheet) : read.hours;
  const hours = { ...read, hours: same ? [sameHour] : ofEach };
  const deadlineHour = back();
  return { days, hours, deadlineHour };
}

const deadline = words(
  `(?:by|before|due|до|к)\\s+(?:this |next |эт\\p{L}+ |следующ\\p{L}+ )?${dayForm}|(?:before|до) \\d{1,2}(?::\\d\\d)?(?: ?(?:am|pm|утра|вечера|дня|часов))?(?! ?(?:минут|days|дн|people|человек))`,
);
const untilHour = /^(?:before|до) \d{1,2}(?!\.)(?:[: ]|$)/u;
const hidden = "\u0002";
/** "Pay the rent by Friday": the day is said of the thing, and not of when to be told of it. */
function hideDeadlines(sheet: Sheet, often: boolean): () => boolean {
  if (often || recurring.test(sheet.left)) return () => false;
  const kept: (readonly [at: number, words: string])[] = [];
  for (const { index, 0: found } of sheet.left.matchAll(deadline)) {
    kept.push([index, found]);
    sheet.left = sheet.left.slice(0, index) + hidden.repeat(found.length) + sheet.left.slice(index + found.length);
  }
  return () => {
    for (const [at, found] of kept) sheet.left = sheet.left.slice(0, at) + found + sheet.left.slice(at + found.length);
    return kept.some(([, found]) => untilHour.test(found));
  };
}

/** Whether anything of when was said. */
export function saysWhen({ days, hours }: Pick<SaidWhen, "days" | "hours">): boolean {
  const { again, weekdays, dates, at, ahead, everyHours, times, vague, without, until } = days;
  const some = again ?? at ?? hours.part ?? hours.own ?? everyHours ?? times ?? until;
  return (
    some !== undefined ||
    vague !== undefined ||
    [weekdays, dates, ahead, without, hours.hours].some(({ length }) => length > 0)
  );
}

const usualHour = 9 * 60;
const noonHour = 12 * 60;
const lastAwake = 21 * 60;
const all7: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Nobody is reminded at three at night unless they say so: an hour without its half of the day is the waking one. */
export function closedHour({ minutes, open }: SaidHour, part: DayPart | undefined, near?: number): number {
  if (!open) return minutes;
  const hour = minutes % noonHour;
  if (part === "morning") return minutes;
  if (part === "night") return hour >= 5 * 60 ? hour + noonHour : hour;
  if (part === "evening" || part === "afternoon") return hour + noonHour;
  if (part === "noon") return hour < 5 * 60 ? hour + noonHour : minutes;
  if (near !== undefined)
    return [hour, hour + noonHour].sort((one, other) => Math.abs(one - near) - Math.abs(other - near))[0] ?? minutes;
  return minutes < 6 * 60 ? minutes + noonHour : minutes;
}

/** The hours that were said, of one day; undefined where none was. */
function hoursOf({ hours, part, own }: SaidHours, days: SaidDays, clock: Clock): readonly number[] | undefined {
  if (days.everyHours !== undefined) return everyHours(days.everyHours, hours, part);
  if (hours.length > 0) {
    let before: number | undefined;
    return [...new Set(hours.map((each) => (before = after(closedHour(each, part, clock.near), before, each.open))))];
  }
  const known = own === undefined ? undefined : clock.own?.[own];
  if (own !== undefined && (known !== undefined || part === undefined))
    return known === undefined ? undefined : [known];
  return part === undefined ? undefined : [hourOfPart[part]];
}
/** "At 8 and 2": the second comes later in the day. */
const after = (minutes: number, before: number | undefined, open: boolean): number =>
  open && before !== undefined && minutes < before && minutes + noonHour < 24 * 60 ? minutes + noonHour : minutes;

function everyHours(step: number, hours: readonly SaidHour[], part: DayPart | undefined): readonly number[] {
  const [from = usualHour, to = lastAwake] = hours.map((each) => closedHour(each, part));
  const end = to <= from ? to + noonHour : to;
  const all: number[] = [];
  for (let at = from; at <= end && at < 24 * 60; at += Math.max(1, step) * 60) all.push(at);
  return all;
}

/** What was said as days and hours to be kept; each of several dates by itself. */
export function timingsOf(said: SaidWhen, clock: Clock): ReadWhen {
  const { days, deadlineHour } = said;
  const hours = settledAt(said.hours, clock.exactly);
  const none = (lacks: Lack): ReadWhen => ({ timings: [], lacks, usual: false });
  if (!saysWhen(said)) return none("when");
  const { date, minutes: nowMinutes } = wallTime(clock.now, clock.timeZone);
  if (days.at !== undefined && hours.hours.length === 0)
    return { timings: [{ on: { kind: "moment", at: days.at }, minutes: nowMinutes }], lacks: undefined, usual: false };
  const named = hoursOf(hours, days, clock);
  const again = againOf(days) ?? (isDaily(days, named) ? ({ kind: "weekly", days: all7 } as const) : undefined);
  if (days.vague !== undefined && days.again === undefined && days.dates.length + days.weekdays.length === 0)
    return none("day");
  const known = hours.own === undefined || named !== undefined;
  const enough =
    days.times === undefined || days.times === 1 || (named?.length ?? 0) > 1 || days.everyHours !== undefined;
  if (!known || !enough || (deadlineHour && named === undefined)) return none("hour");
  const usual = named === undefined;
  const [minutes = usualHour, ...also] = named ?? [usualHour];
  const shared = { minutes, ...(also.length > 0 ? { also } : {}) };
  if (again) {
    const bounds = {
      ...(days.until === undefined ? {} : { until: days.until }),
      ...(days.since === undefined ? {} : { since: days.since }),
      ...(days.except.length === 0 ? {} : { except: days.except }),
    };
    const more = days.monthDays.map((day): Timing => ({ on: { kind: "monthly", day }, ...shared, ...bounds }));
    return ahead(days.ahead, [...more, { on: again, ...shared, ...bounds }], clock, usual);
  }
  const dates = [...new Set([...days.dates, ...days.weekdays.map((day) => comingWeekday(day, date, false))])];
  // "The evening before, at ten": before what is not known.
  if (dates.length === 0 && days.ahead.some(({ days: early }) => early > 0)) return none("event");
  if (dates.length === 0 && named === undefined) return none(days.ahead.length > 0 ? "event" : "when");
  if (dates.length === 0) return ahead(days.ahead, [soonest(hours, shared, date, nowMinutes)], clock, usual);
  const late = partOver(hours, dates, date, nowMinutes, usual || hours.hours.length === 0);
  if (late === "over") return none("hour");
  const hour = late === undefined ? shared : { minutes: late };
  return ahead(
    days.ahead,
    dates.map((on) => todayOrLater(on, hour, hours, date, nowMinutes)),
    clock,
    usual || late !== undefined,
  );
}

const settledAt = (said: SaidHours, minutes: number | undefined): SaidHours =>
  minutes === undefined ? said : { hours: [{ minutes, open: false }], part: undefined, own: undefined };

/** "Meds at 8 and 20": hours so far apart, of no day, are those of every day. */
const isDaily = ({ dates, weekdays, at, ahead: by }: SaidDays, hours: readonly number[] = []): boolean =>
  dates.length + weekdays.length + by.length === 0 &&
  at === undefined &&
  hours.length > 1 &&
  Math.max(...hours) - Math.min(...hours) >= apart;
const apart = 6 * 60;

/** Today where that hour is still to come; in the evening where only its half of the day is over; tomorrow otherwise. */
function soonest(hours: SaidHours, shared: Pick<Timing, "minutes" | "also">, date: LocalDate, now: number): Timing {
  if ([shared.minutes, ...(shared.also ?? [])].some((each) => each > now))
    return { on: { kind: "once", date }, ...shared };
  return laterToday(hours, shared, date, now) ?? { on: { kind: "once", date: plusDays(date, 1) }, ...shared };
}

/** "At five", said at four: five in the afternoon. */
function laterToday(
  { hours: [first], part }: SaidHours,
  shared: Pick<Timing, "minutes" | "also">,
  date: LocalDate,
  now: number,
): Timing | undefined {
  const evening = shared.minutes + noonHour;
  return first?.open && part === undefined && evening > now && evening < 24 * 60
    ? { on: { kind: "once", date }, minutes: evening }
    : undefined;
}

const partEnds: Readonly<Record<DayPart, number>> = {
  morning: 12 * 60,
  noon: 15 * 60,
  afternoon: 18 * 60,
  evening: 23 * 60,
  night: 24 * 60,
};
/** "This afternoon", said at four: the next whole hour of it; over where none is left. Undefined where the usual hour is still to come. */
function partOver(
  { part }: SaidHours,
  dates: readonly LocalDate[],
  date: LocalDate,
  now: number,
  hourless: boolean,
): number | "over" | undefined {
  const today = dates.length === 1 && dates[0] === date && hourless;
  if (!today || (part === undefined ? usualHour : hourOfPart[part]) > now) return undefined;
  const next = (Math.floor(now / 60) + 1) * 60;
  return part !== undefined && next < partEnds[part] ? next : "over";
}

/** Said of today without an hour, the usual one may be over: then it comes in the next part of the day. */
function todayOrLater(
  on: LocalDate,
  shared: Pick<Timing, "minutes" | "also">,
  hours: SaidHours,
  date: LocalDate,
  now: number,
): Timing {
  if (on !== date || shared.minutes > now) return { on: { kind: "once", date: on }, ...shared };
  return laterToday(hours, shared, date, now) ?? { on: { kind: "once", date: on }, ...shared };
}

/** "An hour before": the time of the thing, and from it the time of the word; what comes again is moved within its day only. */
function ahead(by: readonly Ahead[], timings: readonly Timing[], { timeZone }: Clock, usual: boolean): ReadWhen {
  if (by.length === 0) return { timings, lacks: undefined, usual };
  if (usual && by.some(({ minutes }) => minutes > 0)) return { timings: [], lacks: "event", usual: false };
  const moved = timings.flatMap((timing) => by.map((each) => before(timing, each, timeZone)));
  return { timings: moved, lacks: undefined, usual: usual && !by.every(({ evening }) => evening) };
}

/** A timing so long before. */
export function before(timing: Timing, by: Ahead, timeZone: string): Timing {
  const { on } = timing;
  const hour = by.evening ? hourOfPart.evening : timing.minutes - by.minutes;
  const also = by.evening ? undefined : timing.also?.map((each) => Math.max(0, each - by.minutes));
  const hours = { minutes: Math.max(0, hour), ...(also ? { also } : {}) };
  if (on.kind === "once") {
    const at = instantAt(plusDays(on.date, -by.days), 0, timeZone);
    const date = wallTime(at, timeZone).date;
    return hour >= 0
      ? { on: { kind: "once", date }, ...hours }
      : { on: { kind: "once", date: plusDays(date, -1) }, minutes: hour + 24 * 60 };
  }
  if (on.kind === "moment")
    return { ...timing, on: { kind: "moment", at: on.at - (by.days * 24 * 60 + by.minutes) * 60_000 } };
  if (on.kind === "weekly" && comesAgain(on)) {
    const back = (day: Weekday): Weekday => (((((day - 1 - by.days) % 7) + 7) % 7) + 1) as Weekday;
    return { ...timing, on: { ...on, days: on.days.map(back) }, ...hours };
  }
  return { ...timing, ...hours };
}
