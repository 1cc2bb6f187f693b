import type { FreeText, Token } from "../text/free-text.ts";
import type { Instant } from "../time/instant.ts";
import { asLocalDate, daysBetween, type LocalDate, plusDays } from "../time/local-date.ts";
import { instantAt, wallTime, weekdayOf } from "../time/wall-time.ts";
import type { Weekday } from "../time/weekday.ts";

/** Days that come again and again; what skips weeks or days counts from a day on. */
export type RemindAgain =
  | { readonly kind: "weekly"; readonly days: readonly Weekday[]; readonly every?: number; readonly from?: LocalDate }
  | { readonly kind: "days"; readonly every: number; readonly from: LocalDate }
  /** A day of the month; where a month is shorter, its last. */
  | { readonly kind: "monthly"; readonly day: number }
  /** The first Monday of a month, or its last (-1). */
  | { readonly kind: "nth"; readonly nth: number; readonly weekday: Weekday }
  | { readonly kind: "yearly"; readonly month: number; readonly day: number };

/** When a reminder comes: once on a day, again and again, or at a moment that was said as "in twenty minutes". */
export type RemindOn =
  | { readonly kind: "once"; readonly date: LocalDate }
  | { readonly kind: "moment"; readonly at: Instant }
  | RemindAgain;

/** The days and hours of a reminder, by the person's own clock; they hold whatever the clocks do. */
export interface Timing {
  readonly on: RemindOn;
  /** Minutes after midnight. */
  readonly minutes: number;
  /** More hours of the same days. */
  readonly also?: readonly number[];
  /** The last day on which it comes. */
  readonly until?: LocalDate;
  /** The first day, where it is later than today. */
  readonly since?: LocalDate;
  /** Days that are left out. */
  readonly except?: readonly LocalDate[];
}

/** Something a person asked to be reminded of, in their own words; no words mean whatever step is theirs by then. */
export interface Reminder extends Timing {
  readonly id: Token;
  readonly text: FreeText;
  /** When it comes next; undefined where it was stopped or rests, and may be brought back. */
  readonly next: Instant | undefined;
  /** It rests until it is wanted again. */
  readonly rests?: true;
  /** When it was last spoken of: what is said next may be about it. */
  readonly touched?: Instant;
  /** As it was before the last change, so that this can be taken back. */
  readonly was?: Timing & Pick<Reminder, "text">;
}

/** More reminders than these are a calendar. */
export const mostReminders = 30;
/** Nothing that comes again leaves out more days than these. */
const furthest = 800;

const lastOfMonth = (date: LocalDate): number =>
  new Date(Date.UTC(Number(date.slice(0, 4)), monthOf(date), 0)).getUTCDate();
const monthOf = (date: LocalDate): number => Number(date.slice(5, 7));
const dayOf = (date: LocalDate): number => Number(date.slice(8, 10));
const mondayOf = (date: LocalDate): LocalDate => plusDays(date, 1 - weekdayOf(date));

/** Whether a reminder comes on a day. */
function comesOn(on: RemindAgain, date: LocalDate): boolean {
  switch (on.kind) {
    case "weekly": {
      const { days, every = 1, from } = on;
      const weeks = from === undefined ? 0 : daysBetween(mondayOf(from), mondayOf(date)) / 7;
      return days.includes(weekdayOf(date)) && (from === undefined || date >= from) && weeks % every === 0;
    }
    case "days":
      return date >= on.from && daysBetween(on.from, date) % on.every === 0;
    case "monthly":
      return dayOf(date) === Math.min(on.day, lastOfMonth(date));
    case "nth": {
      const fromEnd = lastOfMonth(date) - dayOf(date);
      const fits = on.nth < 0 ? fromEnd < 7 : Math.ceil(dayOf(date) / 7) === on.nth;
      return fits && weekdayOf(date) === on.weekday;
    }
    case "yearly":
      return monthOf(date) === on.month && dayOf(date) === Math.min(on.day, lastOfMonth(date));
  }
}

/** Whether it comes again and again. */
export const comesAgain = ({ kind }: RemindOn): boolean => kind !== "once" && kind !== "moment";

/** The next moment of a reminder after an instant; undefined where it has none. A time that the clocks leap over comes when they leap. */
export function nextOf(
  { on, minutes, also = [], until, since, except = [] }: Timing,
  after: Instant,
  timeZone: string,
): Instant | undefined {
  if (on.kind === "moment") return on.at > after ? on.at : undefined;
  const hours = [minutes, ...also].sort((one, other) => one - other);
  const later = (date: LocalDate): Instant | undefined =>
    hours.map((each) => instantAt(date, each, timeZone)).find((at) => at > after);
  if (on.kind === "once") return later(on.date);
  const today = wallTime(after, timeZone).date;
  const first = since !== undefined && since > today ? since : today;
  for (let ahead = 0; ahead <= furthest; ahead += 1) {
    const date = plusDays(first, ahead);
    if (until !== undefined && date > until) return undefined;
    const at = comesOn(on, date) && !except.includes(date) ? later(date) : undefined;
    if (at !== undefined) return at;
  }
  return undefined;
}

/** The same day of a later month; its last where it is shorter. */
export function plusMonths(date: LocalDate, months: number): LocalDate {
  const at = Number(date.slice(0, 4)) * 12 + monthOf(date) - 1 + months;
  const first = asLocalDate(`${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-01`) ?? date;
  return plusDays(first, Math.min(dayOf(date), lastOfMonth(first)) - 1);
}

/** The last day of the month of a date. */
export const endOfMonth = (date: LocalDate): LocalDate => plusDays(date, lastOfMonth(date) - dayOf(date));

/** Reminders of somebody who moved to another zone: they come at the same hour of the new clock. */
export function inZone(reminders: readonly Reminder[], now: Instant, timeZone: string): readonly Reminder[] {
  return reminders.map((each) =>
    each.next === undefined || each.on.kind === "moment" ? each : { ...each, next: nextOf(each, now, timeZone) ?? now },
  );
}

/** When the first of them is due. */
export function firstDue(reminders: readonly Reminder[] | undefined): Instant | undefined {
  const times = (reminders ?? []).flatMap(({ next }) => next ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}
