import { asksToRemind } from "../../../reminders/read/ask.ts";
import { type ChangeSaid, changeSaid } from "../../../talk/change-said.ts";
import { standsAlone } from "../../../talk/change-kept.ts";
import { stepLimits } from "../../../talk/step-limits.ts";
import { refusedThings } from "../../../talk/refused-things.ts";
import { foremostGist, type Gist, gists, shareOf } from "../../../talk/gist/gist.ts";
import { wordsOf } from "../../../goals/words.ts";
import { stemOf } from "../../../text/stem.ts";
import { standsInstead } from "../../goals/own-step.ts";
import { stepReply } from "../../goals/step-views.ts";
import { led, type Line } from "../../goals/talk-lines.ts";
import type { Decision } from "../../turn/decision.ts";
import { say } from "../../turn/outcome.ts";
import { afterLoss } from "../talk/after-loss.ts";
import { lineFor, type Said } from "../talk/heard.ts";
import { isHeavy } from "../talk/heavy.ts";
import * as moves from "../talk/moves.ts";
import { withRemark } from "../talk/remarks.ts";
import type { ThreadMoveDoes } from "./of-goals.ts";
import { turned } from "./told-back.ts";

/**
 * A change of the step, by what it names: what they would do instead is the step; a day, a place, a tool or a body that it has to keep to is kept with the
 * goal, and the step stands or is swapped; what is turned down is not in the one that follows. Between two steps the next one comes so.
 */
export const changed: ThreadMoveDoes = ({ said, named, moves: orders }) => {
  const { text, goal, before } = said;
  if (!goal || (named !== undefined && named.id !== goal.id) || afterLoss(before)) return undefined;
  if (asksToRemind(text) || orders.some(({ aside }) => !aside)) return undefined;
  const heard = changeSaid(text);
  const change = heard && surelyNamed(said, heard);
  if (!change || !isChange(said, change)) return undefined;
  if (said.place !== "between") return instead(said, change);
  // Between two steps nothing stands that could be turned down.
  const names = change.own !== undefined || change.keeps.length > 0 || change.less || change.more;
  const asks = names || change.other || change.different || change.asks;
  return asks ? nextWith(said, change) : undefined;
};

/** What they would do counts where the message is surely a change, or says it firmly; else it is only told. */
function surelyNamed({ reading }: Said, { own, ...change }: ChangeSaid): ChangeSaid {
  const kept = own !== undefined && (change.firm || shareOf(reading.gist, "change") >= surely);
  return kept ? { ...change, own } : change;
}

const [surely, maybe, elsewise] = [0.45, 0.15, 0.3] as const;
/** What a refusal with an alternative beside it is taken for. */
const takenFor: readonly Gist[] = ["change", "refuse", "obstacle", "plan", "agree", "done", "wish", "missed"];
/** These tell of what was or is: such a message changes something only where it asks for it. */
const telling: readonly Gist[] = ["obstacle", "done", "wish", "missed", "agree"];
/** From a moderate share on these are no change, whatever it names. */
const others: readonly Gist[] = ["remind", "heavy", "manage"];

/** Whether the message is a change: by its gist, or because it turns down what the step says and names another thing, or only the first of these. */
function isChange(said: Said, change: ChangeSaid): boolean {
  const { gist: shares } = said.reading;
  if (!shares) return false;
  const of = (gist: Gist): number => shares[gists.indexOf(gist)] ?? 0;
  if (of("change") >= surely) return true;
  const foremost = foremostGist(shares).gist;
  if (!takenFor.includes(foremost) || others.some((gist) => of(gist) >= elsewise)) return false;
  const names = change.own !== undefined || change.keeps.length > 0 || change.other;
  if (telling.includes(foremost) && !change.asks) return false;
  if (
    (change.swaps === "refused" && names) ||
    (change.swaps === "instead" && foremost !== "done" && foremost !== "missed")
  )
    return true;
  if (refusedThings(change.refuses.join(". "), said.goal?.title ?? "").length === 0) return false;
  return foremost === "change" || ((foremost === "refuse" || of("change") >= maybe) && speaksOfStep(said, change));
}

/** Whether what is turned down stands in the open step. */
function speaksOfStep({ goal }: Said, { refuses }: ChangeSaid): boolean {
  const step = new Set(wordsOf(goal?.current?.text ?? "").map(stemOf));
  return wordsOf(refuses.join(" ")).some((word) => word.length > 3 && step.has(stemOf(word)));
}

function instead(said: Said, change: ChangeSaid): Decision | undefined {
  const { before, goal, text, context } = said;
  if (change.own !== undefined) {
    const own = standsInstead(before, goal, ownWords(change.own, change.keeps), text, context);
    if (own) return own;
  }
  const step = goal?.current;
  if (!step || !goal) return undefined;
  if (change.more) return moves.makeBigger(said, "too_easy", []);
  const limited = stepLimits(text).length > 0;
  // "Something tiny" is the same, and less of it; what names a thing or a reason of its own asks for another.
  if (change.less && !change.different && !limited && change.keeps.length === 0)
    return moves.makeSmaller(said, "smaller", []);
  const kept = keptLine(said, change);
  if (change.other || !kept || limited || speaksOfStep(said, change)) {
    const decision = said.carryOut({ do: "rephrase", stepId: step.id, reason: "own_words", comment: text });
    const front = kept ?? whyLine(said, change) ?? lineFor(said, "otherwise");
    return decision.denied ? decision : led(moves.present([front]), decision);
  }
  const after = withRemark(before, goal.id, text, context.now);
  const shown = say(after, stepReply(goal, step, "talk.step"));
  return led([kept], change.less ? said.carryOut({ do: "size", size: "floor", stepId: step.id }, after) : shown);
}

/** The next step, with what was said kept for it first; what they would do themselves stands in its place. */
function nextWith(said: Said, change: ChangeSaid): Decision | undefined {
  const { goal, text, context } = said;
  if (change.own !== undefined) {
    const own = standsInstead(said.before, goal, ownWords(change.own, change.keeps), text, context);
    if (own) return own;
  }
  const next = said.carryOut({ do: "next" }, withRemark(said.before, goal?.id, text, context.now));
  if (next.denied) return next;
  const kept = change.more ? undefined : keptLine(said, change);
  return led(moves.present([kept ?? lineFor(said, "otherwise")]), next);
}

const mostOfOwn = 90;
const ownWords = (own: string, keeps: readonly string[]): string =>
  keeps.reduce((words, each) => (words.length + each.length <= mostOfOwn ? `${words}, ${each}` : words), own);

/** What has to be kept to, said back where it can stand so; none where it names none. */
function keptLine(said: Said, { keeps }: ChangeSaid): Line | undefined {
  const thing = keeps.join(", ");
  if (thing === "") return undefined;
  const plain = thing.length <= mostOfOwn && keeps.every(standsAlone);
  return lineFor(said, "change_kept", plain ? { thing } : {});
}

/** Why it is to be another, said back, so that it is seen to be kept. */
function whyLine(said: Said, { why }: ChangeSaid): Line | undefined {
  const thing = why === undefined || isHeavy(why) ? undefined : turned(said, why);
  return thing === undefined ? undefined : lineFor(said, "reason_kept", { thing });
}
