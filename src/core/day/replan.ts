import type { Instant } from "../time/instant.ts";
import type { DayTemplate } from "./block.ts";
import { drawn, risingOn, soonest } from "./drawn.ts";
import { bodyExclusions, gentleOnly } from "./eligible.ts";
import { smallOnly } from "./twinges.ts";
import { united } from "./intervals.ts";
import { ownHabit, ownMayStand } from "./own-habit.ts";
import { besideOwn } from "./own-tasks.ts";
import { placeBlocks } from "./place-blocks.ts";
import { standsThere } from "./put-block.ts";
import type { Plan, PlannedBlock, Task } from "./plan.ts";
import { type Filled, fillDay, isAway, planOf, type PlanInput } from "./plan-day.ts";
import type { Interval, WakingDay } from "./schedule.ts";
import { sizeHabit } from "./size-habit.ts";

const minuteMs = 60_000;

/** The time that a task takes. */
export const timeOf = (task: Pick<Task, "at" | "minutes">): Interval => ({
  from: task.at,
  to: task.at + task.minutes * minuteMs,
});

/** Whether a task was put off by the person: its place is their own word. */
export function wasPutOff(plan: Plan, task: Task): boolean {
  return plan.undo.some((each) => each.later !== undefined && each.task.id === task.id);
}

/** Whether a day made again at an instant leaves an open task as it is: its block has begun, or the person put it off. */
export function isSettled(plan: Plan, task: Task, now: Instant): boolean {
  const begun = plan.blocks.some(({ id, from }) => id === task.block && from <= now);
  return begun || task.at <= now || wasPutOff(plan, task);
}

/**
 * The rest of the day made again, because the schedule, the calendar or the mode changed. What was done, let go or put off stays
 * as it is, and so do the blocks that have begun; habits that still fit stay. Only what the body forbids by now goes, wherever it stands. The same input gives the same plan.
 */
export function replan(plan: Plan, input: PlanInput): Plan {
  const { now, waking } = input;
  const begun = plan.blocks.filter((block) => block.from <= now);
  const safe = (task: Task): readonly Task[] => safely(task, input);
  const staying = plan.tasks
    .filter((task) => task.state !== "open" || isSettled(plan, task, now))
    .flatMap((task) => (task.state === "open" ? safe(task) : [task]));
  const rest = isAway(input.day.away, waking.date) ? none : restOf(plan, input, begun, staying);
  const kept = begun.filter(({ id }) => !rest.blocks.some((block) => block.id === id));
  const held = heldFor(plan, staying, [...kept, ...rest.blocks]);
  const made = planOf(input, input.day, plan.revision + 1, {
    blocks: [...kept, ...rest.blocks, ...held],
    dropped: rest.dropped.filter(({ id }) => !held.some((block) => block.id === id)),
    tasks: [...staying, ...rest.tasks],
  });
  const isThere = (id: Task["id"]): boolean => made.tasks.some((task) => task.id === id);
  const undo = plan.undo
    .filter(({ task, added }) => isThere(task.id) && (!added || isThere(added)))
    .flatMap((each) => (each.task.state === "open" ? safe(each.task) : [each.task]).map((task) => ({ ...each, task })));
  return { ...made, undo };
}

/** An open task as it may still be done after what is known of the body has changed: not at all, gently, or as it was. */
export function safely(task: Task, { day, library }: Pick<PlanInput, "day" | "library">): readonly Task[] {
  if (task.of.kind === "own") {
    const own = ownHabit(day, task.of.own);
    return own && ownMayStand(own, day.intake) ? [task] : [];
  }
  const habit = task.of.kind === "habit" ? library.habits.get(task.of.habit) : undefined;
  if (!habit) return [task];
  if (bodyExclusions(habit, day.intake).length > 0) return [];
  if (smallOnly(habit, day.intake) && task.version !== "low" && task.version !== "gentle") {
    const { minutes, version, intensity } = sizeHabit(habit, "low", task.stage, false);
    return [{ ...task, version, intensity, minutes: Math.min(task.minutes, minutes) }];
  }
  if (task.version === "gentle" || !gentleOnly(habit, day.intake)) return [task];
  const { minutes, version, intensity } = sizeHabit(habit, "low", task.stage, true);
  return [{ ...task, version, intensity, minutes: Math.min(task.minutes, minutes) }];
}

/** What the person put off keeps its block where the day made again has none for it, for as long as it takes. */
function heldFor(plan: Plan, staying: readonly Task[], there: readonly PlannedBlock[]): readonly PlannedBlock[] {
  const missing = plan.blocks.filter(({ id }) => !there.some((block) => block.id === id));
  return missing.flatMap((block) => {
    const times = staying.filter((task) => task.state === "open" && task.block === block.id).map(timeOf);
    if (times.length === 0) return [];
    return [{ ...block, from: Math.min(...times.map(({ from }) => from)), to: Math.max(...times.map(({ to }) => to)) }];
  });
}

const none: Filled = { blocks: [], dropped: [], tasks: [] };

function restOf(plan: Plan, input: PlanInput, begun: readonly PlannedBlock[], staying: readonly Task[]): Filled {
  const { day, now, waking } = input;
  const template = drawn(
    input.library.archetypes[day.archetype].templates[input.mode.mode],
    waking,
    risingOn(input.mode, day),
  );
  const begunIds = new Set(begun.map(({ id }) => id));
  const open = staying.filter(({ state }) => state === "open").map(timeOf);
  const taken: readonly Interval[] = [...begun, ...open].filter(({ to }) => to > now);
  const left: DayTemplate = {
    ...template,
    blocks: template.blocks
      .filter(({ block }) => !begunIds.has(block.id))
      .map(({ block, version }) => ({
        version,
        block: { ...block, dependencies: block.dependencies.filter((id) => !begunIds.has(id)) },
      })),
  };
  const from: Instant = Math.max(now, soonest(template, waking));
  const beside = besideOwn({ ...input, waking });
  const around: WakingDay = { ...waking, busy: united([...beside.busy, ...taken]) };
  const byHand = putByHand(plan, left, waking);
  const isByHand = (id: PlannedBlock["id"]): boolean => byHand.some((block) => block.id === id);
  const ours: DayTemplate = {
    ...left,
    blocks: left.blocks
      .filter(({ block }) => !isByHand(block.id))
      .map(({ block, version }) => ({
        version,
        block: { ...block, dependencies: block.dependencies.filter((id) => !isByHand(id)) },
      })),
  };
  const placed = placeBlocks(ours, { ...around, busy: united([...around.busy, ...byHand]) }, from);
  const all = { ...placed, blocks: [...placed.blocks, ...byHand].toSorted((a, b) => a.from - b.from) };
  return fillDay({ ...input, day: { ...day, plan }, waking: around }, left, all, staying, from);
}

/** Blocks yet to begin that the person put where they are, as far as the day still has them and nothing has come to stand there. */
function putByHand(plan: Plan, { blocks }: DayTemplate, waking: WakingDay): readonly PlannedBlock[] {
  return plan.blocks.flatMap((each) => {
    const now = blocks.find(({ block }) => block.id === each.id);
    if (each.put === undefined || !now || standsThere(each, now.block, waking) !== undefined) return [];
    return [{ ...each, version: now.version }];
  });
}
