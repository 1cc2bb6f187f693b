import { type Goal, meantQuestionId } from "../../goals/goal.ts";
import type { StepId } from "../../goals/ids.ts";
import type { Step } from "../../goals/step.ts";
import type { Decision } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { deny, denyWithPosition } from "../turn/outcome.ts";
import type { Button, Reply } from "../turn/reply.ts";
import { stepAdaptedBy } from "../../adaptation/step-in-day.ts";
import { activeGoal, betweenReply, goalListReply } from "./goal-views.ts";
import { stepReply } from "./step-views.ts";

type Found =
  | { readonly at: "none"; readonly decision: Decision }
  | { readonly at: "question"; readonly goal: Goal }
  | { readonly at: "step"; readonly goal: Goal; readonly step: Step }
  | { readonly at: "between"; readonly goal: Goal };

/**
 * The same, for the goal that a step's button belongs to: it may have been left for another one since. A paused goal goes on by that;
 * one that is put away stays where it is.
 */
export function whereOf(before: Snapshot, stepId: StepId | undefined): Found {
  const goal = stepId === undefined ? undefined : before.goals.find((each) => each.current?.id === stepId);
  if (!goal?.current) return where(before);
  return goal.status === "open" || goal.status === "paused"
    ? { at: "step", goal: { ...goal, status: "open" }, step: goal.current }
    : { at: "none", decision: denyWithPosition(before, "step_moved_on", { say: "step.moved_on" }) };
}

/** Where the active goal stands, which is what the table of goals.md turns on. */
export function where(before: Snapshot): Found {
  const goal = activeGoal(before);
  if (!goal || goal.status === "achieved" || goal.status === "archived" || goal.status === "paused") {
    const decision =
      before.goals.length === 0
        ? denyWithPosition(before, "no_goal")
        : deny(before, "no_goal", goalListReply(before, "switch.choose"));
    return { at: "none", decision };
  }
  if (goal.status === "draft") return { at: "none", decision: denyWithPosition(before, "question_open") };
  // What is off about a step is no reason to keep it from being done.
  if (goal.question?.id === meantQuestionId && goal.current)
    return { at: "step", goal: { ...goal, question: undefined }, step: goal.current };
  if (goal.question) return { at: "question", goal };
  if (goal.current) return { at: "step", goal, step: goal.current };
  return { at: "between", goal };
}

/** A step as today has it. */
export const shown = (
  snapshot: Snapshot,
  goal: Goal,
  step: Step,
  words: "step.show" | "step.still_open" = "step.show",
): Reply => stepReply(goal, step, words, undefined, stepAdaptedBy(snapshot, step));

/** A button of a step that is no longer the current one of any goal. */
export function staleStep(before: Snapshot, stepId: StepId): Decision | undefined {
  if (before.goals.some((goal) => goal.current?.id === stepId)) return undefined;
  const wasDone = before.dialogue.lastDone?.stepId === stepId;
  return wasDone
    ? deny(before, "already_done", {
        say: "step.already_done",
        buttons: [[{ label: "button.next", press: { do: "next" } } satisfies Button]],
      })
    : denyWithPosition(before, "step_moved_on", { say: "step.moved_on" });
}

export function between(before: Snapshot, goal: Goal): Reply {
  return before.dialogue.pending?.goalId === goal.id
    ? { say: "step.working_on_it", with: { goal: goal.title } }
    : betweenReply(goal);
}

export function aboutStep(snapshot: Snapshot, stepId: StepId): boolean {
  const { waiting } = snapshot.dialogue;
  return "stepId" in waiting && waiting.stepId === stepId;
}
