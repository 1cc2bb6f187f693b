import type { Instant } from "../time/instant.ts";
import { daylightOn } from "../time/sun.ts";
import { plusDays } from "../time/local-date.ts";
import { instantAt, wallTime, weekdayOf } from "../time/wall-time.ts";
import { soonestIn } from "./at-rest.ts";
import type { Contraindication } from "./contraindication.ts";
import type { Day } from "./day.ts";
import type { Habit, Moment, TaskClass } from "./habit.ts";
import { overlap, without } from "./intervals.ts";
import type { DayLibrary } from "./library.ts";
import type { Mode } from "./mode.ts";
import { isYoung } from "./intake.ts";
import type { Interval, WakingDay } from "./schedule.ts";
import { isBeforeExam } from "./wishes.ts";
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
/** What asks for a head that is awake, and so no more by the time that one goes to bed. */
const isWorkOfMind = ({ taskClass, energy }: Habit): boolean => taskClass === "focus" && energy !== "low";
/** What one does on getting up begins within so many minutes of waking, or of the light that it waits for; of waking by the second figure at the latest. */
const waking = { within: 150, withinLight: 150, latest: 300 } as const;
/** What belongs to a meal stands on one, or so near. */
const nearMeal = 20;
/** When people eat who have not said when, in minutes after waking. */
const usualMeals = [
  [15, 150],
  [270, 420],
  [600, 780],
] as const;
/** What closes a day's work comes right after it, within so many minutes: an hour later nobody sits down to close it any more. */
const afterWorkMinutes = 45;
const saturday = 6;
/** Nobody takes a break so soon after work began, in minutes; where no hours of work were told, so soon after waking. */
const settledAtWork = 45;
const settledAwake = 90;
/** A head is not awake for work of the mind before so many minutes after waking. */
const mindMinutes = 60;
/** Nor does it follow right after a day's work or lessons. */
const pauseMinutes = 60;
/** Nobody who has not said so goes out to move in the dark before this time of the clock, in minutes after midnight. */
const outFrom = 6 * 60 + 30;
/** Work that goes on at this time of the clock goes through the night. */
const deepNight = 3 * 60;
/** A break from work is short. */
export const breakMinutes = 10;
const breaks: ReadonlySet<TaskClass> = new Set(["recovery", "mindfulness", "movement", "nourishment"]);

/** Nobody drinks a glass for the sake of drinking in the last stretch before sleep: it would end the night early. */
const drinkMinutes = 90;
const isDrink = ({ taskClass, moments }: Habit): boolean =>
  taskClass === "nourishment" && !moments.includes("meal") && !moments.includes("bedtime");
/** Whoever is to sleep soon does not set out any more: so many minutes before it. */
const homeMinutes = 150;
const isOutside = ({ taskClass, places }: Habit): boolean =>
  taskClass === "movement" && places.includes("outdoors") && !places.includes("home");
/** What gets a body going, at home as well: not shortly before sleep. */
const getsGoing = ({ taskClass, category }: Habit): boolean => taskClass === "movement" || category === "movement";
/** Between these times of the clock one may greet a neighbour, call or write, in minutes after midnight. */
const sociable = { from: 8 * 60, to: 21 * 60 + 30 } as const;
const isSociable = ({ from }: Interval, { timeZone }: WakingDay): boolean => {
  const { minutes } = wallTime(from, timeZone);
  return minutes >= sociable.from && minutes < sociable.to;
};

/** So long before the sun is up one sees where one goes, in minutes. */
const dawnMinutes = 20;
/** Whether it is before the hour at which people set out, for whoever did not say that this is when they move, or before it is light, for all but those who train. */
function isTooEarly({ block, part }: Slot, { waking: { timeZone }, day: { schedule }, light }: SlotAround): boolean {
  if (schedule.wishes?.movement === "train") return false;
  if (light && block.from < light.from - dawnMinutes * minuteMs) return true;
  return !schedule.exercise.parts.includes(part) && wallTime(block.from, timeZone).minutes < outFrom;
}

/** Whether it is not yet the hour, or not yet light, for something that is done outside. */
export const isTooEarlyFor = (habit: Habit, slot: Slot, around: SlotAround): boolean =>
  isOutside(habit) && isTooEarly(slot, around);

/** What makes a step in the dark a risk. */
const unsteady: readonly Contraindication[] = ["injury_leg", "balance", "limited_mobility", "eye_disease", "fainting"];
/** Whoever is unsteady goes out while it is light, in the evening as well. */
const isTooDark = (habit: Habit, { block }: Slot, { day: { intake }, light }: SlotAround): boolean =>
  isOutside(habit) &&
  light !== undefined &&
  block.to > light.to &&
  unsteady.some((code) => intake?.codes.includes(code));

/** Whether a head is awake by then, and has had a pause from the day's work. */
function isFresh({ block: { from } }: Slot, { waking: day }: SlotAround): boolean {
  const worked = day.work.some(({ to }) => to <= from && from < to + pauseMinutes * minuteMs);
  return !worked && from >= day.from + mindMinutes * minuteMs;
}

/** What of a day decides where in it a habit belongs. */
export interface SlotAround {
  readonly day: Pick<Day, "schedule" | "intake">;
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

const ofBreaks: ReadonlySet<Moment> = new Set<Moment>(["at_work", "night_break"]);
/** What fits in between at work: short, light, and done where one is. At school nobody exercises between two lessons, and nobody walks out of a shift. */
function isBreak(habit: Habit, { day: { intake, schedule } }: SlotAround): boolean {
  const { energy, intensity, taskClass, places, low, moments } = habit;
  if (isYoung(intake) && getsGoing(habit) && moments.length === 0) return false;
  // Whoever works a shift cannot leave it for a walk.
  if (schedule.shifts && getsGoing(habit) && places.includes("outdoors")) return false;
  return (
    energy === "low" &&
    intensity === "easy" &&
    low <= breakMinutes &&
    breaks.has(taskClass) &&
    moments.every((moment) => ofBreaks.has(moment)) &&
    places.some((place) => place === "work" || place === "anywhere")
  );
}

/** The work of a day that goes through the night; undefined where there is none. */
export function nightWork({ work, timeZone }: Pick<WakingDay, "work" | "timeZone">): Interval | undefined {
  return work.find(({ from, to }) => {
    const { date, minutes } = wallTime(from, timeZone);
    const night = instantAt(minutes < deepNight ? date : plusDays(date, 1), deepNight, timeZone);
    return from < night && to > night;
  });
}

/** So long before a night of work one is up again and on the way, in minutes. */
const upBeforeNight = 60;
const isBeforeNight = ({ from, to }: Interval, day: WakingDay): boolean => {
  const night = day.firstNight === true ? nightWork(day) : undefined;
  if (!night || from < day.from + mindMinutes * minuteMs) return false;
  return to <= night.from - upBeforeNight * minuteMs;
};

/** What belongs to a night of work: a rest before the first of them, its break, or coming home from it to sleep. */
function fitsNight({ moments }: Habit, { block, inWork }: Slot, { waking: day }: SlotAround): boolean {
  const night = moments.some((each) => each === "night_break" || each === "after_night") ? nightWork(day) : undefined;
  if (moments.includes("night_break") && !(night && inWork === true)) return false;
  if (moments.includes("before_night") && !isBeforeNight(block, day)) return false;
  return !moments.includes("after_night") || (night !== undefined && block.from >= night.to);
}

/** Whether work has gone on for a while when a block begins. */
const isSettled = ({ from }: Interval, { work }: WakingDay): boolean =>
  !work.some((each) => from >= each.from && from < each.from + settledAtWork * minuteMs);

/** The stretch in which something done on getting up begins; undefined where it waits for a light that does not come. */
function afterWaking({ moments }: Habit, around: SlotAround): Interval | undefined {
  const { from } = around.waking;
  if (!moments.includes("daylight")) return { from, to: from + waking.within * minuteMs };
  const { light } = around;
  if (!light) return undefined;
  const begins: Instant = Math.max(from, light.from);
  // The light of a morning is that before the sun stands highest.
  const noon = (light.from + light.to) / 2;
  if (begins >= noon) return undefined;
  return { from: begins, to: Math.min(begins + waking.withinLight * minuteMs, from + waking.latest * minuteMs, noon) };
}

/** Whether the moment is one that a habit belongs to: on getting up, in daylight, at a meal, or on days of steady hours. */
function hasItsMoment(habit: Habit, slot: Slot, around: SlotAround): boolean {
  const { moments } = habit;
  const { block } = slot;
  if (moments.includes("steady_hours") && around.day.schedule.shifts) return false;
  if (!fitsWork(habit, slot, around) || !fitsNight(habit, slot, around)) return false;
  if (moments.includes("waking")) {
    const span = afterWaking(habit, around);
    if (!span || block.from < span.from || block.from > span.to) return false;
  } else if (moments.includes("daylight")) {
    const { light } = around;
    if (!light || block.from < light.from || block.to > light.to) return false;
  }
  if (!moments.includes("meal")) return true;
  return mealTime(habit.low, block, around.waking) !== undefined;
}

/** When something that belongs to a meal begins in a stretch: at its beginning where a meal is near, else with the next meal in it; undefined where there is none. */
export function mealTime(
  minutes: number,
  { from, to }: Interval,
  day: Pick<WakingDay, "meals" | "from">,
): Instant | undefined {
  const near = nearMeal * minuteMs;
  const meal = mealsOf(day).find((each) => each.to > from && each.from - near < to);
  if (!meal) return undefined;
  if (meal.from - near <= from) return from;
  const latest = Math.min(meal.from, to - minutes * minuteMs);
  return latest >= meal.from - near ? latest : undefined;
}

/** The meals that were told, else when people eat. */
const mealsOf = ({ meals, from }: Pick<WakingDay, "meals" | "from">): readonly Interval[] =>
  meals.length > 0
    ? meals
    : usualMeals.map(([soonest, latest]) => ({ from: from + soonest * minuteMs, to: from + latest * minuteMs }));

/** What belongs to work, to its end or to a day without it. Whose working hours nobody knows works on weekdays, as far as we can tell. */
function fitsWork(
  { moments }: Habit,
  { block, inWork }: Slot,
  { day: { schedule }, waking: day }: SlotAround,
): boolean {
  if (moments.includes("exam") && !isBeforeExam(schedule, day.date)) return false;
  const isTold = schedule.work !== undefined || schedule.shifts !== undefined;
  const worksToday = isTold ? day.work.length > 0 : weekdayOf(day.date) < saturday;
  if (moments.includes("day_off") && worksToday) return false;
  if (moments.includes("at_work") && inWork !== true) {
    if (isTold || block.from < day.from + settledAwake * minuteMs) return false;
  }
  if (!moments.includes("after_work")) return true;
  const end = day.work.at(-1)?.to;
  return end === undefined ? worksToday : block.from >= end && block.from <= end + afterWorkMinutes * minuteMs;
}

/** Whether a habit is for a block at all: by its moment, by the part of the day, by energy; no more than a break in working time, and nothing that strains, nor a nap, too near to sleep. */
export function fitsSlot(habit: Habit, gentle: boolean, slot: Slot, around: SlotAround): boolean {
  const { block, template, part } = slot;
  const waits = habit.moments.includes("waking") && habit.moments.includes("daylight");
  if (!waits && !habit.parts.includes(part)) return false;
  if (habit.moments.length > 0 && !hasItsMoment(habit, slot, around)) return false;
  if (slot.inWork === true && !(isBreak(habit, around) && isSettled(block, around.waking))) return false;
  if (soonestIn(habit, block, around.waking.meals) + habit.low * minuteMs > block.to) return false;
  if (!template.habits.includes(habit.id) && !energyFits(habit.energy, block.energy)) return false;
  if (around.mode === "low" && habit.energy === "high") return false;
  if (isDrink(habit) && around.waking.to - block.from < drinkMinutes * minuteMs) return false;
  if (habit.taskClass === "connection" && !isSociable(block, around.waking)) return false;
  if (getsGoing(habit) && around.waking.to - block.from < homeMinutes * minuteMs) return false;
  if (isTooEarlyFor(habit, slot, around) || isTooDark(habit, slot, around)) return false;
  if (isWorkOfMind(habit) && !isFresh(slot, around)) return false;
  const left = (around.waking.to - block.to) / minuteMs;
  return left >= (isNap(habit) ? napMinutes : (!gentle && strains(habit)) || isWorkOfMind(habit) ? calmMinutes : 0);
}
