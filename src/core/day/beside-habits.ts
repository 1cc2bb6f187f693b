import type { GoalId, StepId } from "../goals/ids.ts";
import type { Instant } from "../time/instant.ts";
import type { SuggestedAction } from "../tracks/journey.ts";
import type { TrackId } from "../tracks/track.ts";
import type { Day } from "./day.ts";
import type { Energy } from "./energy.ts";
import { isInWork } from "./fits-slot.ts";
import type { Mode } from "./mode.ts";
import type { PlannedBlock, Task, TaskOf } from "./plan.ts";
import type { WakingDay } from "./schedule.ts";
import { energyFits } from "./size-habit.ts";
import { taskIdOf } from "./task-id.ts";

const minuteMs = 60_000;
/** What else may come on a weak day takes at most so long, in minutes. */
const lowMinutes = 10;

/** The step of a goal, or the next action of a track, that may stand in a day beside its habits. */
export interface GoalCandidate {
  readonly goalId: GoalId;
  readonly stepId: StepId;
  readonly minutes: number;
  readonly energy: Energy;
}
export interface TrackCandidate {
  readonly track: TrackId;
  readonly action: SuggestedAction;
  readonly minutes: number;
  readonly energy: Energy;
}

/** What a day may hold beside its habits. */
export interface Beside {
  readonly goalStep: GoalCandidate | undefined;
  readonly trackAction: TrackCandidate | undefined;
}

interface BesideInput extends Beside {
  readonly day: Pick<Day, "withGoalStep" | "withTrackAction">;
  readonly waking: WakingDay;
  readonly mode: { readonly mode: Mode };
}

/** The tasks of a day with a goal's step and a track's action, where they are wanted and have room. */
export function besideHabits(
  input: BesideInput,
  blocks: readonly PlannedBlock[],
  tasks: readonly Task[],
  staying: readonly Task[],
): readonly Task[] {
  const withGoal = addUnion(input, blocks, tasks, staying, goalOf(input));
  return addUnion(input, blocks, withGoal, staying, trackOf(input));
}

interface Union {
  readonly of: Exclude<TaskOf, { readonly kind: "habit" | "own" }>;
  readonly minutes: number;
  readonly energy: Energy;
}

function goalOf({ day, goalStep }: BesideInput): Union | undefined {
  if (!day.withGoalStep || !goalStep) return undefined;
  const { goalId, stepId, minutes, energy } = goalStep;
  return { of: { kind: "goal_step", goalId, stepId }, minutes, energy };
}

function trackOf({ day, trackAction }: BesideInput): Union | undefined {
  if (!day.withTrackAction || !trackAction) return undefined;
  const { track, action, minutes, energy } = trackAction;
  return { of: { kind: "track_action", track, action }, minutes, energy };
}

/** A goal's step or a track's action after the habits of the first block that has the energy and the room for it. */
function addUnion(
  input: BesideInput,
  blocks: readonly PlannedBlock[],
  tasks: readonly Task[],
  staying: readonly Task[],
  union: Union | undefined,
): readonly Task[] {
  if (!union) return tasks;
  const there = staying.some(({ of, state }) => of.kind === union.of.kind && state !== "swapped");
  const putAside = staying.some(({ id }) => id === taskIdOf(input.waking.date, union.of));
  const tooMuch = input.mode.mode === "low" && (union.energy !== "low" || union.minutes > lowMinutes);
  if (there || putAside || tooMuch) return tasks;
  const ends = (block: PlannedBlock): Instant =>
    Math.max(
      block.from,
      ...tasks.filter((task) => task.block === block.id).map((task) => task.at + task.minutes * minuteMs),
    );
  const room = (block: PlannedBlock): number => Math.floor((block.to - ends(block)) / minuteMs);
  const block = blocks.find(
    (each) => energyFits(union.energy, each.energy) && !isInWork(each, input.waking) && room(each) >= union.minutes,
  );
  if (!block) return tasks;
  const task: Task = {
    id: taskIdOf(input.waking.date, union.of),
    block: block.id,
    of: union.of,
    at: ends(block),
    minutes: union.minutes,
    version: "usual",
    stage: "beginner",
    intensity: "easy",
    state: "open",
    stateAt: undefined,
    reminded: false,
    because: { rule: `${union.of.kind}_fits`, inputs: { minutes: union.minutes, room: room(block) } },
  };
  return [...tasks, task];
}
