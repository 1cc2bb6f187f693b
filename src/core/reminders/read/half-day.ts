import { lean } from "../../text/lean.ts";
import { wallTime } from "../../time/wall-time.ts";
import { type Clock, closedHour, type SaidWhen } from "./timing.ts";

/** Which half of the day an hour is of, where its words do not say it. */

const ofTheEvening = lean(
  /(?<!\p{L})(?:(?:dinner|supper)(?! ?time)|tea on|telly|tv|bedtime|to bed|pyjamas|pjs|bath ?time|lock (?:up|the)|lights? (?:off|out)|curtains|way home|knock off|clock off|(?:get|finish) (?:off )?work|с работы|домой|night|evening|homework|ужин\p{L}*|спать|ложиться|купать|вечерн\p{L}+|телевизор|уроки|на ночь|закрыть на ночь|сериал)(?!\p{L})/iu,
);
const ofTheMorning = lean(
  /(?<!\p{L})(?:breakfast|wake up|get up|school run|sunrise|завтрак\p{L}*|вставать|встать|подъ[её]м|проснуться|утренн\p{L}+)(?!\p{L})/iu,
);
const earliestEvening = 4 * 60;
/** "Lock up at ten": an hour without its half of the day, of a thing that has its own. */
export function ofItsHalfDay(when: SaidWhen, of: string): SaidWhen {
  const { hours, part } = when.hours;
  const [hour] = hours;
  if (!hour?.open || hours.length > 1 || part !== undefined) return when;
  const late = ofTheEvening.test(of) && hour.minutes >= earliestEvening && hour.minutes < 12 * 60;
  if (late) return { ...when, hours: { ...when.hours, part: "evening" } };
  return ofTheMorning.test(of) && hour.minutes >= earliestEvening
    ? { ...when, hours: { ...when.hours, part: "morning" } }
    : when;
}

const halfDay = 12 * 60;
/** Between five and eight people are as well up in the morning as in the evening; other hours are mostly one of both. */
export function otherHalfOf({ hours: { hours, part } }: SaidWhen): number | undefined {
  const [hour, another] = hours;
  if (!hour?.open || another || part !== undefined) return undefined;
  const early = hour.minutes % halfDay;
  if (early < 5 * 60 || early >= 8 * 60) return undefined;
  return closedHour(hour, part) >= halfDay ? early : early + halfDay;
}

/**
 * An hour without its half of the day, where both of them are of the waking day: from five to ten; and ten and eleven where they are said of no day
 * and the morning's are over. From noon to five in the afternoon nobody means the night.
 */
export function halvesOf(when: SaidWhen, { now, timeZone, exactly }: Clock): readonly [number, number] | undefined {
  const { hours, part } = when.hours;
  const [hour, another] = hours;
  if (exactly !== undefined || !hour?.open || another || part !== undefined) return undefined;
  const early = hour.minutes % halfDay;
  const both = early < lastOfBoth || (hourOnly(when) && early <= wallTime(now, timeZone).minutes);
  return early >= firstOfBoth && both ? [early, early + halfDay] : undefined;
}
const firstOfBoth = 5 * 60;
const lastOfBoth = 10 * 60;

/** Whether an hour was said, and no day. */
export function hourOnly({ days, hours }: SaidWhen): boolean {
  const { again, weekdays, dates, at, ahead, everyHours } = days;
  return (
    hours.hours.length === 1 &&
    weekdays.length + dates.length + ahead.length === 0 &&
    again === undefined &&
    at === undefined &&
    everyHours === undefined
  );
}
