import type { Instant } from "#core/time/instant.ts";
import type { Locale } from "#core/person/person.ts";
import type { LocalDate } from "#core/time/local-date.ts";

const names: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  ru: new Intl.DateTimeFormat("ru", { dateStyle: "long", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }),
};

/** A day of the calendar as it is written on paper: "2 November 2026". */
export function dayName(date: LocalDate, locale: Locale): string {
  return names[locale].format(new Date(`${date}T00:00:00Z`));
}

/** Words that are a date and nothing else, as a day; all others as they are. */
export function withDayName(text: string, locale: Locale): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayName(text as LocalDate, locale) : text;
}

/** A minute in a zone, the same in every language and in order when sorted: "2026-11-02 12:05". */
export function minuteName(at: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat("sv", { dateStyle: "short", timeStyle: "short", timeZone }).format(at);
}
