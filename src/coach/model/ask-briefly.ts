import type { z } from "zod";
import type { Log } from "#app/ports.ts";
import type { PersonId } from "#core/person/person.ts";
import { callModel, type ModelEndpoint, type ModelFailure, openModel } from "./call-model.ts";
import { createCircuitBreaker } from "./circuit-breaker.ts";
import { createPersonLimit } from "./person-limit.ts";
import { extractObject } from "./read-answer.ts";

/** One short question to a model, whose answer is a small JSON object. */
export interface BriefAsk<T> {
  readonly system: string;
  readonly prompt: string;
  /** What is put to it once more where the first answer could not be read. */
  readonly again: (why: "no_json" | "wrong_shape") => string;
  /** What is put to it once more where its answer could be read and is not to be shown; undefined where nothing is wrong with it. */
  readonly unfit?: (answer: T) => Promise<string | undefined>;
  /** Ends the ask before its own time is over. */
  readonly signal?: AbortSignal;
  /** What the model is asked to fill. */
  readonly wire: z.ZodType;
  /** What is accepted: parsed from the first object in its words that has `key`. */
  readonly accepts: z.ZodType<T>;
  readonly key: string;
}

/** Why there is no answer. */
export type BriefMiss = "rate_limited" | "circuit_open" | "timeout" | "unreachable" | "no_json" | "wrong_shape";
export type BriefAnswer<T> =
  | { readonly kind: "answer"; readonly answer: T }
  | { readonly kind: "miss"; readonly why: BriefMiss };

/** What one attempt cost and came to: figures and codes, never text. */
export interface BriefCallReport {
  readonly prompt: string;
  readonly version: string;
  readonly attempt: 1 | 2;
  readonly outcome: "ok" | BriefMiss;
  readonly ms: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface BriefModelParts {
  /** The prompt's name and version, for the log and the counters. */
  readonly prompt: string;
  readonly version: string;
  readonly endpoint: ModelEndpoint;
  /** For both attempts together. */
  readonly timeoutMs: number;
  /** Asks that a person may cause in an hour. */
  readonly perPersonHourly: number;
  /** Failures in a row after which the model rests. */
  readonly restsAfter?: number | undefined;
  readonly log: Log;
  readonly now: () => number;
  /** Told of every attempt, for the counters of calls and tokens. */
  readonly called?: (report: BriefCallReport) => void;
}

/** Asks a model one short question after another. */
export type AskBriefly = <T>(personId: PersonId, ask: BriefAsk<T>) => Promise<BriefAnswer<T>>;

const breaker = { failures: 3, restMs: 60_000 } as const;
/** Some models think before they answer, and the answer itself is a word. */
const maxOutputTokens = 400;

/** One ask, one re-ask with the reason, one total time limit, and rest for a model that does not answer. Never throws. */
export function createAskBriefly(parts: BriefModelParts): AskBriefly {
  const { prompt: name, version, log, now, called } = parts;
  const model = openModel(parts.endpoint);
  const circuit = createCircuitBreaker({ failures: parts.restsAfter ?? breaker.failures, restMs: breaker.restMs, now });
  const withinLimit = createPersonLimit(parts.perPersonHourly);

  async function attempt<T>(number: 1 | 2, ask: BriefAsk<T>, prompt: string, signal: AbortSignal) {
    const started = now();
    const call = { system: ask.system, prompt, schema: ask.wire, schemaName: name, maxOutputTokens, temperature: 0 };
    const { result, usage } = await callModel(model, call, signal);
    const read = result.kind === "text" ? readBriefly(result.text, ask) : ({ kind: "miss", why: result.why } as const);
    const report: BriefCallReport = {
      prompt: name,
      version,
      attempt: number,
      outcome: read.kind === "answer" ? "ok" : read.why,
      ms: now() - started,
      inputTokens: usage.inputTokens ?? 0,
      outputTokens: usage.outputTokens ?? 0,
    };
    const failure = result.kind === "failed" ? result : undefined;
    log.info("model_call", { ...report, ...statusOf(failure) });
    called?.(report);
    return { read, failure };
  }

  return async (personId, ask) => {
    // The circuit first: a resting model must not use up what a person may ask.
    if (!circuit.allows()) return { kind: "miss", why: "circuit_open" };
    if (!(await withinLimit(personId))) return { kind: "miss", why: "rate_limited" };
    const limit = AbortSignal.timeout(parts.timeoutMs);
    const until = ask.signal ? AbortSignal.any([limit, ask.signal]) : limit;
    const first = await attempt(1, ask, ask.prompt, until);
    const again = await wrongIn(first.read, ask);
    const last = again === undefined ? first : await attempt(2, ask, `${ask.prompt}\n\n${again}`, until);
    // What could be read at first is kept where nothing came of asking again.
    const { read, failure } = last.read.kind === "miss" && first.read.kind === "answer" ? first : last;
    if (!failure) circuit.succeeded();
    else if (circuit.failed(failure.restMs))
      log.warn("model_rests", { prompt: name, why: failure.why, ...statusOf(failure) });
    return read;
  };
}

const statusOf = (failure: ModelFailure | undefined): Pick<ModelFailure, "status"> =>
  failure?.status === undefined ? {} : { status: failure.status };

/** What is said of an answer that is asked for once more; undefined where it is taken, or nobody answered. */
async function wrongIn<T>(first: BriefAnswer<T>, ask: BriefAsk<T>): Promise<string | undefined> {
  if (first.kind === "answer") return ask.unfit?.(first.answer);
  return first.why === "no_json" || first.why === "wrong_shape" ? ask.again(first.why) : undefined;
}

function readBriefly<T>(raw: string, { accepts, key }: BriefAsk<T>): BriefAnswer<T> {
  const found = extractObject(raw, key);
  if (found === undefined) return { kind: "miss", why: "no_json" };
  const parsed = accepts.safeParse(found);
  return parsed.success ? { kind: "answer", answer: parsed.data } : { kind: "miss", why: "wrong_shape" };
}
