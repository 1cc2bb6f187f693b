import type { ClockMinutes, ClockSpan } from "./schedule.ts";

const time = /(\d{1,2})(?:[:.\-чh ]{1,2}(\d{2}))?\s*(am|pm|утра|вечера|дня|ночи)?/iu;

function minutesOf(hours: string, minutes: string | undefined, part: string | undefined): ClockMinutes | undefined {
  let hour = Number(hours);
  const half = part?.toLowerCase();
  if ((half === "pm" || half === "вечера" || half === "дня") && hour < 12) hour += 12;
  if ((half === "am" || half === "ночи") && hour === 12) hour = 0;
  const minute = minutes === undefined ? 0 : Number(minutes);
  if (hour === 24 && minute === 0) return 0;
  return hour > 23 || minute > 59 ? undefined : hour * 60 + minute;
}

/** A time of the clock in a person's words: `7:30`, `7.30`, `7`, `10 pm`, `11 вечера`; undefined where there is none or more than one. */
export function clockIn(text: string): ClockMinutes | undefined {
  const found = time.exec(text.trim());
  if (!found || text.trim().length > 40 || /\d/u.test(text.trim().slice(found.index + found[0].length)))
    return undefined;
  return minutesOf(found[1] ?? "", found[2], found[3]);
}

/** From one time to another: `9-18`, `с 9 до 18:30`, `from 22:00 to 6`, `13:00–14:00`. */
export function spanIn(text: string): ClockSpan | undefined {
  const halves = text
    .trim()
    .split(/\s*(?:–|—|-|до|to|till|until|\.\.)\s*/iu)
    .filter((half) => /\d/u.test(half));
  if (halves.length !== 2 || text.length > 60) return undefined;
  const [from, to] = halves.map(clockIn);
  return from === undefined || to === undefined || from === to ? undefined : { from, to };
}

/** `07:30`. */
export function clockText(minutes: ClockMinutes): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
