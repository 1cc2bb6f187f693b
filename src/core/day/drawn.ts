import type { BlockTemplate, DayTemplate } from "./block.ts";
import { overlap } from "./intervals.ts";
import { wishedStart } from "./place-blocks.ts";
import type { Day } from "./day.ts";
import type { Mode } from "./mode.ts";
import type { WakingDay } from "./schedule.ts";

const minuteMs = 60_000;
/** After work comes a moment to arrive. */
const arriveMinutes = 15;
/** Whoever has little strength needs so many minutes from waking to the first thing of a day. */
const slowMinutes = 30;
/** After a shift from which one goes to bed the way home comes first. */
const shiftToBedMinutes = 5 * 60;
/** What comes after work comes so many minutes before sleep at least. */
const calmMinutes = 120;

/**
 * A day's blocks as this person's day draws them: what eating belongs to comes to a stated meal that it can reach; what could only stand in working time,
 * and is not for the morning, comes after work; what would begin with waking waits until one is up, and what is before sleep until one is home.
 */
export function drawn(template: DayTemplate, day: WakingDay, isSlow = false): DayTemplate {
  return {
    ...template,
    blocks: template.blocks.map(({ block, version }) => ({
      version,
      block: toMeal(block, day) ?? afterShift(block, day) ?? afterWork(onceUp(block, isSlow), day),
    })),
  };
}

/** Whether somebody takes longer to get going: a weak day, or a child that was born lately. */
export const isSlowToRise = ({ mode }: { readonly mode: Mode }, { intake }: Pick<Day, "intake">): boolean =>
  mode === "low" || intake?.codes.includes("recent_birth") === true;

function onceUp(block: BlockTemplate, isSlow: boolean): BlockTemplate {
  const isTooSoon = isSlow && "afterWake" in block.start && block.start.afterWake < slowMinutes;
  return isTooSoon ? { ...block, start: { afterWake: slowMinutes } } : block;
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
