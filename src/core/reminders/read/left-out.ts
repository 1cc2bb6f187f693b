import type { Weekday } from "../../time/weekday.ts";
import { sheetOf, strike, struck, words } from "./sheet.ts";
import { type Clock, whenIn } from "./timing.ts";

/** Words that want something gone, wherever they stand. */
const gone = words(
  "no more|not|never|do not|don'?t|without|skip|except(?: for)?|drop|remove|cancel|take (?:off|out|away|down)|turn off|lose|no|не надо|не нужно|не|без|кроме|убери(?:те)?|убрать|удали(?:те)?|отмени(?:те)?|выключи(?:те)?|отключи(?:те)?|сними(?:те)?",
);
/** What is said beside, and names no thing. */
const beside = words(
  "the|a|any|my|me|to|and|but|on|for|please|pls|thanks|ones?|it|that|reminders?|remind(?:ing)?|ping(?:ing)?|write|text|и|а|но|только|пожалуйста|мне|меня|по|на|в|во|тоже|напоминани\\p{L}+|напоминать|напоминай(?:те)?|напоминалк\\p{L}+|пиши(?:те)?|шли(?:те)?|присылай(?:те)?",
);
const speaksOfReminders = /напомин|remind|ping/u;

/** Days of the week that are to fall away: "no reminders on Sundays", "по средам не надо". Empty where a message says anything else. */
export function daysLeftOut(plain: string, clock: Clock, inFront: boolean): readonly Weekday[] {
  if (!inFront && !speaksOfReminders.test(plain)) return [];
  const sheet = sheetOf(plain);
  let some = false;
  strike(sheet, gone, () => {
    some = true;
  });
  if (!some) return [];
  const { days, hours } = whenIn(sheet, clock, true);
  strike(sheet, beside, () => undefined);
  const bare = !/\p{L}/u.test(sheet.left.replaceAll(struck, ""));
  const named = days.again?.kind === "weekly" ? days.again.days : days.weekdays;
  return bare && hours.hours.length === 0 && days.dates.length === 0 ? [...new Set([...named, ...days.without])] : [];
}
