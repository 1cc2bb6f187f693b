import { isOfContact } from "./of-contact.ts";
import { newGoalButton, goalsButton } from "../turn/buttons.ts";
import type { GoalId } from "../../goals/ids.ts";
import { type Goal, type GoalKind, goalLimits } from "../../goals/goal.ts";
import { detectTwoGoals } from "../../goals/two-goals.ts";
import { nextContactQuestion, withoutUnknown } from "../../safety/contact-gate.ts";
import { answerTo, type Harm, type HarmAs, type Refused } from "../../safety/harm.ts";
import { askCoach } from "./coach-turn.ts";
import { doubt } from "./harm-question.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import {
  deny,
  entry,
  nothing,
  waitFor,
  withDialogue,
  withGoal,
  withoutGoal,
  sayWithPosition,
} from "../turn/outcome.ts";
import { firstWords, plainText } from "../../text/plain-text.ts";
import type { Reply } from "../turn/reply.ts";

/** A goal from first words to first ask: named, described, gated, then put to the coach. */
export function newGoal(
  before: Snapshot,
  wish: {
    readonly title?: string;
    readonly description?: string;
    readonly kind?: GoalKind;
    readonly harm?: Harm;
    readonly as?: HarmAs;
    /** What was said has been screened, and the name that a rule made of it adds no word. */
    readonly screened?: true;
  },
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
  const alone =
    wish.harm ?? (wish.screened ? undefined : context.screen.harm(`${whole}\n${description ?? ""}`, wish.as));
  const around = alone || wish.screened ? undefined : harmAround(whole, wish.as, context);
  const harm = alone ?? around?.harm;
  // What was said in a talk is asked about where a reader alone is against it.
  if (harm?.strength === "refuse" && (harm.by === "rule" || wish.as !== "said")) return refuse(before, harm, undefined);

  const title = firstWords(whole, goalLimits.title);
  const overflow = title === whole ? undefined : whole;
  const told = description ?? overflow ?? "";
  const goal: Goal = {
    id: context.newId() as GoalId,
    title,
    description: told === "" && around ? around.said : told,
    kind: wish.kind ?? "other",
    status: "draft",
    createdAt: context.now,
    touchedAt: context.now,
    clarifications: [],
    question: undefined,
    current: undefined,
    completedCount: 0,
    declined: [],
    touchesContact: isOfContact(before, title, told, context),
  };
  const created = withDialogue(withGoal(before, goal), { activeGoal: goal.id, waiting: nothing });
  const journal = [entry("goal_created", { rule: "person_named_a_goal" }, { goalId: goal.id })];
  if (harm) return prepend(journal, doubt(created, goal, harm, context));
  const described = description !== undefined || overflow !== undefined;
  return prepend(journal, begin(created, goal, described, context));
}

/**
 * What was said around the words that a goal was made of: "get the neighbour's cats off the beds, rat poison is cheap" is named by its first half. What a rule
 * finds in the whole message, or a reader is sure of, is asked about, and the words stay with the goal, so that its answer is read beside them.
 */
function harmAround(
  title: string,
  as: HarmAs | undefined,
  { saying, screen }: DecisionContext,
): { readonly harm: Harm; readonly said: string } | undefined {
  const said = saying === undefined ? "" : plainText(saying);
  if (as !== "said" || said === title || said === "" || said.length > goalLimits.description) return undefined;
  const harm = screen.harm(said, "said");
  return harm && (harm.by === "rule" || harm.strength === "refuse") ? { harm, said } : undefined;
}

/** The way of a new goal that nothing is to be asked about for harm: which of two comes first, a few words more, the gate, the coach. */
export function begin(before: Snapshot, goal: Goal, described: boolean, context: DecisionContext): Decision {
  const found = detectTwoGoals(goal.title);
  if (found) {
    const titles = [found.first, found.second] as const;
    return sayWithPosition(waitFor(before, { for: "which_first", goalId: goal.id, titles }));
  }
  return described ? walkOn(before, goal, context) : describe(before, goal, context);
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

export function describe(before: Snapshot, goal: Goal, context: DecisionContext): Decision {
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
  const harm = context.screen.harm(`${goal.title}\n${text}`);
  if (harm?.strength === "refuse")
    return refuse(before, harm, goal.completedCount === 0 && !goal.current ? goal.id : undefined);
  const described: Goal = {
    ...goal,
    description: text,
    touchedAt: context.now,
    touchesContact: goal.touchesContact || isOfContact(before, goal.title, text, context),
  };
  if (harm) return doubt(before, described, harm, context);
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
  const kind = open.completedCount === 0 ? "first" : "next";
  return askCoach(withGoal(before, open), open, { kind, ...(kind === "next" ? { answered: true } : {}) }, context);
}

/** A refused goal never reaches a coach: one fixed, kind answer, and the draft it would have become is dropped. */
export function refuse(before: Snapshot, refused: Refused, draft: GoalId | undefined): Decision {
  const after = draft ? withoutGoal(before, draft) : before;
  return {
    after: { ...after, dialogue: { ...after.dialogue, waiting: nothing } },
    replies: [{ say: `refused.${answerTo(refused)}`, buttons: [[newGoalButton, goalsButton]] }],
    journal: [entry("goal_refused", { rule: refused.code, inputs: { by: refused.by } })],
    ...(draft ? { removedGoals: [draft] } : {}),
    denied: { code: "refused", refused: refused.code },
  };
}

export function prepend(journal: Decision["journal"], decision: Decision): Decision {
  return { ...decision, journal: [...journal, ...decision.journal] };
}
