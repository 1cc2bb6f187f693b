import { lean } from "../../text/lean.ts";
import { hoursIn } from "./hours.ts";
import { clockNumber, sheetOf, strike, struck } from "./sheet.ts";
import { around } from "./speaks-of-change.ts";
import { type Clock, closedHour, saysWhen, whenIn } from "./timing.ts";

/** What is said to "at what time?": an hour in any form, however bare. */

const mostWords = 7;
const bare = lean(
  new RegExp(
    `(?<![\\p{L}\\d:.,])(?:at |в |к |по |on )?(\\d{1,2}|${clockNumber})(?!-?\\s?(?:[:.]\\d|%|min|мин|hours?|час|days?|дн|день|week|нед|раз|times|st|nd|rd|th|го|числ|янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек)|\\d|\\p{L})`,
    "iu",
  ),
);
/** "6", "well six i suppose", "930": the one figure of a short answer is its hour. */
export function hourBare(text: string): string {
  const figures = /^(\D{0,14})([1-9])([0-5]\d)(?=[\s.!]*$)/u.exec(text.trim());
  if (figures) return `${figures[1] ?? ""} в ${figures[2]}:${figures[3]}`;
  const few = text.trim().split(/\s+/u).length <= mostWords;
  if (!few || whenIn(sheetOf(text), anywhere, false).hours.hours.length > 0) return text;
  return text.replace(bare, "в $1");
}
/** Hours are read alike whenever they are read. */
const anywhere: Clock = { now: 0, timeZone: "UTC" };

const saysEarly = lean(/(?<!\p{L})(?:a\.?m\.?|early|earlier|first|утр\p{L}*|раньше|пораньше|перв\p{L}+)(?!\p{L})/iu);
const saysLate = lean(
  /(?<!\p{L})(?:p\.?m\.?|late|later|second|night|вечер\p{L}*|ноч\p{L}+|дня|позже|попозже|втор\p{L}+)(?!\p{L})/iu,
);

/** What is answered to "06:00 or 18:00?", with the words that may name a day; an hour that stays open is told with its other half. */
export function halfSaid(
  answer: string,
  [early, late]: readonly [number, number],
): { readonly minutes: number; readonly other: number | undefined; readonly day: string } | undefined {
  if (answer.trim().split(/\s+/u).length > mostWords || goodNight.test(answer.trim())) return undefined;
  const sheet = sheetOf(answer);
  const { hours, part } = hoursIn(sheet);
  const day = sheet.left.replaceAll(struck, " ");
  const [hour, another] = hours;
  if (another) return undefined;
  // An hour that is open again, and neither of the two, tells of something else.
  if (hour?.open && part === undefined && hour.minutes % (12 * 60) !== early) return undefined;
  if (hour) {
    const minutes = closedHour(hour, part);
    return { minutes, other: hour.open && part === undefined ? (minutes + 12 * 60) % (24 * 60) : undefined, day };
  }
  if (part !== undefined) return { minutes: closedHour({ minutes: early, open: true }, part), other: undefined, day };
  if (saysEarly.test(day) === saysLate.test(day)) return undefined;
  return { minutes: saysEarly.test(day) ? early : late, other: undefined, day: "" };
}

/** So many words beside the time still answer; more of them tell of something else that only has a day in it. */
const mostBeside = 3;
const mostBesideHour = 9;
const noPlan = lean(/\p{L}+(?:ed|л|ла|ли)(?!\p{L})/iu);

/** "At nine I'm still at the warehouse": where one is then is no hour to be told. */
const busyThen = lean(
  /(?<!\p{L})(?:я|мы|i['’]?m|i am|we['’]?re)\s+(?:ещё|еще|уже|still|already)(?!\s+(?:дома|свобод\p{L}+|home|free))(?!\p{L})/iu,
);

/** "Night x", «спокойной ночи»: a wish for the night is no hour. */
const goodNight = lean(
  /^(?:(?:ok|okay|right|thanks|ладно|ну|всё|все|спасибо)[\s,.!]+)*(?:(?:good\s?|g['’]?)night|nighty?[\s-]+night|night\s+(?:x+|all|then|love|pet|mate)|ночи|спокойной(?: вам)?(?: ночи)?|доброй(?: вам)? ночи|добрых снов|споки(?: ноки)?|до завтра)(?!\p{L})/iu,
);

/** Whether a message answers when it is to be, rather than to tell of something that only has a day in it. */
export function answersWhen(text: string, clock: Clock): boolean {
  if (goodNight.test(text.trim())) return false;
  const sheet = sheetOf(text);
  const when = whenIn(sheet, clock, false);
  if (!saysWhen(when) || (when.hours.hours.length === 1 && busyThen.test(text))) return false;
  strike(sheet, around, () => undefined);
  const beside = sheet.left.replaceAll(struck, " ").match(/\p{L}{2,}/gu) ?? [];
  const says = when.hours.hours.length > 0 || when.days.at !== undefined;
  return beside.length <= (says && !noPlan.test(beside.join(" ")) ? mostBesideHour : mostBeside);
}
