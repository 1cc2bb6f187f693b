import { bigDayAt } from "../../../day/big-day.ts";
import type { Day } from "../../../day/day.ts";
import type { HabitId } from "../../../day/habit.ts";
import type { DayLibrary } from "../../../day/library.ts";
import { isYoung } from "../../../day/intake.ts";
import type { Plan } from "../../../day/plan.ts";
import { comesTrained } from "../../../day/training.ts";
import { workOn } from "../../../day/shift-pattern.ts";
import type { Locale } from "../../../person/person.ts";
import { dateOfDay, daysBetween, type LocalDate, plusDays } from "../../../time/local-date.ts";
import { weekdayOf } from "../../../time/wall-time.ts";
import type { Params } from "../../turn/reply.ts";
import type { WordKey } from "../../turn/word-key.ts";
import { bigDayLines } from "./big-day-lines.ts";
import { weekdayText } from "./date-text.ts";
import type { Line } from "./task-names.ts";

/** What a day begins with: what kind of day it is, and what became of the one before. No wording comes twice within a week. */

const weekDays = 7;
const [monday, friday, saturday, sunday] = [1, 5, 6, 7] as const;
/** Work that begins so late in the day, in minutes after midnight, goes through the night. */
const nightFrom = 18 * 60;

/** A number that is another one every day. */
export const dayNumber = (date: LocalDate): number => daysBetween(dateOfDay(0), date);

type Kind = Extract<WordKey, `morning.${string}`>;

/** What kind of day it is: by strength first, then by shifts, the day of the week, and work where it is told; at 16 and 17 that is school. */
function kindOf({ schedule, intake }: Day, { date, mode }: Plan): Kind {
  if (mode !== "medium") return `morning.${mode}`;
  const work = workOn(schedule, date);
  const atSchool = isYoung(intake);
  if (schedule.shifts) {
    if (!work) return "morning.free";
    if (atSchool) return "morning.usual";
    return work.from >= nightFrom ? "morning.night" : "morning.work";
  }
  const weekday = weekdayOf(date);
  const works = schedule.work === undefined ? undefined : work !== undefined;
  if (weekday === sunday && works !== true) return "morning.sunday";
  if (works === false || (works === undefined && weekday === saturday)) return "morning.free";
  if (works === true && weekday === monday) return "morning.monday";
  if (works === true && weekday === friday) return "morning.friday";
  if (works !== true) return "morning.usual";
  return atSchool ? "morning.school" : "morning.work";
}

/** What becomes of yesterday in a sentence; nothing where there was none, or a pause since. */
function yesterdayLine({ growth, lows }: Day, { date }: Plan): Line | undefined {
  const yesterday = plusDays(date, -1);
  const seed = dayNumber(date);
  if (lows?.days.includes(yesterday) === true) return { say: "morning.was_hard", with: { seed } };
  const last = growth.days.find((each) => each.date === yesterday);
  if (!last || last.planned === 0) return undefined;
  const { planned: of } = last;
  const done = Math.floor(last.done);
  if (done === 0) return { say: "morning.did_none", with: { seed } };
  if (done === of) return { say: "morning.did_all", with: { seed } };
  return { say: done * 2 > of ? "morning.did_some" : "morning.did_few", with: { seed, done, of } };
}

/** Of a week in which so little was done nobody is told figures. */
const leastShare = 0.5;
const leastTimes = 3;

/** Each seventh day the week behind is told in figures, where it went well enough to be good to hear, and what has become longest of what began short. */
function weekLines(day: Day, { date, mode }: Plan, library: DayLibrary): readonly Line[] {
  const { startedOn, growth, habits, doses = {}, lows } = day;
  const since = daysBetween(startedOn, date);
  if (since === 0 || since % weekDays !== 0 || mode === "low") return [];
  if (lows?.days.includes(plusDays(date, -1)) === true) return [];
  const inWeek = (on: LocalDate): boolean => on < date && daysBetween(on, date) <= weekDays;
  const days = growth.days.filter((each) => inWeek(each.date));
  const of = days.reduce((sum, { planned }) => sum + planned, 0);
  const done = Math.floor(days.reduce((sum, each) => sum + each.done, 0));
  const counts = Object.entries(habits)
    .map(([id, { recent }]) => ({
      id,
      times: recent.filter((each) => each.outcome !== "skipped" && inWeek(each.date)).length,
    }))
    .toSorted((a, b) => b.times - a.times || (a.id < b.id ? -1 : 1));
  const [most] = counts;
  if (!most || most.times < leastTimes || done < leastShare * of) return [];
  const name = (id: string): Params[string] => ({ ref: `habit.${id}.name` });
  const far = counts.flatMap(({ id, times }) => {
    const habit = library.habits.get(id as HabitId);
    const [first, minutes] = [habit?.scaling.beginner ?? 0, doses[id as HabitId]?.minutes ?? 0];
    return times > 0 && habit !== undefined && !comesTrained(habit, day) && minutes > first
      ? [{ id, first, minutes }]
      : [];
  });
  const [furthest] = far.toSorted((a, b) => b.minutes / b.first - a.minutes / a.first || (a.id < b.id ? -1 : 1));
  return [
    { say: "morning.week", with: { seed: since / weekDays, done, of, name: name(most.id), times: most.times } },
    ...(furthest ? [{ say: "morning.come_far", with: { ...furthest, name: name(furthest.id) } } as const] : []),
  ];
}

/** The first words of a day; the very first in the voice of its temperament. */
export function morningLines(day: Day, plan: Plan, locale: Locale, library: DayLibrary): readonly Line[] {
  const big = bigDayLines(day, plan.date, locale);
  if (day.previous === undefined) {
    const text: Params[string] = { ref: `archetype.${plan.archetype}.morning.${plan.mode}` };
    return [{ say: "day.morning", with: { text } }, ...big];
  }
  // On its eve, on itself and on the day after it is a big day that a morning begins with, and little else is said.
  if (bigDayAt(day.schedule, plan.date)) return big;
  const kind = kindOf(day, plan);
  const isWeekly = kind === "morning.monday" || kind === "morning.friday" || kind === "morning.sunday";
  const number = dayNumber(plan.date);
  const seed = isWeekly ? Math.floor(number / weekDays) : number;
  const yesterday = yesterdayLine(day, plan);
  return [
    { say: kind, with: { seed, weekday: weekdayText(plan.date, locale) } },
    ...(yesterday ? [yesterday] : []),
    ...weekLines(day, plan, library),
    ...big,
  ];
}
