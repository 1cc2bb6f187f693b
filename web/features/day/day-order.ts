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

/** When a stretch is over. */
export function endOf(stretch: Stretch): number {
  return stretch.kind === "block" ? Date.parse(stretch.block.to) : stretch.at + stretch.task.duration_minutes * minute;
}
