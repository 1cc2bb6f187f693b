import type { Instant } from "./instant.ts";
import type { LocalDate } from "./local-date.ts";
import { instantAt, offsetAt } from "./wall-time.ts";

/** A moment, and by how many minutes the clock on the wall was ahead of UTC. */
export interface ToldTime {
  readonly at: Instant;
  readonly offset: number;
}

const pattern =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:([Zz])|([+-])(\d\d):?(\d\d)?)?$/u;
/** Nobody alive measured anything before; a clock that was never set says 1970. */
const firstYear = 1900;

/**
 * Reads a moment of ISO 8601. An offset is kept as it was told. `Z` says when and not which clock hung on the wall, and a time without either says
 * what a clock showed and not where: both are of the person's own time zone. Undefined where it is no moment.
 */
export function toldTime(text: string, timeZone: string): ToldTime | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, y, mo, d, h, mi, s = "0", fraction = "0", utc, sign, offsetHours, offsetMinutes = "0"] = match;
  const [year, month, day, hour, minute, second] = [y, mo, d, h, mi, s].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (year < firstYear || hour > 24 || minute > 59 || second > 60) return undefined;
  const midnight = Date.UTC(year, month - 1, day);
  // 30 February is no day, although it can be reckoned with.
  if (new Date(midnight).getUTCDate() !== day || month < 1 || month > 12) return undefined;
  const inMinute = second * 1000 + Math.floor(Number(`0.${fraction}`) * 1000);
  const minutes = hour * 60 + minute;
  if (utc !== undefined) return of(midnight + minutes * 60_000 + inMinute, timeZone);
  if (sign === undefined) return of(instantAt(`${y}-${mo}-${d}` as LocalDate, minutes, timeZone) + inMinute, timeZone);
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === "-" ? -1 : 1);
  return { at: midnight + (minutes - offset) * 60_000 + inMinute, offset };
}

const of = (at: Instant, timeZone: string): ToldTime => ({ at, offset: Math.round(offsetAt(at, timeZone) / 60_000) });
