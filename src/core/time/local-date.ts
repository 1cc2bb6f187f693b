import type { Instant } from "./instant.ts";

/** A day of somebody's calendar, `2026-11-21`; days compare as strings. */
export type LocalDate = string & { readonly brand: "LocalDate" };

const dayMs = 24 * 3600 * 1000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    hourCycle: "h23",
  });
  formats.set(timeZone, made);
  return made;
}

/** The day and the hour (0 to 23) that it is in a zone (IANA name) at an instant. */
export function localTime(at: Instant, timeZone: string): { readonly date: LocalDate; readonly hour: number } {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return {
    date: `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}` as LocalDate,
    hour: Number(parts.get("hour")),
  };
}

/** The day that it is in a zone at an instant. */
export function localDate(at: Instant, timeZone: string): LocalDate {
  return localTime(at, timeZone).date;
}

/** Whole days from one day to another; negative where the other comes first. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

const dates = new Map<number, LocalDate>();
/** Days whose names are remembered before all are forgotten: a decision asks for the same few hundreds of times. */
const datesKept = 4000;

/** The day of a number of days since 1 January 1970. */
export function dateOfDay(day: number): LocalDate {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const made = new Date(day * dayMs).toISOString().slice(0, 10) as LocalDate;
  if (dates.size >= datesKept) dates.clear();
  dates.set(day, made);
  return made;
}

/** The day so many days later. */
export function plusDays(date: LocalDate, days: number): LocalDate {
  return dateOfDay(Date.parse(date) / dayMs + days);
}

/** A day written as `2026-11-21`; undefined where there is no such day. */
export function asLocalDate(text: string): LocalDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? undefined : (text as LocalDate);
}
