import { type Goal, goalLimits } from "../../goals/goal.ts";
import type { GoalId } from "../../goals/ids.ts";
import { listedGoals } from "../../goals/listed-goals.ts";
import { detectTwoGoals } from "../../goals/two-goals.ts";
import { goalName } from "../../talk/name/goal-name.ts";
import { namesAWish, wishTitle, withItsThing } from "../../talk/wish-title.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { deny, entry, say, waitFor, withDialogue, withGoal, withoutGoal } from "../turn/outcome.ts";
import type { Button } from "../turn/reply.ts";
import { isOfContact } from "./of-contact.ts";
import { led, type Line, linesReply, talkLine, talkOf } from "./talk-lines.ts";
import { newGoal } from "./new-goal.ts";
import { withWayBack } from "./step-views.ts";

/** A message that wishes. */
interface WordsOfGoal {
  readonly text: string;
  readonly clause: string;
  readonly front?: readonly Line[];
  /** `clause` is no part of the words but a name for the goal: the words themselves are kept with it. */
  readonly named?: boolean;
  readonly screened?: true;
  /** What else is wished in the same words: goals of their own that wait. */
  readonly also?: readonly string[];
}

/**
 * Words become a goal at once, its first step in the same message and the way back beside it; of several wishes the others are kept. `clause` is
 * the part of the words that wishes. Undefined where no goal can be named by them.
 */
export function goalOfWords(
  before: Snapshot,
  { text, clause, front = [], named = false, screened, also = [] }: WordsOfGoal,
  context: DecisionContext,
): Decision | undefined {
  const listed = named || also.length > 0 ? undefined : listedGoals(text);
  const two =
    listed || also.length > 0 ? undefined : (detectTwoGoals(clause) ?? (named ? undefined : detectTwoGoals(text)));
  const [first = clause, ...others] = listed ?? (two ? [two.first, two.second] : [clause, ...also]);
  const picked = named || listed || two ? wishTitle(first) : withItsThing(wishTitle(first), text, clause);
  const title = goalName(picked, text);
  if (!namesAWish(title) || title.length > goalLimits.title) return undefined;
  const kept = keptGoals(before, others, context);
  const description = (!named && wishTitle(text) === picked) || text.length > goalLimits.description ? "" : text;
  const decision = newGoal(
    kept.reduce(withGoal, before),
    { title, description, as: "said", ...(screened ? { screened } : {}) },
    context,
  );
  const made = decision.after.dialogue.activeGoal;
  if (decision.denied || made === undefined || made === before.dialogue.activeGoal) return decision;
  const more = kept.map((goal) => goal.title).join(", ");
  const taken = more ? "two_taken" : "goal_taken";
  // It says that a step follows: where something is asked first, that stands alone.
  const line = decision.ask
    ? talkLine(before, context, taken, { goal: title, ...(more ? { more } : {}) }, front)
    : undefined;
  const talk = { ...talkOf(decision.after), made: { goalId: made, was: before.dialogue.activeGoal, text } };
  const asked = decision.ask && { ...decision.ask, unasked: true as const };
  const after = withDialogue(decision.after, { talk, ...(asked ? { pending: asked } : {}) });
  const created = kept.map(({ id }) => entry("goal_created", { rule: "second_of_two_wishes" }, { goalId: id }));
  return led(line ? [...front, line] : front, {
    ...decision,
    after,
    ...(asked ? { ask: asked } : {}),
    replies: decision.replies.map((reply, at) =>
      at === decision.replies.length - 1 ? withWayBack(reply, made) : reply,
    ),
    journal: [...created, ...decision.journal],
  });
}

/** Words that were heard and may become a goal become one, whatever they are. */
export function goalOfHeard(before: Snapshot, text: string, context: DecisionContext): Decision {
  return goalOfWords(before, { text, clause: text }, context) ?? newGoal(before, { title: text, as: "said" }, context);
}

/** What else was wished in the same words: goals of their own that wait. */
function keptGoals(before: Snapshot, wishes: readonly string[], context: DecisionContext): readonly Goal[] {
  const kept: Goal[] = [];
  for (const wish of wishes) {
    const goal = keptGoal(kept.reduce(withGoal, before), goalName(wishTitle(wish), wish), context);
    if (goal) kept.push(goal);
  }
  return kept;
}

/** The second of two wishes: a goal of its own that waits. */
function keptGoal(before: Snapshot, title: string, context: DecisionContext): Goal | undefined {
  if (title.length < 2 || context.screen.harm(title) !== undefined || before.goals.length >= goalLimits.open)
    return undefined;
  return {
    id: context.newId() as GoalId,
    title: title.slice(0, goalLimits.title),
    description: "",
    kind: "other",
    status: "open",
    createdAt: context.now,
    touchedAt: context.now,
    clarifications: [],
    question: undefined,
    current: undefined,
    completedCount: 0,
    declined: [],
    touchesContact: isOfContact(before, title, "", context),
  };
}

/** Takes a goal that words became back whole, and the one before it to the front again; one that was walked since stays, and can be put aside. */
export function takeBackGoal(before: Snapshot, goalId: GoalId, context: DecisionContext): Decision {
  const goal = before.goals.find(({ id }) => id === goalId);
  const { made: _made, ...talk } = talkOf(before);
  const made = before.dialogue.talk?.made;
  if (!goal || goal.completedCount > 0)
    return deny(before, "goal_not_found", { say: goal ? "goal.walked_already" : "goal.not_found" });
  const was = made?.goalId === goalId ? made.was : undefined;
  const without = withDialogue(withoutGoal(before, goalId), {
    talk,
    ...(before.goals.some(({ id }) => id === was) ? { activeGoal: was } : {}),
  });
  const text = made?.goalId === goalId ? made.text : goal.title;
  const line = talkLine(before, context, "taken_back", { goal: goal.title });
  const again: Button = { label: "button.text_as_goal", press: { do: "goal_from_text" } };
  const reply = line && linesReply([line], [[again]]);
  return {
    ...say(waitFor(without, { for: "text_as_goal", text }), ...(reply ? [reply] : [])),
    removedGoals: [goalId],
    journal: [entry("goal_deleted", { rule: "taken_back" }, { goalId })],
  };
}
