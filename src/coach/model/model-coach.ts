import type { Log } from "#app/ports.ts";
import type { ModelTextReader } from "#content/model-text.ts";
import type { CoachPrompts } from "#content/prompts.ts";
import type { CoachAnswer, CoachAsk } from "#core/goals/coach-ask.ts";
import type { GuardCode } from "#core/goals/guard-codes.ts";
import { guardAnswer } from "#core/goals/step-guard.ts";
import type { ModelCoach, ModelMiss, ModelOutcome } from "../guarded-coach.ts";
import { shownWords } from "../shown-words.ts";
import { type AnswerCache, createAnswerCache } from "./answer-cache.ts";
import { callModel, type ModelEndpoint, type ModelFailure, openModel } from "./call-model.ts";
import { createCircuitBreaker } from "./circuit-breaker.ts";
import type { KeptBack } from "./kept-back.ts";
import type { PersonId } from "#core/person/person.ts";
import { createPersonLimit } from "./person-limit.ts";
import { readAnswer, wireSchema } from "./read-answer.ts";
import type { SecondLook } from "./second-look.ts";
import { createWhoBooks, type WhoBook } from "./who-book.ts";
import { askOfModel, unsaidOf } from "./ask-of-model.ts";
import { keptBackOf, writeAgain, writePrompt } from "./write-prompt.ts";

export interface ModelCoachConfig extends ModelEndpoint {
  /** For both attempts together. */
  readonly timeoutMs: number;
  /** Calls a person may cause in an hour. */
  readonly perPersonHourly?: number;
  /** Failures in a row after which the model rests. */
  readonly restsAfter?: number;
  /** Where answers are kept for asks that are put again; shared with whoever words ahead. */
  readonly answers?: (personId: string) => AnswerCache;
  /** What was kept back of each person before; shared by all that asks a model of theirs. */
  readonly books?: (personId: string) => WhoBook;
  /** How long answers are kept (ms). */
  readonly holdMs?: number;
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
  /** Looks once more at what the guard and that reader let pass. */
  readonly look?: SecondLook;
  readonly log: Log;
  readonly now: () => number;
  /** Told of every attempt, for the counters of calls and tokens. */
  readonly called?: (report: ModelCallReport) => void;
}

const defaultHourly = 60;
const maxOutputTokens = 1200;
const breaker = { failures: 3, restMs: 60_000 } as const;
const kept = { size: 500, holdMs: 10 * 60_000 } as const;

/** The answers of one model, worded with one set of prompts. */
export const answersOf = (model: string, { version }: CoachPrompts, now: () => number) =>
  createAnswerCache({ size: kept.size, now, salt: `${model} ${version}` });

/** What one call to the model brought back. */
type Attempt =
  | { readonly kind: "answer"; readonly answer: CoachAnswer }
  | {
      readonly kind: "bad";
      readonly why: "no_json" | "wrong_shape" | "placeholder" | "guard";
      readonly reasons: readonly GuardCode[];
    }
  | ModelFailure;

/** What is put to the model, and what was kept back of it. */
interface Put {
  readonly system: string;
  readonly prompt: string;
  readonly keptBack: KeptBack;
  readonly personId: PersonId;
}

/** The coach behind an OpenAI-compatible endpoint: one ask, one re-ask with the reason, one total time limit. */
export function createModelCoach({ config, prompts, read, look, log, now, called }: ModelCoachParts): ModelCoach {
  const model = openModel(config);
  const circuit = createCircuitBreaker({
    failures: config.restsAfter ?? breaker.failures,
    restMs: breaker.restMs,
    now,
  });
  const withinLimit = createPersonLimit(config.perPersonHourly ?? defaultHourly);
  const books = config.books ?? createWhoBooks();
  const answers = config.answers ?? answersOf(config.model, prompts, now);

  const attempt = async (
    number: 1 | 2,
    ask: CoachAsk,
    { system, prompt, keptBack, personId }: Put,
    signal: AbortSignal,
  ): Promise<Attempt> => {
    const started = now();
    const call = { system, prompt, schema: wireSchema, schemaName: "coach_answer", maxOutputTokens, temperature: 0.4 };
    const { result, usage } = await callModel(model, call, signal);
    const said = result.kind === "text" ? judge(result.text, ask, { prompts, read, look, keptBack }) : result;
    const judged = said.kind === "answer" && look ? await lookedAt(said, look, { ask, personId, signal }) : said;
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
    log.info("coach_model_call", { ...report, ...statusOf(judged) });
    called?.(report);
    return judged;
  };

  return {
    async propose(given, { personId, signal }): Promise<ModelOutcome> {
      const ask = askOfModel(given);
      const remembered = answers(personId).get(ask);
      if (remembered) return { kind: "answer", answer: remembered, looked: look !== undefined };
      // The circuit first: a resting model must not use up what a person may ask.
      if (!circuit.allows()) return miss("circuit_open");
      if (!(await withinLimit(personId))) return miss("rate_limited");
      const deadline = AbortSignal.timeout(config.timeoutMs);
      const until = signal ? AbortSignal.any([deadline, signal]) : deadline;
      const keptBack = keptBackOf(prompts, ask, books(personId));
      const put = { ...writePrompt(prompts, ask, keptBack), keptBack, personId };
      const first = await attempt(1, ask, put, until);
      const last =
        first.kind === "bad"
          ? await attempt(
              2,
              ask,
              {
                ...put,
                prompt: writeAgain(prompts, ask, first.why === "guard" ? first.reasons : [first.why], keptBack),
              },
              until,
            )
          : first;
      if (last.kind !== "failed") circuit.succeeded();
      else if (circuit.failed(last.restMs))
        log.warn("model_rests", { prompt: ask.kind, why: last.why, ...statusOf(last) });
      if (last.kind !== "answer")
        return { kind: "miss", why: last.why, reasons: last.kind === "bad" ? last.reasons : [] };
      answers(personId).set(ask, last.answer, config.holdMs ?? kept.holdMs);
      return { ...last, looked: look !== undefined };
    },
  };
}

const statusOf = (attempt: Attempt): { readonly status?: number } =>
  attempt.kind === "failed" && attempt.status !== undefined ? { status: attempt.status } : {};

function miss(why: ModelMiss): ModelOutcome {
  return { kind: "miss", why, reasons: [] };
}

function judge(
  raw: string,
  ask: CoachAsk,
  {
    prompts,
    read,
    look,
    keptBack,
  }: Pick<ModelCoachParts, "prompts" | "read"> & {
    readonly look: SecondLook | undefined;
  } & Pick<Put, "keptBack">,
): Attempt {
  const said = readAnswer(raw, unsaidOf(ask, prompts.words));
  if (said.kind !== "answer") return { kind: "bad", why: said.kind, reasons: [] };
  const answer = restoredAnswer(said.answer, keptBack);
  if (answer === undefined) return { kind: "bad", why: "placeholder", reasons: [] };
  const verdict = guardAnswer(answer, ask);
  if (verdict.kind === "refuse") return { kind: "bad", why: "guard", reasons: verdict.reasons };
  const faults = read(shownWords(answer), ask.contactAllowed, "step", look ? "rules" : "all");
  if (faults.length > 0) return { kind: "bad", why: "guard", reasons: faults };
  return { kind: "answer", answer };
}

/** An answer that a second look finds nothing wrong with. */
async function lookedAt(
  answered: Extract<Attempt, { kind: "answer" }>,
  look: SecondLook,
  { ask, personId, signal }: { readonly ask: CoachAsk; readonly personId: PersonId; readonly signal: AbortSignal },
): Promise<Attempt> {
  const words = shownWords(answered.answer);
  if (words === "") return answered;
  const { goal, comment = "", locale, contactAllowed } = ask;
  const before = [goal.title, goal.description, comment].filter((each) => each !== "").join("\n");
  const faults = await look({ personId, locale, before, words, contactAllowed }, signal);
  return faults.length === 0 ? answered : { kind: "bad", why: "guard", reasons: faults };
}

/** The answer with what was kept back in its place; undefined where some of it cannot be put there rightly. */
function restoredAnswer(answer: CoachAnswer, { restore }: Pick<KeptBack, "restore">): CoachAnswer | undefined {
  let failed = false;
  const put = (text: string): string => {
    const whole = restore(text);
    if (whole === undefined) failed = true;
    return whole ?? text;
  };
  const whole = inWords(answer, put);
  return failed ? undefined : whole;
}

function inWords(answer: CoachAnswer, put: (text: string) => string): CoachAnswer {
  switch (answer.status) {
    case "ok":
      return {
        ...answer,
        step: put(answer.step),
        floorStep: put(answer.floorStep),
        stretchStep: put(answer.stretchStep),
        cue: answer.cue === undefined ? undefined : put(answer.cue),
      };
    case "need_clarification":
      return { ...answer, question: put(answer.question), quick: answer.quick.map(put) };
    case "explained":
      return { ...answer, text: put(answer.text) };
    case "goal_reached":
      return answer;
  }
}
