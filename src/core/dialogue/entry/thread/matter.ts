import type { Goal } from "../../../goals/goal.ts";
import type { ThreadMove, ThreadMoveName } from "../../../talk/thread-move.ts";
import { talkOf } from "../../goals/talk-lines.ts";
import type { Decision } from "../../turn/decision.ts";
import type { LeftOpen } from "../../turn/dialogue.ts";
import { withDialogue } from "../../turn/outcome.ts";
import { oneNamed } from "../named-among.ts";
import type { Said } from "../talk/heard.ts";

/** What a talk is about where a message comes in: a goal with its step, a goal between two steps, the goals there are, or none. */
export type Matter = Said["place"];

/** The thread of a talk as every move of it sees it: what it is about, what the last answer left open, and what the message does to it. */
export interface Thread {
  readonly said: Said;
  readonly matter: Matter;
  /** The goal that the message names, else the one in front. */
  readonly goal: Goal | undefined;
  /** The goal that it names by a word of its title. */
  readonly named: Goal | undefined;
  readonly left: LeftOpen | undefined;
  readonly moves: readonly ThreadMove[];
}

/** What was left open is taken up within this time (ms). */
const openFor = 3_600_000;

export function threadOf(said: Said): Thread {
  const { before, text, context } = said;
  const left = talkOf(before).left;
  const named = oneNamed(
    text,
    before.goals.filter(({ status }) => status !== "achieved" && status !== "archived"),
  );
  return {
    said,
    matter: said.place,
    named,
    goal: named ?? said.goal,
    left: left && context.now - left.at <= openFor ? left : undefined,
    moves: context.library.talk.moves(text),
  };
}

/** Whether the message makes this move. */
export const makes = ({ moves }: Pick<Thread, "moves">, ...names: readonly ThreadMoveName[]): boolean =>
  moves.some(({ as }) => names.includes(as));

/** What the answer leaves open, for the message that comes next. */
export const leaving = (decision: Decision, left: LeftOpen): Decision => ({
  ...decision,
  after: withDialogue(decision.after, { talk: { ...talkOf(decision.after), left } }),
});
