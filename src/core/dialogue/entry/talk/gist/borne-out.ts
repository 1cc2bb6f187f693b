import type { Act } from "../../../../talk/acts.ts";
import { isLoss } from "../../../../talk/certainty.ts";
import { gistOf, shareOf } from "../../../../talk/gist/gist.ts";
import { isJoyful, mayBeGlad, mayWeigh, toneOf } from "../../../../talk/gist/tone.ts";
import type { Said } from "../heard.ts";
import { denies } from "../heavy.ts";

/** From here the gist bears out that something was missed. */
const missedFrom = 0.12;
const doneFrom = 0.4;
/** Whether the whole of the message bears a feeling out, or a miss: neither is heard in words that stand beside their opposite. */
export function isBorneOut({ text, reading: { gist } }: Said, act: Act): boolean {
  if (isLoss(act) || gist === undefined) return true;
  if (act === "missed") return shareOf(gist, "missed") >= missedFrom && shareOf(gist, "done") < doneFrom;
  // Sleep and strength told as something reached are no want of them.
  if (gistOf(act) === "body") return shareOf(gist, "body") >= shareOf(gist, "done");
  if (gistOf(act) === "glad") return mayBeGlad(gist);
  const doubtful = toneOf(gist) === "glad" && !isJoyful(gist, denies(text));
  return gistOf(act) !== "heavy" || doubtful || mayWeigh(gist);
}

const bodies: readonly Act[] = ["sleep", "energy", "body_pain", "ill_now"];
const bodyFrom = 0.3;

/** What the body kept from being done: where that is told beside a miss, the body is what is answered, and nothing has to be caught up on. */
export function bodyBehind({ reading: { acts } }: Said): Act | undefined {
  return acts.find(({ act, confidence }) => bodies.includes(act) && confidence >= bodyFrom)?.act;
}
