import type { Because } from "../because.ts";
import type { Instant } from "../time/instant.ts";
import type { BlockId, BlockTemplate } from "./block.ts";
import { overlap } from "./intervals.ts";
import type { DayLibrary } from "./library.ts";
import { obstaclesOf } from "./place-blocks.ts";
import type { Plan, PlannedBlock, Task } from "./plan.ts";
import type { Interval, WakingDay } from "./schedule.ts";
import { inOrder } from "./task-result.ts";

const minuteMs = 60_000;
const rasterMs = 5 * minuteMs;

/** Where a block is to stand; `back` is where it stood before the person first moved it. */
export type BlockWish = { readonly from: Instant; readonly minutes: number } | "back";

/** What a block that the person put somewhere gives as its reason. */
export const blockPutRule = "block_put";

/** How short a block may become, and how long, in minutes. */
export const blockMinutes = { least: 10, most: 480 } as const;

/** Why a block may not stand somewhere; the day then stays as it is. */
export type NoPlace =
  | { readonly why: "gone" | "over" | "past" | "outside" | "work" | "meals" | "busy" | "block" | "task" | "nothing" }
  | { readonly why: "too_short"; readonly minutes: number };

export type Put =
  | { readonly kind: "put"; readonly plan: Plan; readonly block: PlannedBlock }
  | ({ readonly kind: "refused" } & NoPlace);

export interface PutAround {
  readonly waking: WakingDay;
  readonly library: Pick<DayLibrary, "archetypes">;
  readonly now: Instant;
}

type Free = Pick<BlockTemplate, "aroundMeal" | "duringWork">;

function freedomOf(id: BlockId, { archetype, mode }: Plan, { library }: PutAround): Free {
  const { blocks } = library.archetypes[archetype].templates[mode];
  return blocks.find(({ block }) => block.id === id)?.block ?? {};
}

/** What of the waking day stands where a block would; undefined where nothing does. */
export function standsThere(
  at: Interval,
  freedom: Free,
  waking: WakingDay,
): "outside" | "work" | "meals" | "busy" | undefined {
  if (at.from < waking.from || at.to > waking.to) return "outside";
  const all = obstaclesOf(freedom, waking);
  return (["work", "meals", "busy"] as const).find((kind) => all[kind].some((each) => overlap(each, at)));
}

const lengthOf = ({ minutes }: Task): number => minutes * minuteMs;

/** Open tasks of a block that go where it goes; one that the person put off keeps its time. */
const carried = (plan: Plan, id: BlockId): readonly Task[] =>
  plan.tasks.filter(
    (task) =>
      task.block === id && task.state === "open" && !plan.undo.some((each) => each.later && each.task.id === task.id),
  );

/** A block's tasks at their new times: as far from its beginning as before, closer together where it is shorter. */
function shifted(tasks: readonly Task[], was: Interval, at: Interval): readonly Task[] {
  let left = tasks.reduce((sum, task) => sum + lengthOf(task), 0);
  let free = at.from;
  return tasks.map((task) => {
    const begins = Math.max(free, Math.min(task.at - was.from + at.from, at.to - left));
    free = begins + lengthOf(task);
    left -= lengthOf(task);
    return begins === task.at ? task : { ...task, at: begins };
  });
}

/** Where the wish puts a block, on five minutes of the clock; one that has begun keeps its beginning. */
function wishedPlace(block: PlannedBlock, wish: Exclude<BlockWish, "back">, now: Instant): Interval {
  const begun = block.from <= now;
  const from = begun ? block.from : Math.round(wish.from / rasterMs) * rasterMs;
  const minutes = Math.min(Math.max(wish.minutes, blockMinutes.least), blockMinutes.most);
  return { from, to: from + minutes * minuteMs };
}

/**
 * Puts a block of today where the person wants it, with what is in it, or back to where it stood. It is refused where something stands there already, outside
 * the waking day, in what is past, and where it would be too short for what is in it: nothing else of the day moves by itself.
 */
export function putBlock(plan: Plan, id: BlockId, wish: BlockWish, around: PutAround): Put {
  const refused = (no: NoPlace): Put => ({ kind: "refused", ...no });
  const { now, waking } = around;
  const block = plan.blocks.find((each) => each.id === id);
  if (!block) return refused({ why: "gone" });
  if (block.to <= now) return refused({ why: "over" });
  if (wish === "back" && block.put === undefined) return refused({ why: "nothing" });
  const at: Interval = wish === "back" ? (block.put ?? block) : wishedPlace(block, wish, now);
  if (at.to <= now || (at.from < now && at.from !== block.from)) return refused({ why: "past" });
  const there = standsThere(at, freedomOf(id, plan, around), waking);
  // What stood there in the plan, such as the last free moment of a full day, may stand there again.
  if (there !== undefined && wish !== "back") return refused({ why: there });
  if (plan.blocks.some((each) => each.id !== id && overlap(each, at))) return refused({ why: "block" });
  const tasks = carried(plan, id);
  const stands = (task: Task): Interval => ({ from: task.at, to: task.at + lengthOf(task) });
  const others = plan.tasks.filter((task) => task.state === "open" && !tasks.includes(task)).map(stands);
  if (others.some((each) => overlap(each, at) && !overlap(each, block))) return refused({ why: "task" });
  const needed = tasks.reduce((sum, task) => sum + lengthOf(task), 0);
  if (needed > at.to - at.from) return refused({ why: "too_short", minutes: Math.ceil(needed / minuteMs) });
  const moved = wish === "back" ? withoutHand(block) : withHand(block, at);
  const goes = new Map(shifted(tasks, block, at).map((task) => [task.id, task]));
  return {
    kind: "put",
    block: moved,
    plan: {
      ...plan,
      blocks: plan.blocks
        .map((each) => (each.id === id ? moved : each))
        .toSorted((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1)),
      tasks: inOrder(plan.tasks.map((task) => goes.get(task.id) ?? task)),
    },
  };
}

function withHand(block: PlannedBlock, at: Interval): PlannedBlock {
  const { from, to, because } = block;
  const put = block.put ?? { from, to, because };
  const reason: Because = { rule: blockPutRule };
  return { ...block, from: at.from, to: at.to, because: reason, put };
}

function withoutHand({ put, ...block }: PlannedBlock): PlannedBlock {
  return put === undefined ? block : { ...block, from: put.from, to: put.to, because: put.because };
}
