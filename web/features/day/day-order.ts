import type { DayBlockWire, DayTaskWire, DayWire } from "#contract/day.ts";

/** A stretch of the day as the page shows it: a block with what is done in it, or a task on its own. */
export type Stretch =
  | {
      readonly kind: "block";
      readonly at: number;
      readonly block: DayBlockWire;
      readonly tasks: readonly DayTaskWire[];
    }
  | { readonly kind: "task"; readonly at: number; readonly task: DayTaskWire };

const minute = 60_000;

/** The day in the order of its times; a block that holds nothing is left out, and a task that was put off beyond its block stands by itself. */
export function stretchesOf({ blocks, tasks }: DayWire): readonly Stretch[] {
  const isIn = (task: DayTaskWire, block: DayBlockWire): boolean => {
    const at = Date.parse(task.at);
    return task.block_id === block.block_id && at >= Date.parse(block.from) && at < Date.parse(block.to);
  };
  const placed = blocks.flatMap((block): readonly Stretch[] => {
    const inside = tasks.filter((task) => isIn(task, block));
    return inside.length === 0 ? [] : [{ kind: "block", at: Date.parse(block.from), block, tasks: inside }];
  });
  const alone = tasks
    .filter((task) => !blocks.some((block) => isIn(task, block)))
    .map((task): Stretch => ({ kind: "task", at: Date.parse(task.at), task }));
  return [...placed, ...alone].toSorted((a, b) => a.at - b.at);
}

/** What a block holds that it is not for: a step of a goal, or what a track asks. */
export const guestOf = (tasks: readonly DayTaskWire[]): DayTaskWire | undefined =>
  tasks.find(({ kind }) => kind === "goal_step" || kind === "track_action");

/** When the time of a task is over. */
export const endOfTask = ({ at, duration_minutes }: DayTaskWire): number => Date.parse(at) + duration_minutes * minute;

/** When a stretch is over. */
export function endOf(stretch: Stretch): number {
  return stretch.kind === "block" ? Date.parse(stretch.block.to) : endOfTask(stretch.task);
}

const tasksOf = (stretch: Stretch): readonly DayTaskWire[] =>
  stretch.kind === "block" ? stretch.tasks : [stretch.task];

/** The task that comes first now: the earliest open one whose time is not over, else the earliest that is open at all. */
export function firstOf(stretches: readonly Stretch[], now: number): DayTaskWire["task_id"] | undefined {
  const open = stretches.flatMap(tasksOf).filter(({ state }) => state === "open");
  return (open.find((task) => now < endOfTask(task)) ?? open[0])?.task_id;
}

/** How many stretches from the morning on are over and closed: what is still open stays in sight, however late it is. */
export function behindOf(stretches: readonly Stretch[], now: number): number {
  const first = stretches.findIndex(
    (stretch) => now < endOf(stretch) || tasksOf(stretch).some(({ state }) => state === "open"),
  );
  return first === -1 ? stretches.length : first;
}

/** What a stretch is known by. */
export const keyOf = (stretch: Stretch): string =>
  stretch.kind === "block" ? stretch.block.block_id : stretch.task.task_id;
