import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import type { Reply } from "../turn/reply.ts";

/** What is told of one's body stands in few words (characters); a letter is not searched for it. */
const mostTold = 2000;

/** A lump, blood where none belongs, a faint: that a doctor is to see it within days is said before anything else, and what is to be done beside it is done. */
export function withDoctorFirst(
  before: Snapshot,
  words: string | undefined,
  decision: Decision,
  { screen }: DecisionContext,
): Decision {
  if (words === undefined || words.length > mostTold || decision.erase || screen.bodySign(words) !== "soon")
    return decision;
  const first: Reply = {
    say: "crisis.see_doctor",
    helpLines: { country: before.person.country, kind: "medical", level: "none", short: true },
  };
  return { ...decision, replies: [first, ...(onlyTalks(decision) ? [] : decision.replies)] };
}

/** What only says something back, and does nothing, would take away from it. */
const onlyTalks = ({ replies, journal }: Decision): boolean =>
  replies.every(({ say }) => say === "talk.line") && journal.every(({ kind }) => kind === "talk_heard");
