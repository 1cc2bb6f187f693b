import { daysBetween, type LocalDate } from "../time/local-date.ts";
import { weekdayOf } from "../time/wall-time.ts";
import type { Day } from "./day.ts";
import type { Habit, HabitId, TaskClass } from "./habit.ts";
import type { DayLibrary } from "./library.ts";
import type { Mode } from "./mode.ts";
import type { Schedule } from "./schedule.ts";

/** The week of somebody who trains: hard days with easy ones between them, none on a weak day, and rest before a race. */

/**
 * So many days before a race nothing hard is done, and on its own day nothing besides it; so many after it as well. In its last week all is short, and the
 * last long session is a little further away than that.
 */
const race = { still: 1, rest: 3, after: 3, short: 7, lastLong: 8, taper: 14 } as const;
/** In the last two weeks before a race runs become shorter and stay runs; what else moves is short in the last one. */
const taper = { far: 0.7, near: 0.5, beside: 20 } as const;

export const moves = ({ taskClass }: Pick<Habit, "taskClass">): boolean => taskClass === "movement";
export const isHard = ({ taskClass, intensity }: Pick<Habit, "taskClass" | "intensity">): boolean =>
  taskClass === "movement" && intensity !== "easy";

/**
 * Whether somebody comes to a habit trained: they said that they train, answered about their health, and nothing speaks against anything. What comes before
 * it for others is behind them, and they do not begin with a beginner's minutes.
 */
export function comesTrained(habit: Habit, { schedule, intake }: Pick<Day, "schedule" | "intake">): boolean {
  return moves(habit) && schedule.wishes?.movement === "train" && intake?.codes.length === 0;
}

interface TrainingAround {
  readonly day: Pick<Day, "schedule" | "previous" | "lately">;
  readonly library: Pick<DayLibrary, "habits">;
  readonly date: LocalDate;
  readonly mode: Mode;
}

/** Whether it is a day on which somebody who trains rests from a habit: after a hard day, on a weak one, between the days they train on, and around a race. */
export function restsFrom(habit: Habit, around: TrainingAround): boolean {
  const { wishes: { race: raceOn, movement } = {}, exercise } = around.day.schedule;
  if (movement === "train" && isHard(habit)) {
    const trains = exercise.days.length === 0 || exercise.days.includes(weekdayOf(around.date));
    if (!trains || around.mode === "low" || hasTrainedHard(around)) return true;
  }
  if (wantsRestBetween(habit) && stoodBefore(around)) return true;
  if (raceOn === undefined) return false;
  const days = daysBetween(around.date, raceOn);
  if (days >= 0 && days <= race.still) return moves(habit) || asksAHead.has(habit.taskClass);
  if (isLong(habit) && days > 0 && days <= race.lastLong) return true;
  // What is lifted hard in the last two weeks is still felt on the day.
  if (isHard(habit) && habit.sport === undefined && wantsRestBetween(habit) && days > 0 && days <= race.taper)
    return true;
  // Muscles that were asked for strength want days as well.
  if (wantsRestBetween(habit) && days > 0 && days <= race.rest) return true;
  return isHard(habit) && days <= race.rest && days >= -race.after;
}

/** On the eve of a race and on its day nobody studies, plans or keeps books: the day is about one thing. */
const asksAHead: ReadonlySet<TaskClass> = new Set(["focus", "tracking"]);

/** So often in a week at most: what wants days of rest between. */
const restedDays = 3;
const wantsRestBetween = (habit: Habit): boolean =>
  moves(habit) && habit.daysAWeek <= restedDays && habit.sport === undefined;

/** One session of strength is a day's; another belongs to another day. */
export const strengthEnough = (habit: Habit, chosen: readonly { readonly habit: Habit }[]): number =>
  wantsRestBetween(habit) && chosen.some((each) => wantsRestBetween(each.habit)) ? -200 : 0;

/** Whether something that wants a day of rest after it stood on the day before. */
function stoodBefore({ day, library }: Pick<TrainingAround, "day" | "library">): boolean {
  return stoodThen(day).some((id) => {
    const habit = library.habits.get(id);
    return habit !== undefined && wantsRestBetween(habit);
  });
}

/** What strength counts on a day between runs, for whoever wants it. */
const strengthBetween = 60;

interface RunsAround {
  readonly day: Pick<Day, "schedule" | "aims" | "habits">;
  readonly library: Pick<DayLibrary, "habits" | "aims" | "aimsBeside">;
  readonly date: LocalDate;
  readonly taken: readonly HabitId[];
}

/**
 * Runs have days of their own for whoever trains for a race: on a day on which a run may stand or stood nothing else moves but what restores. Easy strength
 * counts more on one between, though not on two in a row. Hard strength may stand in a run's place, as only one hard thing a day does.
 */
export function betweenRuns<T extends { readonly habit: Habit }>(
  candidates: readonly T[],
  { day, library, date, taken }: RunsAround,
): readonly (T & { readonly points: number })[] {
  const plain = candidates.map((each) => ({ ...each, points: 0 }));
  const { movement, race: raceOn } = day.schedule.wishes ?? {};
  if (movement !== "train" || raceOn === undefined || date > raceOn) return plain;
  const strengthens = (habit: Habit): boolean =>
    moves(habit) &&
    !isHard(habit) &&
    library.aims.strength.includes(habit.id) &&
    library.aimsBeside?.strength.includes(habit.id) !== true;
  const today = [...candidates.map(({ habit }) => habit), ...taken.flatMap((id) => library.habits.get(id) ?? [])];
  const besideRuns = (habit: Habit): boolean => !moves(habit) || isHard(habit) || habit.restores;
  if (today.some(({ sport }) => sport !== undefined)) return plain.filter(({ habit }) => besideRuns(habit));
  if (daysBetween(date, raceOn) <= race.rest || !(day.aims ?? []).includes("strength")) return plain;
  return plain.map((each) => {
    const last = day.habits[each.habit.id]?.lastAttempted;
    const rested = last === undefined || daysBetween(last, date) > 1;
    return strengthens(each.habit) && rested ? { ...each, points: strengthBetween } : each;
  });
}

const isLong = ({ sport, daysAWeek }: Pick<Habit, "sport" | "daysAWeek">): boolean =>
  sport !== undefined && daysAWeek === 1;

/** Whether a hard thing is short on a date, because a race is near. */
export function isShortBefore(habit: Habit, { wishes }: Pick<Schedule, "wishes">, date: LocalDate): boolean {
  const days = wishes?.race === undefined ? -1 : daysBetween(date, wishes.race);
  return isHard(habit) && days > 0 && days <= (habit.sport === undefined ? race.short : race.taper);
}

/** How long something that moves is with a race near, of its usual minutes and its shortest; as planned where none is. */
export function tapered(
  habit: Habit,
  minutes: number,
  usual: number,
  { wishes }: Pick<Schedule, "wishes">,
  date: LocalDate,
): number {
  const days = wishes?.race === undefined ? -1 : daysBetween(date, wishes.race);
  if (!moves(habit) || days <= 0 || days > race.taper) return minutes;
  const isNear = days <= race.short;
  if (habit.sport !== undefined) return Math.max(habit.low, Math.round(usual * (isNear ? taper.near : taper.far)));
  return isNear ? Math.min(minutes, Math.max(habit.low, taper.beside)) : minutes;
}

/** What stood on the day before in truth: what only something gentler stood in for was not done. */
const stoodThen = ({ previous, lately = [] }: TrainingAround["day"]): readonly HabitId[] =>
  lately.find(({ date }) => date === previous?.date)?.habits ?? previous?.habits ?? [];

function hasTrainedHard({ day, library }: Pick<TrainingAround, "day" | "library">): boolean {
  return stoodThen(day).some((id) => {
    const habit = library.habits.get(id);
    return habit !== undefined && isHard(habit);
  });
}
