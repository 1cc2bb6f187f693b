import { clockText } from "../../day/clock-text.ts";
import type { Locale } from "../../person/person.ts";
import { isWaking } from "../../reminders/read/ask.ts";
import { comesAgain, nextOf, type RemindOn, type Reminder, type Timing } from "../../reminders/reminder.ts";
import type { Instant } from "../../time/instant.ts";
import { type LocalDate, plusDays } from "../../time/local-date.ts";
import { wallTime } from "../../time/wall-time.ts";
import type { Weekday } from "../../time/weekday.ts";
import { activeGoal } from "../goals/goal-views.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import type { Params, Reply } from "../turn/reply.ts";
import { shortDate } from "../../text/short-date.ts";
import type { WordKey } from "../turn/word-key.ts";

/** How a reminder is told: what it is of, when it comes, and when next. */

const tags: Readonly<Record<Locale, string>> = { ru: "ru-RU", en: "en-GB" };
const formats = (options: Intl.DateTimeFormatOptions): Readonly<Record<Locale, Intl.DateTimeFormat>> => ({
  ru: new Intl.DateTimeFormat(tags.ru, { timeZone: "UTC", ...options }),
  en: new Intl.DateTimeFormat(tags.en, { timeZone: "UTC", ...options }),
});
const weekdayDates = formats({ weekday: "short", day: "numeric", month: "short" });
const weekdayNames: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  ru: formats({ weekday: "short" }).ru,
  en: formats({ weekday: "long" }).en,
};
const yearDays = formats({ day: "numeric", month: "long" });
const lists: Readonly<Record<Locale, Intl.ListFormat>> = {
  ru: new Intl.ListFormat(tags.ru, { type: "conjunction" }),
  en: new Intl.ListFormat(tags.en, { type: "conjunction" }),
};
const ordinals = new Intl.PluralRules("en-GB", { type: "ordinal" });
const endings: Readonly<Record<string, string>> = { one: "st", two: "nd", few: "rd", other: "th" };
const nth = (figure: number, locale: Locale): string =>
  locale === "en" ? `${figure}${endings[ordinals.select(figure)] ?? "th"}` : `${figure}`;

/** 1 January 2024 was a Monday. */
const weekdayName = (day: number, locale: Locale): string => weekdayNames[locale].format(Date.UTC(2024, 0, day));
const dateName = (date: LocalDate, locale: Locale): string => weekdayDates[locale].format(Date.parse(date));

const oneDay: readonly WordKey[] = [
  "reminder.when_day_1",
  "reminder.when_day_2",
  "reminder.when_day_3",
  "reminder.when_day_4",
  "reminder.when_day_5",
  "reminder.when_day_6",
  "reminder.when_day_7",
];
const all7: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const groups: Readonly<Record<string, WordKey>> = {
  "1,2,3,4,5,6,7": "reminder.when_daily",
  "1,2,3,4,5": "reminder.when_weekdays",
  "6,7": "reminder.when_weekends",
};
/** Days of the week are he, she and it in Russian. */
const nthOf = (weekday: Weekday): "m" | "f" | "n" => (weekday === 7 ? "n" : [3, 5, 6].includes(weekday) ? "f" : "m");

function daysOf(
  on: RemindOn,
  locale: Locale,
): { readonly key: WordKey; readonly slots: Readonly<Record<string, string | number>> } {
  switch (on.kind) {
    case "weekly": {
      const list = lists[locale].format(on.days.map((day) => weekdayName(day, locale)));
      const { every = 1 } = on;
      if (every === 2) return { key: "reminder.when_other_week", slots: { days: list } };
      if (every > 2) return { key: "reminder.when_every_weeks", slots: { days: list, n: every } };
      const without = all7.filter((day) => !on.days.includes(day));
      if (without.length === 1)
        return {
          key: "reminder.when_all_but",
          slots: { days: lists[locale].format(without.map((day) => weekdayName(day, locale))) },
        };
      const single = on.days.length === 1 ? oneDay[(on.days[0] ?? 1) - 1] : undefined;
      return { key: groups[on.days.join()] ?? single ?? "reminder.when_days", slots: { days: list } };
    }
    case "days":
      return on.every === 1
        ? { key: "reminder.when_daily", slots: {} }
        : on.every === 2
          ? { key: "reminder.when_other_day", slots: {} }
          : { key: "reminder.when_every_days", slots: { n: on.every } };
    case "monthly":
      return on.day === 31
        ? { key: "reminder.when_month_end", slots: {} }
        : { key: "reminder.when_month_day", slots: { n: nth(on.day, locale) } };
    case "nth":
      return {
        key: on.nth < 0 ? `reminder.when_last_${nthOf(on.weekday)}` : `reminder.when_nth_${nthOf(on.weekday)}`,
        slots: { n: nth(on.nth, locale), days: weekdayName(on.weekday, locale) },
      };
    case "yearly":
      return {
        key: "reminder.when_yearly",
        slots: { date: yearDays[locale].format(Date.UTC(2024, on.month - 1, on.day)) },
      };
    default:
      return { key: "reminder.when_once", slots: {} };
  }
}

/** When a reminder comes, in words. */
export function whenOf(
  { on, minutes, also = [], next }: Timing & Pick<Reminder, "next">,
  { person }: Snapshot,
  now: Instant | undefined,
): Params {
  const { locale, timeZone } = person;
  const wall = next === undefined ? undefined : wallTime(next, timeZone);
  const hours =
    on.kind === "moment" ? [wall?.minutes ?? minutes] : [minutes, ...also].sort((one, other) => one - other);
  const time = lists[locale].format(hours.map((each) => clockText(each)));
  if (comesAgain(on)) {
    const { key, slots } = daysOf(on, locale);
    return { ...slots, when: { ref: key }, time };
  }
  const today = now === undefined ? undefined : wallTime(now, timeZone).date;
  const date = wall === undefined ? "" : dateName(wall.date, locale);
  const near: WordKey =
    wall?.date === today
      ? "reminder.when_today"
      : today !== undefined && wall?.date === plusDays(today, 1)
        ? "reminder.when_tomorrow"
        : "reminder.when_once";
  return { when: { ref: near }, date, time };
}

/** What a reminder is of: its own words, the step that is there, getting up, or only that it is time. */
export function aboutOf({ text }: Pick<Reminder, "text">, snapshot: Snapshot): Params[string] {
  if (text === "") return { ref: activeGoal(snapshot) ? "reminder.your_step" : "reminder.it_is_time" };
  return isWaking(text) ? { ref: "reminder.get_up" } : text;
}

/** What stands below what was set: the next day, the last one, what is left out, and that the hour is only the usual one. */
export function detailsOf(reminder: Reminder, { person }: Snapshot, usual: boolean): NonNullable<Reply["lines"]> {
  const { locale, timeZone } = person;
  const { on, next, until, except = [], minutes } = reminder;
  return [
    ...(comesAgain(on) && next !== undefined
      ? [{ say: "reminder.next" as const, with: { date: dateName(wallTime(next, timeZone).date, locale) } }]
      : []),
    ...(until === undefined ? [] : [{ say: "reminder.until" as const, with: { date: shortDate(until, locale) } }]),
    ...except.map((date) => ({ say: "reminder.except" as const, with: { date: shortDate(date, locale) } })),
    ...(usual ? [{ say: "reminder.usual" as const, with: { time: clockText(minutes) } }] : []),
  ];
}

/** The day until which one rests. */
export const restsUntil = (reminder: Reminder, now: Instant, { person }: Snapshot): string | undefined => {
  const { since } = reminder;
  return since !== undefined && nextOf(reminder, now, person.timeZone) !== undefined
    ? dateName(since, person.locale)
    : undefined;
};
