import type { Because } from "../because.ts";
import type { Day } from "../day/day.ts";
import type { Mode } from "../day/mode.ts";
import { isAway } from "../day/plan-day.ts";
import type { Plan, Task } from "../day/plan.ts";
import { wasPutOff } from "../day/replan.ts";
import type { GoalId, StepId } from "../goals/ids.ts";
import type { Goal } from "../goals/goal.ts";
import { shownStep, type Step } from "../goals/step.ts";
import type { Instant } from "../time/instant.ts";
import type { Exercise, ExerciseId } from "../techniques/exercise.ts";
import type { Journey } from "../tracks/journey.ts";
import { mayOffer, nameOfAction, type SuggestContext, type Suggestion } from "../tracks/suggest.ts";
import { type Passed, wasPassed } from "./passed.ts";

const minuteMs = 60_000;
/** A block that begins within so many minutes counts as beginning. */
const beginsWithin = 10;
/** On a weak day nothing longer comes next, in minutes. */
const lowMinutes = 10;

/** Names a candidate for "not that one now"; the same thing always has the same key, short enough for a button. */
export type NextKey = string & { readonly brand: "NextKey" };

/** Why something is next. */
type NextRule =
  | "draft_in_front"
  | "draft_open"
  | "block_now"
  | "block_begins"
  | "put_off_till_now"
  | "in_focus"
  | "least_recent"
  | "nothing_before_it"
  | "enough_for_today";
type NextBecause = Because & { readonly rule: NextRule };

/** The one next step across everything, and why; never a list. */
export type Next =
  | { readonly kind: "crisis"; readonly because: Because }
  | { readonly kind: "draft"; readonly exercise: Exercise; readonly key: NextKey; readonly because: NextBecause }
  | {
      readonly kind: "task";
      readonly task: Task;
      readonly plan: Plan;
      readonly key: NextKey;
      readonly because: NextBecause;
    }
  | {
      readonly kind: "goal_step";
      readonly goalId: GoalId;
      readonly stepId: StepId;
      readonly minutes: number;
      readonly key: NextKey;
      readonly because: NextBecause;
    }
  | {
      readonly kind: "track_action";
      readonly suggestion: Suggestion;
      readonly key: NextKey;
      readonly because: NextBecause;
    }
  | { readonly kind: "enough"; readonly because: NextBecause };

/** All that the next step is chosen from; parts that a person does not use are undefined or empty. */
export interface NextInput {
  readonly now: Instant;
  readonly inCrisis: boolean;
  /** Today's mode; undefined for whoever has no health days. */
  readonly mode: Mode | undefined;
  /** What the person put first; undefined where they chose neither. */
  readonly focus: "goals" | "tracks" | undefined;
  readonly passed: Passed;
  /** Begun exercises, and the one in front of the person. */
  readonly exercises: readonly Exercise[];
  readonly inFront: ExerciseId | undefined;
  readonly gates: Pick<SuggestContext, "gate" | "recent" | "techniques">;
  /** Where the step of a goal that touches the child or the other parent may not come from us. */
  readonly contactClosed: boolean;
  readonly day: Pick<Day, "plan" | "away"> | undefined;
  readonly goals: readonly Goal[];
  readonly activeGoal: GoalId | undefined;
  readonly journey: Pick<Journey, "tracks" | "startedAt"> | undefined;
  /** The next action of the track in focus, as `suggestNext` gives it. */
  readonly suggestion: Suggestion | undefined;
}

type Candidate = Extract<Next, { readonly key: NextKey }>;
const keyOf = (kind: "d" | "t" | "g" | "k", name: string): NextKey => `${kind}:${name}` as NextKey;
/** The key under which a task of the day is passed over. */
export const taskKey = (id: Task["id"]): NextKey => keyOf("t", id);

/**
 * The one next step (next.md): crisis, what was begun, the task whose block is now, then goal and track in the order of the
 * focus, then "enough for today". What was passed over does not come back for four hours. The same state and time give the same answer.
 */
export function nextStep(input: NextInput): Next {
  if (input.inCrisis) return { kind: "crisis", because: { rule: "crisis_first" } };
  const found = [draftOf, taskNow, ...goalsAndTracks(input)];
  let passedOver = 0;
  for (const of of found) {
    for (const candidate of of(input)) {
      if (!namesOf(candidate, input).some((key) => wasPassed(input.passed, key, input.now))) return candidate;
      passedOver += 1;
    }
  }
  return { kind: "enough", because: { rule: "enough_for_today", inputs: { passed: passedOver } } };
}

/** A goal's step and a track's action are the same thing in the day and outside it: passed over there, they are passed over here. */
function namesOf(candidate: Candidate, { day }: NextInput): readonly NextKey[] {
  const own = [candidate.key];
  if (candidate.kind === "task") return [...own, ...namesElsewhere(candidate.task)];
  const inDay = day?.plan?.tasks.filter((task) => namesElsewhere(task).includes(candidate.key)) ?? [];
  return [...own, ...inDay.map(({ id }) => taskKey(id))];
}

function namesElsewhere({ of }: Task): readonly NextKey[] {
  switch (of.kind) {
    case "habit":
    case "own":
      return [];
    case "goal_step":
      return [keyOf("g", of.stepId)];
    case "track_action":
      return [keyOf("k", `${of.track}:${nameOfAction(of.action)}`)];
  }
}

/** Whether it is an hour for little: the mode of the day, or a sick day. */
function isWeak({ mode, day, now }: NextInput): boolean {
  const sick = day?.away?.why === "sick" && day.plan !== undefined && isAway(day.away, day.plan.date);
  return mode === "low" || (sick && now < (day.plan?.waking.to ?? 0));
}

function draftOf({ exercises, inFront, gates }: NextInput): readonly Candidate[] {
  const open = exercises.filter(({ technique }) => mayOffer({ kind: "technique", technique }, gates));
  const front = open.filter(({ id }) => id === inFront);
  const others = open.filter(({ id }) => id !== inFront).toSorted((a, b) => b.touchedAt - a.touchedAt || byId(a, b));
  return [...front, ...others.slice(0, 1)].map((exercise) => ({
    kind: "draft",
    exercise,
    key: keyOf("d", exercise.id),
    because: {
      rule: exercise.id === inFront ? "draft_in_front" : "draft_open",
      inputs: { technique: exercise.technique },
    },
  }));
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

/** The open tasks of the block that is now, or begins in a moment, that still fit in it; those put off at their own time. */
function taskNow(input: NextInput): readonly Candidate[] {
  const { day, now } = input;
  const { plan } = day ?? {};
  if (!plan || now >= plan.waking.to || isAway(day?.away, plan.date)) return [];
  return plan.tasks.flatMap((task): readonly Candidate[] => {
    if (task.state !== "open" || !isStill(task, input)) return [];
    const block = plan.blocks.find(({ id }) => id === task.block);
    const isMoved = block === undefined || task.at < block.from || task.at >= block.to;
    const putOff = isMoved || wasPutOff(plan, task);
    const from = putOff ? task.at : block.from;
    const to = Math.max(block?.to ?? 0, task.at + task.minutes * minuteMs);
    const left = Math.floor((Math.min(to, plan.waking.to) - Math.max(now, from)) / minuteMs);
    if (now < from - beginsWithin * minuteMs || now >= to || task.minutes > left) return [];
    const rule = now < from ? "block_begins" : putOff ? "put_off_till_now" : "block_now";
    const because: NextBecause = { rule, inputs: { block: task.block, minutes: task.minutes, left } };
    return [{ kind: "task", task, plan, key: taskKey(task.id), because }];
  });
}

/** A goal's step or track's action in the day that has meanwhile become another, or is closed, is not offered. */
function isStill({ of }: Task, input: NextInput): boolean {
  switch (of.kind) {
    case "habit":
    case "own":
      return true;
    case "goal_step": {
      const goal = input.goals.find(({ id }) => id === of.goalId);
      return goal !== undefined && stepNow(goal, input)?.id === of.stepId;
    }
    case "track_action":
      return input.journey?.tracks[of.track].paused === false && mayOffer(of.action, input.gates);
  }
}

/** A goal's open step, where it may be walked now. */
function stepNow(goal: Goal, { contactClosed }: NextInput): Step | undefined {
  if (goal.status !== "open" || goal.current?.completedAt !== undefined) return undefined;
  return goal.touchesContact && contactClosed ? undefined : goal.current;
}

function goalNow(input: NextInput): readonly Candidate[] {
  const goal = input.goals.find(({ id }) => id === input.activeGoal);
  const step = goal && stepNow(goal, input);
  if (!goal || !step) return [];
  const { minutes } = shownStep(step);
  if (isWeak(input) && minutes > lowMinutes) return [];
  const because: NextBecause = { rule: reasonFor("goals", input), inputs: { minutes } };
  return [{ kind: "goal_step", goalId: goal.id, stepId: step.id, minutes, key: keyOf("g", step.id), because }];
}

function trackNow(input: NextInput): readonly Candidate[] {
  const { suggestion, journey } = input;
  if (!suggestion || !journey || journey.tracks[suggestion.track].paused) return [];
  if (!mayOffer(suggestion.action, input.gates)) return [];
  if (isWeak(input) && suggestion.minutes > lowMinutes) return [];
  const key = keyOf("k", `${suggestion.track}:${nameOfAction(suggestion.action)}`);
  const because: NextBecause = {
    rule: reasonFor("tracks", input),
    inputs: { track: suggestion.track, suggested: suggestion.because.rule, minutes: suggestion.minutes },
  };
  return [{ kind: "track_action", suggestion, key, because }];
}

/** Between goals and tracks the focus leads; without one, what was touched least recently, and goals where both are alike. */
function goalsAndTracks(input: NextInput): readonly ((input: NextInput) => readonly Candidate[])[] {
  return leads(input) === "tracks" ? [trackNow, goalNow] : [goalNow, trackNow];
}

function leads(input: NextInput): "goals" | "tracks" {
  return input.focus ?? leastRecent(input) ?? "goals";
}

/** Absent where there is only one of the two: nothing was left alone for the other then. */
function leastRecent({ goals, activeGoal, journey, suggestion }: NextInput): "goals" | "tracks" | undefined {
  const goal = goals.find(({ id }) => id === activeGoal);
  if (!goal || !journey || !suggestion) return undefined;
  return (journey.tracks[suggestion.track].lastActivity ?? journey.startedAt) < goal.touchedAt ? "tracks" : "goals";
}

function reasonFor(part: "goals" | "tracks", input: NextInput): NextRule {
  if (input.focus === part) return "in_focus";
  return input.focus === undefined && leastRecent(input) === part ? "least_recent" : "nothing_before_it";
}
