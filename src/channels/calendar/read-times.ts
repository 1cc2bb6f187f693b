import { sync, type RRule, type VEvent } from "node-ical";
import type { Instant } from "#core/time/instant.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { instantAt } from "#core/time/wall-time.ts";
import { type Component, parameterOf, type Property } from "./components.ts";

/** When an event is, and what its rule repeats. */
export interface Times {
  readonly from: Instant;
  readonly to: Instant;
  readonly rule: RRule | undefined;
  /** Occurrences that do not happen. */
  readonly except: ReadonlySet<Instant>;
  /** The occurrence that this takes the place of. */
  readonly instead: Instant | undefined;
}

/** What times without a name of theirs are counted in, and what names of zones mean. */
export interface Zones {
  readonly timeZone: string;
  meant(name: string): string;
}

const dateIn = (digits: string): LocalDate =>
  `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}` as LocalDate;

/** The end of a day, or a time of the clock on the wall, in UTC: what repeats until then is compared there. */
function untilInUtc(rule: string, timeZone: string): string {
  return rule.replace(
    /UNTIL=(\d{8})(?:T(\d{2})(\d{2})\d{2})?(?=;|$)/iu,
    (_all, day: string, hour?: string, minute?: string) => {
      const minutes = hour === undefined ? 24 * 60 - 1 : Number(hour) * 60 + Number(minute);
      const at = new Date(instantAt(dateIn(day), minutes, timeZone)).toISOString();
      return `UNTIL=${at.replaceAll(/[-:]|\.\d+/gu, "")}`;
    },
  );
}

const isDate = (value: string): boolean => /^\d{8}$/u.test(value);

/** One line as it is given to the library: times without a zone are the person's, and a day begins at their midnight. */
function lineOf(property: Property, { timeZone, meant }: Zones): string {
  const { name, value } = property;
  if (name === "RRULE") return `RRULE:${untilInUtc(value, timeZone)}`;
  if (name === "DURATION") return `DURATION:${value}`;
  const values = value.split(",").map((each) => (isDate(each) ? `${each}T000000` : each));
  const floats = values.some((each) => !/z$/iu.test(each));
  if (!floats) return `${name}:${values.join(",")}`;
  const zone = parameterOf(property, "TZID");
  return `${name};TZID=${zone === undefined ? timeZone : meant(zone)}:${values.join(",")}`;
}

const timed: ReadonlySet<string> = new Set(["DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RECURRENCE-ID"]);

/** How many whole days an event lasts; undefined where it has times of the day. */
export function wholeDaysOf(event: Component): number | undefined {
  const find = (name: string): string | undefined => event.find((each) => each.name === name)?.value;
  const start = find("DTSTART");
  if (start === undefined || !isDate(start)) return undefined;
  const end = find("DTEND");
  if (end !== undefined) {
    return Math.max(1, Math.round((Date.parse(dateIn(end)) - Date.parse(dateIn(start))) / 86_400_000));
  }
  const [, weeks, days] = /^P(?:(\d+)W)?(?:(\d+)D)?/iu.exec(find("DURATION") ?? "") ?? [];
  return Math.max(1, Number(weeks ?? 0) * 7 + Number(days ?? 0));
}

const millisecondsOf = (date: Date | undefined): number | undefined => {
  const at = date?.getTime();
  return at === undefined || Number.isNaN(at) ? undefined : at;
};

/**
 * The times of one event, read by itself, so that one that cannot be read spoils no other: undefined where it cannot. Only lines about
 * time are given to the library. Throws nothing.
 */
export function readTimes(event: Component, zones: Zones): Times | undefined {
  const lines = event.filter(({ name }) => timed.has(name));
  if (lines.some(({ value, name }) => name === "RRULE" && value.length > 500)) return undefined;
  const text = [
    "BEGIN:VCALENDAR",
    "BEGIN:VEVENT",
    "UID:it",
    ...lines.map((line) => lineOf(line, zones)),
    "END:VEVENT",
    "END:VCALENDAR",
  ].join("\r\n");
  try {
    const found = Object.values(sync.parseICS(text)).find((each): each is VEvent => each?.type === "VEVENT");
    // An override of a series that is not here has its times inside.
    const from = millisecondsOf(found?.start);
    if (!found || from === undefined) return undefined;
    return {
      from,
      to: Math.max(from, millisecondsOf(found.end) ?? from),
      rule: found.rrule,
      except: new Set(Object.values(found.exdate ?? {}).flatMap((date) => millisecondsOf(date) ?? [])),
      instead: millisecondsOf(found.recurrenceid),
    };
  } catch {
    return undefined;
  }
}
