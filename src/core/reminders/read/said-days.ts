import type { Instant } from "../../time/instant.ts";
import { type LocalDate } from "../../time/local-date.ts";
import type { Weekday } from "../../time/weekday.ts";
import type { RemindAgain } from "../reminder.ts";
import { weekdayForm, weekdayNamed } from "./calendar-words.ts";
import { lean } from "../../text/lean.ts";

/** How long before something a reminder is to come. */
export interface Ahead {
  readonly days: number;
  readonly minutes: number;
  /** The evening of the day before. */
  readonly evening?: true;
  /** Before each of several. */
  readonly each?: boolean;
}

/** What a message says of days. */
export interface SaidDays {
  again?: RemindAgain;
  /** Days of the week that stand alone, before it is known whether they come again. */
  weekdays: Weekday[];
  dates: LocalDate[];
  /** A moment so long from now. */
  at?: Instant;
  /** More days of the month of what comes each month: "the 1st and 15th". */
  monthDays: number[];
  without: Weekday[];
  except: LocalDate[];
  until?: LocalDate;
  since?: LocalDate;
  ahead: Ahead[];
  /** "Again and again" was said, and of which days is not. */
  often: boolean;
  /** "Twice a day": so many hours are meant. */
  times?: number;
  /** Every so many hours. */
  everyHours?: number;
  /** A month or a year, of which no day was said. */
  vague: "week" | "month" | "year" | undefined;
}

export interface Today {
  readonly date: LocalDate;
  readonly now: Instant;
  /** Words of asking that mean again and again: "напоминай". */
  readonly often: boolean;
}

export const every = "(?:every|each|кажд(?:ый|ую|ое|ые|ого|ой)|все)";
const units: readonly (readonly [string, "minute" | "hour" | "day" | "week" | "month" | "year"])[] = [
  ["минут\\p{L}*|мин|minutes?|mins?", "minute"],
  ["час(?:а|ов|ик|ика|иков|ок)?|hours?|hrs?", "hour"],
  ["дн(?:я|ей|и|ь|ем)|день|денек|денечек|сутки|суток|days?|nights?", "day"],
  ["недел\\p{L}*|weeks?|wks?", "week"],
  ["месяц\\p{L}*|months?", "month"],
  ["год\\p{L}*|лет|years?", "year"],
];
export const unitForm = `(?:${units.map(([form]) => form).join("|")}|полчас(?:а|ика|ок)|полдня|fortnight)`;
export const unitOf = (name: string) =>
  units.find(([form]) => new RegExp(`^(?:${form})$`, "u").test(name))?.[1] ?? "hour";

export const weekend = "(?:на |по |в )?выходн\\p{L}+(?: дн\\p{L}+)?|(?:on |at |the )*weekends?|(?:on )?the weekend";
export const workdays =
  "(?:(?:по|в) )?(?:будн(?:ям|и|их|ями|ях|ий|ий день)(?: дн\\p{L}+)?|рабочи[емх]+ дн\\p{L}+|рабочим)|(?:on |all |every )?(?:week ?days?|work(?:ing)? ?days?|school days?)";
export const weekdayList = `${weekdayForm}(?:\\s*(?:,|и|and|&|\\/|\\s)\\s*(?:on |по |в |во |или )?${weekdayForm})*`;
export const daysOf = (list: string): Weekday[] =>
  (list.match(/\p{L}+/gu) ?? []).flatMap((name) => weekdayNamed(name) ?? []);

/** Words by which something comes again and again. */
export const recurring = lean(
  /(?<!\p{L})(?:every|each|daily|nightly|weekly|weekdays|weekends|\p{L}+days|mornings|evenings|кажд\p{L}+|ежедневно|по (?:будням|выходным|утрам|вечерам|\p{L}+(?:ам|ям))|раз в|раза в|times a|twice a|once a)(?!\p{L})/u,
);
