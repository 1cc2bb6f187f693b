import type { Instant } from "../time/instant.ts";
import { plusDays } from "../time/local-date.ts";
import type { Day } from "./day.ts";
import { isAway, type PlanInput } from "./plan-day.ts";
import type { DayLibrary } from "./library.ts";
import type { Plan, PlannedBlock, Task, TaskId } from "./plan.ts";
import { ownBlock } from "./own-tasks.ts";
import { timeOf, wasPutOff } from "./replan.ts";
import type { WakingDay } from "./schedule.ts";
import { wakingHours } from "./waking-day.ts";

const hourMs = 3600 * 1000;
/** We begin nothing in the last hour before sleep, but for what belongs to sleep. */
const quietMs = hourMs;
/** A morning that was missed by more than this is no morning any more. */
const morningMs = 4 * hourMs;

/** What to remind of at once: the tasks of one block, told together. */
export interface Reminder {
  readonly block: PlannedBlock;
  readonly tasks: readonly Task[];
}

/** How many messages we may still begin on a date. */
export function messagesLeft(day: Pick<Day, "begun" | "messagesADay">, date: Plan["date"]): number {
  return Math.max(0, day.messagesADay - (day.begun?.date === date ? day.begun.count : 0));
}

/** The day after one more message that we began. */
export function countMessage(day: Day, date: Plan["date"]): Day {
  const count = day.begun?.date === date ? day.begun.count : 0;
  return { ...day, begun: { date, count: count + 1 } };
}

/** When a task is told: with the beginning of its block, or at its own time where it was put off. */
function tellAt(plan: Plan, task: Task, block: PlannedBlock): Instant {
  return wasPutOff(plan, task) ? task.at : block.from;
}

function mayTell(plan: Plan, task: Task, at: Instant, library: Pick<DayLibrary, "habits">): boolean {
  if (at < plan.waking.from || at >= plan.waking.to) return false;
  const isSleep = task.of.kind === "habit" && library.habits.get(task.of.habit)?.taskClass === "sleep";
  return isSleep || at < plan.waking.to - quietMs;
}

/** Whether we may begin a word of our own now: wanted, awake, not in the last hour before sleep, and not too many today. */
export function mayBegin(day: Day, now: Instant): boolean {
  const { plan } = day;
  if (!plan || !day.reminders || isAway(day.away, plan.date) || messagesLeft(day, plan.date) === 0) return false;
  return now >= plan.waking.from && now < plan.waking.to - quietMs;
}

/** Blocks that begin now, or have begun and were not told, with their open tasks; as many as the day's messages allow, in the order of their times. */
export function remindersDue(day: Day, now: Instant, { library }: Pick<PlanInput, "library">): readonly Reminder[] {
  const { plan } = day;
  if (!plan || !day.reminders || isAway(day.away, plan.date)) return [];
  const due = plan.blocks.flatMap((block): Reminder[] => {
    const tasks = plan.tasks.filter((task) => {
      if (task.block !== block.id || task.state !== "open" || task.reminded) return false;
      const at = tellAt(plan, task, block);
      const over = Math.max(block.to, task.at + task.minutes * 60_000);
      return at <= now && now < over && mayTell(plan, task, now, library);
    });
    return tasks.length > 0 ? [{ block, tasks }] : [];
  });
  const own = ownToTell(plan).flatMap((task): Reminder[] => {
    const { from, to } = timeOf(task);
    return from <= now && now < to + ownGraceMs && mayTell(plan, task, from, library)
      ? [{ block: ownStretch(task), tasks: [task] }]
      : [];
  });
  const inOrder = [...due, ...own].toSorted((a, b) => a.block.from - b.block.from);
  return inOrder.slice(0, messagesLeft(day, plan.date));
}

/** How long after its time a habit of somebody's own is still told of. */
const ownGraceMs = hourMs / 2;

/** Of their own habits, those that they want to be told of. */
const ownToTell = (plan: Plan): readonly Task[] =>
  plan.tasks.filter((task) => task.block === ownBlock && task.state === "open" && !task.reminded);

/** The stretch that a habit of their own is, where others stand in a block. */
const ownStretch = (task: Task): PlannedBlock => ({
  id: ownBlock,
  ...timeOf(task),
  energy: "low",
  version: "usual",
  flexibility: 0,
  dependencies: [],
  because: task.because,
});

/** The day after these tasks were told in one message. */
export function reminded(day: Day, tasks: readonly TaskId[]): Day {
  const { plan } = day;
  if (!plan) return day;
  const told = plan.tasks.map((task) => (tasks.includes(task.id) ? { ...task, reminded: true } : task));
  return countMessage({ ...day, plan: { ...plan, tasks: told } }, plan.date);
}

/** Whether the day's plan is due as the first word of the morning: awake, not yet planned, wanted, and still morning. */
export function morningDue(day: Day, now: Instant, waking: Pick<WakingDay, "date" | "from" | "to">): boolean {
  if (!day.reminders || isAway(day.away, waking.date) || messagesLeft(day, waking.date) === 0) return false;
  if (day.plan !== undefined && day.plan.date >= waking.date) return false;
  return now >= waking.from && now < Math.min(waking.from + morningMs, waking.to - quietMs);
}

/** When to look next whether anything of ours is due: the next task of today to be told, else the next waking. Always later than now. */
export function nextLookAt(
  day: Day,
  now: Instant,
  { waking, library }: Pick<PlanInput, "waking" | "library">,
): Instant {
  const { plan } = day;
  const wake = nextWaking(day, now, waking, library);
  if (!plan || !day.reminders || isAway(day.away, plan.date) || messagesLeft(day, plan.date) === 0) return wake;
  const times = plan.blocks.flatMap((block) =>
    plan.tasks
      .filter((task) => task.block === block.id && task.state === "open" && !task.reminded)
      .map((task) => ({ task, at: tellAt(plan, task, block) }))
      .filter(({ task, at }) => at > now && mayTell(plan, task, at, library))
      .map(({ at }) => at),
  );
  const own = ownToTell(plan)
    .filter((task) => task.at > now && mayTell(plan, task, task.at, library))
    .map(({ at }) => at);
  return Math.min(wake, ...times, ...own);
}

function nextWaking(day: Day, now: Instant, { date, timeZone }: WakingDay, library: DayLibrary): Instant {
  const defaults = library.archetypes[day.archetype];
  const wakes = [0, 1, 2].map((days) => wakingHours(day.schedule, defaults, plusDays(date, days), timeZone).from);
  return wakes.find((from) => from > now) ?? now + 24 * hourMs;
}
