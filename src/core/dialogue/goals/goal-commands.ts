import { newGoalButton, goalsButton } from "../turn/buttons.ts";
import type { GoalId } from "../../goals/ids.ts";
import { type Goal, type GoalKind, goalLimits } from "../../goals/goal.ts";
import { askCoach } from "./coach-turn.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import {
  concerns,
  deny,
  entry,
  nothing,
  say,
  waitAsBefore,
  waitFor,
  waitInBetween,
  withDialogue,
  withGoal,
  withoutGoal,
  sayWithPosition,
} from "../turn/outcome.ts";
import { plainText } from "../../text/plain-text.ts";
import type { Button } from "../turn/reply.ts";
import { isOfContact } from "./of-contact.ts";
import { isHarmQuestion, questionReply } from "./goal-views.ts";
import { doubt, wordsOf } from "./harm-question.ts";
import { describe, refuse, prepend } from "./new-goal.ts";

/** Makes a goal the active one and shows where it stands; a paused one goes on by that. */
export function activate(before: Snapshot, goalId: GoalId, context: DecisionContext): Decision {
  const goal = before.goals.find((each) => each.id === goalId);
  if (!goal) return deny(before, "goal_not_found", { say: "goal.not_found", buttons: [[goalsButton]] });
  const running: Goal = {
    ...goal,
    status: goal.status === "draft" ? "draft" : "open",
    touchedAt: context.now,
  };
  const keepsDraft = before.dialogue.waiting;
  const moved = withDialogue(withGoal(before, running), {
    activeGoal: goal.id,
    waiting: concerns(keepsDraft, before, goal.id) || keepsDraft.for === "title" ? keepsDraft : nothing,
  });
  const journal = [entry("goal_activated", { rule: "person_chose" }, { goalId })];
  if (running.status === "draft") return prepend(journal, describe(moved, running, context));
  if (running.question) {
    const after = waitFor(moved, { for: "clarification", goalId });
    return { ...say(after, questionReply(running, "question.ask")), journal };
  }
  const at = waitFor(moved, nothing);
  // A goal that was kept for later and is turned to in words has had no step yet: there is none to go on from.
  if (context.saying !== undefined && !running.current && running.completedCount === 0)
    return prepend(journal, askCoach(at, running, { kind: "first" }, context));
  return {
    ...sayWithPosition(at, { say: "goal.activated", with: { goal: goal.title } }),
    journal,
  };
}

const moves = {
  pause_goal: { status: "paused", kind: "goal_paused", say: "goal.paused" },
  archive_goal: { status: "archived", kind: "goal_archived", say: "goal.archived" },
} as const;

/** Pausing and archiving put a goal aside with everything in it. */
export function putAside(
  before: Snapshot,
  how: keyof typeof moves,
  goalId: GoalId,
  context: DecisionContext,
): Decision {
  const goal = before.goals.find((each) => each.id === goalId);
  if (!goal) return deny(before, "goal_not_found", { say: "goal.not_found", buttons: [[goalsButton]] });
  const move = moves[how];
  const put: Goal = { ...goal, status: move.status, touchedAt: context.now };
  const { dialogue } = before;
  const after = withDialogue(withGoal(before, put), {
    activeGoal: dialogue.activeGoal === goalId ? undefined : dialogue.activeGoal,
    waiting: concerns(dialogue.waiting, before, goalId) ? nothing : dialogue.waiting,
    pending: dialogue.pending?.goalId === goalId ? undefined : dialogue.pending,
  });
  const reopen: Button = { label: "button.reopen", press: { do: "reopen_goal", goalId } };
  return {
    ...say(after, { say: move.say, with: { goal: goal.title }, buttons: [[reopen], [goalsButton]] }),
    journal: [entry(move.kind, { rule: "person_chose" }, { goalId })],
  };
}

export function reopen(before: Snapshot, goalId: GoalId, context: DecisionContext): Decision {
  const goal = before.goals.find((each) => each.id === goalId);
  if (!goal) return deny(before, "goal_not_found", { say: "goal.not_found", buttons: [[goalsButton]] });
  const decision = activate(before, goalId, context);
  return prepend([entry("goal_reopened", { rule: "person_chose" }, { goalId })], {
    ...decision,
    replies: [
      { say: "goal.reopened", with: { goal: goal.title } },
      ...(decision.lastly ? [] : decision.replies.slice(-1)),
    ],
  });
}

/** The coach asked whether the goal is reached; only the person decides. */
export function finish(before: Snapshot, goalId: GoalId, reached: boolean, context: DecisionContext): Decision {
  const goal = before.goals.find((each) => each.id === goalId);
  if (!goal) return deny(before, "goal_not_found", { say: "goal.not_found", buttons: [[goalsButton]] });
  if (!reached) {
    if (goal.current || goal.status !== "open") return sayWithPosition(before);
    return askCoach(before, goal, { kind: "next", notReachedYet: true }, context);
  }
  if (goal.status === "achieved")
    return say(before, { say: "goal.achieved", with: { goal: goal.title, done: goal.completedCount } });
  const achieved: Goal = { ...goal, status: "achieved", question: undefined, touchedAt: context.now };
  const after = withDialogue(withGoal(before, achieved), {
    activeGoal: before.dialogue.activeGoal === goalId ? undefined : before.dialogue.activeGoal,
    waiting: concerns(before.dialogue.waiting, before, goalId) ? nothing : before.dialogue.waiting,
    pending: before.dialogue.pending?.goalId === goalId ? undefined : before.dialogue.pending,
  });
  return {
    ...say(after, {
      say: before.dialogue.crisis ? "goal.achieved_plain" : "goal.achieved",
      with: { goal: goal.title, done: goal.completedCount },
      buttons: [[newGoalButton, goalsButton]],
    }),
    journal: [entry("goal_achieved", { rule: "person_said_so" }, { goalId })],
  };
}

export function deleteGoal(before: Snapshot, goalId: GoalId, confirmed: boolean): Decision {
  const goal = before.goals.find((each) => each.id === goalId);
  if (!goal) return deny(before, "goal_not_found", { say: "goal.not_found", buttons: [[goalsButton]] });
  if (!confirmed) {
    return deny(before, "confirm_first", {
      say: "goal.confirm_delete",
      with: { goal: goal.title },
      place: "edit",
      buttons: [
        [{ label: "button.delete_yes", press: { do: "delete_goal", goalId, confirmed: true } }],
        [{ label: "button.cancel", press: { do: "list_goals" } }],
      ],
    });
  }
  return {
    ...say(withoutGoal(before, goalId), {
      say: "goal.deleted",
      with: { goal: goal.title },
      place: "edit",
      buttons: [[goalsButton]],
    }),
    removedGoals: [goalId],
    journal: [entry("goal_deleted", { rule: "person_chose", inputs: { completed: goal.completedCount } }, { goalId })],
  };
}

/** Asks for a goal's new name or description. */
export function rewordGoal(before: Snapshot, goalId: GoalId, which: "title" | "description"): Decision {
  if (!before.goals.some((each) => each.id === goalId))
    return deny(before, "goal_not_found", { say: "goal.not_found", buttons: [[goalsButton]] });
  const after = waitInBetween(before, { for: which === "title" ? "edit_title" : "edit_description", goalId });
  return sayWithPosition(after);
}

export function editGoal(
  before: Snapshot,
  goalId: GoalId,
  change: { readonly title?: string; readonly description?: string; readonly kind?: GoalKind },
  context: DecisionContext,
): Decision {
  const goal = before.goals.find((each) => each.id === goalId);
  if (!goal) return deny(before, "goal_not_found", { say: "goal.not_found", buttons: [[goalsButton]] });
  const title = change.title === undefined ? goal.title : plainText(change.title);
  const description = change.description === undefined ? goal.description : plainText(change.description);
  if (title === "") return deny(before, "empty", { say: "goal.title_empty" });
  if (title.length > goalLimits.title || description.length > goalLimits.description) {
    const limit = title.length > goalLimits.title ? goalLimits.title : goalLimits.description;
    return deny(before, "too_long", { say: "goal.too_long", with: { limit } });
  }
  const harm = context.screen.harm(wordsOf({ title, description }));
  if (harm?.strength === "refuse") return refuse(before, harm, undefined);
  const edited: Goal = {
    ...goal,
    title,
    description,
    kind: change.kind ?? goal.kind,
    touchedAt: context.now,
    touchesContact: goal.touchesContact || isOfContact(before, title, description, context),
    question: isHarmQuestion(goal.question) && !harm ? undefined : goal.question,
  };
  const journal = [entry("goal_edited", { rule: "person_chose" }, { goalId })];
  // What is not reworded was asked about already.
  if (harm && wordsOf(edited) !== wordsOf(goal)) return prepend(journal, doubt(before, edited, harm, context));
  const { waiting } = before.dialogue;
  const asked = (waiting.for === "edit_title" || waiting.for === "edit_description") && waiting.goalId === goalId;
  const after = withGoal(asked ? waitAsBefore(before) : before, edited);
  return {
    ...(asked ? sayWithPosition : say)(after, { say: "goal.edited", with: { goal: title } }),
    journal,
  };
}
