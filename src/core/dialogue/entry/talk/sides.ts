import type { Goal } from "../../../goals/goal.ts";
import type { Act } from "../../../talk/acts.ts";
import type { Decision } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { withGoal } from "../../turn/outcome.ts";
import { led } from "../../goals/talk-lines.ts";
import { noteWords } from "../../../talk/note-words.ts";
import { isHeavy } from "./heavy.ts";
import { clauseOf, lineFor, type Said, sureOf } from "./heard.ts";
import { answer, type Move, speak } from "./moves.ts";
import { remarked } from "./remarks.ts";

/** What is told of the goal in front, kept with it; undefined where there is none to keep it with. */
const withTold = ({ before, goal, text, context }: Said): Goal | undefined =>
  remarked(before, goal?.id, text, context.now);

/** What is told of a goal is kept with it as a remark, so that the steps to come know it. */
export const noteFact: Move = (said, _act, front) => {
  const told = withTold(said);
  if (!told) return undefined;
  const thing = isHeavy(said.text) ? undefined : noteWords(said.text);
  const slots = { goal: told.title, ...(thing === undefined || front.length > 0 ? {} : { thing }) };
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
  const told = sureOf(said, "fact") > 0 ? withTold(said) : undefined;
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
