import type { BlockTemplate, DayTemplate } from "./block.ts";
import { nightWork } from "./fits-slot.ts";
import { overlap } from "./intervals.ts";
import { wishedStart } from "./place-blocks.ts";
import { dateOfDay, daysBetween } from "../time/local-date.ts";
import type { Day } from "./day.ts";
import type { Instant } from "../time/instant.ts";
import type { Mode } from "./mode.ts";
import type { WakingDay } from "./schedule.ts";

const minuteMs = 60_000;
/** After work comes a moment to arrive. */
const arriveMinutes = 15;
/** Nobody does anything in the minute in which they wake: so much later the first thing of a day comes, and where little strength is; with a newborn the first hours are the child's. */
const rising = { usual: 15, slow: 30, birth: 120 } as const;
/** After a shift from which one goes to bed the way home comes first. */
const shiftToBedMinutes = 5 * 60;
/** What comes after work comes so many minutes before sleep at least. */
const calmMinutes = 120;

/**
 * A day's blocks as this person's day draws them: what eating belongs to comes to a stated meal that it can reach; what could only stand in working time,
 * and is not for the morning, comes after work; what would begin with waking waits until one is up, and what is before sleep until one is home.
 */
export function drawn(template: DayTemplate, day: WakingDay, risingMinutes = 0): DayTemplate {
  const rest = beforeTheFirst(template, day);
  return {
    ...template,
    blocks: template.blocks.map(({ block, version }) => ({
      version,
      block:
        (rest?.id === block.id ? rest : undefined) ??
        toMeal(block, day) ??
        inTheNight(block, day) ??
        inTheAfternoon(block, day) ??
        afterShift(block, day) ??
        toWorkEnd(block, day) ??
        afterWork(onceUp(block, risingMinutes), day),
    })),
  };
}

/** Before this nothing of a day begins: what its template begins with is its soonest. */
export function soonest({ blocks }: DayTemplate, day: WakingDay): Instant {
  const starts = blocks.flatMap(({ block: { start } }) => ("afterWake" in start ? [start.afterWake] : []));
  return day.from + Math.max(0, Math.min(rising.slow, ...starts)) * minuteMs;
}

/** How long somebody who told when they wake takes to get going: longer on a weak day, or with a child that was born lately. Where nobody told, a day begins as it is written. */
export function risingOn(
  { mode }: { readonly mode: Mode },
  { intake, schedule }: Pick<Day, "intake" | "schedule">,
): number {
  if (schedule.wake === undefined && schedule.shifts === undefined) return 0;
  if (intake?.codes.includes("recent_birth") === true) return rising.birth;
  return mode === "low" ? rising.slow : rising.usual;
}

function onceUp(block: BlockTemplate, least: number): BlockTemplate {
  return "afterWake" in block.start && block.start.afterWake < least
    ? { ...block, start: { afterWake: least } }
    : block;
}

function afterShift(block: BlockTemplate, day: WakingDay): BlockTemplate | undefined {
  const last = day.work.at(-1);
  if (!last || block.duringWork === true || day.to - last.to > shiftToBedMinutes * minuteMs) return undefined;
  const wished = wishedStart(block, day);
  const home = day.busy.find(({ from, to }) => from <= last.to && to > last.to)?.to;
  if (home === undefined) return undefined;
  const comesTooSoon = wished + block.minutes.low * minuteMs > last.from && wished < home;
  const at = "beforeSleep" in block.start ? Math.max(home, day.to - block.minutes.usual * minuteMs) : home;
  return comesTooSoon && at + block.minutes.low * minuteMs <= day.to ? beginningAt(block, at, day) : undefined;
}

/** A pause at work comes in the middle of a night of it, when it is hardest to stay awake. */
function inTheNight(block: BlockTemplate, day: WakingDay): BlockTemplate | undefined {
  const night = block.duringWork === true ? nightWork(day) : undefined;
  return night && beginningAt(block, (night.from + night.to) / 2, day);
}

/** Before the first of several nights there is time to lie down: the pause at work comes then, else what would stand in that work. */
const beforeNightMs = 100 * minuteMs;
function beforeTheFirst({ blocks }: DayTemplate, day: WakingDay): BlockTemplate | undefined {
  const night = day.firstNight === true ? nightWork(day) : undefined;
  if (!night) return undefined;
  const inWork = (block: BlockTemplate): boolean => {
    const wished = wishedStart(block, day);
    return wished >= night.from && wished < night.to;
  };
  const its = (blocks.find(({ block }) => block.duringWork) ?? blocks.find(({ block }) => inWork(block)))?.block;
  if (!its) return undefined;
  const { low, usual } = its.minutes;
  const minutes = {
    low: Math.max(Math.min(low, restMinutes), leastRest),
    usual: Math.min(usual, restMinutes),
    high: restMinutes,
  };
  const rest = night.from - beforeNightMs - minutes.usual * minuteMs;
  return rest >= day.from + restFromMs ? beginningAt({ ...its, minutes }, rest, day) : undefined;
}
const restMinutes = 40;
const leastRest = 25;
/** Nobody lies down again so soon after waking. */
const restFromMs = 60 * minuteMs;

/** A pause at work comes in the first half of a long day of it one day, and in the second the next. */
const longDayMs = 6 * 3_600_000;
function inTheAfternoon(block: BlockTemplate, day: WakingDay): BlockTemplate | undefined {
  if (block.duringWork !== true || Math.abs(daysBetween(dateOfDay(0), day.date)) % 2 === 0) return undefined;
  const wished = wishedStart(block, day);
  const first = day.work[0]?.from ?? wished;
  const end = day.work.at(-1)?.to ?? wished;
  const middle = (first + end) / 2;
  if (end - first < longDayMs || wished < first || wished >= middle) return undefined;
  return beginningAt(block, wished + (end - first) / 2, day);
}

/** What is wished for soon after work begins with its end, so that the day's work is closed while it is fresh. */
const soonAfterMs = 90 * minuteMs;
function toWorkEnd(block: BlockTemplate, day: WakingDay): BlockTemplate | undefined {
  const end = day.work.at(-1)?.to;
  if (end === undefined || "beforeSleep" in block.start || block.duringWork === true) return undefined;
  const wished = wishedStart(block, day);
  if (wished <= end || wished > end + soonAfterMs) return undefined;
  return beginningAt(block, Math.min(wished, end + arriveMinutes * minuteMs), day);
}

const beginningAt = (block: BlockTemplate, at: number, day: WakingDay): BlockTemplate => ({
  ...block,
  start: { afterWake: Math.round((at - day.from) / minuteMs) },
});

function toMeal(block: BlockTemplate, day: WakingDay): BlockTemplate | undefined {
  if (block.aroundMeal !== true || day.meals.length === 0) return undefined;
  const wished = wishedStart(block, day);
  const off = (at: number): number => Math.abs(at - wished);
  const [nearest] = day.meals.toSorted((a, b) => off(a.from) - off(b.from) || a.from - b.from);
  const reach = (block.flexibility + block.minutes.usual) * minuteMs;
  return nearest && off(nearest.from) <= reach ? beginningAt(block, nearest.from, day) : block;
}

function afterWork(block: BlockTemplate, day: WakingDay): BlockTemplate {
  if (block.duringWork === true || block.aroundMeal === true) return block;
  const wished = wishedStart(block, day);
  const isMorning = wished < day.from + (day.to - day.from) / 3;
  const work = day.work.find((each) => overlap(each, { from: wished, to: wished + block.minutes.low * minuteMs }));
  if (!work || isMorning) return block;
  const reach = block.flexibility * minuteMs;
  const before = wished - reach + block.minutes.low * minuteMs <= work.from;
  const after = wished + reach >= work.to;
  const at = work.to + arriveMinutes * minuteMs;
  const late = at + block.minutes.low * minuteMs > day.to - calmMinutes * minuteMs;
  return before || after || late ? block : beginningAt(block, at, day);
}
