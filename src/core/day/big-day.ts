import { daysBetween, type LocalDate } from "../time/local-date.ts";
import type { Habit, TaskClass } from "./habit.ts";
import type { Schedule } from "./schedule.ts";
import { isHard } from "./training.ts";
import { type BigDay, bigDays } from "./wish.ts";

/** What an exam, a race, an operation or a wedding asks of the days around it: rest on its eve, next to nothing on itself, and an easy day after it. */

/** A day that is near, and how far it is away; negative once it is over. */
export interface NearDay {
  readonly kind: BigDay;
  readonly days: number;
}

/** So many days of others' care come after an operation: nothing that an operation forbids, and in the first of them only what is easy. */
const healing = { days: 42, easy: 14, still: 3 } as const;
export const healingDays = healing.days;
/** Nothing that strains comes in the last days before it. */
const beforeOperation = 3;

/** All big days that were told, the nearest first. */
export function bigDaysAround({ wishes }: Pick<Schedule, "wishes">, date: LocalDate): readonly NearDay[] {
  return bigDays
    .flatMap((kind) => (wishes?.[kind] === undefined ? [] : [{ kind, days: daysBetween(date, wishes[kind]) }]))
    .toSorted((a, b) => Math.abs(a.days) - Math.abs(b.days));
}

/** The big day whose eve, day or day after a date is; of two the one that is still to come. */
export function bigDayAt(schedule: Pick<Schedule, "wishes">, date: LocalDate): NearDay | undefined {
  const near = bigDaysAround(schedule, date).filter(({ days }) => days >= -1 && days <= 1);
  return near.find(({ days }) => days >= 0) ?? near[0];
}

/** The day itself, and the evening before it, hold no more than this. */
export const mostOn = { eve: 3, day: 2, operation: 1 } as const;

/** So many things a day may hold at most because of what it is; undefined on an ordinary one. */
export function mostOnBigDay(schedule: Pick<Schedule, "wishes">, date: LocalDate): number | undefined {
  const near = bigDayAt(schedule, date);
  if (!near || near.days < 0) return undefined;
  if (near.days > 0) return mostOn.eve;
  return near.kind === "operation" ? mostOn.operation : mostOn.day;
}

/** What asks for a head: nobody studies, counts or keeps books on such a day. */
const asksAHead: ReadonlySet<TaskClass> = new Set(["focus", "tracking"]);
const plansAhead = ({ category, difficulty }: Habit): boolean => category === "planning" && difficulty > 2;
const strains = (habit: Habit): boolean => isHard(habit) || habit.intensity !== "easy" || habit.risks.length > 0;

/** What is out of the question on a date because of a big day near it. */
export function restsAroundBigDay(
  habit: Habit,
  { schedule }: { readonly schedule: Pick<Schedule, "wishes"> },
  date: LocalDate,
): boolean {
  return bigDaysAround(schedule, date).some(({ kind, days }) =>
    kind === "operation"
      ? restsAroundOperation(habit, days)
      : days >= -1 && days <= 1 && (strains(habit) || asksAHead.has(habit.taskClass) || plansAhead(habit)),
  );
}

/**
 * Before an operation nothing that strains; on its eve and its day nothing to eat or drink is suggested, because that is for the clinic to say. Afterwards what an
 * operation forbids stays out for six weeks, as though it had been told in the health questions; whoever is told otherwise takes the date out.
 */
function restsAroundOperation(habit: Habit, days: number): boolean {
  const { taskClass, contraindications, restores } = habit;
  if (days > beforeOperation || days < -healing.days) return false;
  if (days > 1) return strains(habit);
  if (days >= 0) {
    const moves = taskClass === "movement" || habit.category === "movement";
    return strains(habit) || asksAHead.has(taskClass) || plansAhead(habit) || taskClass === "nourishment" || moves;
  }
  if (contraindications.includes("recent_surgery")) return true;
  if (days >= -healing.easy && strains(habit)) return true;
  return days >= -healing.still && (!restores || asksAHead.has(taskClass));
}

/** What restores, and what leads over into sleep, comes first on the eve; on the day itself and the day after what restores. */
const welcome = { restores: 80, bedtime: 60 } as const;
export function bigDayPoints(
  { restores, moments }: Habit,
  schedule: Pick<Schedule, "wishes">,
  date: LocalDate,
): number {
  const near = bigDayAt(schedule, date);
  if (!near) return 0;
  const eve = near.days === 1 && moments.includes("bedtime") ? welcome.bedtime : 0;
  return (restores ? welcome.restores : 0) + eve;
}
