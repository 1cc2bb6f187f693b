import { stageOf } from "../mastery/mastery.ts";
import { daysBetween, type LocalDate } from "../time/local-date.ts";
import type { Habit, HabitId, Stage, TaskClass } from "./habit.ts";
import type { DayLibrary } from "./library.ts";
import { smallOnly } from "./twinges.ts";
import type { Intake } from "./intake.ts";
import type { Plan, Task } from "./plan.ts";

/** How long somebody does a habit by now: the longest so far, since when, what was the longest before that, and how it was kept up since. */
export interface Dose {
  readonly minutes: number;
  readonly since: LocalDate;
  readonly before: number;
  /** Days on which it was done at about that length. */
  readonly times: number;
  /** The last of them. */
  readonly last: LocalDate;
  /** Of the small version that an injury leaves: what was done before it says nothing of now. */
  readonly small?: true;
}
export type Doses = Readonly<Record<HabitId, Dose>>;

/** How long a habit is planned on an ordinary and on a strong day, in minutes. */
export interface Length {
  readonly usual: number;
  readonly high: number;
}

const weekDays = 7;
/** So much longer in a week, at most; a minute where that is less than one. */
const growth = 1.3;
/** Done so often since it last grew, or on all of its days of a week, it may grow again. */
const leastTimes = 3;
/** After a break of so many days it begins again with a share of what it was. */
const breaks = [
  { days: 28, share: 0.5 },
  { days: 14, share: 0.7 },
] as const;
/** What is done for at least this share of its length counts as done at it. */
const aboutAsLong = 0.8;

/** What is long already grows by a smaller share: a long run by 30 % would be another run. */
const long = { from: 40, growth: 1.1 } as const;

/** The longest that somebody may come to within a week. */
export const grown = (minutes: number): number =>
  Math.max(minutes + 1, Math.floor((minutes < long.from ? growth : long.growth) * minutes));

const doneOnce: ReadonlySet<TaskClass> = new Set(["nourishment", "tracking", "reflection", "connection"]);
/** Whether more of it is longer: a walk is, while a glass of water, a line written down or a good morning to a neighbour is done when it is done. */
export const growsLonger = ({ taskClass, moments }: Pick<Habit, "taskClass" | "moments">): boolean =>
  !doneOnce.has(taskClass) && !(moments.includes("waking") && !moments.includes("daylight"));

/** The lengths as they are written for a stage, for whoever looks at no person. */
export const writtenLength = (habit: Habit, stage: Stage): Length => ({
  usual: habit.scaling[stage],
  high: stage === "beginner" ? habit.scaling[stage] : Math.max(habit.high, habit.scaling[stage]),
});

/**
 * How long a habit is planned for somebody on a date: it begins with a beginner's length, and grows towards the one of its stage, by at most 30 % (or a minute)
 * over what it was a week before, and only by being done. A break makes it shorter, and it climbs again from there. Whoever comes trained begins in the middle.
 */
export function lengthOn(
  habit: Habit,
  dose: Dose | undefined,
  mastery: number,
  tried: boolean,
  date: LocalDate,
  trained = false,
): Length {
  const stage = stageOf(mastery);
  const { scaling } = habit;
  if (!growsLonger(habit)) return { usual: scaling.beginner, high: scaling.beginner };
  const most = (usual: number, ceiling: number): number =>
    stage === "beginner" && habit.risks.length > 0 ? usual : Math.max(usual, Math.min(habit.high, ceiling));
  if (!dose) {
    const first = trained && habit.risks.length === 0 ? scaling.intermediate : scaling.beginner;
    const usual = tried ? Math.max(first, scaling[stage]) : first;
    return { usual, high: most(usual, grown(usual)) };
  }
  const idle = daysBetween(dose.last, date);
  const rest = breaks.find(({ days }) => idle > days);
  if (rest) {
    const least = Math.min(scaling.beginner, dose.minutes);
    const usual = Math.min(scaling.advanced, Math.max(least, Math.floor(rest.share * dose.minutes)));
    return { usual, high: usual };
  }
  const aWeek = daysBetween(dose.since, date) >= weekDays;
  const ceiling = grown(aWeek ? dose.minutes : dose.before);
  const mayGrow = aWeek && dose.times >= Math.min(leastTimes, habit.daysAWeek);
  const next = mayGrow ? Math.min(Math.max(dose.minutes, scaling[stage]), ceiling) : dose.minutes;
  const usual = Math.min(next, scaling.advanced);
  return { usual, high: most(usual, Math.max(ceiling, Math.min(dose.minutes, habit.high))) };
}

/** The figures of a habit that is done in its small version alone. */
const asSmall = (habit: Habit): Habit => {
  const { low, scaling } = habit;
  const most = Math.max(low, scaling.beginner);
  return { ...habit, scaling: { beginner: low, intermediate: most, advanced: most }, high: most };
};

/** With an injury that only twinges a habit begins with a weak day's length, and grows with being done as slowly as any, up to what others begin with. */
export function smallLengthOn(habit: Habit, dose: Dose | undefined, date: LocalDate): Length {
  const known = dose?.small === true ? dose : undefined;
  const { usual } = lengthOn(asSmall(habit), known, known ? growing : 0, false, date);
  return { usual, high: usual };
}
/** A mastery by which a length grows. */
const growing = 50;

/** How often it is still to be done at its length before it may grow. */
export const roundsLeft = ({ daysAWeek }: Pick<Habit, "daysAWeek">, { times }: Dose): number =>
  Math.max(0, Math.min(leastTimes, daysAWeek) - times);

/** The doses after a day that is over: what was done of it, at the length at which it was planned. Nobody begins below a beginner's length. */
export function dosesAfter(
  doses: Doses | undefined,
  { date, tasks }: Pick<Plan, "date" | "tasks">,
  habits: DayLibrary["habits"],
  intake?: Intake,
): Doses {
  const after: Record<HabitId, Dose> = { ...doses };
  for (const task of tasks) {
    const habit = task.of.kind === "habit" ? habits.get(task.of.habit) : undefined;
    if (habit && countsForDose(task)) {
      const before = after[habit.id];
      if (!smallOnly(habit, intake)) after[habit.id] = doseAfter(before, task.minutes, habit.scaling.beginner, date);
      else {
        const known = before?.small === true ? before : undefined;
        after[habit.id] = { ...doseAfter(known, task.minutes, habit.low, date), small: true };
      }
    }
  }
  return after;
}

/** Done in more than its gentle variant; a small version does not count against a length either. */
const countsForDose = ({ state, version }: Task): boolean =>
  (state === "done" || state === "partly") && version !== "gentle";

function doseAfter(dose: Dose | undefined, minutes: number, least: number, date: LocalDate): Dose {
  if (!dose) {
    const first = Math.max(minutes, least);
    return { minutes: first, since: date, before: least, times: minutes >= first ? 1 : 0, last: date };
  }
  const returned = breaks.some(({ days }) => daysBetween(dose.last, date) > days);
  if (returned && minutes < dose.minutes) return { minutes, since: date, before: minutes, times: 1, last: date };
  if (minutes > dose.minutes) {
    // Grown twice within a week it is still held to what it was a week ago.
    const before = daysBetween(dose.since, date) < weekDays ? dose.before : dose.minutes;
    return { minutes, since: date, before, times: 1, last: date };
  }
  const asLong = minutes >= aboutAsLong * dose.minutes;
  return { ...dose, times: dose.times + (asLong ? 1 : 0), last: date };
}
