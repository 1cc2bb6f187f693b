import { habitMastery, stageOf, worth } from "../mastery/mastery.ts";
import { daysBetween, type LocalDate } from "../time/local-date.ts";
import { excusedOf, isExcused } from "../mastery/excused.ts";
import type { Day, Grown, Growth } from "./day.ts";
import { dosesAfter, growsLonger } from "./dose.ts";
import type { Habit, HabitId } from "./habit.ts";
import type { DayLibrary } from "./library.ts";
import type { Mode } from "./mode.ts";
import type { Plan, Task } from "./plan.ts";

const weekDays = 7;
const keptDays = 14;
/** A week says something from so many planned days on, two weeks from twice as many. */
const leastDays = 4;
const simplifyUnder = 0.5;
/** A day that began with three things or more does not become simpler than two, unless hardly any of it is done. */
const simplest = 2;
const hardlyAny = 0.25;
const addFrom = 0.75;
const raiseFrom = 0.85;

/** A task that counts as one of the day's habits, whatever became of it; what was put aside by the person does not. */
export function countsAsHabit(task: Task): boolean {
  return task.of.kind === "habit" && task.state !== "swapped" && task.state !== "never";
}

/** The habits of a plan, in its order. */
export function habitsOf(plan: Plan): readonly HabitId[] {
  return plan.tasks.flatMap((task) => (task.of.kind === "habit" && countsAsHabit(task) ? [task.of.habit] : []));
}

/** How many habits a day is made of: what the person wants, else what it has grown to, and no fewer than they have aims; one fewer on a weak day, though not so few that one of two aims gets nothing. */
export function habitCount(
  day: Pick<Day, "archetype" | "tasksADay" | "growth" | "aims">,
  mode: Mode,
  { archetypes }: Pick<DayLibrary, "archetypes">,
): number {
  const { atFirst, most } = archetypes[day.archetype].habitsADay;
  const least = day.tasksADay === undefined ? Math.max(1, day.aims?.length ?? 0) : 1;
  const usual = Math.min(most, Math.max(least, Math.round(day.tasksADay ?? day.growth.count ?? atFirst)));
  // A day that has become simpler is not made smaller a second time.
  const simple = day.tasksADay === undefined ? Math.min(usual, atFirst - 1) : 0;
  return mode === "low" ? Math.max(least, usual - 1, simple) : usual;
}

/**
 * What a day consisted of, for the next one: what stood in for something because of how the body was is not what the person does, and what it stood in for is
 * not given up by it. What the person put in its place themselves is their word.
 */
function standing({ tasks, undo }: Plan): readonly HabitId[] {
  const chosen = new Set(undo.flatMap(({ added }) => (added === undefined ? [] : [added])));
  const putAside = new Set(undo.flatMap(({ task, added }) => (added === undefined ? [] : [task.id])));
  const standsIn = (task: Task): boolean => task.because.rule === "habit_instead" && !chosen.has(task.id);
  return tasks.flatMap((task) => {
    if (task.of.kind !== "habit") return [];
    const returns =
      task.state === "swapped" &&
      !putAside.has(task.id) &&
      tasks.some((other) => other.block === task.block && standsIn(other));
    return returns || (countsAsHabit(task) && !standsIn(task)) ? [task.of.habit] : [];
  });
}

/**
 * A new date begins: what the last planned day consisted of becomes the day before, how much of it was done is counted, and the
 * day grows or shrinks by it (day.md). Nothing happens where the plan is of this date, was counted already, or was of a day on
 * which the person was away.
 */
export function beginDay(day: Day, date: LocalDate, library: Pick<DayLibrary, "habits" | "archetypes">): Day {
  const { plan } = day;
  if (plan === undefined || plan.date >= date || isExcused(excusedOf(day), plan.date)) return day;
  const habits = habitsOf(plan);
  if (habits.length === 0 || day.growth.days.some((each) => each.date >= plan.date)) return day;
  // What the person made up counts like what was chosen for them: in how the day grows, not in how much of ours it holds.
  const counted = plan.tasks.filter(
    (task) => countsAsHabit(task) || (task.of.kind === "own" && task.state !== "swapped"),
  );
  const done = counted.reduce((sum, { state }) => sum + (isOutcome(state) ? worth[state] : 0), 0);
  const days = [...day.growth.days, { date: plan.date, planned: counted.length, done }].filter(
    (each) => daysBetween(each.date, date) <= keptDays,
  );
  const previous = { date: plan.date, mode: plan.mode, archetype: plan.archetype, habits: standing(plan) };
  const begun: Day = {
    ...day,
    previous,
    lately: [...(day.lately ?? []), { date: plan.date, habits }].filter(
      (each) => daysBetween(each.date, date) <= keptDays,
    ),
    growth: { ...day.growth, days },
    doses: dosesAfter(day.doses, plan, library.habits, day.intake),
  };
  const growth = grow(begun, date, library);
  const grown = grownBy(begun.growth, growth, date);
  return { ...begun, growth, ...(grown ? { grown } : {}) };
}

/** What changed from one growth to the next, and what spoke for it; undefined where nothing did. */
function grownBy(before: Growth, after: Growth, date: LocalDate): Grown | undefined {
  if (after === before) return undefined;
  const week = doneShare(before, date, weekDays) ?? 0;
  if (after.raised.length > before.raised.length) {
    const habit = after.raised.at(-1);
    return { on: date, how: "longer", share: doneShare(before, date, keptDays) ?? week, ...(habit ? { habit } : {}) };
  }
  const more = after.raised.length === before.raised.length && week >= addFrom;
  return { on: date, how: more ? "one_more" : "simpler", share: week };
}

const isOutcome = (state: Task["state"]): state is keyof typeof worth => Object.hasOwn(worth, state);

/** What share of the planned habits was done within so many days before a date, 0 to 1; undefined where too little was planned to tell. */
export function doneShare(growth: Growth, date: LocalDate, within: number): number | undefined {
  const days = growth.days.filter((each) => daysBetween(each.date, date) <= within);
  if (days.length < leastDays * (within / weekDays)) return undefined;
  const planned = days.reduce((sum, each) => sum + each.planned, 0);
  return days.reduce((sum, each) => sum + each.done, 0) / planned;
}

/** After so many hard days of the last seven nothing is added, however much was done. */
const hardWeek = 3;

/** At most one thing changes, and at most once in seven days: simpler under a half, one more from three quarters, longer from 85 % over two weeks. */
function grow(day: Day, date: LocalDate, library: Pick<DayLibrary, "habits" | "archetypes">): Growth {
  const { growth } = day;
  const since = growth.changedOn ?? growth.days[0]?.date ?? date;
  const week = doneShare(growth, date, weekDays);
  if (week === undefined || daysBetween(since, date) < weekDays) return growth;
  const { atFirst, most } = library.archetypes[day.archetype].habitsADay;
  const count = Math.min(most, Math.max(1, growth.count ?? atFirst));
  const changed = (change: Partial<Growth>): Growth => ({ ...growth, ...change, changedOn: date });
  if (week < simplifyUnder) {
    if (growth.raised.length > 0) return changed({ raised: growth.raised.slice(0, -1) });
    const simple = week < hardlyAny ? 1 : Math.min(simplest, atFirst - 1);
    const least = Math.max(simple, day.aims?.length ?? 0);
    return count > least && day.tasksADay === undefined ? changed({ count: count - 1 }) : growth;
  }
  const raise = (doneShare(growth, date, keptDays) ?? 0) >= raiseFrom ? raisable(day, date, library) : undefined;
  const hard = (day.lows?.days ?? []).filter((each) => daysBetween(each, date) <= weekDays).length;
  const mayAdd = week >= addFrom && count < most && day.tasksADay === undefined && hard < hardWeek;
  const raiseFirst = growth.raised.length < count - atFirst;
  if (raise !== undefined && (raiseFirst || !mayAdd)) return changed({ raised: [...growth.raised, raise] });
  return mayAdd ? changed({ count: count + 1 }) : growth;
}

/** The habit of the last day that is furthest grown and has a longer version than the one it is done in. */
function raisable(day: Day, date: LocalDate, library: Pick<DayLibrary, "habits">): HabitId | undefined {
  const grown = (day.previous?.habits ?? []).flatMap((id) => {
    const habit: Habit | undefined = library.habits.get(id);
    if (!habit || !growsLonger(habit) || day.growth.raised.includes(id)) return [];
    const mastery = habitMastery(day.habits[id], date, excusedOf(day));
    const stage = stageOf(mastery);
    return stage !== "beginner" && habit.high > habit.scaling[stage] ? [{ id, mastery }] : [];
  });
  return grown.toSorted((a, b) => b.mastery - a.mastery || (a.id < b.id ? -1 : 1))[0]?.id;
}
