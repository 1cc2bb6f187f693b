import type { Instant } from "../../../time/instant.ts";
import type { Command } from "../../turn/command.ts";
import type { Decision } from "../../turn/decision.ts";
import type { Snapshot, TalkTurn } from "../../turn/dialogue.ts";
import { withDialogue } from "../../turn/outcome.ts";
import type { Reply } from "../../turn/reply.ts";
import { talkKept } from "./talk.ts";

/** Replies of one answer that are kept. */
const most = 4;

/** The words alone: buttons belong to their moment, and help lines are never told again. */
const kept = (replies: readonly Reply[]): NonNullable<TalkTurn["answer"]> =>
  replies
    .filter(({ helpLines }) => helpLines === undefined)
    .slice(0, most)
    .map(({ say, with: params, lines }) => ({ say, ...(params && { with: params }), ...(lines && { lines }) }));

/**
 * Keeps with a message of the talk what was said to it, so that a page which is opened anew shows both; what a coach answers later is added when
 * it comes. Where the message may be a sign of a crisis nothing is kept to be shown.
 */
export function withAnswer(before: Snapshot, command: Command, decision: Decision, isSign: boolean): Decision {
  const { talk, crisis } = decision.after.dialogue;
  const last = talk?.turns.at(-1);
  if (talk === undefined || last === undefined || decision.erase) return decision;
  const keep = (turn: TalkTurn): Decision => ({
    ...decision,
    after: withDialogue(decision.after, { talk: { ...talk, turns: [...talk.turns.slice(0, -1), turn] } }),
  });
  if (last !== before.dialogue.talk?.turns.at(-1)) {
    if (isSign || crisis !== undefined) return decision;
    const { ask } = decision;
    return keep({ ...last, answer: kept(decision.replies), ...(ask && { askId: ask.askId }) });
  }
  if (command.do !== "coach_reply" || last.askId !== command.askId || decision.replies.length === 0) return decision;
  const { askId: _came, ...turn } = last;
  return keep({ ...turn, answer: [...(last.answer ?? []), ...kept(decision.replies)] });
}

/** A message of the talk and what was said to it, as it is shown again. */
export interface ToldAgain {
  readonly at: Instant;
  readonly said: string;
  readonly replies: readonly Reply[];
}

/** The talk so far, for a page that is opened anew; under the last answer stands what it offered, as long as that holds. Nothing while a crisis lasts. */
export function talkSoFar({ dialogue }: Snapshot, now: Instant): readonly ToldAgain[] {
  if (dialogue.crisis !== undefined) return [];
  const turns = (dialogue.talk?.turns ?? []).filter(({ at }) => now - at < talkKept);
  return turns.flatMap(({ at, said, answer }, index): ToldAgain[] => {
    if (answer === undefined) return [];
    const offered = index === turns.length - 1 ? (dialogue.shown ?? []) : [];
    const replies = answer.map((reply): Reply => {
      const buttons = offered.find(({ say }) => say === reply.say)?.buttons;
      return { ...reply, ...(buttons && { buttons }) };
    });
    return [{ at, said, replies }];
  });
}
