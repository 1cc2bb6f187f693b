import { type Gist, shareOf } from "../../../../talk/gist/gist.ts";
import { takesLeave } from "../../../../talk/takes-leave.ts";
import type { Decision } from "../../../turn/decision.ts";
import { asksAtLast, lineFor, type Said } from "../heard.ts";
import { isHeavy } from "../heavy.ts";
import { speak } from "../moves.ts";
import { isNearDanger } from "../near.ts";
import { remember } from "../talk.ts";

/** What is done or asked beside it is answered first, and leave is met there. */
const matters: readonly Gist[] = [
  "wish",
  "done",
  "remind",
  "ask_step",
  "ask_fact",
  "manage",
  "change",
  "missed",
  "next",
];
const mattersFrom = 0.5;
/** Leave that has an answer of its own: for a night, and with a blessing. */
const ownLeave = ["off-to-bed", "blessing"];

/**
 * Whoever takes leave gets leave, and nothing else: no step, no question, no goal, whatever they run to. Undefined where something is done or asked in the
 * same breath, where it weighs, and shortly after a sign of danger.
 */
export function leaveTaken(said: Said): Decision | undefined {
  const { text, reading, led, context } = said;
  if (led || context.inDanger === true || !takesLeave(text) || asksAtLast(said)) return undefined;
  if (isNearDanger(said) || isHeavy(text) || context.screen.harm(text, "said") !== undefined) return undefined;
  if (context.library.talk.asked(text).some(({ id }) => ownLeave.includes(id))) return undefined;
  if (matters.some((gist) => shareOf(reading.gist, gist) >= mattersFrom)) return undefined;
  const words = speak(said, [lineFor(said, "goodbye")]);
  return words && remember(said, words, "leave_taken");
}
