import type { FreeText, Token } from "../text/free-text.ts";
import type { Instant } from "../time/instant.ts";
import { type LocalDate, plusDays } from "../time/local-date.ts";
import { instantAt, wallTime, weekdayOf } from "../time/wall-time.ts";
import type { Weekday } from "../time/weekday.ts";

/** When a reminder comes: once on a day, on days of the week again and again, or at a moment that was said as "in twenty minutes". */
export type RemindOn =
  | { readonly kind: "once"; readonly date: LocalDate }
  | { readonly kind: "weekly"; readonly days: readonly Weekday[] }
  | { readonly kind: "moment"; readonly at: Instant };

/** Something a person asked to be reminded of, in their own words; no words mean whatever step is theirs by then. */
export interface Reminder {
  readonly id: Token;
  readonly text: FreeText;
  readonly on: RemindOn;
  /** Minutes after midnight on the person's own clock; it holds whatever the clocks do. */
  readonly minutes: number;
  /** When it comes next; undefined where it was stopped, and may be brought back. */
  readonly next: Instant | undefined;
}

/** More reminders than these are a calendar. */
export const mostReminders = 30;

/** The next moment of a reminder after an instant; undefined where it has none. A time that the clocks leap over comes when they leap. */
export function nextOf(
  { on, minutes }: Pick<Reminder, "on" | "minutes">,
  after: Instant,
  timeZone: string,
): Instant | undefined {
  if (on.kind === "moment") return on.at > after ? on.at : undefined;
  if (on.kind === "once") {
    const at = instantAt(on.date, minutes, timeZone);
    return at > after ? at : undefined;
  }
  const { date } = wallTime(after, timeZone);
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const day = plusDays(date, ahead);
    const at = instantAt(day, minutes, timeZone);
    if (on.days.includes(weekdayOf(day)) && at > after) return at;
  }
  return undefined;
}

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
