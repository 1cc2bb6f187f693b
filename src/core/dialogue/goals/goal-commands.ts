import { contactReviewedButton, newGoalButton, goalsButton } from "../turn/buttons.ts";
import type { GoalId } from "../../goals/ids.ts";
import { type Goal, type GoalKind, goalLimits } from "../../goals/goal.ts";
import { detectTwoGoals } from "../../goals/two-goals.ts";
import { contactVerdict, nextContactQuestion, restrictionNamed, withoutUnknown } from "../../safety/contact-gate.ts";
import type { RefusalCode } from "../../safety/crisis.ts";
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
import { firstWords, plainText } from "../turn/plain-text.ts";
import type { Button, Reply } from "../turn/reply.ts";
import { questionStands, questionReply } from "./goal-views.ts";

/** A goal from first words to first ask: named, described, gated, then put to the coach. */
export function newGoal(
  before: Snapshot,
  wish: { readonly title?: string; readonly description?: string; readonly kind?: GoalKind },
  context: DecisionContext,
): Decision {
  if (wish.title === undefined) {
    return sayWithPosition(waitFor(before, { for: "title" }));
  }
  const whole = plainText(wish.title);
  const description = wish.description === undefined ? undefined : plainText(wish.description);
  if (whole === "") return deny(before, "empty", { say: "goal.title_empty" });
  if (whole.length > goalLimits.description || (description?.length ?? 0) > goalLimits.description) {
    return deny(before, "too_long", { say: "goal.too_long", with: { limit: goalLimits.description } });
  }
  if (
    before.goals.filter((goal) => goal.status !== "achieved" && goal.status !== "archived").length >= goalLimits.open
  ) {
    return deny(before, "too_many_goals", { say: "goal.too_many", with: { limit: goalLimits.open } });
  }
  const refused = context.screen.refusal(`${whole}\n${description ?? ""}`);
  if (refused) return refuse(before, refused, undefined);

  const title = firstWords(whole, goalLimits.title);
  const overflow = title === whole ? undefined : whole;
  const goal: Goal = {
    id: context.newId() as GoalId,
    title,
    description: description ?? overflow ?? "",
    kind: wish.kind ?? "other",
    status: "draft",
    createdAt: context.now,
    touchedAt: context.now,
    clarifications: [],
    question: undefined,
    current: undefined,
    completedCount: 0,
    declined: [],
    touchesContact: context.screen.touchesContact(title, description ?? overflow ?? ""),
  };
  const created = withDialogue(withGoal(before, goal), { activeGoal: goal.id, waiting: nothing });
  const journal = [entry("goal_created", { rule: "person_named_a_goal" }, { goalId: goal.id })];
  const found = detectTwoGoals(title);
  if (found) {
    const two = [found.first, found.second] as const;
    return {
      ...sayWithPosition(waitFor(created, { for: "which_first", goalId: goal.id, titles: two })),
      journal,
    };
  }
  if (description === undefined && overflow === undefined) {
    const after = waitFor(created, { for: "description", goalId: goal.id });
    return { ...sayWithPosition(after), journal };
  }
  return prepend(journal, walkOn(created, goal, context));
}

/** Two goals in one: the first chosen is walked, the other kept as a goal of its own. */
export function whichFirst(before: Snapshot, index: 0 | 1 | 2, context: DecisionContext): Decision {
  const { waiting } = before.dialogue;
  if (waiting.for !== "which_first") return sayWithPosition(before);
  const goal = before.goals.find((each) => each.id === waiting.goalId);
  if (!goal) return deny(waitFor(before, nothing), "goal_not_found", { say: "goal.not_found" });
  if (index === 2) return describe(waitFor(before, nothing), goal, context);
  const first = { ...goal, title: waiting.titles[index], touchedAt: context.now };
  const second: Goal = { ...goal, id: context.newId() as GoalId, title: waiting.titles[index === 0 ? 1 : 0] };
  const after = waitFor(withGoal(withGoal(before, second), first), nothing);
  const kept: Reply = { say: "goal.kept_second", with: { title: second.title } };
  const decision = prepend(
    [entry("goal_created", { rule: "second_of_two_goals" }, { goalId: second.id })],
    describe(after, first, context),
  );
  return { ...decision, replies: [kept, ...decision.replies] };
}

function describe(before: Snapshot, goal: Goal, context: DecisionContext): Decision {
  if (goal.description !== "") return walkOn(before, goal, context);
  const after = waitFor(before, { for: "description", goalId: goal.id });
  return sayWithPosition(after);
}

/** The words that came in answer to "tell me a little more"; undefined where the person skipped. */
export function setDescription(
  before: Snapshot,
  goalId: GoalId,
  text: string | undefined,
  context: DecisionContext,
): Decision {
  const goal = before.goals.find((each) => each.id === goalId);
  if (!goal) return deny(waitFor(before, nothing), "goal_not_found", { say: "goal.not_found" });
  if (text === undefined) return walkOn(waitFor(before, nothing), goal, context);
  if (text.length > goalLimits.description) {
    return deny(before, "too_long", { say: "goal.too_long", with: { limit: goalLimits.description } });
  }
  const refused = context.screen.refusal(`${goal.title}\n${text}`);
  if (refused) return refuse(before, refused, goal.completedCount === 0 && !goal.current ? goal.id : undefined);
  const described: Goal = {
    ...goal,
    description: text,
    touchedAt: context.now,
    touchesContact: goal.touchesContact || context.screen.touchesContact(goal.title, text),
  };
  return walkOn(waitFor(withGoal(before, described), nothing), described, context);
}

/**
 * The gate's three taps where the goal touches the child or the other parent, then the first ask. A new goal asks again what was skipped
 * or hard to say before; one that was let through is not stopped a second time.
 */
export function walkOn(
  before: Snapshot,
  goal: Goal,
  context: DecisionContext,
  atTheGate: boolean = goal.status === "draft",
): Decision {
  const contact = withoutUnknown(before.person.contact);
  if (goal.touchesContact && atTheGate && nextContactQuestion(contact) !== undefined && !goal.current) {
    const asking: Snapshot = { ...before, person: { ...before.person, contact } };
    const after = waitFor(asking, { for: "contact", goalId: goal.id });
    return sayWithPosition(after, { say: "contact.why" });
  }
  const open: Goal = { ...goal, status: "open" };
  return askCoach(withGoal(before, open), open, { kind: "first" }, context);
}

/** A refused goal never reaches a coach: one fixed, kind answer, and the draft it would have become is dropped. */
export function refuse(before: Snapshot, refused: RefusalCode, draft: GoalId | undefined): Decision {
  const after = draft ? withoutGoal(before, draft) : before;
  return {
    after: { ...after, dialogue: { ...after.dialogue, waiting: nothing } },
    replies: [{ say: `refused.${refused}`, buttons: [[newGoalButton, goalsButton]] }],
    journal: [entry("goal_refused", { rule: refused })],
    ...(draft ? { removedGoals: [draft] } : {}),
    denied: { code: "refused", refused },
  };
}

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
  const refused = context.screen.refusal(`${title}\n${description}`);
  if (refused) return refuse(before, refused, undefined);
  const edited: Goal = {
    ...goal,
    title,
    description,
    kind: change.kind ?? goal.kind,
    touchedAt: context.now,
    touchesContact: goal.touchesContact || context.screen.touchesContact(title, description),
  };
  const { waiting } = before.dialogue;
  const asked = (waiting.for === "edit_title" || waiting.for === "edit_description") && waiting.goalId === goalId;
  const after = withGoal(asked ? waitAsBefore(before) : before, edited);
  return {
    ...(asked ? sayWithPosition : say)(after, { say: "goal.edited", with: { goal: title } }),
    journal: [entry("goal_edited", { rule: "person_chose" }, { goalId })],
  };
}

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
  const refused = context.screen.refusal(text);
  if (refused) return refuse(before, refused, goal.completedCount === 0 ? goal.id : undefined);
  const answered: Goal = {
    ...goal,
    question: undefined,
    clarifications: [...goal.clarifications, { id: goal.question.id, question: goal.question.text, answer: text }],
    touchesContact: goal.touchesContact || context.screen.touchesContact(text, ""),
    touchedAt: context.now,
  };
  const journal = [entry("question_answered", { rule: text === "" ? "skipped" : "answered" }, { goalId: goal.id })];
  const newlyTouches = answered.touchesContact && !goal.touchesContact;
  return prepend(journal, walkOn(waitFor(withGoal(before, answered), nothing), answered, context, newlyTouches));
}

function prepend(journal: Decision["journal"], decision: Decision): Decision {
  return { ...decision, journal: [...journal, ...decision.journal] };
}
