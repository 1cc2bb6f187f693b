import type { Locale } from "../../../person/person.ts";
import type { LocalDate } from "../../../time/local-date.ts";

const formats = (options: Intl.DateTimeFormatOptions): Readonly<Record<Locale, Intl.DateTimeFormat>> => ({
  ru: new Intl.DateTimeFormat("ru-RU", { timeZone: "UTC", ...options }),
  en: new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options }),
});
/** Made once: making one takes longer than all else in showing a day. */
const dates = formats({ weekday: "long", day: "numeric", month: "long" });
const weekdays = formats({ weekday: "long" });
const monthDays = formats({ day: "numeric", month: "long" });

/** A day as people write it; the words of the month come from the language itself. */
export const dateText = (date: LocalDate, locale: Locale): string => dates[locale].format(Date.parse(date));
export const weekdayText = (date: LocalDate, locale: Locale): string => weekdays[locale].format(Date.parse(date));
/** Without its weekday: "14 June". */
export const monthDayText = (date: LocalDate, locale: Locale): string => monthDays[locale].format(Date.parse(date));
