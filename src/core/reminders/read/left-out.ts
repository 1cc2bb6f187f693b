import type { Weekday } from "../../time/weekday.ts";
import type { Reminder } from "../reminder.ts";
import type { DayPart, SaidHour } from "./hours.ts";
import { clockNumber, sheetOf, strike, struck, words } from "./sheet.ts";
import { type Clock, whenIn } from "./timing.ts";
import { lean } from "../../text/lean.ts";

/** Words that want something gone, wherever they stand. */
const gone = words(
  `no more|not|never|do not|don'?t|without|skip|except(?: for)?|minus|drop|remove|delete|cancel|kill|scrap|ditch|bin|take (?:off|out|away|down)|turn off|lose|no|не надо|не нужно|не|без(?! (?:четверти|${clockNumber})(?: минут)? ${clockNumber})|кроме|убери(?:те)?|убрать|удали(?:те)?|отмени(?:те)?|выключи(?:те)?|отключи(?:те)?|сними(?:те)?`,
);
/** Whoever only denies an hour may want another one. */
const denies = lean(/(?<!\p{L})(?:not|never|don'?t|do not|no|не)(?!\p{L})/u);
/** What is said beside, and names no thing. */
const beside = words(
  "the|a|any|my|me|to|and|oh|ok|okay|well|tho|though|either|then|then|thanks|ну|ок|ладно|ой|спасибо|but|at|on|for|all|actually|just|only|maybe|too|can you|could you|please|pls|thanks|ones?|it|that|reminders?|remind(?:ing)?|ping(?:ing)?|write|text|и|а|но|только|пожалуйста|мне|меня|по|на|в|во|тоже|лучше|пожалуй|плиз|можно|можешь|те|то|которо\\p{L}+|что|напоминани\\p{L}+|напоминать|напоминай(?:те)?|напоминалк\\p{L}+|пиши(?:те)?|шли(?:те)?|присылай(?:те)?",
);
const speaksOfReminders = /напомин|remind|ping/u;

/** Days of the week that are to fall away: "no reminders on Sundays", "по средам не надо". Empty where a message says anything else. */
export function daysLeftOut(plain: string, clock: Clock, inFront: boolean): readonly Weekday[] {
  if (!inFront && !speaksOfReminders.test(plain)) return [];
  const direct = sheetOf(plain);
  const left = whenIn(direct, clock, true);
  strike(direct, beside, () => undefined);
  const nothingElse = left.days.weekdays.length + left.days.dates.length + left.hours.hours.length === 0;
  if (left.days.without.length > 0 && nothingElse && !/\p{L}/u.test(direct.left.replaceAll(struck, "")))
    return [...new Set(left.days.without)];
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

/** What is to fall away of the hours: which of the reminders it is said of, and what is left of it. */
export interface HoursLeftOut {
  readonly at: number;
  /** None are left: it stops. */
  readonly left: readonly number[];
  /** Only denied, of one that has no other hour: another one is wanted. */
  readonly denied: boolean;
}

const partForms: readonly (readonly [DayPart, RegExp])[] = [
  ["morning", words("утренн\\p{L}+|mornings?")],
  ["afternoon", words("дневн\\p{L}+|afternoons?")],
  ["evening", words("вечерн\\p{L}+|evenings?")],
  ["night", words("ночн\\p{L}+")],
];
const spans: Readonly<Record<DayPart, readonly [from: number, to: number]>> = {
  morning: [3 * 60, 12 * 60],
  noon: [11 * 60, 15 * 60],
  afternoon: [12 * 60, 18 * 60],
  evening: [17 * 60, 24 * 60],
  night: [20 * 60, 24 * 60],
};
const halfDay = 12 * 60;

/** Hours that are to fall away: "убери в 10 и в 16", "drop the 8am one". Undefined where a message says anything else; `none` where no reminder has such an hour. */
export function hoursLeftOut(
  plain: string,
  reminders: readonly Reminder[],
  clock: Clock,
  inFront: boolean,
): HoursLeftOut | "none" | undefined {
  if (!inFront && !speaksOfReminders.test(plain)) return undefined;
  // "No, half past ten" says what is wanted.
  const said = hoursGone(plain.replace(/^(?:no|нет)(?! more)[\s,.!]+/u, ""), clock);
  if (!said) return undefined;
  const isMeant = (minutes: number): boolean =>
    said.hours.some(
      (hour) => minutes === hour.minutes || (hour.open && (minutes + halfDay) % (2 * halfDay) === hour.minutes),
    ) ||
    (said.part !== undefined && minutes >= spans[said.part][0] && minutes < spans[said.part][1]);
  // The last one spoken of stands behind all others.
  const at = reminders.findLastIndex(({ minutes, also = [] }) => [minutes, ...also].some(isMeant));
  const found = reminders[at];
  if (!found) return denies.test(plain) ? undefined : "none";
  const left = [found.minutes, ...(found.also ?? [])].filter((minutes) => !isMeant(minutes));
  return { at, left, denied: left.length === 0 && denies.test(plain) };
}

function hoursGone(
  plain: string,
  clock: Clock,
): { readonly hours: readonly SaidHour[]; readonly part: DayPart | undefined } | undefined {
  const orders = sheetOf(plain);
  let some = false;
  strike(orders, gone, () => {
    some = true;
  });
  if (!some) return undefined;
  // A figure that stands bare is an hour here.
  const sheet = sheetOf(
    orders.left.replaceAll(struck, " ").replace(/(?<![\d:.])(\d{1,2}(?:[:.]\d\d)?)(?![\d:.])/gu, "в $1"),
  );
  let part: DayPart | undefined;
  for (const [name, form] of partForms)
    strike(sheet, form, () => {
      part ??= name;
    });
  const { days, hours } = whenIn(sheet, clock, true);
  strike(sheet, beside, () => undefined);
  const named = part ?? (hours.hours.length === 0 ? hours.part : undefined);
  const bare = !/[\p{L}\d]/u.test(sheet.left.replaceAll(struck, ""));
  const daysToo = days.again ?? days.at ?? [days.dates, days.weekdays, days.without].find(({ length }) => length > 0);
  if (!bare || daysToo !== undefined || (hours.hours.length === 0 && named === undefined)) return undefined;
  return { hours: hours.hours, part: named };
}
