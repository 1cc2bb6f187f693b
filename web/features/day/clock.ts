import { useEffect, useState } from "react";
import type { DayPart } from "#core/day/habit.ts";
import type { Locale } from "#core/person/person.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/** How a language writes moments. Each is made once: a day is written with fifty of them, and a slow phone takes a tenth of a second to make so many. */
function written(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(name) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(name, known);
  return known;
}

const byTheClock = { hour: "numeric", minute: "2-digit" } as const;

/** A time of the clock on the person's wall. */
export function clockOf(at: string | number, timeZone: string, locale: Locale): string {
  return written(locale, { timeZone, ...byTheClock }).format(new Date(at));
}

/** The part of the day that a moment falls in, by the clock. */
export function partOf(at: number, timeZone: string): DayPart {
  const hour = Number(written("en", { timeZone, hour: "numeric", hourCycle: "h23" }).format(at));
  // Who is still up in the small hours has an evening.
  if (hour >= 4 && hour < 12) return "morning";
  return hour >= 12 && hour < 17 ? "midday" : "evening";
}

/** From when to when, as short as the language writes it. */
export function clocksOf(from: number, to: number, timeZone: string, locale: Locale): string {
  return written(locale, { timeZone, ...byTheClock }).formatRange(from, to);
}

/** The day of the calendar that a moment falls on, in a zone. */
export const dateOf = (at: number, timeZone: string): string => written("sv", { timeZone }).format(at);

/** A time such as "07:30" as people of the language write it. */
export const wallClock = (time: string, locale: Locale): string => clockOf(`2024-01-01T${time}:00Z`, "UTC", locale);

/** A day of the calendar in words; `date` is a date without a time. */
export function dateInWords(date: string, locale: Locale, weekday = true): string {
  const words = written(locale, {
    timeZone: "UTC",
    day: "numeric",
    month: "long",
    ...(weekday ? { weekday: "long" } : {}),
  }).format(new Date(`${date}T12:00:00Z`));
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}

const monday = Date.UTC(2024, 0, 1, 12);

/** The days of the week, Monday first, as 1 to 7. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

export function weekdayName(day: number, locale: Locale, style: "short" | "long" = "short"): string {
  return written(locale, { timeZone: "UTC", weekday: style }).format(monday + (day - 1) * 86_400_000);
}

const halfMinute = 30_000;

/** The present moment (ms), moving with the clock. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tell = (): void => setNow(Date.now());
    const ticking = setInterval(tell, halfMinute);
    document.addEventListener("visibilitychange", tell);
    return () => {
      clearInterval(ticking);
      document.removeEventListener("visibilitychange", tell);
    };
  }, []);
  return now;
}
