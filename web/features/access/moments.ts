import type { Locale } from "#core/person/person.ts";

/** A day in words, as in a list of what was used when. */
export function dayOf(at: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(Date.parse(at));
}

/** A day and a time of day in words. */
export function momentOf(at: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(Date.parse(at));
}
