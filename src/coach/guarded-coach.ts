import type { Coach, Log } from "#app/ports.ts";
import type { ModelTextReader } from "#content/model-text.ts";
import { allTypographic } from "#content/typographic.ts";
import type { CoachAnswer, CoachAsk, CoachReply } from "#core/goals/coach-ask.ts";
import type { GuardCode } from "#core/goals/guard-codes.ts";
import { guardAnswer } from "#core/goals/step-guard.ts";
import type { PersonId } from "#core/person/person.ts";
import { shownWords } from "./shown-words.ts";
import type { OfflineCoach, OfflineProposal } from "./offline/offline-coach.ts";

/** Why the model's words are not the ones shown; counted, never told to the person. */
export const modelMisses = [
  "off",
  "no_consent",
  "rate_limited",
  "circuit_open",
  "timeout",
  "unreachable",
  "no_json",
  "wrong_shape",
  "placeholder",
  "guard",
] as const;
export type ModelMiss = (typeof modelMisses)[number];

/** What one call of the model coach came to; `reasons` say what the guard refused. */
export type ModelOutcome =
  | {
      readonly kind: "answer";
      readonly answer: CoachAnswer;
      /** A second look saw it too, so that only rules are held against it. */
      readonly looked?: boolean;
    }
  | { readonly kind: "miss"; readonly why: ModelMiss; readonly reasons: readonly GuardCode[] };

/** A language model behind the guard: asks once, asks again once with the reason, and gives up as a value. */
export interface ModelCoach {
  propose(
    ask: CoachAsk,
    context: { readonly personId: PersonId; readonly signal?: AbortSignal },
  ): Promise<ModelOutcome>;
}

/** Told of every reply: who worded it and why not the model; for metrics, without any text. */
export interface CoachWatch {
  replied(by: CoachReply["by"], miss: ModelMiss | undefined): void;
}

export interface GuardedCoachParts {
  readonly offline: OfflineCoach;
  /** Undefined where no model is configured. */
  readonly model: ModelCoach | undefined;
  /** Reads what a model says before a person sees it. */
  readonly read: ModelTextReader;
  readonly log: Log;
  readonly watch?: CoachWatch;
}

/**
 * The coach the app talks to: the model where one is configured and the person agreed, else and after it the offline
 * coach. Both pass the guard. It never throws and never returns a model's raw words.
 */
export function createGuardedCoach({ offline, model, read, log, watch }: GuardedCoachParts): Coach {
  return {
    async reply(ask, context): Promise<CoachReply> {
      const proposal = offline.propose(ask);
      // What was read of the goal just now is known to the model from the first step on.
      const reading = ask.reading ?? proposal.reading;
      const known: CoachAsk = reading ? { ...ask, reading } : ask;
      const outcome = await askModel({ model, read, log }, known, context);
      if (outcome.kind === "answer") {
        watch?.replied("model", undefined);
        return { by: "model", kind: proposal.kind, reading: proposal.reading, answer: allTypographic(outcome.answer) };
      }
      watch?.replied("offline", outcome.why);
      return { by: "offline", kind: proposal.kind, reading: proposal.reading, answer: guardedOffline(proposal, log) };
    },
  };
}

async function askModel(
  { model, read, log }: Pick<GuardedCoachParts, "model" | "read" | "log">,
  ask: CoachAsk,
  context: { readonly personId: PersonId; readonly modelConsent: boolean; readonly signal?: AbortSignal },
): Promise<ModelOutcome> {
  if (model === undefined) return miss("off");
  if (!context.modelConsent) return miss("no_consent");
  try {
    const { personId, signal } = context;
    const outcome = await model.propose(ask, signal ? { personId, signal } : { personId });
    // The model coach guards its own answers in order to ask again; what leaves here is guarded whatever it did.
    if (outcome.kind === "miss") return outcome;
    const verdict = guardAnswer(outcome.answer, ask);
    if (verdict.kind === "refuse") return { kind: "miss", why: "guard", reasons: verdict.reasons };
    const by = outcome.looked === true ? "rules" : "all";
    const faults = read(shownWords(outcome.answer), ask.contactAllowed, "step", by);
    return faults.length === 0 ? outcome : { kind: "miss", why: "guard", reasons: faults };
  } catch (error) {
    log.error("coach_model_failed", { name: error instanceof Error ? error.name : "unknown" });
    return miss("unreachable");
  }
}

function miss(why: ModelMiss): ModelOutcome {
  return { kind: "miss", why, reasons: [] };
}

/** The offline coach chooses only what passes the guard; its last resort alone can fail it, and is logged: reviewed words are better than silence. */
function guardedOffline(proposal: OfflineProposal, log: Log): CoachAnswer {
  const verdict = guardAnswer(proposal.answer, proposal.judgedBy);
  if (verdict.kind === "pass") return proposal.answer;
  log.warn("coach_offline_guarded", { reasons: verdict.reasons, ...proposal.because });
  return proposal.answer;
}
