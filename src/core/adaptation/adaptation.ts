import type { Because } from "../because.ts";
import type { PlannedBlock, Task, TaskId } from "../day/plan.ts";
import type { Relief, ToldMetric } from "../readings/told.ts";
import type { Instant } from "../time/instant.ts";
import type { ReadingId } from "../readings/reading.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { TriggerAction, TriggerId } from "./trigger.ts";

/** Short enough for a button. */
export type AdaptationId = string & { readonly brand: "AdaptationId" };

/** `explained` is what "keep my plan" makes of a change: told, not done. */
export const adaptationStates = [
  "applied",
  "offered",
  "explained",
  "accepted",
  "declined",
  "undone",
  "expired",
] as const;
export type AdaptationState = (typeof adaptationStates)[number];

/** A task that begins later, because what stands before it in its block became longer. */
export interface Pushed {
  readonly id: TaskId;
  readonly from: Instant;
  readonly to: Instant;
}

/** One task that is otherwise than planned, because of how the body is; both are kept, so that it can be taken back exactly. */
export interface Adaptation {
  readonly id: AdaptationId;
  readonly at: Instant;
  readonly date: LocalDate;
  readonly trigger: TriggerId;
  readonly action: TriggerAction;
  readonly original: Task;
  /** Of another id where something else came in its place. */
  readonly adapted: Task;
  /** The block, where it became longer. */
  readonly block: { readonly original: PlannedBlock; readonly adapted: PlannedBlock } | undefined;
  /** What came after it in its block and moved on with it. */
  readonly pushed?: readonly Pushed[] | undefined;
  /** Nothing of the plan could give way, so two quiet minutes are offered and the plan stays as it is: `original` and `adapted` are the same. */
  readonly calm?: Relief;
  readonly state: AdaptationState;
  readonly readings: readonly ReadingId[];
  /** 0 to 1. */
  readonly confidence: number;
  readonly expiresAt: Instant;
  readonly because: Because;
  /** What the person said of it. */
  readonly helped: boolean | undefined;
}

/** What is remembered of a trigger that fired: it fires again only after a pause, and once things were safely back. */
export interface Fired {
  readonly at: Instant;
  readonly on: LocalDate;
  readonly armed: boolean;
}

/** How often a person found a trigger right or wrong, by what they did or said. */
export interface Feedback {
  readonly right: number;
  readonly wrong: number;
}

/** All that adaptation remembers of one person. */
export interface Adapting {
  /** "Keep my plan": changes are explained and not made. */
  readonly keepPlan: boolean;
  /** Of the plan's day, oldest first. */
  readonly adaptations: readonly Adaptation[];
  readonly fired: Readonly<Record<TriggerId, Fired>>;
  readonly feedback: Readonly<Record<TriggerId, Feedback>>;
}

export const notAdapting: Adapting = { keepPlan: false, adaptations: [], fired: {}, feedback: {} };

/** Whether a change is in force, or waits for an answer. */
export function isLive({ state }: Pick<Adaptation, "state">): boolean {
  return state === "applied" || state === "accepted" || state === "offered";
}

/** Whether it makes its whole day one of rest: low versions, nothing hard. */
export function makesRestDay({ action, state }: Pick<Adaptation, "action" | "state">): boolean {
  return action === "prioritize_recovery_activities" && (state === "applied" || state === "accepted");
}

/** Whether it has to do with a task; what is offered beside the plan has to do with none. */
export function concerns({ original, adapted, calm }: Adaptation, id: TaskId): boolean {
  return calm === undefined && (original.id === id || adapted.id === id);
}

/** What two quiet minutes are for, by what a trigger does. */
export const calmFor = {
  switch_to_recovery_activities: "stress_level",
  reduce_intensity_by_50_percent: "energy_level",
  prioritize_recovery_activities: "sleep_quality",
} as const satisfies Partial<Record<TriggerAction, ToldMetric>>;
