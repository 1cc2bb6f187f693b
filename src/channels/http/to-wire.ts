import type { GoalWire, StepPageWire } from "#contract/goal.ts";
import { toWireInstant } from "#contract/instant.ts";
import type { StatusWire } from "#contract/status.ts";
import type { StepState, StepViewWire, StepWire } from "#contract/step.ts";
import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import { stepInDay } from "#core/adaptation/step-in-day.ts";
import { undoWindow } from "#core/dialogue/goals/step-commands.ts";
import { activeGoal } from "#core/dialogue/goals/goal-views.ts";
import { commentId, type Goal, type GoalWithHistory, turnedDownId } from "#core/goals/goal.ts";
import { landsOf } from "#core/goals/goal-land.ts";
import { type Step, shownStep } from "#core/goals/step.ts";

export function stepToWire(step: Step): StepWire {
  const shown = shownStep(step);
  return {
    id: step.id,
    goal_id: step.goalId,
    text: shown.text,
    created_at: toWireInstant(step.createdAt),
    completed_at: step.completedAt === undefined ? null : toWireInstant(step.completedAt),
    rephrased: step.rephrased,
    user_comment: step.userComment ?? null,
    minutes: shown.minutes,
    size: step.size,
    minutes_by_size: {
      floor: shownStep({ ...step, size: "floor" }).minutes,
      normal: step.minutes,
      stretch: shownStep({ ...step, size: "stretch" }).minutes,
    },
    normal_step: step.text,
    floor_step: step.floorText,
    stretch_step: step.stretchText,
    cue: step.cue ?? null,
  };
}

/** A goal that is not among the others any more is drawn as if it were the only one. */
const landOf = (goal: Goal, { goals }: Snapshot): number =>
  landsOf(goals.some(({ id }) => id === goal.id) ? goals : [goal]).get(goal.id) ?? 0;

function questionToWire(goal: Goal): StepViewWire["question"] {
  return goal.question === undefined ? null : { text: goal.question.text, quick: [...goal.question.quick] };
}

/** In the list a goal tells what it comes from; the steps of one goal come by pages. Whatever the history, an answer has so many at most. */
export const stepsShown = { inList: 3, ofGoal: 50 } as const;

/** A page of steps out of one more than are shown of it, oldest first. */
export function stepPage(found: readonly Step[], most: number): StepPageWire {
  const steps = found.slice(-most);
  return { steps: steps.map(stepToWire), earlier_steps: found.length > most ? (steps[0]?.id ?? null) : null };
}

/** A goal with at most so many of its newest steps, out of one more than that where there are more. */
export function goalToWire(goal: GoalWithHistory, snapshot: Snapshot, most: number = stepsShown.ofGoal): GoalWire {
  const { steps, earlier_steps } = stepPage(goal.completed, most);
  return {
    id: goal.id,
    user_id: snapshot.person.id,
    title: goal.title,
    description: goal.description,
    current_step: goal.current === undefined ? null : stepToWire(goal.current),
    completed_steps: steps,
    earlier_steps,
    completed_count: goal.completedCount,
    context: {
      clarifications: goal.clarifications
        .filter(({ id }) => id !== commentId && id !== turnedDownId)
        .map(({ question, answer }) => ({ question, answer })),
    },
    kind: goal.kind,
    status: goal.status,
    active: snapshot.dialogue.activeGoal === goal.id,
    land: landOf(goal, snapshot),
    question: questionToWire(goal),
    track: goal.track ?? null,
    created_at: toWireInstant(goal.createdAt),
    touched_at: toWireInstant(goal.touchedAt),
  };
}

/** One word for where the person stands, so that a page need not know the dialogue. */
export function stepState(snapshot: Snapshot): StepState {
  const { waiting, pending } = snapshot.dialogue;
  const goal = activeGoal(snapshot);
  switch (waiting.for) {
    case "title":
      return "naming";
    case "description":
      return "describing";
    case "which_first":
      return "choosing_first";
    case "contact":
      return "contact_questions";
    case "rephrase_reason":
    case "rephrase_comment":
      return "rephrasing";
    case "nothing":
    case "clarification":
    case "cue":
    case "text_as_goal":
    case "held_words":
    case "reminder_when":
    case "edit_title":
    case "edit_description":
    case "time_zone":
    case "country":
    case "place":
    case "focus":
    case "exercise":
    case "work_section":
    case "schedule":
    case "lesson_question":
    case "own_habit":
      break;
  }
  if (goal === undefined) return "none";
  if (goal.status === "paused") return "paused";
  if (goal.status === "achieved") return "achieved";
  if (goal.status === "archived") return "none";
  if (pending?.goalId === goal.id) return "waiting_for_coach";
  if (goal.question !== undefined) return "clarifying";
  return goal.current === undefined ? "between_steps" : "on_step";
}

export function stepView(snapshot: Snapshot): Omit<StepViewWire, "replies"> {
  const goal = activeGoal(snapshot);
  return {
    state: stepState(snapshot),
    goal_id: goal?.id ?? null,
    goal_title: goal?.title ?? null,
    goal_land: goal === undefined ? null : landOf(goal, snapshot),
    step: goal?.current === undefined ? null : stepToWire(stepInDay(snapshot, goal.current)),
    question: goal === undefined ? null : questionToWire(goal),
  };
}

export function statusToWire(snapshot: Snapshot, now: number): StatusWire {
  const goal = activeGoal(snapshot);
  const { crisis, lastDone } = snapshot.dialogue;
  return {
    state: stepState(snapshot),
    active_goal:
      goal === undefined
        ? null
        : {
            id: goal.id,
            title: goal.title,
            completed_steps: goal.completedCount,
            created_at: toWireInstant(goal.createdAt),
          },
    open_goals: snapshot.goals.filter((each) => each.status === "open" || each.status === "draft").length,
    completed_steps: snapshot.goals.reduce((sum, each) => sum + each.completedCount, 0),
    crisis:
      crisis === undefined
        ? null
        : { level: crisis.level, kind: crisis.kind ?? null, since: toWireInstant(crisis.since) },
    undo_until:
      lastDone !== undefined && lastDone.at + undoWindow > now ? toWireInstant(lastDone.at + undoWindow) : null,
  };
}
