import { before as ahead, type SaidWhen, timingsOf } from "../../reminders/read/timing.ts";
import { comesAgain, nextOf, type Reminder, type Timing } from "../../reminders/reminder.ts";
import { plusDays } from "../../time/local-date.ts";
import { instantAt, wallTime } from "../../time/wall-time.ts";
import type { Weekday } from "../../time/weekday.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { entry, say } from "../turn/outcome.ts";
import { aboutOf } from "./reminder-views.ts";
import { changeTo, clockOf, put, setAll } from "./reminders.ts";

/** A reminder at another time: moved, put on other days, or set once more beside itself. */

const dayMinutes = 24 * 60;

/** Only when it comes, without what is kept beside it. */
export const timingOf = ({ on, minutes, also, until, since, except }: Reminder): Timing => ({
  on,
  minutes,
  ...(also === undefined ? {} : { also }),
  ...(until === undefined ? {} : { until }),
  ...(since === undefined ? {} : { since }),
  ...(except === undefined ? {} : { except }),
});

/** So many minutes later, or earlier; over midnight the day goes with it. */
export function shifted(one: Reminder, by: number, timeZone: string): Timing {
  const { on, also } = one;
  if (on.kind === "moment") return { ...timingOf(one), on: { kind: "moment", at: on.at + by * 60_000 } };
  const at = one.minutes + by;
  const days = Math.floor(at / dayMinutes);
  const minutes = at - days * dayMinutes;
  const hours = {
    minutes,
    ...(also === undefined ? {} : { also: also.map((each) => (((each + by) % dayMinutes) + dayMinutes) % dayMinutes) }),
  };
  if (days === 0) return { ...timingOf(one), ...hours };
  if (on.kind === "once") return { ...timingOf(one), on: { kind: "once", date: plusDays(on.date, days) }, ...hours };
  const later = ahead({ on, minutes }, { days: -days, minutes: 0 }, timeZone);
  return { ...timingOf(one), on: later.on, ...hours };
}

const all7: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Another hour, other days, a last day or one left out; or the same once more, before it or beside it. */
export function retimed(
  before: Snapshot,
  one: Reminder,
  { do: how, when }: { readonly do: "move" | "add"; readonly when: SaidWhen },
  context: DecisionContext,
): Decision | undefined {
  const { days, hours } = when;
  const { person } = before;
  if (days.ahead.length > 0) {
    const timings = days.ahead.map((each) => ahead(timingOf(one), each, person.timeZone));
    const [only] = timings;
    return how === "add" || !only
      ? setAll(before, [{ text: one.text, timings, usual: false }], context)
      : changeTo(before, one, only, context);
  }
  const clock = clockOf(before, context, one.minutes);
  const saysDay = days.again !== undefined || days.dates.length + days.weekdays.length > 0 || days.at !== undefined;
  const saysHour =
    hours.hours.length > 0 || hours.part !== undefined || hours.own !== undefined || days.everyHours !== undefined;
  const weekly =
    one.on.kind === "weekly" ? one.on.days : one.on.kind === "days" && one.on.every === 1 ? all7 : undefined;
  const bounds = {
    ...(days.until === undefined ? {} : { until: days.until }),
    ...(days.except.length === 0 ? {} : { except: [...(one.except ?? []), ...days.except] }),
  };
  if (days.without.length > 0 && weekly) {
    const kept = weekly.filter((day) => !days.without.includes(day));
    if (kept.length === 0) return undefined;
    const hour = saysHour ? timingsOf({ ...when, days: { ...days, without: [] } }, clock).timings[0] : undefined;
    return changeTo(
      before,
      one,
      { ...timingOf(one), ...bounds, on: { kind: "weekly", days: kept }, ...(hour ? { minutes: hour.minutes } : {}) },
      context,
    );
  }
  const read = timingsOf(saysDay ? when : { ...when, days: { ...days, often: true } }, clock).timings;
  const [first] = read;
  if (saysDay && first) return newDays(before, one, how, { first, read, weekly, saysHour }, bounds, context);
  if (!saysHour)
    return Object.keys(bounds).length > 0 && comesAgain(one.on)
      ? changeTo(before, one, { ...timingOf(one), ...bounds }, context)
      : undefined;
  if (!first) return undefined;
  const said = [first.minutes, ...(first.also ?? [])];
  const wanted = how === "add" ? [...new Set([one.minutes, ...(one.also ?? []), ...said])] : said;
  return changeTo(before, one, { ...hourOf(one, wanted, context, person.timeZone), ...bounds }, context);
}

/** The same days at other hours; what was set by the minute, or is over by then, comes at that hour next. */
function hourOf(
  one: Reminder,
  [minutes = one.minutes, ...also]: readonly number[],
  { now }: DecisionContext,
  timeZone: string,
): Timing {
  const { also: _also, ...rest } = timingOf(one);
  const { date } = wallTime(one.next ?? now, timeZone);
  const on = one.on.kind === "moment" ? ({ kind: "once", date } as const) : one.on;
  const timing: Timing = { ...rest, on, minutes, ...(also.length > 0 ? { also } : {}) };
  return on.kind === "once" && nextOf(timing, now, timeZone) === undefined
    ? { ...timing, on: { kind: "once", date: plusDays(on.date, 1) } }
    : timing;
}

interface NewDays {
  readonly first: Timing;
  readonly read: readonly Timing[];
  readonly weekly: readonly Weekday[] | undefined;
  readonly saysHour: boolean;
}

function newDays(
  before: Snapshot,
  one: Reminder,
  how: "move" | "add",
  { first, read, weekly, saysHour }: NewDays,
  bounds: Partial<Timing>,
  context: DecisionContext,
): Decision {
  const { also: _also, minutes: _minutes, on: _on, ...rest } = timingOf(one);
  const hours =
    saysHour || first.on.kind === "moment"
      ? { minutes: first.minutes, ...(first.also ? { also: first.also } : {}) }
      : { minutes: one.minutes, ...(one.also ? { also: one.also } : {}) };
  if (how === "add") {
    // "And on Saturdays too": more days of the same, where the hour is the same.
    const more =
      first.on.kind === "weekly"
        ? first.on.days
        : read.flatMap(({ on }) =>
            on.kind === "once" ? [wallTime(instantAt(on.date, 720, "UTC"), "UTC").weekday] : [],
          );
    if (weekly && !saysHour && more.length > 0)
      return changeTo(
        before,
        one,
        {
          ...timingOf(one),
          on: { kind: "weekly", days: all7.filter((day) => weekly.includes(day) || more.includes(day)) },
        },
        context,
      );
    return setAll(
      before,
      [{ text: one.text, timings: read.map((each) => ({ ...each, ...hours })), usual: false }],
      context,
    );
  }
  // Of a reminder that comes again, a bare weekday is another day of the week, and no single date.
  const [date] = first.on.kind === "once" ? [first.on.date] : [];
  const on =
    date !== undefined && weekly && weekly.length < 7
      ? ({ kind: "weekly", days: [wallTime(instantAt(date, 720, "UTC"), "UTC").weekday] } as const)
      : first.on;
  const { until: _until, except: _except, since: _since } = rest;
  return changeTo(before, one, { ...(comesAgain(on) ? rest : {}), ...bounds, on, ...hours }, context);
}

/** They rest until a day, where one was said, or until they are wanted again. */
export function rested(
  before: Snapshot,
  meant: readonly Reminder[],
  when: SaidWhen | undefined,
  context: DecisionContext,
): Decision {
  const { timeZone } = before.person;
  const { date } = wallTime(context.now, timeZone);
  const { until, dates = [], weekdays = [] } = when?.days ?? {};
  const on =
    until ??
    dates[0] ??
    (weekdays[0] === undefined
      ? undefined
      : plusDays(date, (weekdays[0] - wallTime(context.now, timeZone).weekday + 7) % 7 || 7));
  const resting = meant.map((each): Reminder => {
    if (on === undefined) return { ...each, next: undefined, rests: true, touched: context.now };
    const from = instantAt(on, 0, timeZone) - 1;
    return { ...each, since: on, next: nextOf({ ...timingOf(each), since: on }, from, timeZone), touched: context.now };
  });
  const after = resting.reduce((snapshot, each) => put(snapshot, each), before);
  const [first] = resting;
  if (!first || (on !== undefined && first.next === undefined)) return say(before, { say: "reminder.over" });
  const text = first && meant.length === 1 ? aboutOf(first, before) : { ref: "reminder.all_of_them" as const };
  const words =
    on === undefined
      ? { say: "reminder.rests" as const, with: { text } }
      : { say: "reminder.rests_until" as const, with: { text, date: dayName(on, before) } };
  return {
    ...say(after, {
      ...words,
      buttons: [[{ label: "button.reminder_back", press: { do: "reminder_back", reminderId: first.id } }]],
    }),
    journal: [entry("reminder_stopped", { rule: "rests" })],
  };
}
const dayName = (date: string, { person }: Snapshot): string =>
  new Intl.DateTimeFormat(person.locale === "ru" ? "ru-RU" : "en-GB", {
    timeZone: "UTC",
    weekday: "short",
    day: "numeric",
    month: "short",
  }).format(Date.parse(date));
