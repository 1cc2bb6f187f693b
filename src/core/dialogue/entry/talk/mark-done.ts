import { doneButton, goalSpokenOf, type Move, present, saidBack, speak } from "./moves.ts";
import type { TalkKey } from "../../../talk/acts.ts";
import { linesReply } from "../../goals/talk-lines.ts";
import { doneInAnger, isNoSuccess } from "./heavy.ts";
import { asksAtLast, asksSomewhere, lineFor, sureOf, tellsOfOthers } from "./heard.ts";
import { afterLoss } from "./after-loss.ts";
import { factBeside } from "./near.ts";
import { withRemark } from "./remarks.ts";

/** What something turned out like, as it was told. */
const likeness = (text: string): string | undefined => {
  const found =
    /(?<!\p{L})(?:looks?(?: a bit| more)? like|more of|more like)\s+((?:an?|the|some)\s[^.,!?]{2,40})/iu.exec(
      text,
    )?.[1];
  return found === undefined ? undefined : found.slice(0, 1).toUpperCase() + found.slice(1);
};
const turnedOut =
  /(?<!\p{L})(?:looks? (?:\p{L}+ )?like|more of a|wonky|похож\p{L}*|смахивает|криво\p{L}*|кособок\p{L}*)(?!\p{L})/iu;
const withTears =
  /(?<!\p{L})(?:cried|crying|tears|sobbed|wept|поплакал\p{L}*|плакал\p{L}*|рыдал\p{L}*|слёз\p{L}*|слез[аыу]\p{L}*|ревел[аи]?|поревел\p{L}*)(?!\p{L})/iu;

/** How a done step is answered: by what was told beside it. */
const doneAs = (text: string): TalkKey =>
  withTears.test(text) ? "done_tears" : turnedOut.test(text) ? "done_like" : "marked_done";

/** From here "done" is said in so many words, whoever is named beside it. */
const surelyDone = 0.93;

/** The step that the message speaks of is done. */
export const markDone: Move = (said, act, front) => {
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
  const key = saidBack(said, front) ? "marked_told" : act === "step_other" ? "marked_other" : doneAs(said.text);
  const thing = said.before.person.locale === "en" ? likeness(said.text) : undefined;
  const line = lineFor(said, key, { goal: goal.title, ...(thing === undefined ? {} : { thing }) }, front);
  const beside = factBeside(said);
  const buttons = decision.replies.at(-1)?.buttons ?? [];
  const reply = linesReply(present([...front, line, beside?.line]), buttons);
  const after = beside ? withRemark(decision.after, goal.id, beside.words, said.context.now) : decision.after;
  return reply && { ...decision, after, replies: [reply] };
};

/** Something was done that no step of theirs asked for: it is good all the same. */
export const celebrate: Move = (said, act, front) => {
  if (front.length > 0 || asksAtLast(said) || doneInAnger(said.text)) return undefined;
  if (isNoSuccess(said.text) || afterLoss(said.before)) return undefined;
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
