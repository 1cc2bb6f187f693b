import type { Instant } from "../time/instant.ts";
import { type LocalDate, plusDays } from "../time/local-date.ts";
import { instantAt, wallTime, weekdayOf } from "../time/wall-time.ts";
import { cutTo, united } from "./intervals.ts";
import { type Interval, meals, type Schedule, type WakingDay } from "./schedule.ts";
import { type DefaultHours, hoursOn, ordinaryHours, spanMinutes, workOn } from "./shift-pattern.ts";

const minuteMs = 60_000;
/** Between two days of unlike hours there is at least this much sleep; else the later day begins later. */
const leastSleep = 4 * 60;
const mostSleep = 9 * 60;
/** Who comes from a shift and goes to bed within so long comes home first, as long as it takes at least. */
const shiftToBedMs = 5 * 60 * minuteMs;
const homeMs = 45 * minuteMs;

/**
 * From waking to sleep on a day. A day that follows one with other hours (the day after a night shift) begins only after as much sleep as the person takes
 * between two such days, and no more than their ordinary nights have; a day never begins before the one before it has ended.
 */
export function wakingHours(schedule: Schedule, defaults: DefaultHours, date: LocalDate, timeZone: string): Interval {
  const own = hoursOn(schedule, defaults, date);
  const to = instantAt(date, own.sleep, timeZone);
  let from = instantAt(date, own.wake, timeZone);
  const eve = plusDays(date, -1);
  const before = hoursOn(schedule, defaults, eve);
  const ended = instantAt(eve, before.sleep, timeZone);
  const unlike = before.wake !== own.wake || before.sleep !== own.sleep;
  if (unlike && from < ended + leastSleep * minuteMs) {
    const ordinary = ordinaryHours(schedule, defaults);
    const asTold = Math.min(24 * 60 - (ordinary.sleep - ordinary.wake), 24 * 60 - (before.sleep - before.wake));
    const night = Math.min(Math.max(asTold, leastSleep), mostSleep);
    from = ended + night * minuteMs;
  }
  from = Math.min(Math.max(from, ended), Math.max(to, ended));
  return { from, to: Math.max(from, to) };
}

/**
 * One day of a person with what stands in its way, all cut to the time awake: work and meals by the clock (also those that
 * began before midnight), fixed events and busy times as one. A meal inside working time is a break; it stays in `meals`.
 */
export function wakingDay(
  schedule: Schedule,
  defaults: DefaultHours,
  date: LocalDate,
  timeZone: string,
  busy: readonly Interval[],
): WakingDay {
  const awake = wakingHours(schedule, defaults, date, timeZone);
  const near = [plusDays(date, -1), date, plusDays(date, 1)];
  const on = (day: LocalDate, span: { readonly from: number; readonly to: number }): Interval => ({
    from: instantAt(day, span.from, timeZone),
    to: instantAt(day, span.to, timeZone),
  });
  const work = near.flatMap((day) => {
    const span = workOn(schedule, day);
    return span ? [on(day, span)] : [];
  });
  const eaten = near.flatMap((day) =>
    meals.flatMap((meal) => {
      const span = schedule.meals[meal];
      return span ? [{ meal, ...on(day, spanMinutes(span)) }] : [];
    }),
  );
  const way = (schedule.wishes?.commute ?? 0) * minuteMs;
  const ways = work.flatMap(({ from, to }) => {
    const home = to + (schedule.shifts && awake.to - to < shiftToBedMs ? Math.max(way, homeMs) : way);
    return [
      { from: from - way, to: from },
      { from: to, to: home },
    ].filter((each) => each.to > each.from);
  });
  const fixed = near.flatMap((day) =>
    schedule.fixed.filter(({ days }) => days.includes(weekdayOf(day))).map(({ at }) => on(day, spanMinutes(at))),
  );
  return {
    ...awake,
    date,
    timeZone,
    work: united(cutTo(work, awake)),
    meals: cutTo(eaten, awake).toSorted((a, b) => a.from - b.from),
    busy: united(cutTo([...fixed, ...ways, ...busy], awake)),
    ...(worksAtNight(schedule, date) && !worksAtNight(schedule, plusDays(date, -1)) ? { firstNight: true } : {}),
  };
}

/** Work that goes on at three in the morning, by the clock of the day on which it begins. */
const deepNight = 27 * 60;
function worksAtNight(schedule: Schedule, date: LocalDate): boolean {
  const work = workOn(schedule, date);
  return work !== undefined && work.from < deepNight && work.to > deepNight;
}

/** Which day's plan holds at an instant: the day that has not ended yet, so after midnight still yesterday until sleep, and between sleep and waking the day to come. */
export function dayAt(at: Instant, schedule: Schedule, defaults: DefaultHours, timeZone: string): LocalDate {
  const today = wallTime(at, timeZone).date;
  const near = [plusDays(today, -1), today];
  return near.find((date) => at < wakingHours(schedule, defaults, date, timeZone).to) ?? plusDays(today, 1);
}
