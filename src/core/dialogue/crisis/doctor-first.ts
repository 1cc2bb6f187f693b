import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import type { Reply } from "../turn/reply.ts";

/** A lump, blood where none belongs, a faint: that a doctor is to see it within days is said before anything else, and the rest is answered. */
export function withDoctorFirst(
  before: Snapshot,
  words: string | undefined,
  decision: Decision,
  { screen }: DecisionContext,
): Decision {
  if (words === undefined || decision.erase || screen.bodySign(words) !== "soon") return decision;
  const first: Reply = {
    say: "crisis.see_doctor",
    helpLines: { country: before.person.country, kind: "medical", level: "none", short: true },
  };
  return { ...decision, replies: [first, ...decision.replies] };
}
