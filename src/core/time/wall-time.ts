import type { Weekday } from "./weekday.ts";
import type { Instant } from "./instant.ts";
import { dateOfDay, type LocalDate } from "./local-date.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** No zone has ever been further behind or ahead of UTC. */
const furthestAheadMs = 15 * 60 * minuteMs;
const furthestBehindMs = 13 * 60 * minuteMs;
/** Days of one zone that are remembered before it is forgotten and learnt again. */
const daysKept = 2000;

/** Milliseconds ahead of UTC on one UTC day: one figure, or one before and one from the instant at which the clocks change. */
type DayOffset = number | { readonly before: number; readonly after: number; readonly at: Instant };
interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly days: Map<number, DayOffset>;
}
const zones = new Map<string, Zone>();

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset", year: "numeric" });
  const made = { format, days: new Map<number, DayOffset>() };
  zones.set(timeZone, made);
  return made;
}

function askOffset(zone: Zone, at: Instant): number {
  const [, sign, hours, minutes, seconds] =
    /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/u.exec(zone.format.format(at)) ?? [];
  if (sign === undefined) return 0;
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds ?? 0)) * 1000;
  return sign === "-" ? -ms : ms;
}

/** The first instant in (from, to] at which the offset is no longer `before`. */
function changeBetween(zone: Zone, from: Instant, to: Instant, before: number): Instant {
  let [same, other] = [from, to];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (askOffset(zone, middle) === before) same = middle;
    else other = middle;
  }
  return other;
}

/** Milliseconds by which the clocks of a zone (IANA name) are ahead of UTC; throws where there is no such zone. */
export function offsetAt(at: Instant, timeZone: string): number {
  const zone = zoneOf(timeZone);
  const day = Math.floor(at / dayMs);
  let offset = zone.days.get(day);
  if (offset === undefined) {
    const [start, end] = [day * dayMs, (day + 1) * dayMs];
    const [before, after] = [askOffset(zone, start), askOffset(zone, end)];
    offset = before === after ? before : { before, after, at: changeBetween(zone, start, end, before) };
    if (zone.days.size >= daysKept) zone.days.clear();
    zone.days.set(day, offset);
  }
  if (typeof offset === "number") return offset;
  return at < offset.at ? offset.before : offset.after;
}

/**
 * The instant at which the clocks of a zone show so many minutes after midnight of a day; 1440 and more run on into the
 * next day. A time that the clocks leap over is the instant at which they leap; one that comes twice is its first.
 */
export function instantAt(date: LocalDate, minutes: number, timeZone: string): Instant {
  const asUtc = Date.parse(date) + minutes * minuteMs;
  const before = offsetAt(asUtc - furthestAheadMs, timeZone);
  const after = offsetAt(asUtc + furthestBehindMs, timeZone);
  if (before === after) return asUtc - before;
  // Where clocks go back, the larger offset holds first.
  if (offsetAt(asUtc - before, timeZone) === before) return asUtc - before;
  if (offsetAt(asUtc - after, timeZone) === after) return asUtc - after;
  return changeBetween(zoneOf(timeZone), asUtc - after, asUtc - before, before);
}

/** What the calendar and the clock on the wall show in a zone at an instant; seconds are left out. */
export function wallTime(
  at: Instant,
  timeZone: string,
): { readonly date: LocalDate; readonly minutes: number; readonly weekday: Weekday } {
  const local = at + offsetAt(at, timeZone);
  const day = Math.floor(local / dayMs);
  return {
    date: dateOfDay(day),
    minutes: Math.floor((local - day * dayMs) / minuteMs),
    weekday: weekdayOfDay(day),
  };
}

/** The day of the week that a date is: Monday is 1. */
export function weekdayOf(date: LocalDate): Weekday {
  return weekdayOfDay(Date.parse(date) / dayMs);
}

/** The day 0, 1 January 1970, was a Thursday. */
const weekdayOfDay = (day: number): Weekday => (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;

/** Minutes after midnight of a time such as `07:30`; seconds do not count. */
export const clockMinutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
