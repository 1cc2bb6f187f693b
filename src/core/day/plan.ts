import type { Because } from "../because.ts";
import type { GoalId, StepId } from "../goals/ids.ts";
import type { Instant } from "../time/instant.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { SuggestedAction } from "../tracks/journey.ts";
import type { TrackId } from "../tracks/track.ts";
import type { LevelId } from "../mastery/skill.ts";
import type { ArchetypeId } from "./archetype.ts";
import type { BlockId, Version } from "./block.ts";
import type { HabitRecord } from "../mastery/habit-record.ts";
import type { Energy, Intensity } from "./energy.ts";
import type { HabitId, Stage } from "./habit.ts";
import type { Mode } from "./mode.ts";
import type { OwnHabitId } from "./own-habit.ts";
import type { Interval } from "./schedule.ts";

/** A time block in somebody's day. */
export interface PlannedBlock extends Interval {
  readonly id: BlockId;
  readonly energy: Energy;
  readonly version: Version;
  /** Minutes that it may move by. */
  readonly flexibility: number;
  readonly dependencies: readonly BlockId[];
  /** Why it stands where it stands. */
  readonly because: Because;
  /** Where it stood before the person put it where it is: that place is their own word, and this takes it back. */
  readonly put?: Interval & { readonly because: Because };
}

/** A block that has no place in this day, and why. */
export interface DroppedBlock {
  readonly id: BlockId;
  readonly because: Because;
}

export type TaskId = string & { readonly brand: "TaskId" };

/** What a task is made of; goal steps and track actions stand in a day at most once each. */
export type TaskOf =
  | { readonly kind: "habit"; readonly habit: HabitId }
  | { readonly kind: "own"; readonly own: OwnHabitId }
  | { readonly kind: "goal_step"; readonly goalId: GoalId; readonly stepId: StepId }
  | { readonly kind: "track_action"; readonly track: TrackId; readonly action: SuggestedAction };

/** Which of a habit's wordings is meant: its usual one, one for a weak or strong day, or the one without its risk. */
export type TaskVersion = Version | "gentle";

export const taskStates = ["open", "done", "partly", "skipped", "swapped", "never"] as const;
export type TaskState = (typeof taskStates)[number];

/** Something to do, placed in a block. */
export interface Task {
  readonly id: TaskId;
  readonly block: BlockId;
  readonly of: TaskOf;
  /** When it begins; a task put off begins later. */
  readonly at: Instant;
  readonly minutes: number;
  readonly version: TaskVersion;
  readonly stage: Stage;
  readonly intensity: Intensity;
  readonly state: TaskState;
  readonly stateAt: Instant | undefined;
  /** Whether the person was told that it begins. */
  readonly reminded: boolean;
  readonly because: Because;
}

/** What one word of the person changed, so that it can be taken back exactly. */
export interface Undo {
  /** The task as it was before. */
  readonly task: Task;
  /** What was known of its habit before; undefined also where nothing was. */
  readonly record: HabitRecord | undefined;
  /** Levels that it reached; undefined where none. */
  readonly levels: readonly LevelId[] | undefined;
  /** The task that came in its place. */
  readonly added: TaskId | undefined;
  /** By how many minutes it was put off, and when. */
  readonly later: { readonly minutes: number; readonly at: Instant } | undefined;
}

/** One day as it was planned. */
export interface Plan {
  readonly date: LocalDate;
  readonly madeAt: Instant;
  /** Grows each time the rest of the day is planned again. */
  readonly revision: number;
  readonly waking: Interval;
  readonly archetype: ArchetypeId;
  readonly mode: Mode;
  readonly modeBecause: Because;
  readonly blocks: readonly PlannedBlock[];
  readonly dropped: readonly DroppedBlock[];
  /** In the order of their times. */
  readonly tasks: readonly Task[];
  /** What the person changed today, oldest first; gone with the day. */
  readonly undo: readonly Undo[];
}
