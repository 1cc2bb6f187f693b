import { bigDayAt } from "../day/big-day.ts";
import type { Contraindication } from "../day/contraindication.ts";
import { bodyExclusions, gentleOnly } from "../day/eligible.ts";
import { smallOnly } from "../day/twinges.ts";
import { intensities, type Intensity } from "../day/energy.ts";
import type { Habit, TaskClass } from "../day/habit.ts";
import { insteadOf } from "../day/instead-of.ts";
import type { Intake, IntakeSection } from "../day/intake.ts";
import { overlap } from "../day/intervals.ts";
import type { Day } from "../day/day.ts";
import type { DayLibrary } from "../day/library.ts";
import type { Plan, PlannedBlock, Task } from "../day/plan.ts";
import { timeOf } from "../day/replan.ts";
import type { Interval } from "../day/schedule.ts";
import { sizeHabit } from "../day/size-habit.ts";
import type { TaskAround } from "../day/tasks.ts";
import { stepMinutes } from "../goals/step.ts";
import type { Instant } from "../time/instant.ts";
import type { Pushed } from "./adaptation.ts";

const minuteMs = 60_000;
/** Nothing is halved below this, and nothing is raised beyond that. */
const leastMinutes = 5;
/** What is so short is not made shorter: nothing would be left to do. */
const shortMinutes = 3;
const mostMinutes = 60;
const raiseBy = 1.3;
/** Nothing hard so close to sleep. */
const calmMs = 120 * minuteMs;

/** A task as it becomes, and its block where that becomes longer. */
export interface Change {
  readonly task: Task;
  readonly block: { readonly original: PlannedBlock; readonly adapted: PlannedBlock } | undefined;
  /** What comes after it in its block and moves on with it; absent where nothing does. */
  readonly pushed?: readonly Pushed[];
}

const unchanged = (task: Task, next: Task): boolean =>
  next.minutes === task.minutes && next.intensity === task.intensity && next.id === task.id;

const changed = (task: Task, next: Task): Change | undefined =>
  unchanged(task, next) ? undefined : { task: next, block: undefined };

/** The habit of a task; undefined for a goal's step and a track's action, and for a habit that is not carried any more. */
export function habitOf(task: Task, library: Pick<DayLibrary, "habits">): Habit | undefined {
  return task.of.kind === "habit" ? library.habits.get(task.of.habit) : undefined;
}

/** Whether the body allows a task in any form. */
export function isSafe(task: Task, day: Pick<Day, "intake">, library: Pick<DayLibrary, "habits">): boolean {
  if (task.of.kind !== "habit") return true;
  const habit = habitOf(task, library);
  return habit !== undefined && bodyExclusions(habit, day.intake).length === 0;
}

/** A goal's step or a track's action at its floor: at most five minutes of it. */
const floored = (task: Task): Task => ({
  ...task,
  minutes: Math.min(task.minutes, stepMinutes.floor),
  version: "low",
  intensity: "easy",
});

/** At most so many minutes; what is short stays, unless it is only now made gentle. */
const within = (task: Task, minutes: number, isNewlyGentle: boolean): number =>
  !isNewlyGentle && task.minutes <= shortMinutes ? task.minutes : Math.min(task.minutes, minutes);

/** A task made gentle where what is known of the body asks for it. */
function gentled(task: Task, habit: Habit, intake: Intake | undefined): Task {
  if (!gentleOnly(habit, intake)) return task;
  const { minutes } = sizeHabit(habit, "low", task.stage, true);
  return { ...task, version: "gentle", intensity: "easy", minutes: within(task, minutes, task.version !== "gentle") };
}

/** What prepares the night is never made shorter for a poor one: it is what helps. */
export const isProtected = (task: Task, library: Pick<DayLibrary, "habits">): boolean =>
  habitOf(task, library)?.taskClass === "sleep";

/** Half as long, five minutes at least and never longer than it was. */
export const halfOf = (minutes: number): number => Math.min(minutes, Math.max(leastMinutes, Math.floor(minutes / 2)));

/** A third longer, an hour at most and never shorter than it was. */
export const thirdMoreThan = (minutes: number): number =>
  Math.max(minutes, Math.min(mostMinutes, Math.round(raiseBy * minutes)));

/** Half as long, and easy. Undefined where that changes nothing. */
export function halved(task: Task, day: Pick<Day, "intake">, library: Pick<DayLibrary, "habits">): Change | undefined {
  const habit = habitOf(task, library);
  if (!habit) return changed(task, floored(task));
  const easy: Task = {
    ...task,
    minutes: halfOf(task.minutes),
    intensity: "easy",
    version: task.version === "gentle" ? "gentle" : "low",
  };
  return changed(task, gentled(easy, habit, day.intake));
}

/** The low version of a task, never longer than it was nor shorter where it is short already, and nothing hard. Undefined where that changes nothing. */
export function lowered(task: Task, day: Pick<Day, "intake">, library: Pick<DayLibrary, "habits">): Change | undefined {
  const habit = habitOf(task, library);
  if (!habit) return changed(task, floored(task));
  const isGentle = task.version === "gentle";
  const gentle = isGentle || gentleOnly(habit, day.intake);
  const low = sizeHabit(habit, "low", task.stage, gentle);
  const intensity = isHard(task, habit) ? "easy" : softest(task.intensity, low.intensity);
  return changed(task, { ...task, ...low, intensity, minutes: within(task, low.minutes, gentle && !isGentle) });
}

/** Whether a task asks for hard effort. */
export const isHard = (task: Task, habit: Habit): boolean =>
  task.intensity === "high" || (habit.intensity === "high" && task.version !== "gentle");

const softest = (one: Intensity, other: Intensity): Intensity =>
  intensities[Math.min(intensities.indexOf(one), intensities.indexOf(other))] ?? "easy";

/** It restores by moving: good after training, and no answer to somebody who is to lie down. */
const moving: Readonly<Record<string, true>> = { active_recovery: true };

/** What the brief names for a tense moment: breathing, stretching, music. */
const calming: readonly TaskClass[] = ["recovery", "mindfulness"];

/**
 * Something easy that restores in a task's place, what calms before the rest, in its small version and no longer than the task, five minutes apart.
 * Undefined where nothing fits.
 */
export function recovery(plan: Plan, task: Task, day: Day, around: TaskAround): Change | undefined {
  const restoring = [...around.library.habits.values()].filter(
    ({ id, restores, intensity, energy }) => restores && intensity === "easy" && energy === "low" && !(id in moving),
  );
  const among = (habits: readonly Habit[]): Task | undefined => {
    const library = { ...around.library, habits: new Map(habits.map((each) => [each.id, each])) };
    return insteadOf(day, { ...plan, mode: "low" }, task, { ...around, library });
  };
  const instead = among(restoring.filter(({ taskClass }) => calming.includes(taskClass))) ?? among(restoring);
  if (!instead) return undefined;
  const minutes = Math.min(instead.minutes, Math.max(leastMinutes, task.minutes));
  return { task: { ...instead, minutes }, block: undefined };
}

const harms: Readonly<Record<Exclude<Intensity, "easy">, readonly Contraindication[]>> = {
  moderate: ["cardiovascular", "recent_surgery", "under_18"],
  high: [
    "cardiovascular",
    "high_blood_pressure",
    "fainting",
    "recent_surgery",
    "recent_birth",
    "pregnancy",
    "under_18",
  ],
};
/** Parts of the intake without which nothing is made harder: unknown is not clear. */
const askedBefore: readonly IntakeSection[] = ["age", "conditions", "pregnancy", "injuries"];

/** One notch harder, where the person's answers clear it and sleep is far enough. */
function harder(task: Task, end: number, plan: Plan, intake: Intake | undefined): Intensity {
  const next = intensities[intensities.indexOf(task.intensity) + 1];
  if (next === undefined || next === "easy") return task.intensity;
  const cleared = askedBefore.every((section) => intake?.answered.includes(section));
  const harmed = harms[next].some((code) => intake?.codes.includes(code));
  const late = next === "high" && plan.waking.to - end < calmMs;
  return cleared && !harmed && !late ? next : task.intensity;
}

/**
 * A third longer, up to an hour, and one notch harder, if it fits the block with what comes after it there, which moves on; else in the block's high version, if the day has room for that. Nothing with
 * a risk is raised, nothing in its gentle variant, nothing that is there to restore, and nothing on the eve of a big day, on itself or after it. Undefined where it cannot be, or where nothing would change.
 */
export function raised(
  plan: Plan,
  task: Task,
  day: Pick<Day, "intake" | "schedule">,
  around: TaskAround,
): Change | undefined {
  if (bigDayAt(day.schedule, plan.date)) return undefined;
  const habit = habitOf(task, around.library);
  const block = plan.blocks.find(({ id }) => id === task.block);
  if (!habit || !block || habit.restores || habit.risks.length > 0 || task.version === "gentle") return undefined;
  if (smallOnly(habit, day.intake)) return undefined;
  const minutes = thirdMoreThan(task.minutes);
  const to = task.at + minutes * minuteMs;
  const next: Task = { ...task, minutes, intensity: harder(task, to, plan, day.intake) };
  const moving = unchanged(task, next) ? undefined : movingOn(plan, next, around.library);
  if (!moving || moving.end > plan.waking.to) return undefined;
  const { pushed, end } = moving;
  const change = (longer: Change["block"]): Change => ({
    task: next,
    block: longer,
    ...(pushed.length > 0 ? { pushed } : {}),
  });
  if (end <= Math.max(block.to, timeOf(task).to)) return change(undefined);
  const longer = highVersion(plan, block, around);
  return longer && end <= longer.to ? change({ original: block, adapted: longer }) : undefined;
}

/**
 * What comes right after a task that becomes longer and moves on with it, and when the last of it ends. Undefined where something of another block stands
 * there, something that the person has put there, or something hard that would come too close to sleep.
 */
function movingOn(
  plan: Plan,
  task: Task,
  library: Pick<DayLibrary, "habits">,
): { readonly pushed: readonly Pushed[]; readonly end: Instant } | undefined {
  const pushed: Pushed[] = [];
  let end = timeOf(task).to;
  const others = plan.tasks.filter((each) => each.id !== task.id && each.state === "open");
  for (const each of others.toSorted((a, b) => a.at - b.at)) {
    const { from, to } = timeOf(each);
    if (to <= task.at) continue;
    if (from >= end) break;
    const after = end + to - from;
    const habit = habitOf(each, library);
    const late = habit !== undefined && isHard(each, habit) && plan.waking.to - after < calmMs;
    const theirs = plan.undo.some((said) => said.task.id === each.id);
    if (from < task.at || each.block !== task.block || late || theirs) return undefined;
    pushed.push({ id: each.id, from, to: end });
    end = after;
  }
  return { pushed, end };
}

/** The block as its high version has it; undefined where it is that already, or something stands in the way. */
function highVersion(plan: Plan, block: PlannedBlock, { library, waking }: TaskAround): PlannedBlock | undefined {
  const templates = Object.values(library.archetypes[plan.archetype].templates);
  const template = templates.flatMap(({ blocks }) => blocks).find((each) => each.block.id === block.id)?.block;
  const to = template ? block.from + template.minutes.high * minuteMs : block.to;
  const more: Interval = { from: block.to, to };
  const others = plan.blocks.filter(({ id }) => id !== block.id);
  const taken: readonly Interval[] = [...others, ...waking.work, ...waking.meals, ...waking.busy];
  if (to <= block.to || to > plan.waking.to || taken.some((each) => overlap(each, more))) return undefined;
  return { ...block, to, version: "high" };
}
