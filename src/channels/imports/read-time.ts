import type { ReadOptions, RefusalReason } from "#app/importer.ts";
import type { Instant } from "#core/time/instant.ts";
import { type ToldTime, toldTime } from "#core/time/told-time.ts";

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
function quickly(text: string): ToldTime | undefined {
  if (text.length !== 25 || text.charCodeAt(19) !== 32) return undefined;
  const sign = text.charCodeAt(20);
  const day = digits(text, 8, 10);
  const hour = digits(text, 11, 13);
  // Whatever needs a second look gets one from the reader of all forms.
  if ((sign !== 43 && sign !== 45) || !(day >= 1 && day <= 28) || !(hour < 24)) return undefined;
  const offset = (digits(text, 21, 23) * 60 + digits(text, 23, 25)) * (sign === 43 ? 1 : -1);
  const [year, month] = [digits(text, 0, 4), digits(text, 5, 7)];
  const [minute, second] = [digits(text, 14, 16), digits(text, 17, 19)];
  if (!(year >= 1900 && month >= 1 && month <= 12 && minute < 60 && second < 60)) return undefined;
  const at = Date.UTC(year, month - 1, day, hour, minute, second) - offset * 60_000;
  return Number.isNaN(at) ? undefined : { at, offset };
}

/** Phones whose clock has twelve hours write `2:30:00 PM`, with narrow spaces. */
const halfDay = /^(\d{4}-\d\d-\d\d)[ T](\d{1,2})(:\d\d(?::\d\d)?)\s*([AaPp])\.?[Mm]\.?\s*(.*)$/u;
const spaced = /^(\S+[ T]\S+)\s+(Z|[+-]\d\d:?\d\d)$/u;

/** A moment as phones and programs write it; undefined where it is none. A time without an offset is by the clock where the person lives. */
export function readTime(text: string, timeZone: string): ToldTime | undefined {
  const quick = quickly(text);
  if (quick) return quick;
  let plain = text.trim().replaceAll(/[\u00a0\u2009\u202f]/gu, " ");
  const half = halfDay.exec(plain);
  if (half) {
    const [, date, hours, rest, letter, zone] = half;
    if (Number(hours) < 1 || Number(hours) > 12) return undefined;
    const hour = (Number(hours) % 12) + (letter?.toLowerCase() === "p" ? 12 : 0);
    plain = `${date} ${String(hour).padStart(2, "0")}${rest} ${zone}`.trim();
  }
  return toldTime(plain.replace(spaced, "$1$2"), timeZone);
}

/** From when to when, by the clock of the end; or why that cannot be told. */
export function readSpan(
  from: unknown,
  to: unknown,
  { timeZone }: Pick<ReadOptions, "timeZone">,
): { readonly from: Instant; readonly to: Instant; readonly offset: number } | { readonly because: RefusalReason } {
  if (typeof from !== "string" || typeof to !== "string") return { because: "no_time" };
  const start = readTime(from, timeZone);
  const end = from === to ? start : readTime(to, timeZone);
  return start && end ? { from: start.at, to: end.at, offset: end.offset } : { because: "no_time" };
}
