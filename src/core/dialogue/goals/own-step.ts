import type { Goal } from "../../goals/goal.ts";
import type { StepId } from "../../goals/ids.ts";
import type { Step } from "../../goals/step.ts";
import { asksToRemind, stopsReminding } from "../../reminders/read/ask.ts";
import { ownStep } from "../../talk/own-step.ts";
import { proposedStep } from "../../talk/proposed-step.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { entry, say, withDialogue, withGoal } from "../turn/outcome.ts";
import { isOfContact } from "./of-contact.ts";
import { stepReply } from "./step-views.ts";
import { led, talkLine, talkOf } from "./talk-lines.ts";

/**
 * A step that the person names stands in the place of the open one, in their words and with the way back; undefined where the message names none. Where
 * contact is touched, steps are worded under its gate alone; `named` is the goal that the message speaks of.
 */
export function takeOwnStep(
  before: Snapshot,
  goal: Goal | undefined,
  text: string,
  context: DecisionContext,
  named?: Goal,
): Decision | undefined {
  const words = goal && wordsOfOwn(text, goal, named);
  return words === undefined ? undefined : standsInstead(before, goal, words, text, context);
}

/** These words of theirs are the step now; undefined where they may not be one. Between two steps there is none that they stand in for. */
export function standsInstead(
  before: Snapshot,
  goal: Goal | undefined,
  words: string,
  text: string,
  context: DecisionContext,
): Decision | undefined {
  if (!goal || goal.touchesContact || isRefused(before, words, context)) return undefined;
  const was = goal.current;
  const step: Step = {
    ...(was ?? freshStep(goal, context)),
    id: context.newId() as StepId,
    text: words,
    floorText: words,
    stretchText: words,
    size: "normal",
    rephrased: was !== undefined,
    userComment: text,
    earlierTexts: was ? [...was.earlierTexts, was.text] : [],
    source: undefined,
  };
  const own = withGoal(before, { ...goal, current: step });
  const after = was
    ? withDialogue(own, { talk: { ...talkOf(own), instead: { goalId: goal.id, stepId: step.id, was } } })
    : own;
  const line = talkLine(before, context, "own_step", { thing: words });
  const shown = stepReply({ ...goal, current: step }, step, "talk.step");
  const undo = was ? [[{ label: "button.undo", press: { do: "undo" } } as const]] : [];
  const kind = was ? "step_rephrased" : "step_given";
  return led(line ? [line] : [], {
    ...say(after, { ...shown, buttons: [...(shown.buttons ?? []), ...undo] }),
    journal: [entry(kind, { rule: "own_words" }, { goalId: goal.id, stepId: step.id })],
  });
}

const ownMinutes = 10;
const freshStep = (
  { id }: Goal,
  { now }: DecisionContext,
): Omit<Step, "id" | "text" | "floorText" | "stretchText"> => ({
  goalId: id,
  minutes: ownMinutes,
  size: "normal",
  cue: undefined,
  createdAt: now,
  completedAt: undefined,
  counted: false,
  rephrased: false,
  userComment: undefined,
  earlierTexts: [],
  by: "offline",
  source: undefined,
});

/** A step in their own words; where they only say how often, it is the goal so often. */
function wordsOfOwn(text: string, goal: Goal, named: Goal | undefined): string | undefined {
  if (asksToRemind(text) || stopsReminding(text)) return undefined;
  const proposed = proposedStep(text);
  if (proposed?.often === true) return `${goal.title}: ${proposed.words.toLowerCase()}`;
  // Another goal that is named is turned to.
  if (proposed && (named === undefined || named.id === goal.id)) return proposed.words;
  return named?.id === goal.id ? undefined : ownStep(text);
}

/** What is refused or asked about by rule is no step, nor is what a reader surely refuses, or a medicine; contact has a gate of its own. */
function isRefused(before: Snapshot, words: string, context: DecisionContext): boolean {
  const harm = context.screen.harm(words);
  return (
    (harm !== undefined && (harm.by === "rule" || harm.strength === "refuse")) ||
    context.screen.medicine(words) !== undefined ||
    isOfContact(before, words, "", context)
  );
}
