import type { ReadOptions, RefusalReason } from "#app/importer.ts";
import type { Instant } from "#core/person/person.ts";

/** A moment, and by how many minutes the clock that told it was ahead of UTC. */
export interface ToldTime {
  readonly at: Instant;
  /** Undefined where only UTC was told (`Z`, RFC 9557): nobody said which clock hung on the wall. */
  readonly offset: number | undefined;
}

const pattern =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*([AaPp]\.?[Mm]\.?)?\s*(Z|z|[+-]\d\d:?\d\d)?$/u;

const digits = (text: string, from: number, to: number): number => {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
};

/** `2024-01-02 08:00:00 +0300`, as phones write it, by position: an export holds millions of these. */
function fixed(text: string): ToldTime | undefined {
  if (text.length !== 25 || text.charCodeAt(19) !== 32) return undefined;
  const sign = text.charCodeAt(20);
  if (sign !== 43 && sign !== 45) return undefined;
  const offset = (digits(text, 21, 23) * 60 + digits(text, 23, 25)) * (sign === 43 ? 1 : -1);
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  const [hour, minute, second] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)];
  return checked(year, month, day, hour, minute, second, 0, offset);
}

function checked(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  ms: number,
  offset: number | undefined,
): ToldTime | undefined {
  if (!(hour < 24 && minute < 60 && second < 61)) return undefined;
  const at = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  if (Number.isNaN(at) || (offset !== undefined && Number.isNaN(offset))) return undefined;
  // 30 February is no day, although it can be reckoned with.
  if (new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day || month < 1 || month > 12) return undefined;
  return { at: at - (offset ?? 0) * 60_000, offset };
}

/** A moment as programs write it, with an offset or in UTC; undefined where it is none, `no_offset` where nobody can tell which moment is meant. */
export function readTime(text: string): ToldTime | "no_offset" | undefined {
  const quick = fixed(text);
  if (quick) return quick;
  const match = pattern.exec(text.trim().replaceAll(/[\u00a0\u2009\u202f]/gu, " "));
  if (!match) return undefined;
  const [, year, month, day, hours, minute, second = "0", fraction = "0", half, zone] = match;
  if (zone === undefined) return "no_offset";
  const evening = half?.toLowerCase().startsWith("p") === true;
  const twelve = Number(hours) % 12;
  if (half !== undefined && (Number(hours) < 1 || Number(hours) > 12)) return undefined;
  const hour = half === undefined ? Number(hours) : twelve + (evening ? 12 : 0);
  const ms = Number(fraction.padEnd(3, "0").slice(0, 3));
  const utc = zone === "Z" || zone === "z";
  const away = utc ? undefined : digits(zone, 1, 3) * 60 + digits(zone, zone.length - 2, zone.length);
  const offset = away === undefined ? undefined : zone.startsWith("-") ? -away : away;
  return checked(Number(year), Number(month), Number(day), hour, Number(minute), Number(second), ms, offset);
}

/** From when to when, by the clock of the end; or why that cannot be told. A time in UTC has the offset of where the person lives. */
export function readSpan(
  from: unknown,
  to: unknown,
  { offsetAt }: Pick<ReadOptions, "offsetAt">,
): { readonly from: Instant; readonly to: Instant; readonly offset: number } | { readonly because: RefusalReason } {
  if (typeof from !== "string" || typeof to !== "string") return { because: "no_time" };
  const start = readTime(from);
  const end = from === to ? start : readTime(to);
  if (start === "no_offset" || end === "no_offset") return { because: "no_offset" };
  if (!start || !end) return { because: "no_time" };
  if (start.at > end.at) return { because: "backwards" };
  return { from: start.at, to: end.at, offset: end.offset ?? offsetAt(end.at) };
}
