import type { Instant } from "../time/instant.ts";
import { daylightOn } from "../time/sun.ts";
import type { Day } from "./day.ts";
import type { Habit, TaskClass } from "./habit.ts";
import { overlap, without } from "./intervals.ts";
import type { DayLibrary } from "./library.ts";
import type { Mode } from "./mode.ts";
import type { Interval, WakingDay } from "./schedule.ts";
import { energyFits } from "./size-habit.ts";
import type { Slot } from "./slot.ts";

const minuteMs = 60_000;
/** Nothing hard in so many minutes before sleep. */
const calmMinutes = 120;
/** A nap ends so many minutes before sleep, or the night is shorter for it. */
const napMinutes = 300;
const isNap = ({ taskClass, parts }: Habit): boolean =>
  taskClass === "sleep" && parts.every((part) => part === "midday");
const strains = ({ intensity, taskClass }: Habit): boolean =>
  intensity === "high" || (intensity === "moderate" && taskClass === "movement");
/** What one does on getting up begins within so many minutes of waking, or of the light that it waits for; of waking by the second figure at the latest. */
const waking = { within: 150, withinLight: 240, latest: 300 } as const;
/** What belongs to a meal stands on one, or so near. */
const nearMeal = 20;
/** A break from work is short. */
export const breakMinutes = 10;
const breaks: ReadonlySet<TaskClass> = new Set(["recovery", "mindfulness", "movement", "nourishment"]);

/** What of a day decides where in it a habit belongs. */
export interface SlotAround {
  readonly day: Pick<Day, "schedule">;
  readonly mode: Mode;
  readonly waking: WakingDay;
  /** When it is light; undefined where the sun does not rise. */
  readonly light: Interval | undefined;
}

/** When it is light on a day; the whole of it where nobody knows where its clock hangs. */
export function lightOf(day: WakingDay, { zones }: Pick<DayLibrary, "zones">): Interval | undefined {
  const place = zones?.get(day.timeZone);
  return place ? daylightOn(day.date, place) : day;
}

/** The working time of a day without its breaks. */
export const workOf = ({ work, meals }: Pick<WakingDay, "work" | "meals">): readonly Interval[] => without(work, meals);

/** Whether a block stands in working time. */
export const isInWork = (block: Interval, day: Pick<WakingDay, "work" | "meals">): boolean =>
  day.work.length > 0 && workOf(day).some((each) => overlap(each, block));

/** What fits in between at work: short, light, and done where one is. */
const isBreak = ({ energy, intensity, taskClass, places, low, moments }: Habit): boolean =>
  energy === "low" &&
  intensity === "easy" &&
  low <= breakMinutes &&
  breaks.has(taskClass) &&
  moments.length === 0 &&
  places.some((place) => place === "work" || place === "anywhere");

/** The stretch in which something done on getting up begins; undefined where it waits for a light that does not come. */
function afterWaking({ moments }: Habit, around: SlotAround): Interval | undefined {
  const { from } = around.waking;
  if (!moments.includes("daylight")) return { from, to: from + waking.within * minuteMs };
  const { light } = around;
  if (!light) return undefined;
  const begins: Instant = Math.max(from, light.from);
  return { from: begins, to: Math.min(begins + waking.withinLight * minuteMs, from + waking.latest * minuteMs) };
}

/** Whether the moment is one that a habit belongs to: on getting up, in daylight, at a meal, or on days of steady hours. */
function hasItsMoment(habit: Habit, { block }: Slot, around: SlotAround): boolean {
  const { moments } = habit;
  const { meals } = around.waking;
  if (moments.includes("steady_hours") && around.day.schedule.shifts) return false;
  if (moments.includes("waking")) {
    const span = afterWaking(habit, around);
    if (!span || block.from < span.from || block.from > span.to) return false;
  } else if (moments.includes("daylight")) {
    const { light } = around;
    if (!light || block.from < light.from || block.to > light.to) return false;
  }
  if (!moments.includes("meal") || meals.length === 0) return true;
  const near = { from: block.from - nearMeal * minuteMs, to: block.to + nearMeal * minuteMs };
  return meals.some((meal) => overlap(meal, near));
}

/** Whether a habit is for a block at all: by its moment, by the part of the day, by energy; no more than a break in working time, and nothing that strains, nor a nap, too near to sleep. */
export function fitsSlot(habit: Habit, gentle: boolean, slot: Slot, around: SlotAround): boolean {
  const { block, template, part } = slot;
  const waits = habit.moments.includes("waking") && habit.moments.includes("daylight");
  if (!waits && !habit.parts.includes(part)) return false;
  if (habit.moments.length > 0 && !hasItsMoment(habit, slot, around)) return false;
  if (slot.inWork === true && !isBreak(habit)) return false;
  if (!template.habits.includes(habit.id) && !energyFits(habit.energy, block.energy)) return false;
  if (around.mode === "low" && habit.energy === "high") return false;
  const left = (around.waking.to - block.to) / minuteMs;
  return left >= (isNap(habit) ? napMinutes : !gentle && strains(habit) ? calmMinutes : 0);
}
