import { answerFrom, type Said } from "./heard.ts";
import type { Act } from "../../../talk/acts.ts";
import { talkOf } from "../../goals/talk-lines.ts";
import { isLoss } from "../../../talk/certainty.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { lean } from "../../../text/lean.ts";

/** So many turns back a loss still stands in the talk, and so long (ms). */
const lately = 6;
const within = 12 * 3_600_000;
const losses: readonly Act[] = ["grief_person", "grief_pet", "miscarriage"];

/** Whoever asks for the step after a loss was told goes on with the goal. */
const goesOn: readonly Act[] = ["ask_step", "step_how", "step_what", "smaller", "otherwise"];
/** A funeral of one's own that is planned is no loss. */
const ownFuneral = lean(
  /(?<!\p{L})(?:my (?:own )?funeral|мо(?:и|их|ими) (?:собственн\p{L}+ )?похорон\p{L}*)(?!\p{L})/iu,
);

/** Whether a loss was told in this talk, and nobody went on from it since: what is done and told beside it is no success, and is asked nothing. */
export function afterLoss(before: Snapshot): boolean {
  const turns = talkOf(before).turns.slice(-lately);
  const last = turns.at(-1)?.at;
  if (last === undefined) return false;
  const told = turns.findLastIndex(
    ({ at, acts, said }) =>
      last - at < within &&
      losses.some((loss) => acts.includes(loss)) &&
      !(acts.includes("wish") && ownFuneral.test(said)),
  );
  return told >= 0 && !turns.slice(told + 1).some(({ acts }) => goesOn.some((act) => acts.includes(act)));
}

/** Likewise where the message itself may well tell of one. */
export const besideLoss = ({ before, reading }: Said): boolean =>
  afterLoss(before) || reading.acts.some(({ act, confidence }) => isLoss(act) && confidence >= answerFrom);
