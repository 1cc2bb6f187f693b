import type { Because } from "../because.ts";
import type { Day } from "./day.ts";
import type { HabitId } from "./habit.ts";
import type { LevelId } from "../mastery/skill.ts";
import type { Plan, Task, TaskId, Undo } from "./plan.ts";

/** Why a word about a task changes nothing. */
export const taskRefusals = [
  "task_not_found",
  "habit_not_found",
  "already",
  "put_aside",
  "not_a_habit",
  "nothing_else",
  "no_time_left",
  "nothing_to_undo",
  "moved_on",
] as const;
export type TaskRefusal = (typeof taskRefusals)[number];

/** What happened, for whoever tells the person and keeps the journal. */
export type TaskOutcome =
  | { readonly did: "done" | "partly" | "skip"; readonly task: Task; readonly levels: readonly LevelId[] }
  | { readonly did: "later"; readonly task: Task }
  | { readonly did: "swap" | "never"; readonly task: Task; readonly instead: Task | undefined }
  | { readonly did: "undo"; readonly task: Task; readonly was: Task["state"]; readonly removed: TaskId | undefined }
  | { readonly did: "allow"; readonly habit: HabitId }
  | { readonly did: "rate"; readonly habit: HabitId; readonly rating: number };

export type TaskResult =
  | { readonly kind: "changed"; readonly day: Day; readonly because: Because; readonly outcome: TaskOutcome }
  | { readonly kind: "refused"; readonly code: TaskRefusal };

export const refused = (code: TaskRefusal): TaskResult => ({ kind: "refused", code });

/** A task of today's plan, with the plan. */
export function foundTask(day: Day, id: TaskId): { readonly plan: Plan; readonly task: Task } | undefined {
  const task = day.plan?.tasks.find((each) => each.id === id);
  return day.plan && task && { plan: day.plan, task };
}

/** The plan with one task as it is now, in the order of their times, and with what takes it back. */
export function withTask(plan: Plan, task: Task, undo: Undo): Plan {
  return {
    ...plan,
    tasks: inOrder(plan.tasks.map((each) => (each.id === task.id ? task : each))),
    undo: [...plan.undo, undo],
  };
}

export function inOrder(tasks: readonly Task[]): readonly Task[] {
  return tasks.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
