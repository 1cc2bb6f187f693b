import type { Log } from "#app/ports.ts";
import type { ModelTextReader } from "#content/model-text.ts";
import type { CoachPrompts } from "#content/prompts.ts";
import type { CoachAnswer, CoachAsk } from "#core/goals/coach-ask.ts";
import type { GuardCode } from "#core/goals/guard-codes.ts";
import { guardAnswer } from "#core/goals/step-guard.ts";
import type { ModelCoach, ModelMiss, ModelOutcome } from "../guarded-coach.ts";
import { shownWords } from "../shown-words.ts";
import { createAnswerCache } from "./answer-cache.ts";
import { callModel, type ModelEndpoint, openModel } from "./call-model.ts";
import { createCircuitBreaker } from "./circuit-breaker.ts";
import { createPersonLimit } from "./person-limit.ts";
import { readAnswer, wireSchema } from "./read-answer.ts";
import { askOfModel, unsaidOf } from "./ask-of-model.ts";
import { writeAgain, writePrompt } from "./write-prompt.ts";

export interface ModelCoachConfig extends ModelEndpoint {
  /** For both attempts together. */
  readonly timeoutMs: number;
  /** Calls a person may cause in an hour. */
  readonly perPersonHourly?: number;
  /** Failures in a row after which the model rests. */
  readonly restsAfter?: number;
}

/** What one attempt cost and came to: figures and codes, never text. */
export interface ModelCallReport {
  readonly prompt: CoachAsk["kind"];
  readonly version: string;
  readonly attempt: 1 | 2;
  readonly outcome: "ok" | ModelMiss;
  readonly reasons: readonly GuardCode[];
  readonly ms: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface ModelCoachParts {
  readonly config: ModelCoachConfig;
  readonly prompts: CoachPrompts;
  /** Reads what the model says; what it finds is told to the model once. */
  readonly read: ModelTextReader;
  readonly log: Log;
  readonly now: () => number;
  /** Told of every attempt, for the counters of calls and tokens. */
  readonly called?: (report: ModelCallReport) => void;
}

const defaultHourly = 60;
const maxOutputTokens = 1200;
const breaker = { failures: 3, restMs: 60_000 } as const;
const cache = { size: 500, holdMs: 10 * 60_000 } as const;

/** What one call to the model brought back. */
type Attempt =
  | { readonly kind: "answer"; readonly answer: CoachAnswer }
  | { readonly kind: "bad"; readonly why: "no_json" | "wrong_shape" | "guard"; readonly reasons: readonly GuardCode[] }
  | { readonly kind: "failed"; readonly why: "timeout" | "unreachable" };

/** The coach behind an OpenAI-compatible endpoint: one ask, one re-ask with the reason, one total time limit. */
export function createModelCoach({ config, prompts, read, log, now, called }: ModelCoachParts): ModelCoach {
  const model = openModel(config);
  const circuit = createCircuitBreaker({
    failures: config.restsAfter ?? breaker.failures,
    restMs: breaker.restMs,
    now,
  });
  const withinLimit = createPersonLimit(config.perPersonHourly ?? defaultHourly);
  const answers = createAnswerCache({ ...cache, now, salt: `${config.model} ${prompts.version}` });

  const attempt = async (number: 1 | 2, ask: CoachAsk, prompt: string, signal: AbortSignal): Promise<Attempt> => {
    const started = now();
    const { system } = writePrompt(prompts, ask);
    const call = { system, prompt, schema: wireSchema, schemaName: "coach_answer", maxOutputTokens, temperature: 0.4 };
    const { result, usage } = await callModel(model, call, signal);
    const judged = result.kind === "text" ? judge(result.text, ask, { prompts, read }) : result;
    const report: ModelCallReport = {
      prompt: ask.kind,
      version: prompts.version,
      attempt: number,
      outcome: judged.kind === "answer" ? "ok" : judged.why,
      reasons: judged.kind === "bad" ? judged.reasons : [],
      ms: now() - started,
      inputTokens: usage.inputTokens ?? 0,
      outputTokens: usage.outputTokens ?? 0,
    };
    log.info("coach_model_call", { ...report });
    called?.(report);
    return judged;
  };

  return {
    async propose(given, { personId, signal }): Promise<ModelOutcome> {
      const ask = askOfModel(given);
      const remembered = answers(personId).get(ask);
      if (remembered) return { kind: "answer", answer: remembered };
      // The circuit first: a resting model must not use up what a person may ask.
      if (!circuit.allows()) return miss("circuit_open");
      if (!(await withinLimit(personId))) return miss("rate_limited");
      const deadline = AbortSignal.timeout(config.timeoutMs);
      const until = signal ? AbortSignal.any([deadline, signal]) : deadline;
      const first = await attempt(1, ask, writePrompt(prompts, ask).prompt, until);
      const last =
        first.kind === "bad"
          ? await attempt(2, ask, writeAgain(prompts, ask, first.why === "guard" ? first.reasons : [first.why]), until)
          : first;
      if (last.kind === "failed") circuit.failed();
      else circuit.succeeded();
      if (last.kind !== "answer")
        return { kind: "miss", why: last.why, reasons: last.kind === "bad" ? last.reasons : [] };
      answers(personId).set(ask, last.answer);
      return last;
    },
  };
}

function miss(why: ModelMiss): ModelOutcome {
  return { kind: "miss", why, reasons: [] };
}

function judge(raw: string, ask: CoachAsk, { prompts, read }: Pick<ModelCoachParts, "prompts" | "read">): Attempt {
  const said = readAnswer(raw, unsaidOf(ask, prompts.words));
  if (said.kind !== "answer") return { kind: "bad", why: said.kind, reasons: [] };
  const verdict = guardAnswer(said.answer, ask);
  if (verdict.kind === "refuse") return { kind: "bad", why: "guard", reasons: verdict.reasons };
  const faults = read(shownWords(said.answer), ask.contactAllowed);
  if (faults.length > 0) return { kind: "bad", why: "guard", reasons: faults };
  return { kind: "answer", answer: said.answer };
}
