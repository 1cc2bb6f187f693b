import type { Act } from "../../../talk/acts.ts";
import { talkOf } from "../../goals/talk-lines.ts";
import type { Snapshot } from "../../turn/dialogue.ts";

/** So many turns back a loss still stands in the talk, and so long (ms). */
const lately = 6;
const within = 12 * 3_600_000;
const losses: readonly Act[] = ["grief_person", "grief_pet", "miscarriage"];

/** Whether a loss was told in this talk: what is done and told beside it is no success, and is asked nothing. */
export function afterLoss(before: Snapshot): boolean {
  const turns = talkOf(before).turns.slice(-lately);
  const last = turns.at(-1)?.at;
  return (
    last !== undefined && turns.some(({ at, acts }) => last - at < within && losses.some((loss) => acts.includes(loss)))
  );
}
