import { adapt } from "#core/adaptation/adapt.ts";
import { type Adaptation, type Adapting, notAdapting } from "#core/adaptation/adaptation.ts";
import type { Answered } from "#core/adaptation/answer.ts";
import type { BlockId } from "#core/day/block.ts";
import type { Day } from "#core/day/day.ts";
import { type Intake, intakeSections } from "#core/day/intake.ts";
import type { DayLibrary } from "#core/day/library.ts";
import type { Plan, Task, TaskId } from "#core/day/plan.ts";
import type { TaskAround } from "#core/day/tasks.ts";
import type { Baselines } from "#core/readings/baseline.ts";
import type { Reading } from "#core/readings/reading.ts";
import { briefTriggers } from "./brief-triggers.ts";
import { everyday, habit, habitId, inputAt, libraryOf, plannedDay, startOf } from "./days.ts";
import { hourMs, minuteMs, nightUntil, readingAt, usually } from "./readings.ts";

export const cleared: Intake = { answered: [...intakeSections], codes: [], at: 0 };

export const calm = [
  habit("tea", { restores: true, low: 5, scaling: { beginner: 10, intermediate: 10, advanced: 15 } }),
  habit("breath", {
    restores: true,
    low: 4,
    category: "mindfulness",
    scaling: { beginner: 8, intermediate: 8, advanced: 8 },
  }),
  habit("rest", {
    restores: true,
    low: 6,
    category: "recovery",
    scaling: { beginner: 12, intermediate: 12, advanced: 12 },
  }),
];
export const library = libraryOf([...everyday.filter(({ id }) => !["tea", "rest"].includes(id)), ...calm]);
const input = inputAt(startOf("foundation_builder", { intake: cleared }), library, { hour: 7 });
const base = plannedDay(input);
export const { waking } = input;

/** A task of a habit at an hour of the plan's day. */
export function task(of: string, hour: number, more: Partial<Task> = {}): Task {
  return {
    id: `t-${of}` as TaskId,
    block: base.plan.blocks[0]?.id as BlockId,
    of: { kind: "habit", habit: habitId(of) },
    at: waking.from + hour * hourMs,
    minutes: 20,
    version: "usual",
    stage: "beginner",
    intensity: "moderate",
    state: "open",
    stateAt: undefined,
    reminded: false,
    because: { rule: "habit_new" },
    ...more,
  };
}

export const blockOf = (name: string, from: number, minutes: number) => ({
  id: name as BlockId,
  from: waking.from + from * hourMs,
  to: waking.from + from * hourMs + minutes * minuteMs,
  energy: "medium" as const,
  version: "usual" as const,
  flexibility: 60,
  dependencies: [],
  because: { rule: "block_fits" },
});

/** A day with the given tasks in three half-hour blocks: on waking, after five and a half hours, and two hours before sleep. */
export function dayWith(tasks: readonly Task[], more: Partial<Day> = {}): Day & { readonly plan: Plan } {
  const blocks = [blockOf("fb_morning", 0, 30), blockOf("fb_noon", 5.5, 30), blockOf("fb_evening", 14, 30)];
  return { ...base.day, ...more, plan: { ...base.plan, blocks, tasks, undo: [] } };
}

export const walk = task("walk", 5.5, { block: "fb_noon" as BlockId });
export const notes = task("notes", 14, { block: "fb_evening" as BlockId, minutes: 15, intensity: "easy" });
export const plain = dayWith([walk, notes]);
/** Two hours after waking. */
export const now = waking.from + 2 * hourMs;
export const around = (at = now, of: DayLibrary = library): TaskAround => ({ now: at, waking, library: of });
export const usual: Baselines = { hrv_rmssd: usually("hrv_rmssd", 50, now) };

export const drop = (at = now): readonly Reading[] => [
  readingAt(at, "energy_level", 0.2),
  readingAt(at - 3 * hourMs, "energy_level", 0.7),
];
export const spike = (at = now): readonly Reading[] => [
  readingAt(at, "stress_level", 0.9),
  readingAt(at, "hrv_rmssd", 30),
];
export const debt = [nightUntil(waking.from, 0.5), nightUntil(waking.from - 24 * hourMs, 0.5)];
export const surge = (at = now): readonly Reading[] => [
  readingAt(at, "energy_level", 0.9),
  readingAt(at, "readiness_score", 0.9),
];

export const run = (day: Day, readings: readonly Reading[], adapting: Adapting = notAdapting, at = now, of = library) =>
  adapt(day, adapting, { readings, baselines: usual, triggers: briefTriggers }, around(at, of));
export const only = (adaptations: readonly Adaptation[]): Adaptation => {
  const [one] = adaptations;
  if (!one || adaptations.length > 1) throw new Error(`${adaptations.length} adaptations`);
  return one;
};
export function changed(result: Answered) {
  if (result.kind === "refused") throw new Error(result.code);
  return result;
}
export const codeOf = (result: Answered) => (result.kind === "refused" ? result.code : result.adaptation.state);
export const openOf = (day: Day) => day.plan?.tasks.filter(({ state }) => state === "open") ?? [];
