import { asLocalDate, type LocalDate, plusDays } from "../../time/local-date.ts";
import { weekdayOf } from "../../time/wall-time.ts";
import type { Weekday } from "../../time/weekday.ts";
import { endOfMonth, plusMonths } from "../reminder.ts";

/** The names of the days of the week, as forms without groups; the short ones that are words of their own need something before them. */
const named: readonly (readonly [Weekday, string])[] = [
  [1, "понедельник\\p{L}*|понед|пон|пн|mondays?|mon"],
  [2, "вторник\\p{L}*|втор|вт|tuesdays?|tues?"],
  [3, "сред[уаыеой]\\p{L}*|ср|wednesdays?|weds"],
  [4, "четверь?г\\p{L}*|четв|чтв|чт|thursdays?|thurs?|thu"],
  [5, "пятниц\\p{L}*|пятн|птн|пт|fridays?|fri"],
  [
    6,
    "суббот\\p{L}*|субб|суб|сб|saturdays?|(?<=(?:on|every|next|this|and|each|&|,|-|\\/) ?)sat|sat(?= (?:morn|arvo|afternoon|evening|night|at |\\d))",
  ],
  [
    7,
    "воскресень\\p{L}*|воскр|воск|вс|вск|sundays?|(?<=(?:on|every|next|this|and|each|&|,|-|\\/) ?)sun|sun(?= (?:morn|arvo|afternoon|evening|night|at |\\d))",
  ],
];
const rows = named.map(
  ([day, form]) => [day, new RegExp(`^(?:${form.replace(/\|?(?:\(\?<=.*)$/u, "")})$`, "u")] as const,
);
export const weekdayForm = `(?:${named.map(([, form]) => form).join("|")}|(?<=(?:on|every|next|this|and|each|&|,|also|then) ?)wed|wed(?=(?:,| and| &| or|\\/) ?(?:mon|tue|thu|fri|sat|sun))|wed(?= (?:to|at|morn|afternoon|evening|night|\\d)))`;

export function weekdayNamed(name: string): Weekday | undefined {
  if (name === "sat") return 6;
  if (name === "sun") return 7;
  if (name === "wed") return 3;
  return rows.find(([, form]) => form.test(name))?.[0];
}

const months = [
  "январ\\p{L}*|янв|january|jan",
  "феврал\\p{L}*|фев|february|feb",
  "март\\p{L}*|мар|march|mar",
  "апрел\\p{L}*|апр|april|apr",
  "ма[йяе]|may",
  "июн\\p{L}*|june|jun",
  "июл\\p{L}*|july|jul",
  "август\\p{L}*|авг|august|aug",
  "сентябр\\p{L}*|сен|сент|september|sept|sep",
  "октябр\\p{L}*|окт|october|oct",
  "ноябр\\p{L}*|нояб|november|nov",
  "декабр\\p{L}*|дек|december|dec",
] as const;
export const monthForm = `(?:${months.join("|")})`;
export const monthNamed = (name: string): number =>
  months.findIndex((form) => new RegExp(`^(?:${form})$`, "u").test(name)) + 1;

const two = (figure: number): string => String(figure).padStart(2, "0");

/** A day of a year, or the next such day where no year was said; undefined where there is none. */
export function dateOf(day: number, month: number, year: number | undefined, today: LocalDate): LocalDate | undefined {
  const thisYear = Number(today.slice(0, 4));
  if (year !== undefined) return asLocalDate(`${year < 100 ? 2000 + year : year}-${two(month)}-${two(day)}`);
  return [0, 1, 2, 3, 4]
    .map((ahead) => asLocalDate(`${thisYear + ahead}-${two(month)}-${two(day)}`))
    .find((date) => date !== undefined && date >= today);
}

/** The next such day of a month. */
export function dayOfMonth(day: number, today: LocalDate): LocalDate | undefined {
  const month = `${today.slice(0, 8)}01` as LocalDate;
  return [0, 1, 2]
    .map((ahead) => asLocalDate(`${plusMonths(month, ahead).slice(0, 8)}${two(day)}`))
    .find((date) => date !== undefined && date >= today);
}

/** The next such weekday after today; of the week after this one where that was said. */
export function comingWeekday(weekday: Weekday, today: LocalDate, ofNextWeek: boolean): LocalDate {
  if (ofNextWeek) return plusDays(today, 7 - weekdayOf(today) + weekday);
  return plusDays(today, (weekday - weekdayOf(today) + 7) % 7 || 7);
}

/** A day that stands alone: `friday`, `1 мая`, `31.12`, `end of the month`; for ends and beginnings. */
export function dayIn(phrase: string, today: LocalDate): LocalDate | undefined {
  const text = phrase.trim();
  if (/^(?:завтра|tomorrow)$/u.test(text)) return plusDays(today, 1);
  if (/конца недели|end of (?:the |this )?week|выходных/u.test(text)) return plusDays(today, 7 - weekdayOf(today));
  if (/конца месяца|end of (?:the |this )?month/u.test(text)) return endOfMonth(today);
  if (/конца года|end of (?:the |this )?year|нового года|new year/u.test(text))
    return `${today.slice(0, 4)}-12-31` as LocalDate;
  if (/christmas|xmas/u.test(text)) return `${today.slice(0, 4)}-12-25` as LocalDate;
  const dotted = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{2,4}))?$/u.exec(text);
  if (dotted)
    return dateOf(Number(dotted[1]), Number(dotted[2]), dotted[3] === undefined ? undefined : Number(dotted[3]), today);
  const dayFirst = new RegExp(`^(?:the )?(\\d{1,2})(?:-?го|st|nd|rd|th)?(?: of)? (${monthForm})$`, "u").exec(text);
  if (dayFirst) return dateOf(Number(dayFirst[1]), monthNamed(dayFirst[2] ?? ""), undefined, today);
  const monthFirst = new RegExp(`^(${monthForm}) (?:the )?(\\d{1,2})(?:st|nd|rd|th)?$`, "u").exec(text);
  if (monthFirst) return dateOf(Number(monthFirst[2]), monthNamed(monthFirst[1] ?? ""), undefined, today);
  const month = monthNamed(text);
  if (month > 0) return dateOf(1, month, undefined, today);
  const ofMonth = /^(?:the )?(\d{1,2})(?:-?го|st|nd|rd|th| числа)?(?: числа)?$/u.exec(text);
  if (ofMonth && /\D/u.test(text)) return dayOfMonth(Number(ofMonth[1]), today);
  const weekday = weekdayNamed(text);
  return weekday && comingWeekday(weekday, today, false);
}

/** What `dayIn` reads, as a form without groups. */
export const dayForm = `(?:завтра|tomorrow|конца (?:недели|месяца|года)|(?:the )?end of (?:the |this )?(?:week|month|year)|нового года|выходных|new year(?:'s)?|christmas|xmas|\\d{1,2}\\.\\d{1,2}(?:\\.\\d{2,4})?|(?:the )?\\d{1,2}(?:-?го|st|nd|rd|th)?(?: of)? ${monthForm}|${monthForm} (?:the )?\\d{1,2}(?:st|nd|rd|th)?|${monthForm}|(?:the )?\\d{1,2}(?:-?го|st|nd|rd|th| числа)|${weekdayForm})`;

const ordinalRows: readonly (readonly [number, string])[] = [
  [21, "двадцать перв|twenty[ -]first"],
  [22, "двадцать втор|twenty[ -]second"],
  [23, "двадцать треть|twenty[ -]third"],
  [24, "двадцать четверт|twenty[ -]fourth"],
  [25, "двадцать пят|twenty[ -]fifth"],
  [26, "двадцать шест|twenty[ -]sixth"],
  [27, "двадцать седьм|twenty[ -]seventh"],
  [28, "двадцать восьм|twenty[ -]eighth"],
  [29, "двадцать девят|twenty[ -]ninth"],
  [31, "тридцать перв|thirty[ -]first"],
  [30, "тридцат|thirtieth"],
  [1, "перв|first"],
  [2, "втор|second"],
  [3, "треть|third"],
  [4, "четверт|fourth"],
  [5, "пят|fifth"],
  [6, "шест|sixth"],
  [7, "седьм|seventh"],
  [8, "восьм|eighth"],
  [9, "девят|ninth"],
  [10, "десят|tenth"],
  [11, "одиннадцат|eleventh"],
  [12, "двенадцат|twelfth"],
  [13, "тринадцат|thirteenth"],
  [14, "четырнадцат|fourteenth"],
  [15, "пятнадцат|fifteenth"],
  [16, "шестнадцат|sixteenth"],
  [17, "семнадцат|seventeenth"],
  [18, "восемнадцат|eighteenth"],
  [19, "девятнадцат|nineteenth"],
  [20, "двадцат|twentieth"],
];
const ordinalOf = (stem: string): string =>
  stem
    .split("|")
    .map((each) => (/^[a-z]/u.test(each) ? each : `${each}(?:ого|его|ое|ье|е)`))
    .join("|");
/** A day of the month in words, as a form without groups. */
export const ordinalForm = `(?:${ordinalRows.map(([, stem]) => ordinalOf(stem)).join("|")})`;
/** A day of the month in figures or words. */
export const dayNumber = (name: string): number =>
  /^\d/u.test(name)
    ? Number.parseInt(name, 10)
    : (ordinalRows.find(([, stem]) => new RegExp(`^(?:${ordinalOf(stem)})$`, "u").test(name))?.[0] ?? 0);
