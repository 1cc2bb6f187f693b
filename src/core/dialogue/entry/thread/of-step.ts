import { lean } from "../../../text/lean.ts";
import { goalLimits } from "../../../goals/goal.ts";
import { asksToRemind } from "../../../reminders/read/ask.ts";
import { capitalised } from "../../../text/capitalised.ts";
import { datedEvent } from "../../../talk/dated-event.ts";
import { stepLimits } from "../../../talk/step-limits.ts";
import { timeSlots } from "../../../talk/slots.ts";
import { toldDetail } from "../../../talk/told-detail.ts";
import type { Act, TalkKey } from "../../../talk/acts.ts";
import { led, type Line } from "../../goals/talk-lines.ts";
import type { Decision } from "../../turn/decision.ts";
import { takeOwnStep } from "../../goals/own-step.ts";
import type { Reply } from "../../turn/reply.ts";
import { afterLoss } from "../talk/after-loss.ts";
import { actFrom, asksSomewhere, isAlone, lineFor, type Said, sureOf } from "../talk/heard.ts";
import * as moves from "../talk/moves.ts";
import { withRemark } from "../talk/remarks.ts";
import { wishesSurely } from "../talk/wishes/become-goal.ts";
import { makes, type Thread } from "./matter.ts";
import type { ThreadMoveDoes } from "./of-goals.ts";
import { lineOnly, turned } from "./told-back.ts";

/** What a thread does about the step in front: done with something beside it, in the way of it, not now, smaller. */

/** Something is done and now it is somebody else's turn, or it was heavier than thought: it counts, and nothing more is asked. */
function doneAs(said: Said, key: TalkKey): Decision | undefined {
  const step = said.goal?.current;
  if (!step) return undefined;
  const decision = said.carryOut({ do: "done", stepId: step.id });
  if (decision.denied) return decision;
  const told = led(
    [lineFor(said, key, timeSlots(said.text))].filter((line): line is Line => line !== undefined),
    {
      ...decision,
      replies: [],
    },
  );
  return {
    ...told,
    replies: told.replies.map((reply) => ({ ...reply, buttons: withoutNext(decision.replies.at(-1)) })),
  };
}

const withoutNext = (reply: Reply | undefined): NonNullable<Reply["buttons"]> =>
  (reply?.buttons ?? [])
    .map((row) => row.filter(({ press }) => press.do !== "next"))
    .filter(({ length }) => length > 0);

const asksOrGrieves = (said: Said): boolean => asksSomewhere(said) || afterLoss(said.before);

export const doneAndWaits: ThreadMoveDoes = (thread) => {
  const { said } = thread;
  if (asksOrGrieves(said)) return undefined;
  const key = makes(thread, "agreed") ? "done_waits_day" : "done_waits";
  return said.place === "step" ? doneAs(said, key) : lineOnly(said, "sent_waits");
};
export const doneHeavy: ThreadMoveDoes = ({ said }) =>
  asksOrGrieves(said) || said.place !== "step" ? undefined : doneAs(said, "done_heavy");

/** What stands in the way, or has changed: the step is about that now. Where no step is open the thing to do is told, and kept with the goal. */
export const takenUp: ThreadMoveDoes = (thread) => {
  const { said } = thread;
  const hindrance = said.context.library.talk.hindrance(said.text, said.goal?.title);
  const known = hindrance && (hindrance.alone || !isAlone(said)) ? hindrance : undefined;
  if (!known || ordersOtherwise(thread) || tellsElse(said)) return undefined;
  // "The pool needs a paper" sounds like a wish to a reader; with the goal in front it is what stands before it.
  if (wishesSurely(said) && (isAlone(said) || known.id === "any" || makes(thread, "wants_to"))) return undefined;
  const key: TalkKey = known.is === "change" ? "change_taken" : "hindrance_taken";
  const front = lineFor(said, said.goal ? key : "hindrance_alone", said.goal ? { goal: said.goal.title } : {});
  const step = said.goal?.current;
  if (step && said.place === "step") {
    const comment = said.text.slice(0, goalLimits.comment);
    const reworded = said.carryOut({ do: "rephrase", stepId: step.id, reason: "own_words", comment });
    return reworded.denied ? reworded : led(front ? [front] : [], reworded);
  }
  const way: Line = { ref: `talk.hindrance.${known.id}`, slots: {}, offers: [] };
  const decision = moves.speak(said, [front, way]);
  return decision && { ...decision, after: withRemark(decision.after, said.goal?.id, said.text, said.context.now) };
};

/** An order given beside it says more than what stands in the way. */
const ordersOtherwise = (thread: Thread): boolean =>
  makes(thread, "later", "smaller", "next", "other", "pause", "undo", "note", "hold_out", "begin");

const deeds: readonly Act[] = ["step_done", "step_partly", "step_other", "goal_reached", "already_did"];
const grave: readonly Act[] = ["grief_person", "grief_pet", "miscarriage", "child_taken", "court_lost"];
/** A deed, a loss and a question are each something else. */
const tellsElse = (said: Said): boolean =>
  asksOrGrieves(said) || [...deeds, ...grave].some((act) => sureOf(said, act) >= actFrom);

/** An hour, or the night: that is enough, and nothing comes meanwhile. */
export const holdOut: ThreadMoveDoes = ({ said }) =>
  isAlone(said) || asksSomewhere(said) ? undefined : lineOnly(said, "hold_out", timeSlots(said.text));

/** Not now: the reason that was told is said back, and nothing is asked. */
export function later(said: Said): Decision | undefined {
  const reason = said.text
    .split(/[.,!;]\s*|\s(?:и я|and i)\s/iu)
    .map((piece) => piece.replace(/^\s*(?:у (?:меня|нас)|my)\s+/iu, "").trim())
    .find((piece) => toldDetail(piece)?.as === "limit");
  const told = reason === undefined ? undefined : turned(said, reason);
  const { told: _told, ...slots } = said.slots;
  return lineOnly({ ...said, slots }, "later_told", {
    ...(said.goal ? { goal: said.goal.title } : {}),
    ...(told === undefined ? {} : { told }),
  });
}

export const bothAsked: ThreadMoveDoes = ({ said }) => {
  const [one, other] = said.before.goals.filter(({ status }) => status === "open");
  return one && other ? lineOnly(said, "both_asked", { goal: one.title, more: other.title }) : undefined;
};

/** What is to be written down is kept with the goal; without one that is said. */
export const keepNote: ThreadMoveDoes = ({ said, moves: [move] }) => {
  const words = move?.as === "note" ? move.words : undefined;
  if (words === undefined) return undefined;
  if (!said.goal) return lineOnly(said, "note_nowhere", { thing: words });
  const decision = lineOnly(said, "note_kept", { thing: words, goal: said.goal.title });
  return decision && { ...decision, after: withRemark(said.before, said.goal.id, words, said.context.now) };
};

/** What the step has to keep to is said of it in few words: another one keeps it, or theirs is asked for. */
export const keptWithin: ThreadMoveDoes = ({ said }) => {
  if (stepLimits(said.text).length === 0 || afterLoss(said.before) || asksToRemind(said.text)) return undefined;
  if (tellsDeedSurely(said) || said.goal?.current === undefined) return undefined;
  return moves.reworded("own_words")(said, "otherwise", []);
};
const tellsDeedSurely = (said: Said): boolean => deeds.some((act) => sureOf(said, act) >= surelyDone);
const surelyDone = 0.9;

/** A step that they name themselves stands in the place of the open one. */
export const ownStepTaken: ThreadMoveDoes = ({ said, named }) =>
  takeOwnStep(said.before, said.goal, said.text, said.context, named);

/** The day of an exam, an operation or a wedding, told while a goal stands in front: kept with it and said back. */
export const dayTold: ThreadMoveDoes = ({ said }) => {
  const words = datedEvent(said.text);
  if (words === undefined || !said.goal || asksOrGrieves(said) || wishesSurely(said)) return undefined;
  const told = capitalised(turned(said, words) ?? words);
  const back: Line = { ref: "", own: `${told}.`, slots: {}, offers: [], tells: true };
  const decision = moves.speak(said, [back, lineFor(said, "fact_told", { goal: said.goal.title })]);
  return decision && { ...decision, after: withRemark(decision.after, said.goal.id, said.text, said.context.now) };
};

/** Too much: the least of the step; between two steps, too much for today is left for today. */
export const smaller: ThreadMoveDoes = (thread) => {
  const { said } = thread;
  if (said.place === "step") return moves.makeSmaller(said, "smaller", []);
  if (said.place !== "between") return undefined;
  return makes(thread, "for_today") ? moves.leave(said, "smaller", []) : said.carryOut({ do: "next" });
};

/** "Let's do the school run then": the next thing is about that. */
export const towards: ThreadMoveDoes = (thread) => {
  const { said } = thread;
  if (asksSomewhere(said) || thread.named || makes(thread, "later", "smaller", "other", "pause", "begin"))
    return undefined;
  if (said.place === "step") return moves.reworded("own_words")(said, "otherwise", []);
  const next = said.carryOut({ do: "next" }, withRemark(said.before, said.goal?.id, said.text, said.context.now));
  return next;
};

/** What the step has to fit is kept with the goal by the step that is made of it. */
export const toFit: ThreadMoveDoes = ({ said }) =>
  asksOrGrieves(said) ? undefined : moves.reworded("own_words")(said, "otherwise", []);

/** A no in front of "next" turns the open step down. */
const declines = lean(/^(?:nah|nope|no|meh|pass|нет|не|неа|нее|мимо)(?!\p{L})/iu);
export const nextOne = (said: Said): Decision | undefined =>
  said.place === "step" && declines.test(said.text.trim())
    ? moves.reworded("not_mine")(said, "otherwise", [])
    : said.carryOut({ do: "next" });
