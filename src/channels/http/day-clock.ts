import { clockText } from "#core/day/clock-text.ts";
import type { Interval } from "#core/day/schedule.ts";
import type { Instant } from "#core/time/instant.ts";
import type { Locale } from "#core/person/person.ts";
import { offsetAt, wallTime } from "#core/time/wall-time.ts";

const minuteMs = 60_000;

/** A moment as ISO 8601 with the offset of a zone: `2026-11-21T07:30:00+02:00`. */
export function localInstant(at: Instant, timeZone: string): string {
  return offsetInstant(Math.floor(at / 1000) * 1000, Math.round(offsetAt(at, timeZone) / minuteMs));
}

/** A moment as a clock showed it that was so many minutes ahead of UTC. */
export function offsetInstant(at: Instant, offset: number): string {
  const local = new Date(at + offset * minuteMs).toISOString();
  const time = local.endsWith(".000Z") ? local.slice(0, -5) : local.slice(0, -1);
  return `${time}${offset < 0 ? "-" : "+"}${clockText(Math.abs(offset))}`;
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

/** From when to when as people write it, in minutes of the clock: `7:30-8:30 AM` as in the brief, `7:30–8:30` in Russian. */
const ranges: Readonly<Record<Locale, (begins: number, ends: number) => string>> = {
  ru: (...both) => both.map((minutes) => clockText(minutes).replace(/^0/, "")).join("–"),
  en(begins, ends) {
    const [first, last] = [twelveHours(begins), twelveHours(ends)];
    return first.half === last.half
      ? `${first.time}-${last.time} ${last.half}`
      : `${first.time} ${first.half}-${last.time} ${last.half}`;
  },
};

/** From when to when, in a language. */
export function timeRange({ from, to }: Interval, timeZone: string, locale: Locale): string {
  return ranges[locale](wallTime(from, timeZone).minutes, wallTime(to, timeZone).minutes);
}
