import { recordOutcome } from "../mastery/record-outcome.ts";
import { emptyRecord, type HabitOutcome, type HabitRecord } from "../mastery/habit-record.ts";
import { weeksBetween } from "../mastery/level.ts";
import { levelsReached } from "./levels.ts";
import { plusDays } from "../time/local-date.ts";
import { excusedOf } from "../mastery/excused.ts";
import type { Day } from "./day.ts";
import { laterSlot } from "./free-slot.ts";
import type { HabitId } from "./habit.ts";
import { insteadOf } from "./instead-of.ts";
import type { DayLibrary } from "./library.ts";
import type { PlanInput } from "./plan-day.ts";
import type { Task, TaskId, TaskState, Undo } from "./plan.ts";
import { ownHabit, withOutcome, withOwn } from "./own-habit.ts";
import { planBefore, withRecordBack } from "./take-back.ts";
import { foundTask, inOrder, refused, type TaskResult, withTask } from "./task-result.ts";

const minuteMs = 60_000;
/** The same putting off again within this time is the same word twice. */
const sameWordMs = 60_000;

/** What a word about a task looks at beside the day; an input of planning is one. */
export type TaskAround = Pick<PlanInput, "now" | "waking" | "library"> & {
  /** Whether the day is one of rest, whatever its mode: what comes in place of something is then as on a weak day. */
  readonly restDay?: boolean;
};

const outcomes = { done: "done", partly: "partly", skip: "skipped" } as const satisfies Record<string, HabitOutcome>;
/** What already holds is not said again, and less is never made of what was done. */
const weight: Readonly<Record<TaskState, number>> = { open: 0, skipped: 1, partly: 2, done: 3, swapped: 4, never: 4 };

/** Done, or done in part, which is half a success and can still become done. A habit counts once a day, whatever is pressed how often. */
export function doTask(day: Day, id: TaskId, how: "done" | "partly", around: TaskAround): TaskResult {
  return markTask(day, id, how, around);
}

/** Let go for today: no attempt, and nothing is lost; it can still be done. */
export function letGo(day: Day, id: TaskId, around: TaskAround): TaskResult {
  return markTask(day, id, "skip", around);
}

function markTask(day: Day, id: TaskId, how: keyof typeof outcomes, around: TaskAround): TaskResult {
  const found = foundTask(day, id);
  if (!found) return refused("task_not_found");
  const { plan, task } = found;
  const state = outcomes[how];
  if (task.state === "swapped" || task.state === "never") return refused("put_aside");
  if (weight[state] <= weight[task.state]) return refused("already");
  const marked: Task = { ...task, state, stateAt: around.now };
  const daysAWeek = task.of.kind === "habit" ? around.library.habits.get(task.of.habit)?.daysAWeek : undefined;
  const [first] = around.library.levels[day.archetype];
  const { of } = task;
  const recorded =
    of.kind === "habit"
      ? withRecord(day, of.habit, (record) => recordOutcome(record, state, plan.date, daysAWeek, excusedOf(day)))
      : of.kind === "own"
        ? withOwn(day, of.own, (own) => withOutcome(own, state, plan.date, excusedOf(day)))
        : day;
  const levels = how === "skip" ? [] : levelsReached(recorded, around.library, weeksBetween(day.startedOn, plan.date));
  const undo = undoOf(day, task, { levels: levels.length > 0 ? levels : undefined });
  return {
    kind: "changed",
    day: { ...recorded, levels: [...day.levels, ...levels], plan: withTask(plan, marked, undo) },
    because: { rule: `task_${state}`, inputs: { task: id, was: task.state } },
    outcome: { did: how, task: marked, levels: levels.filter((level) => level !== first?.id) },
  };
}

/**
 * Put off by so many minutes from now, or from its time where that is later still: within its block as far as that may move, else later in the
 * day, else to the last free moment before sleep. The same again within a minute changes nothing.
 */
export function putOff(day: Day, id: TaskId, minutes: number, { now }: Pick<TaskAround, "now">): TaskResult {
  const found = foundTask(day, id);
  if (!found) return refused("task_not_found");
  const { plan, task } = found;
  if (task.state === "swapped" || task.state === "never") return refused("put_aside");
  if (task.state !== "open") return refused("already");
  const before = plan.undo.findLast((each) => each.task.id === id)?.later;
  if (before && before.minutes === minutes && now - before.at < sameWordMs) return refused("already");
  const ms = Math.max(1, Math.round(minutes)) * minuteMs;
  const soon = Math.ceil((now + ms) / minuteMs) * minuteMs;
  const wished = soon > task.at ? soon : task.at + ms;
  const at = laterSlot(plan, task, wished, Math.max(now, task.at + 1));
  if (at === undefined) return refused("no_time_left");
  const moved: Task = { ...task, at, reminded: false };
  const undo = undoOf(day, task, { later: { minutes, at: now } });
  return {
    kind: "changed",
    day: { ...day, plan: withTask(plan, moved, undo) },
    because: { rule: at === wished ? "task_put_off" : "task_moved", inputs: { task: id, minutes } },
    outcome: { did: "later", task: moved },
  };
}

/**
 * "Not this" leaves a habit out until tomorrow, with another from the same block in its place; refused where there is nothing else.
 * "Never" leaves it out for good, with another in its place where there is one.
 */
export function replaceTask(day: Day, id: TaskId, how: "swap" | "never", around: TaskAround): TaskResult {
  const found = foundTask(day, id);
  if (!found) return refused("task_not_found");
  const { plan, task } = found;
  if (task.state === "swapped" || task.state === "never") return refused("put_aside");
  if (how === "never" && task.of.kind !== "habit") return refused("not_a_habit");
  if (task.state !== "open") return refused("already");
  const left: Partial<HabitRecord> = how === "never" ? { never: true } : { notBefore: plusDays(plan.date, 1) };
  const told = task.of.kind === "habit" ? withRecord(day, task.of.habit, (record) => ({ ...record, ...left })) : day;
  const asWeak = around.restDay === true ? { ...plan, mode: "low" as const } : plan;
  const instead = task.of.kind === "habit" ? insteadOf(told, asWeak, task, around) : undefined;
  if (!instead && how === "swap" && task.of.kind === "habit") return refused("nothing_else");
  const aside: Task = { ...task, state: how === "never" ? "never" : "swapped", stateAt: around.now };
  const changed = withTask(plan, aside, undoOf(day, task, { added: instead?.id }));
  const tasks = instead ? inOrder([...changed.tasks, instead]) : changed.tasks;
  return {
    kind: "changed",
    day: { ...told, plan: { ...changed, tasks } },
    because: { rule: `task_${aside.state}`, inputs: { task: id, ...(instead ? { instead: instead.id } : {}) } },
    outcome: { did: how, task: aside, instead },
  };
}

/** Takes the last word about a task back, exactly; what came in its place goes, unless the person already did something with it. */
export function takeBack(day: Day, id: TaskId, library: Pick<DayLibrary, "archetypes">): TaskResult {
  const found = foundTask(day, id);
  if (!found) return refused("task_not_found");
  const { plan, task } = found;
  const last = plan.undo.findLast((each) => each.task.id === id);
  if (!last) return refused("nothing_to_undo");
  const back = planBefore(plan, last, library);
  if (!back) return refused("moved_on");
  return {
    kind: "changed",
    day: {
      ...withRecordBack(day, task, last),
      levels: last.levels ? day.levels.filter((level) => !last.levels?.includes(level)) : day.levels,
      plan: back.plan,
    },
    because: { rule: "task_undone", inputs: { task: id, was: task.state } },
    outcome: { did: "undo", task: back.task, was: task.state, removed: last.added },
  };
}

/** "Never" taken back: the habit may be planned again from the next plan on. */
export function allowHabit(day: Day, habit: HabitId): TaskResult {
  const record = day.habits[habit];
  if (!record) return refused("habit_not_found");
  if (!record.never) return refused("already");
  return {
    kind: "changed",
    day: withRecord(day, habit, (known) => ({ ...known, never: false, notBefore: undefined })),
    because: { rule: "habit_allowed", inputs: { habit } },
    outcome: { did: "allow", habit },
  };
}

/** How much the person likes a habit: 1 to 5, rounded and kept within. */
export function rateHabit(day: Day, habit: HabitId, rating: number, library: Pick<DayLibrary, "habits">): TaskResult {
  if (!library.habits.has(habit)) return refused("habit_not_found");
  const kept = Math.min(5, Math.max(1, Math.round(rating)));
  if (day.habits[habit]?.rating === kept) return refused("already");
  return {
    kind: "changed",
    day: withRecord(day, habit, (record) => ({ ...record, rating: kept })),
    because: { rule: "habit_rated", inputs: { habit, rating: kept } },
    outcome: { did: "rate", habit, rating: kept },
  };
}

function withRecord(day: Day, habit: HabitId, change: (record: HabitRecord) => HabitRecord): Day {
  return { ...day, habits: { ...day.habits, [habit]: change(day.habits[habit] ?? emptyRecord) } };
}

function undoOf(day: Day, task: Task, more: Partial<Pick<Undo, "levels" | "added" | "later">>): Undo {
  const { of } = task;
  const record =
    of.kind === "habit" ? day.habits[of.habit] : of.kind === "own" ? ownHabit(day, of.own)?.record : undefined;
  return { task, record, levels: undefined, added: undefined, later: undefined, ...more };
}
