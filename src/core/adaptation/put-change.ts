import { laterSlot, standsOnAnother } from "../day/free-slot.ts";
import type { Plan, PlannedBlock, Task } from "../day/plan.ts";
import { inOrder } from "../day/task-result.ts";
import type { Instant } from "../time/instant.ts";
import type { Adaptation, Pushed } from "./adaptation.ts";

type ChangePart = Pick<Adaptation, "original" | "adapted" | "block" | "pushed">;

/** The plan with a change made: a task that another took the place of is put aside, so that it is not planned a second time. */
export function withChange(plan: Plan, { original, adapted, block, pushed = [] }: ChangePart, now: Instant): Plan {
  const same = original.id === adapted.id;
  const tasks = plan.tasks.map((task): Task => {
    const moved = pushed.find((each) => each.id === task.id && task.state === "open" && task.at === each.from);
    if (moved) return { ...task, at: moved.to };
    if (task.id !== original.id) return task;
    return same ? adapted : { ...task, state: "swapped", stateAt: now };
  });
  return {
    ...plan,
    blocks: block ? withBlock(plan.blocks, block.adapted) : plan.blocks,
    tasks: inOrder(same ? tasks : [...tasks, adapted]),
    undo: same ? sized(plan.undo, original, adapted) : plan.undo,
  };
}

/**
 * The plan with a change taken back exactly; undefined where the person has already done something with the task, where it is not as it was made any
 * more, or where the day has no room for it. What the person put off stays put off, and what they were told is not told again.
 */
export function withoutChange(plan: Plan, { original, adapted, block, pushed = [] }: ChangePart): Plan | undefined {
  const same = original.id === adapted.id;
  const task = plan.tasks.find(({ id }) => id === adapted.id);
  const aside = plan.tasks.find(({ id }) => id === original.id);
  if (!task || task.state !== "open" || !isAs(task, adapted)) return undefined;
  if (!same && aside?.state !== "swapped") return undefined;
  const cleared: Plan = {
    ...plan,
    blocks: block ? withBlock(plan.blocks, block.original) : plan.blocks,
    tasks: plan.tasks.filter(({ id }) => id !== adapted.id && id !== original.id),
    undo: same ? sized(plan.undo, adapted, original) : plan.undo.filter((each) => each.task.id !== adapted.id),
  };
  const back: Task = {
    ...original,
    at: task.at === adapted.at ? original.at : task.at,
    reminded: original.reminded || (task.reminded && task.at === adapted.at),
  };
  const at = standsOnAnother(cleared, back) ? laterSlot(cleared, back, back.at, plan.waking.from) : back.at;
  if (at === undefined) return undefined;
  return pushed.reduce(pulledBack, { ...cleared, tasks: inOrder([...cleared.tasks, { ...back, at }]) });
}

/** What had moved on is where it was, unless the person has done something with it or something else stands there now. */
function pulledBack(plan: Plan, { id, from, to }: Pushed): Plan {
  const task = plan.tasks.find((each) => each.id === id && each.state === "open" && each.at === to);
  const back = task && { ...task, at: from };
  if (!back || standsOnAnother(plan, back)) return plan;
  return { ...plan, tasks: inOrder(plan.tasks.map((each) => (each === task ? back : each))) };
}

/** What the person may take back gives back the task in the size that it has now. */
function sized(undo: Plan["undo"], from: Task, { minutes, intensity, version }: Task): Plan["undo"] {
  const concerned = ({ task }: Plan["undo"][number]): boolean =>
    task.id === from.id && task.state === "open" && isAs(task, from);
  return undo.map((each) =>
    concerned(each) ? { ...each, task: { ...each.task, minutes, intensity, version } } : each,
  );
}

const isAs = (task: Task, made: Task): boolean =>
  task.minutes === made.minutes && task.intensity === made.intensity && task.version === made.version;

const withBlock = (blocks: readonly PlannedBlock[], block: PlannedBlock): readonly PlannedBlock[] =>
  blocks.map((each) => (each.id === block.id ? block : each));
