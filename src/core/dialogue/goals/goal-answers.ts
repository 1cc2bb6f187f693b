import { contactReviewedButton, goalsButton } from "../turn/buttons.ts";
import type { GoalId } from "../../goals/ids.ts";
import { type Goal, goalLimits, meantQuestionId } from "../../goals/goal.ts";
import { contactVerdict, restrictionNamed } from "../../safety/contact-gate.ts";
import { askCoach } from "./coach-turn.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { deny, entry, nothing, waitFor, withDialogue, withGoal, sayWithPosition } from "../turn/outcome.ts";
import type { Reply } from "../turn/reply.ts";
import { isOfContact } from "./of-contact.ts";
import { isHarmQuestion, questionStands } from "./goal-views.ts";
import { takeOwnStep } from "./own-step.ts";
import { putAside } from "./goal-commands.ts";
import { refusedOutright } from "../../safety/harm.ts";
import { doubtFirst, wordsOf } from "./harm-question.ts";
import { begin, whichFirst, setDescription, walkOn, refuse, prepend } from "./new-goal.ts";

/** Skips the question that is open: a description, a gate's tap or a clarification; the way goes on without it. */
export function skip(before: Snapshot, context: DecisionContext): Decision {
  const { waiting } = before.dialogue;
  switch (waiting.for) {
    case "description":
      return setDescription(before, waiting.goalId, undefined, context);
    case "contact":
      return afterContact(waitFor(before, nothing), waiting.goalId, context);
    case "clarification":
      return answerQuestion(before, "", context);
    case "which_first":
      return whichFirst(before, 2, context);
    case "nothing":
    case "text_as_goal":
      return questionStands(before) ? answerQuestion(before, "", context) : sayWithPosition(before);
    default:
      return sayWithPosition(before);
  }
}

/** After the gate's last tap, or a skip: says which path is open and goes on to the goal that asked. */
export function afterContact(before: Snapshot, goalId: GoalId | undefined, context: DecisionContext): Decision {
  const verdict = contactVerdict(before.person.contact, context.now);
  const reviewable = restrictionNamed(before.person.contact) !== undefined;
  const thanks: Reply =
    verdict.kind === "open"
      ? { say: "contact.thanks_open" }
      : { say: "contact.thanks_safety", ...(reviewable ? { buttons: [[contactReviewedButton]] } : {}) };
  const goal = before.goals.find((each) => each.id === goalId);
  if (!goal || goal.current) return sayWithPosition(before, thanks);
  const open: Goal = { ...goal, status: "open" };
  const decision = askCoach(withGoal(before, open), open, { kind: "first" }, context);
  return { ...decision, replies: [thanks, ...decision.replies] };
}

/** An answer to the coach's question; an empty one means "not sure", and the way goes on all the same. */
export function answerQuestion(before: Snapshot, text: string, context: DecisionContext): Decision {
  const { waiting } = before.dialogue;
  const goalId = waiting.for === "clarification" ? waiting.goalId : before.dialogue.activeGoal;
  const goal = before.goals.find((each) => each.id === goalId);
  if (!goal?.question) return deny(before, "no_step", { say: "question.nothing_open", buttons: [[goalsButton]] });
  if (text.length > goalLimits.answer) {
    return deny(before, "too_long", { say: "goal.too_long", with: { limit: goalLimits.answer } });
  }
  if (isHarmQuestion(goal.question)) return answerDoubt(before, goal, text, context);
  const harmIn = (words: string) => refusedOutright(context.screen.harm(words));
  // Two halves that are harmless alone; a goal that was cleared of a doubt is not accused of it again.
  const together = harmIn(wordsOf(goal)) ? undefined : harmIn(`${wordsOf(goal)}\n${text}`);
  const refused = harmIn(text) ?? together;
  if (refused) return refuse(before, refused, goal.completedCount === 0 ? goal.id : undefined);
  const answered: Goal = {
    ...goal,
    question: undefined,
    clarifications: [...goal.clarifications, { id: goal.question.id, question: goal.question.text, answer: text }],
    touchesContact: goal.touchesContact || isOfContact(before, text, "", context),
    touchedAt: context.now,
  };
  const journal = [entry("question_answered", { rule: text === "" ? "skipped" : "answered" }, { goalId: goal.id })];
  if (goal.question.id === meantQuestionId && goal.current) return meant(before, answered, text, context);
  const newlyTouches = answered.touchesContact && !goal.touchesContact;
  return prepend(journal, walkOn(waitFor(withGoal(before, answered), nothing), answered, context, newlyTouches));
}

/** What is off about the step that stands open was asked back: the answer is a remark on it; without one it stays. */
function meant(before: Snapshot, goal: Goal, text: string, context: DecisionContext): Decision {
  const answers = goal.clarifications.slice(0, -1);
  const back: Goal = { ...goal, clarifications: answers };
  const calm = waitFor(withGoal(before, back), nothing);
  if (text === "") return sayWithPosition(calm);
  const own = takeOwnStep(calm, back, text, context);
  if (own) return own;
  return askCoach(calm, back, { kind: "rephrase", reason: "own_words", comment: text, answered: true }, context);
}

/**
 * An answer to the question about a goal in doubt: made harmless by it, the goal goes its usual way; otherwise it is refused, and one that
 * had steps before it was reworded is put aside with its question. Nothing passes the question over.
 */
function answerDoubt(before: Snapshot, goal: Goal, text: string, context: DecisionContext): Decision {
  if (!goal.question || text === "") return doubtFirst(before, goal);
  const isNew = goal.status === "open" && goal.completedCount === 0 && !goal.current;
  const refused = context.screen.harmAnswered(wordsOf(goal), text);
  if (refused && isNew) return refuse(before, refused, goal.id);
  if (refused) return refuse(putAside(before, "pause_goal", goal.id, context).after, refused, undefined);
  const cleared: Goal = {
    ...goal,
    status: isNew ? "draft" : goal.status,
    question: undefined,
    clarifications: [...goal.clarifications, { id: goal.question.id, question: goal.question.text, answer: text }],
    touchesContact: goal.touchesContact || context.screen.touchesContact(text, ""),
    touchedAt: context.now,
  };
  const journal = [entry("question_answered", { rule: "made_harmless" }, { goalId: goal.id })];
  const after = waitFor(withGoal(before, cleared), nothing);
  if (!isNew) return { ...sayWithPosition(after), journal };
  return prepend(journal, begin(withDialogue(after, { activeGoal: goal.id }), cleared, true, context));
}
