import type { Day } from "../day/day.ts";
import { standsOnAnother } from "../day/free-slot.ts";
import type { Plan, Task } from "../day/plan.ts";
import { isSettled, safely } from "../day/replan.ts";
import type { TaskAround } from "../day/tasks.ts";
import type { Instant } from "../time/instant.ts";
import { type Adaptation, type AdaptationId, type Adapting, isLive } from "./adaptation.ts";
import { type Change, halved, isSafe, lowered, raised, recovery } from "./change-task.ts";
import { withChange, withoutChange } from "./put-change.ts";

const minuteMs = 60_000;

export interface CarriedOver {
  readonly plan: Plan;
  readonly adapting: Adapting;
}

/**
 * A day made again under what is adapted in it: the rest of the day is planned as if nothing were, and then each change that still has its task is made again, so
 * that all of it can be taken back exactly. What has no place in the new day is closed, and offers of tasks that are not as they were with it.
 */
export function carriedOver(
  day: Day,
  plan: Plan,
  adapting: Adapting,
  make: (plan: Plan) => Plan,
  around: TaskAround,
): CarriedOver {
  const live = adapting.adaptations.filter((each) => each.date === plan.date && isLive(each));
  const lifted = new Set<AdaptationId>();
  let base = plan;
  for (const each of live.toReversed()) {
    if (each.calm !== undefined || each.state === "offered" || staysAsMade(base, each, around.now)) continue;
    const back = withoutChange(base, each);
    if (!back) continue;
    base = back;
    lifted.add(each.id);
  }
  let made = make(base);
  const adaptations = adapting.adaptations.map((each): Adaptation => {
    if (!live.includes(each) || each.calm !== undefined) return each;
    const again = lifted.has(each.id)
      ? madeAgain(each, made, day, around)
      : each.state === "offered"
        ? offeredAgain(each, made, day, around)
        : settled(each, made, day, around);
    if (!again) return { ...each, state: "expired" };
    if (lifted.has(each.id)) made = withChange(made, again, around.now);
    return again;
  });
  return { plan: made, adapting: { ...adapting, adaptations } };
}

const openTask = (plan: Plan, id: Task["id"]): Task | undefined =>
  plan.tasks.find((task) => task.id === id && task.state === "open");

/** Whether a plan made again leaves the changed task where it is; then the change stays with it. */
function staysAsMade(plan: Plan, { adapted }: Adaptation, now: Instant): boolean {
  const task = openTask(plan, adapted.id);
  return task === undefined || isSettled(plan, task, now);
}

const withChanged = (each: Adaptation, original: Task, { task, block, pushed }: Change): Adaptation => ({
  ...each,
  original,
  adapted: task,
  block,
  pushed,
});

function madeAgain(each: Adaptation, plan: Plan, day: Day, around: TaskAround): Adaptation | undefined {
  const task = openTask(plan, each.original.id);
  if (!task || !isSafe(task, day, around.library)) return undefined;
  const change = changeAgain(each, plan, task, day, around);
  return change && withChanged(each, task, change);
}

/** The same change for a task that may have another size or another time by now. */
function changeAgain(each: Adaptation, plan: Plan, task: Task, day: Day, around: TaskAround): Change | undefined {
  const { library } = around;
  const swapped = each.adapted.id !== each.original.id;
  const restoring = () => sameInstead(each, plan, task, day, around) ?? recovery(plan, task, day, around);
  switch (each.action) {
    case "reduce_intensity_by_50_percent":
      return halved(task, day, library);
    case "switch_to_recovery_activities":
      return (swapped ? restoring() : undefined) ?? halved(task, day, library);
    case "prioritize_recovery_activities":
      return (swapped ? restoring() : undefined) ?? lowered(task, day, library);
    case "upgrade_to_performance_mode":
      return raisedAgain(each, plan, task, day, around);
  }
}

/** What came in a task's place before, where it still has room there and the new day does not hold it elsewhere. */
function sameInstead(
  { adapted }: Adaptation,
  plan: Plan,
  task: Task,
  day: Day,
  { now, library }: TaskAround,
): Change | undefined {
  const at = Math.max(task.at, Math.ceil(now / minuteMs) * minuteMs);
  const again: Task = { ...adapted, at, block: task.block, reminded: task.reminded };
  const without: Plan = { ...plan, tasks: plan.tasks.filter(({ id }) => id !== task.id) };
  const fits = at + again.minutes * minuteMs <= plan.waking.to && !standsOnAnother(without, again);
  const isElsewhere = plan.tasks.some(({ id }) => id === again.id);
  const [safe] = safely(again, { day, library });
  return fits && !isElsewhere && safe === again ? { task: again, block: undefined } : undefined;
}

/** Nothing is raised beyond what the person was asked. */
function raisedAgain(
  { adapted }: Adaptation,
  plan: Plan,
  task: Task,
  day: Day,
  around: TaskAround,
): Change | undefined {
  const change = isSafe(task, day, around.library) ? raised(plan, task, day, around) : undefined;
  return change?.task.minutes === adapted.minutes && change.task.intensity === adapted.intensity ? change : undefined;
}

function offeredAgain(each: Adaptation, plan: Plan, day: Day, around: TaskAround): Adaptation | undefined {
  const task = openTask(plan, each.original.id);
  const change = task && raisedAgain(each, plan, task, day, around);
  return task && change && withChanged(each, task, change);
}

/** A change whose task stands as it did: what the body forbids by now is not given back either. */
function settled(each: Adaptation, plan: Plan, day: Day, { library }: TaskAround): Adaptation | undefined {
  const task = plan.tasks.find(({ id }) => id === each.adapted.id);
  const [original] = safely(each.original, { day, library });
  if (!task || !original) return undefined;
  const { minutes, version, intensity } = task.state === "open" ? task : each.adapted;
  const block = plan.blocks.find(({ id }) => id === each.block?.adapted.id);
  const isLonger = block?.from === each.block?.adapted.from && block?.to === each.block?.adapted.to;
  return {
    ...each,
    original,
    adapted: { ...each.adapted, minutes, version, intensity },
    block: isLonger ? each.block : undefined,
  };
}
