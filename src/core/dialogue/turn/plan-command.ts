import type { BlockId } from "../../day/block.ts";
import type { Mode } from "../../day/mode.ts";
import type { TaskId } from "../../day/plan.ts";
import type { BlockWish } from "../../day/put-block.ts";

/** What can become of a task; `swap` is "not this", `never` is for good, `undo` takes the last back. */
export const taskMarks = ["done", "partly", "skip", "swap", "never", "undo"] as const;
export type TaskMark = (typeof taskMarks)[number];

/** What can be told of today. */
export type PlanCommand =
  /** Today as it is planned; the first time it begins the health days. `unsaid` where a page shows the day, and nothing that is said with it. */
  | { readonly do: "today"; readonly unsaid?: true }
  | { readonly do: "task"; readonly taskId: TaskId }
  /** Why a task is there, and why so. */
  | { readonly do: "why"; readonly taskId?: TaskId }
  | { readonly do: "mark_task"; readonly taskId: TaskId; readonly how: TaskMark }
  /** Minutes from now. */
  | { readonly do: "snooze"; readonly taskId: TaskId; readonly minutes: number }
  | { readonly do: "mode"; readonly mode?: Mode | "auto" }
  | { readonly do: "replan" }
  /** Where a block is to stand, by the person's own hand, or back to where it stood. */
  | { readonly do: "put_block"; readonly blockId: BlockId; readonly to: BlockWish }
  /** Our own clock, for the day: a plan in the morning, a word when a block begins. */
  | { readonly do: "day_tick" };
