import { answerTo, questionTo, refusedOutright } from "../../safety/harm.ts";
import { goalLimits } from "../../goals/goal.ts";
import type { FreeText } from "../../text/free-text.ts";
import type { StepId } from "../../goals/ids.ts";
import type { RephraseReason } from "../../person/person.ts";
import { askCoach } from "./coach-turn.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { deny, entry, nothing, say, waitFor, sayWithPosition } from "../turn/outcome.ts";
import { plainText } from "../../text/plain-text.ts";
import { betweenReply } from "./goal-views.ts";
import { rephraseReasonReply } from "./step-views.ts";
import { whereOf, staleStep, aboutStep } from "./step-found.ts";
import { resize } from "./step-commands.ts";

/** "Too big" said this often makes all further steps small, until it is reset. */
const tooBigBeforeSmaller = 2;

export function rephrase(
  before: Snapshot,
  wish: { readonly stepId?: StepId; readonly reason?: RephraseReason; readonly comment?: string },
  context: DecisionContext,
): Decision {
  const stale = wish.stepId === undefined ? undefined : staleStep(before, wish.stepId);
  if (stale) return stale;
  const found = whereOf(before, wish.stepId);
  switch (found.at) {
    case "none":
      return found.decision;
    case "question":
      return askCoach(before, found.goal, { kind: "clarify" }, context);
    case "between":
      return deny(before, "nothing_to_rephrase", betweenReply(found.goal, "step.nothing_to_rephrase"));
    case "step":
      break;
  }
  const { goal, step } = found;
  const said = wish.comment === undefined ? undefined : plainText(wish.comment);
  const comment = said && withDoubted(before, step.id, said);
  const reason = wish.reason ?? (comment ? "own_words" : undefined);
  if (reason === undefined) {
    return say(waitFor(before, { for: "rephrase_reason", stepId: step.id }), rephraseReasonReply(goal, step));
  }
  if (reason === "own_words" && !comment) {
    const after = waitFor(before, { for: "rephrase_comment", stepId: step.id });
    return sayWithPosition(after);
  }
  if (said && said.length > goalLimits.comment) {
    return deny(before, "too_long", { say: "goal.too_long", with: { limit: goalLimits.comment } });
  }
  const harmful = said ? screenComment(before, step.id, said, context) : undefined;
  if (harmful) return harmful;
  const taught = teach(before, reason);
  const calm = aboutStep(taught.after, step.id) ? waitFor(taught.after, nothing) : taught.after;
  if (reason === "no_energy" && step.size !== "floor") {
    const resized = resize(calm, "floor", step.id, context);
    return { ...resized, journal: [...taught.journal, ...resized.journal] };
  }
  const ask = askCoach(calm, goal, { kind: "rephrase", reason, ...(comment ? { comment } : {}) }, context);
  return { ...ask, replies: [...taught.replies, ...ask.replies], journal: taught.journal };
}

/** The remark in doubt that this one answers, if any. */
const doubtedAt = ({ dialogue: { waiting } }: Snapshot, stepId: StepId): FreeText | undefined =>
  waiting.for === "rephrase_comment" && waiting.stepId === stepId ? waiting.doubted?.comment : undefined;

/** A remark together with the one that was asked about. */
function withDoubted(before: Snapshot, stepId: StepId, comment: FreeText): FreeText {
  const earlier = doubtedAt(before, stepId);
  return earlier === undefined ? comment : `${earlier}\n${comment}`.slice(0, goalLimits.comment);
}

/** A remark that is refused, or asked about once before any step is made of it; undefined where it goes to the coach. */
function screenComment(
  before: Snapshot,
  stepId: StepId,
  comment: FreeText,
  { screen }: DecisionContext,
): Decision | undefined {
  const earlier = doubtedAt(before, stepId);
  const harm = earlier === undefined ? screen.harm(comment, "said") : undefined;
  // A remark tells mostly how things are: a reader that is unsure says nothing, and one that is sure only asks.
  const doubted = harm && (harm.by === "rule" ? harm.strength === "ask" : harm.strength === "refuse");
  if (doubted) {
    const asked = { comment, question: screen.harmQuestion(questionTo(harm), before.person.locale) };
    return sayWithPosition(waitFor(before, { for: "rephrase_comment", stepId, doubted: asked }));
  }
  const refused = earlier === undefined ? refusedOutright(harm) : screen.harmAnswered(earlier, comment);
  return (
    refused && {
      ...deny(waitFor(before, nothing), "refused", { say: `refused.${answerTo(refused)}` }),
      denied: { code: "refused", refused: refused.code },
    }
  );
}

/** Keeps the reason: whoever keeps saying "too big" gets smaller steps from then on, and is told so. */
function teach(before: Snapshot, reason: RephraseReason): Decision {
  const { person } = before;
  const count = (person.rephraseCounts[reason] ?? 0) + 1;
  const shrinks = reason === "too_big" && count >= tooBigBeforeSmaller && person.stepSize !== "floor";
  const after: Snapshot = {
    ...before,
    person: {
      ...person,
      rephraseCounts: { ...person.rephraseCounts, [reason]: count },
      stepSize: shrinks ? "floor" : person.stepSize,
    },
  };
  return {
    ...say(after, ...(shrinks ? [{ say: "rephrase.learnt_smaller" } as const] : [])),
    journal: shrinks ? [entry("settings_changed", { rule: "too_big_again", inputs: { count } })] : [],
  };
}
