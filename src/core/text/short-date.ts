import type { Locale } from "../person/person.ts";
import type { LocalDate } from "../time/local-date.ts";

const dates: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  ru: new Intl.DateTimeFormat("ru-RU", { timeZone: "UTC", day: "numeric", month: "short" }),
  en: new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short" }),
};

/** A day without its year, "16 Nov". */
export const shortDate = (date: LocalDate, locale: Locale): string => dates[locale].format(Date.parse(date));
