import { asksToRemind } from "../../../reminders/read/ask.ts";
import { type ChangeSaid, changeSaid } from "../../../talk/change-said.ts";
import { refusedThings } from "../../../talk/refused-things.ts";
import { foremostGist, type Gist, gists } from "../../../talk/gist/gist.ts";
import { wordsOf } from "../../../goals/words.ts";
import { stemOf } from "../../../text/stem.ts";
import { standsInstead } from "../../goals/own-step.ts";
import { stepReply } from "../../goals/step-views.ts";
import { led, type Line } from "../../goals/talk-lines.ts";
import type { Decision } from "../../turn/decision.ts";
import { say } from "../../turn/outcome.ts";
import { afterLoss } from "../talk/after-loss.ts";
import { lineFor, type Said } from "../talk/heard.ts";
import * as moves from "../talk/moves.ts";
import { withRemark } from "../talk/remarks.ts";
import type { ThreadMoveDoes } from "./of-goals.ts";

/**
 * A change of the step, by what it names: what they would do instead is the step; a day, a place, a tool or a body that it has to keep to is kept with the
 * goal, and the step stands or is swapped; what is turned down is not in the one that follows. Between two steps the next one comes so.
 */
export const changed: ThreadMoveDoes = ({ said, named, moves: orders }) => {
  const { text, goal, before } = said;
  if (!goal || (named !== undefined && named.id !== goal.id) || afterLoss(before)) return undefined;
  if (asksToRemind(text) || orders.some(({ aside }) => !aside)) return undefined;
  const change = changeSaid(text);
  if (!change || !isChange(said, change)) return undefined;
  return said.place === "between" ? nextWith(said, change) : instead(said, change);
};

const [surely, maybe, elsewise] = [0.45, 0.15, 0.3] as const;
/** What a refusal with an alternative beside it is taken for. */
const takenFor: readonly Gist[] = ["change", "refuse", "obstacle", "plan", "agree", "done", "wish", "missed"];
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
  if (change.swaps === "refused" || (change.swaps === "instead" && foremost !== "done" && foremost !== "missed"))
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
  if (change.less && !change.other && change.keeps.length === 0) return moves.makeSmaller(said, "smaller", []);
  const kept = keptLine(said, change);
  if (change.other || !kept || speaksOfStep(said, change)) {
    const decision = said.carryOut({ do: "rephrase", stepId: step.id, reason: "own_words", comment: text });
    return decision.denied ? decision : led(moves.present([kept ?? lineFor(said, "otherwise")]), decision);
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
  return led(moves.present([keptLine(said, change) ?? lineFor(said, "otherwise")]), next);
}

const mostOfOwn = 90;
const ownWords = (own: string, keeps: readonly string[]): string =>
  keeps.reduce((words, each) => (words.length + each.length <= mostOfOwn ? `${words}, ${each}` : words), own);

/** What has to be kept to, said back; none where it names none, or too much. */
function keptLine(said: Said, { keeps }: ChangeSaid): Line | undefined {
  const thing = keeps.join(", ");
  return thing === "" || thing.length > mostOfOwn ? undefined : lineFor(said, "change_kept", { thing });
}
