import type { DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { talkOf } from "./talk-lines.ts";
import { lean } from "../../text/lean.ts";

/** So many messages back, and so long (ms), somebody who is only "him" or "her" may be who was spoken of. */
const lately = 6;
const recent = 24 * 3_600_000;
const somebody = lean(
  /(?<!\p{L})(?:he|him|his|she|her|hers|they|them|their|он|она|они|его|него|ему|нему|им|ним|нём|нем|её|ее|неё|нее|ей|ней|их|них|ими|ними)(?!\p{L})/iu,
);

/**
 * Whether the contact gate holds for a goal: it speaks of the child or the other parent, or of somebody by "him" or "her" shortly after the talk was about
 * them. Conservative, as the lexicon is: three taps too many cost less than one step that brings somebody to a closed door.
 */
export function isOfContact(before: Snapshot, title: string, description: string, context: DecisionContext): boolean {
  const { screen, now } = context;
  if (screen.touchesContact(title, description)) return true;
  if (!somebody.test(`${title} ${description}`)) return false;
  const told = talkOf(before)
    .turns.filter(({ at }) => now - at < recent)
    .slice(-lately)
    .map(({ said }) => said);
  return screen.touchesContact(title, [description, ...told].join(" . "));
}
