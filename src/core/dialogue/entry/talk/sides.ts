import { commentId, type Goal, goalLimits } from "../../../goals/goal.ts";
import type { Act } from "../../../talk/acts.ts";
import type { Decision } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { withGoal } from "../../turn/outcome.ts";
import { led } from "../../goals/talk-lines.ts";
import { clauseOf, lineFor, type Said, sureOf } from "./heard.ts";
import { answer, type Move, speak } from "./moves.ts";

/** So many remarks are kept with a goal. */
const keptRemarks = 9;

/** What is told of a goal is kept with it as a remark; undefined where there is no goal to keep it with. */
function withRemark({ before, goal, text, context }: Said): Goal | undefined {
  if (!goal || text.length > goalLimits.comment) return undefined;
  const now = before.goals.find(({ id }) => id === goal.id) ?? goal;
  const remarks = now.clarifications.filter(({ id }) => id === commentId).slice(-keptRemarks);
  const answers = now.clarifications.filter(({ id }) => id !== commentId);
  return {
    ...now,
    clarifications: [...answers, ...remarks, { id: commentId, question: "", answer: text }],
    touchedAt: context.now,
  };
}

/** What is told of a goal is kept with it as a remark, so that the steps to come know it. */
export const noteFact: Move = (said, _act, front) => {
  const told = withRemark(said);
  if (!told) return undefined;
  const slots = { goal: told.title };
  const decision = speak(said, [...front, lineFor(said, "noted", slots, front)]);
  return decision && { ...decision, after: withGoal(said.before, told) };
};

/** A reminder that a model heard asked for is set from those words; that none could be set is said otherwise. */
export const remind: Move = (said, act, front) =>
  said.led ? led(front, said.carryOut({ do: "remind", text: clauseOf(said, act) })) : answer(said, act, front);

const sides: readonly Act[] = ["fact", "remind"];

/** What a message does beside its main thing, done: the message without it, and what there is to say of it. */
export interface Sides {
  readonly said: Said;
  readonly replies: Decision["replies"];
  readonly journal: Decision["journal"];
}

/** A fact and a reminder that a model heard beside something else are kept first, and neither is lost to the other. */
export function sidesOf(said: Said): Sides | undefined {
  const { led: lead, reading } = said;
  const main = reading.acts.filter(({ act }) => !sides.includes(act));
  if (!lead || main.length === 0 || main.length === reading.acts.length) return undefined;
  const told = sureOf(said, "fact") > 0 ? withRemark(said) : undefined;
  const noted: Snapshot = told ? withGoal(said.before, told) : said.before;
  const set =
    sureOf(said, "remind") > 0 ? said.carryOut({ do: "remind", text: clauseOf(said, "remind") }, noted) : undefined;
  // A reminder whose time is still to be said would wait in the way of the rest.
  const asked = set && (set.denied !== undefined || set.after.dialogue.waiting.for === "reminder_when");
  const before = set && !asked ? set.after : noted;
  return {
    said: {
      ...said,
      before,
      goal: told ?? said.goal,
      reading: { ...reading, acts: main },
      carryOut: (command, from = before) => said.carryOut(command, from),
    },
    replies: set && !asked ? set.replies : [],
    journal: set && !asked ? set.journal : [],
  };
}
