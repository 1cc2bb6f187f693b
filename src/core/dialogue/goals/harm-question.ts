import type { Goal } from "../../goals/goal.ts";
import { type Harm, questionTo } from "../../safety/harm.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { deny, entry, say, waitFor, withDialogue, withGoal } from "../turn/outcome.ts";
import { harmQuestionId, questionReply } from "./goal-views.ts";

/** All that a goal in doubt is read by. */
export const wordsOf = ({ title, description }: Pick<Goal, "title" | "description">): string =>
  `${title}\n${description}`;

/** A goal that may be harmful or quite ordinary: one open question stands on it, and no coach is asked before it is answered. */
export function doubt(before: Snapshot, goal: Goal, harm: Harm, context: DecisionContext): Decision {
  const text = context.screen.harmQuestion(questionTo(harm), before.person.locale);
  const held: Goal = {
    ...goal,
    status: goal.status === "draft" ? "open" : goal.status,
    question: { id: harmQuestionId, text, quick: [] },
  };
  const { pending } = before.dialogue;
  const after = withDialogue(withGoal(before, held), { pending: pending?.goalId === goal.id ? undefined : pending });
  return {
    ...askDoubt(after, held),
    journal: [entry("question_asked", { rule: "may_be_harmful" }, { goalId: goal.id })],
  };
}

/** Asks about a goal in doubt, first or again. */
function askDoubt(before: Snapshot, goal: Goal): Decision {
  return say(waitFor(before, { for: "clarification", goalId: goal.id }), questionReply(goal, "question.ask"));
}

/** The same where something else was wanted of the goal, which waits for the answer. */
export function doubtFirst(before: Snapshot, goal: Goal): Decision {
  return deny(
    waitFor(before, { for: "clarification", goalId: goal.id }),
    "question_open",
    questionReply(goal, "question.open"),
  );
}
