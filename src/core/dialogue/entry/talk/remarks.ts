import { commentId, type Goal, goalLimits } from "../../../goals/goal.ts";
import type { GoalId } from "../../../goals/ids.ts";
import type { Instant } from "../../../time/instant.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { withGoal } from "../../turn/outcome.ts";

/** So many remarks are kept with a goal. */
const keptRemarks = 9;

/** The goal with what was told of it, as a remark that the steps to come know; undefined where it is too long, or there is no such goal. */
export function remarked(
  { goals }: Snapshot,
  goalId: GoalId | undefined,
  words: string,
  now: Instant,
): Goal | undefined {
  const goal = goals.find(({ id }) => id === goalId);
  if (!goal || words.length > goalLimits.comment) return undefined;
  // Told again it stands once, as the last.
  const remarks = goal.clarifications
    .filter(({ id, answer }) => id === commentId && answer !== words)
    .slice(-keptRemarks);
  const answers = goal.clarifications.filter(({ id }) => id !== commentId);
  return {
    ...goal,
    clarifications: [...answers, ...remarks, { id: commentId, question: "", answer: words }],
    touchedAt: now,
  };
}

/** The same, in all that the person has. */
export function withRemark(after: Snapshot, goalId: GoalId | undefined, words: string, now: Instant): Snapshot {
  const goal = remarked(after, goalId, words, now);
  return goal ? withGoal(after, goal) : after;
}
