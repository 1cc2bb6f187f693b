import { united } from "#core/day/intervals.ts";
import type { Interval } from "#core/day/schedule.ts";
import type { Instant } from "#core/time/instant.ts";
import { localDate, plusDays } from "#core/time/local-date.ts";
import { instantAt } from "#core/time/wall-time.ts";
import { type Component, componentsOf, parameterOf, type Property, valueOf } from "./components.ts";
import { isFree } from "./is-free.ts";
import { readTimes, type Times, wholeDaysOf, type Zones } from "./read-times.ts";
import { zoneMeant } from "./time-zones.ts";

/** What is asked of a calendar: the stretch of time, and the zone that its owner lives in. */
export interface CalendarWindow extends Interval {
  readonly timeZone: string;
}

/** When somebody is busy, and nothing of why; or that the text is no calendar. */
export type ParsedCalendar =
  | {
      readonly ok: true;
      readonly busy: readonly Interval[];
      /** Events that are not among the busy times, and why: free, unreadable, or repeating more than is worth following. */
      readonly skipped: { readonly free: number; readonly broken: number; readonly tooMuch: number };
    }
  | { readonly ok: false; readonly problem: "not_a_calendar" | "too_large" };

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Busy times that are kept: more than anybody has in two weeks. */
const mostTimes = 1000;
/** Occurrences of one event that are kept; and milliseconds of work for all that repeats. */
const mostOccurrences = 500;
const mostWorkMs = 4000;
/** Nothing lasts longer than this; a longer one is a mistake of whoever wrote it. */
const longest = 31 * dayMs;

/** Rules that repeat within a day, or that name clock times by the dozen, are no plans of a person. */
const tooOften = (rule: string): boolean =>
  /FREQ=(?:SECONDLY|MINUTELY|HOURLY)|BY(?:HOUR|MINUTE|SECOND)=[\d,]*,/iu.test(rule);

const roughly = (value: string): Instant | undefined => {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/u.exec(value) ?? [];
  return year === undefined ? undefined : Date.UTC(Number(year), Number(month) - 1, Number(day));
};

/** Whether a glance at its dates says that an event lies outside the window: most of a long-kept calendar does. */
function isElsewhere(event: Component, { from, to }: Interval): boolean {
  const start = roughly(valueOf(event, "DTSTART") ?? "");
  if (start === undefined) return false;
  if (start > to + 2 * dayMs) return true;
  const rule = valueOf(event, "RRULE");
  if (rule !== undefined) {
    const until = roughly(/UNTIL=(\w+)/iu.exec(rule)?.[1] ?? "");
    return until !== undefined && until < from - longest - 2 * dayMs;
  }
  const end = roughly(valueOf(event, "DTEND") ?? "");
  return (end ?? start + (valueOf(event, "DURATION") === undefined ? 0 : longest)) < from - 2 * dayMs;
}

/** Further dates of an event stand for events of their own, each as long as the event or as it says itself. */
function furtherDates(event: Component): readonly Component[] {
  const others = event.filter(({ name }) => !["RDATE", "RRULE", "EXDATE", "DTSTART", "DTEND"].includes(name));
  return event
    .filter(({ name }) => name === "RDATE")
    .flatMap(({ parameters, value }) =>
      value.split(",").map((date): Component => {
        const [start = "", end] = date.split("/");
        const times: Property[] = [{ name: "DTSTART", parameters, value: start }];
        if (end?.startsWith("P")) times.push({ name: "DURATION", parameters: "", value: end });
        else if (end !== undefined) times.push({ name: "DTEND", parameters, value: end });
        return [...others.filter(({ name }) => end === undefined || name !== "DURATION"), ...times];
      }),
    );
}

/** A day has 23 or 25 hours where the clocks change. */
const midnightAfter = (at: Instant, timeZone: string): Instant =>
  instantAt(plusDays(localDate(at, timeZone), 1), 0, timeZone);

const sequenceOf = (event: Component): number => Number(valueOf(event, "SEQUENCE") ?? 0) || 0;

/** Events that belong together, under their id; one without an id stands alone. */
function series(events: readonly Component[]): readonly (readonly Component[])[] {
  const byId = new Map<string, Component[]>();
  const alone: Component[][] = [];
  for (const event of events) {
    const id = valueOf(event, "UID");
    const before = id === undefined ? undefined : byId.get(id);
    if (id === undefined) alone.push([event]);
    else if (before) before.push(event);
    else byId.set(id, [event]);
  }
  return [...byId.values(), ...alone];
}

/**
 * When the owner of a calendar is busy within a window: rules, exceptions, further dates, moved and called-off occurrences, other zones.
 * What cannot be read is counted and left out. Bounded in time and memory whatever the text; titles are never looked at.
 */
export function parseCalendar(text: string, window: CalendarWindow, now = () => performance.now()): ParsedCalendar {
  const found = componentsOf(text);
  if (!found) return { ok: false, problem: "not_a_calendar" };
  const { owner } = found;
  const meant = new Map<string, string>();
  const year = new Date(window.from).getUTCFullYear();
  const zones: Zones = {
    timeZone: window.timeZone,
    meant(name) {
      const zone = meant.get(name) ?? zoneMeant(name, found.zones.get(name), { timeZone: window.timeZone, year });
      if (meant.size < 1000) meant.set(name, zone);
      return zone;
    },
  };
  const skipped = { free: 0, broken: 0, tooMuch: 0 };
  const until = now() + mostWorkMs;
  const taken: Interval[] = [];
  const take = (from: Instant, to: Instant): void => {
    if (from < to && from < window.to && to > window.from) taken.push({ from, to });
  };
  const timesOf = (event: Component): Times | undefined => {
    if (now() > until) {
      skipped.tooMuch += 1;
      return undefined;
    }
    const times = readTimes(event, zones);
    if (!times) skipped.broken += 1;
    return times;
  };

  /** An event by itself, and what its rule repeats, save for occurrences that others take the place of. */
  const takeEvent = (event: Component, replaced: ReadonlySet<Instant>): void => {
    if (isFree(event, owner, wholeDaysOf(event))) {
      skipped.free += 1;
      return;
    }
    for (const further of furtherDates(event)) if (!isElsewhere(further, window)) takeOne(further, event, replaced);
    if (!isElsewhere(event, window)) takeOne(event, event, replaced);
  };
  const takeOne = (event: Component, whole: Component, replaced: ReadonlySet<Instant>): void => {
    const rule = valueOf(event, "RRULE");
    if (rule !== undefined && tooOften(rule)) {
      skipped.tooMuch += 1;
      return;
    }
    const times = timesOf(event);
    if (!times) return;
    const length = lengthOf(event, whole, times);
    const days = wholeDaysOf(event) !== undefined;
    const takeFrom = (at: Instant): void => take(at, days ? midnightAfter(at, window.timeZone) : at + length);
    const gone = (at: Instant): boolean => times.except.has(at) || replaced.has(at);
    if (!times.rule) {
      if (!gone(times.from)) takeFrom(times.from);
      return;
    }
    try {
      const starts = times.rule.between(new Date(window.from - length), new Date(window.to), true);
      for (const start of starts.slice(0, mostOccurrences)) {
        if (!gone(start.getTime())) takeFrom(start.getTime());
      }
    } catch {
      // The library gives up on a rule after so many steps.
      skipped.tooMuch += 1;
    }
  };
  const lengthOf = (event: Component, whole: Component, times: Times): number => {
    // A single whole day; longer ones are free.
    if (wholeDaysOf(event) !== undefined) return dayMs;
    if (event === whole || times.to > times.from) return Math.min(times.to - times.from, longest);
    const first = timesOf(whole.filter(({ name }) => name !== "RRULE" && name !== "EXDATE"));
    return first ? Math.min(first.to - first.from, longest) : 0;
  };

  for (const events of series(found.events)) {
    const instead = events.filter((event) => valueOf(event, "RECURRENCE-ID") !== undefined);
    const main = events
      .filter((event) => !instead.includes(event))
      .toSorted((a, b) => sequenceOf(a) - sequenceOf(b))
      .at(-1);
    const latest = new Map<string, Component>();
    for (const event of instead) {
      const id = valueOf(event, "RECURRENCE-ID") ?? "";
      const before = latest.get(id);
      if (!before || sequenceOf(event) >= sequenceOf(before)) latest.set(id, event);
    }
    const replaced = new Set<Instant>();
    for (const event of latest.values()) {
      const replaces = roughly(valueOf(event, "RECURRENCE-ID") ?? "");
      const far = replaces !== undefined && (replaces > window.to + 2 * dayMs || replaces < window.from - longest);
      if (far && isElsewhere(event, window)) continue;
      const times = timesOf(event);
      if (times?.instead !== undefined) replaced.add(times.instead);
      if (!times) continue;
      if (isFree(event, owner, wholeDaysOf(event))) skipped.free += 1;
      else if (wholeDaysOf(event) === undefined) take(times.from, Math.min(times.to, times.from + longest));
      else take(times.from, midnightAfter(times.from, window.timeZone));
    }
    if (main) takeEvent(main, replaced);
  }

  for (const line of found.freeBusy) {
    if (parameterOf(line, "FBTYPE")?.toUpperCase() === "FREE") continue;
    for (const period of furtherDates([{ ...line, name: "RDATE" }])) {
      if (isElsewhere(period, window)) continue;
      const times = timesOf(period);
      if (times) take(times.from, times.to);
    }
  }
  return { ok: true, busy: tidy(taken, window), skipped };
}

/** Whole minutes within the window, joined and in order. */
function tidy(taken: readonly Interval[], window: Interval): readonly Interval[] {
  const whole = taken.map(({ from, to }) => ({
    from: Math.max(window.from, Math.floor(from / minuteMs) * minuteMs),
    to: Math.min(window.to, Math.ceil(to / minuteMs) * minuteMs),
  }));
  return united(whole).slice(0, mostTimes);
}
