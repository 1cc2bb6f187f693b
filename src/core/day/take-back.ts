import { undoOutcome } from "../mastery/record-outcome.ts";
import type { HabitRecord } from "../mastery/habit-record.ts";
import type { Day } from "./day.ts";
import { laterSlot, standsOnAnother } from "./free-slot.ts";
import { countsAsHabit } from "./grow.ts";
import type { DayLibrary } from "./library.ts";
import { withOwn, withoutOutcome } from "./own-habit.ts";
import type { Plan, Task, TaskState, Undo } from "./plan.ts";
import { inOrder } from "./task-result.ts";

/**
 * The plan as it was before a word about a task, and the task; undefined where the person already did something with what came in
 * its place, or where the day has no room for it any more.
 */
export function planBefore(
  plan: Plan,
  last: Undo,
  { archetypes }: Pick<DayLibrary, "archetypes">,
): { readonly plan: Plan; readonly task: Task } | undefined {
  const { id } = last.task;
  const added = plan.tasks.find((each) => each.id === last.added);
  if (added && (added.state !== "open" || plan.undo.some(({ task }) => task.id === added.id))) return undefined;
  const cleared: Plan = {
    ...plan,
    tasks: plan.tasks.filter((each) => each.id !== id && each.id !== added?.id),
    undo: plan.undo.filter((each) => each !== last),
  };
  const task = placedAgain(cleared, last.task);
  if (!task) return undefined;
  const tasks = inOrder([...cleared.tasks, task]);
  return tasks.filter(countsAsHabit).length > archetypes[plan.archetype].habitsADay.most
    ? undefined
    : { plan: { ...cleared, tasks }, task };
}

/** The task at its own time, or at the next free one where an open task has come to stand there. */
function placedAgain(plan: Plan, task: Task): Task | undefined {
  if (task.state !== "open" || !standsOnAnother(plan, task)) return task;
  const at = laterSlot(plan, task, task.at, plan.waking.from);
  return at === undefined ? undefined : { ...task, at };
}

/** What is known of a habit as it was before the last word about its task; what was said of it since stays. */
export function withRecordBack(day: Day, task: Task, { record: before, later }: Undo): Day {
  if (later) return day;
  if (task.of.kind === "own" && day.plan) {
    const { date } = day.plan;
    return withOwn(day, task.of.own, (own) => withoutOutcome(own, date, before));
  }
  if (task.of.kind !== "habit") return day;
  const { habit } = task.of;
  const { [habit]: now, ...others } = day.habits;
  const back = undoOutcome(now && saidBefore(now, before, task.state), before);
  return { ...day, habits: back ? { ...others, [habit]: back } : others };
}

/** "Not this" and "never" are taken back with the word that said them. */
function saidBefore(now: HabitRecord, before: HabitRecord | undefined, said: TaskState): HabitRecord {
  if (said === "swapped") return { ...now, notBefore: before?.notBefore };
  return said === "never" ? { ...now, never: before?.never ?? false } : now;
}
