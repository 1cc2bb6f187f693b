import { clockText } from "#core/day/clock-text.ts";
import type { Interval } from "#core/day/schedule.ts";
import type { Instant, Locale } from "#core/person/person.ts";
import { offsetAt, wallTime } from "#core/time/wall-time.ts";

const minuteMs = 60_000;

/** A moment as ISO 8601 with the offset of a zone: `2026-11-21T07:30:00+02:00`. */
export function localInstant(at: Instant, timeZone: string): string {
  const offset = offsetAt(at, timeZone);
  const minutes = Math.round(Math.abs(offset) / minuteMs);
  const sign = offset < 0 ? "-" : "+";
  return `${new Date(at + offset).toISOString().slice(0, 19)}${sign}${clockText(minutes)}`;
}

/** The time on the wall, `07:30`. */
export function clockAt(at: Instant, timeZone: string): string {
  return clockText(wallTime(at, timeZone).minutes);
}

function twelveHours(minutes: number): { readonly time: string; readonly half: "AM" | "PM" } {
  const hour = Math.floor(minutes / 60);
  return {
    time: `${hour % 12 === 0 ? 12 : hour % 12}:${String(minutes % 60).padStart(2, "0")}`,
    half: hour < 12 ? "AM" : "PM",
  };
}

/** From when to when as people write it: `7:30-8:30 AM` as in the brief, `7:30–8:30` in Russian. */
export function timeRange({ from, to }: Interval, timeZone: string, locale: Locale): string {
  const [begins, ends] = [from, to].map((at) => wallTime(at, timeZone).minutes) as [number, number];
  if (locale === "ru") return [begins, ends].map((minutes) => clockText(minutes).replace(/^0/, "")).join("–");
  const [first, last] = [twelveHours(begins), twelveHours(ends)];
  return first.half === last.half
    ? `${first.time}-${last.time} ${last.half}`
    : `${first.time} ${first.half}-${last.time} ${last.half}`;
}
