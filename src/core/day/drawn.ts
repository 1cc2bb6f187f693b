import type { BlockTemplate, DayTemplate } from "./block.ts";
import { overlap } from "./intervals.ts";
import { wishedStart } from "./place-blocks.ts";
import type { WakingDay } from "./schedule.ts";

const minuteMs = 60_000;
/** After work comes a moment to arrive. */
const arriveMinutes = 15;
/** What comes after work comes so many minutes before sleep at least. */
const calmMinutes = 120;

/**
 * A day's blocks as this person's day draws them: what eating belongs to comes to a stated meal that it can reach; what could only stand in working time,
 * and is not for the morning, comes after work.
 */
export function drawn(template: DayTemplate, day: WakingDay): DayTemplate {
  if (day.meals.length === 0 && day.work.length === 0) return template;
  return {
    ...template,
    blocks: template.blocks.map(({ block, version }) => ({
      version,
      block: toMeal(block, day) ?? afterWork(block, day),
    })),
  };
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
