import { doneButton, goalSpokenOf, type Move, present, saidBack, speak } from "./moves.ts";
import type { Act, TalkKey } from "../../../talk/acts.ts";
import { goalLimits } from "../../../goals/goal.ts";
import { wordsOf } from "../../../goals/words.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { linesReply } from "../../goals/talk-lines.ts";
import { doneInAnger, isHeavy, isNoSuccess, tellsNotDone } from "./heavy.ts";
import { asksAtLast, asksSomewhere, lineFor, type Said, sureOf, tellsOfOthers } from "./heard.ts";
import { afterLoss } from "./after-loss.ts";
import { factBeside } from "./near.ts";
import { withRemark } from "./remarks.ts";
import { lean } from "../../../text/lean.ts";

/** What something turned out like, as it was told. */
const likeness = (text: string): string | undefined => {
  const found =
    /(?<!\p{L})(?:looks?(?: a bit| more)? like|more of|more like)\s+((?:an?|the|some)\s[^.,!?]{2,40})/iu.exec(
      text,
    )?.[1];
  return found === undefined ? undefined : found.slice(0, 1).toUpperCase() + found.slice(1);
};
const turnedOut = lean(
  /(?<!\p{L})(?:looks? (?:\p{L}+ )?like|more of a|wonky|похож\p{L}*|смахивает|криво\p{L}*|кособок\p{L}*)(?!\p{L})/iu,
);
const withTears = lean(
  /(?<!\p{L})(?:cried|crying|tears|sobbed|wept|поплакал\p{L}*|плакал\p{L}*|рыдал\p{L}*|слёз\p{L}*|слез[аыу]\p{L}*|ревел[аи]?|поревел\p{L}*)(?!\p{L})/iu,
);

/** How a done step is answered: by what was told beside it. */
const doneAs = (text: string): TalkKey =>
  withTears.test(text) ? "done_tears" : turnedOut.test(text) ? "done_like" : "marked_done";

/** From here "done" is said in so many words, whoever is named beside it. */
const surelyDone = 0.93;

/** The step that the message speaks of is done. */
export const markDone: Move = (said, act, front) => {
  if (!said.led && tellsNotDone(said.text))
    return isHeavy(said.text) ? undefined : speak(said, [lineFor(said, "missed")]);
  const goal = goalSpokenOf(said, (each) => each.status === "open" && each.current !== undefined);
  if (!said.led && (isNoSuccess(said.text) || afterLoss(said.before))) return undefined;
  // What was done in anger is no step, unless it is said to be one.
  if (!goal?.current || (!said.led && doneInAnger(said.text) && sureOf(said, act) < surelyDone)) return undefined;
  // What is told beside a question may be told for its sake.
  if (!said.led && asksSomewhere(said) && sureOf(said, act) < surelyDone) return undefined;
  // What somebody else did may be told of the step, or of anything.
  if (!said.led && tellsOfOthers(said) && sureOf(said, act) < surelyDone)
    return speak(said, [...front, lineFor(said, "done_asked", {}, front)], doneButton(said));
  const decision = said.carryOut({ do: "done", stepId: goal.current.id });
  if (decision.denied) return decision;
  // A model has said what there is to say of it: that it is marked is added, and no more.
  const key = saidBack(said, front)
    ? act === "step_other"
      ? "marked_instead"
      : "marked_told"
    : act === "step_other"
      ? "marked_other"
      : doneAs(said.text);
  const thing = said.before.person.locale === "en" ? likeness(said.text) : undefined;
  const line = lineFor(said, key, { goal: goal.title, ...(thing === undefined ? {} : { thing }) }, front);
  const beside = factBeside(said);
  const buttons = decision.replies.at(-1)?.buttons ?? [];
  const reply = linesReply(present([...front, line, beside?.line]), buttons);
  const marked = withOutcome(decision.after, said, act);
  const after = beside ? withRemark(marked, goal.id, beside.words, said.context.now) : marked;
  return reply && { ...decision, after, replies: [reply] };
};

/** "Did it at last" says no more than that it is done. */
const fewestWords = 4;

/** What was told of the step, or done in its place, stays with it: the steps to come build on what was, and not on what was asked for. */
function withOutcome(after: Snapshot, said: Said, act: Act): Snapshot {
  const { lastDoneStep } = after;
  const instead = act === "step_other";
  const tells = instead || wordsOf(said.text).length >= fewestWords;
  if (!lastDoneStep || !tells || said.text.length > goalLimits.comment) return after;
  return { ...after, lastDoneStep: { ...lastDoneStep, outcome: { words: said.text, instead } } };
}

/** Something was done that no step of theirs asked for: it is good all the same. */
export const celebrate: Move = (said, act, front) => {
  if (front.length > 0 || asksAtLast(said) || doneInAnger(said.text)) return undefined;
  if (afterLoss(said.before)) return undefined;
  if (tellsNotDone(said.text)) return isHeavy(said.text) ? undefined : speak(said, [lineFor(said, "skipped")]);
  if (isNoSuccess(said.text)) return undefined;
  if (tellsOfOthers(said) && sureOf(said, act) < surelyDone) return speak(said, [lineFor(said, "told")]);
  return speak(said, [lineFor(said, "done_unasked")]);
};

/** Part of a step counts as what it is: the smaller rest of it is shown. */
export const markPart: Move = (said, _act, front) => {
  const { goal } = said;
  if (!goal?.current) return undefined;
  return speak(
    said,
    [...front, lineFor(said, "marked_half", {}, front)],
    [
      [{ label: "button.done", press: { do: "done", stepId: goal.current.id } }],
      [{ label: "button.smaller", press: { do: "size", size: "floor", stepId: goal.current.id } }],
    ],
  );
};
