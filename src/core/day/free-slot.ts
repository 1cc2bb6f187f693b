import type { Instant } from "../time/instant.ts";
import type { Plan, Task } from "./plan.ts";
import { timeOf } from "./replan.ts";
import { overlap, united, without } from "./intervals.ts";
import type { Interval } from "./schedule.ts";

const minuteMs = 60_000;

/** The times that open tasks of a plan take, but for one of them. */
function takenBeside(plan: Plan, id: Task["id"]): readonly Interval[] {
  return united(plan.tasks.filter((task) => task.state === "open" && task.id !== id).map(timeOf));
}

/** Whether an open task would stand on another one. */
export function standsOnAnother(plan: Plan, task: Task): boolean {
  return takenBeside(plan, task.id).some((other) => overlap(timeOf(task), other));
}

/** The first instant within a stretch at which so many minutes are free of other open tasks. */
function firstFree(plan: Plan, task: Task, within: Interval): Instant | undefined {
  if (within.from >= within.to) return undefined;
  const free = without([within], takenBeside(plan, task.id));
  return free.find(({ from, to }) => to - from >= task.minutes * minuteMs)?.from;
}

/**
 * Where a task can go from an instant on: within its block and as far as that may move; else anywhere until sleep; else the last
 * free moment before sleep that is after `notBefore`. Undefined where the day has no such moment.
 */
export function laterSlot(plan: Plan, task: Task, wished: Instant, notBefore: Instant): Instant | undefined {
  const block = plan.blocks.find(({ id }) => id === task.block);
  const { to } = plan.waking;
  const reach = block ? Math.min(to, block.to + block.flexibility * minuteMs) : to;
  const early = firstFree(plan, task, { from: wished, to: reach }) ?? firstFree(plan, task, { from: wished, to });
  if (early !== undefined) return early;
  if (notBefore >= to) return undefined;
  const free = without([{ from: notBefore, to }], takenBeside(plan, task.id));
  const last = free.findLast((each) => each.to - each.from >= task.minutes * minuteMs);
  return last && last.to - task.minutes * minuteMs;
}
