import type { APICallError, LanguageModel } from "ai";
import type { z } from "zod";
import { boundedFetch, tooLong } from "./bounded-fetch.ts";

/** Where a language model is reached: any OpenAI-compatible endpoint. */
export interface ModelEndpoint {
  /** Root of an OpenAI-compatible API, such as `http://localhost:11434/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string | undefined;
  /** Carries the requests where they do not go over the network. */
  readonly fetch?: typeof globalThis.fetch;
  /** Told what a server gives as its reason for refusing a call; it may quote what was sent, so it goes to no log. */
  readonly refused?: (reason: string) => void;
}

/** What some servers do not take: a call goes on without it, in this order where a server does not say which it was. */
const optional = ["temperature", "maxOutputTokens", "output"] as const;
type Optional = (typeof optional)[number];

/** What calls a model is large and of no use where none is configured: it is loaded when one is opened. */
async function load({ baseUrl, model, apiKey, fetch }: ModelEndpoint) {
  const [{ createOpenAICompatible }, ai] = await Promise.all([import("@ai-sdk/openai-compatible"), import("ai")]);
  const provider = createOpenAICompatible({
    name: "coach",
    baseURL: baseUrl,
    supportsStructuredOutputs: true,
    ...(apiKey === undefined ? {} : { apiKey }),
    fetch: boundedFetch(fetch ?? globalThis.fetch),
  });
  return { ai, model: provider(model) as LanguageModel };
}
type Loaded = Awaited<ReturnType<typeof load>>;

/** A model that is called, and what its server has refused so far. */
export interface OpenedModel {
  readonly loaded: Promise<Loaded>;
  readonly without: Set<Optional>;
  readonly refused: (reason: string) => void;
}

const hidden = "[key]";
/** What is shorter is a word that stands in for a key where a server wants none. */
const shortestKey = 8;

export function openModel(endpoint: ModelEndpoint): OpenedModel {
  const { apiKey = "", refused = () => undefined } = endpoint;
  return {
    loaded: load(endpoint),
    without: new Set(),
    // Some servers say the key back that they refuse.
    refused: (reason) => refused(apiKey.length < shortestKey ? reason : reason.replaceAll(apiKey, hidden)),
  };
}

export interface ModelCall {
  readonly system: string;
  readonly prompt: string;
  /** What the model is asked to fill; its answer may still be anything. */
  readonly schema: z.ZodType;
  readonly schemaName: string;
  readonly maxOutputTokens: number;
  readonly temperature: number;
}

/** Why nothing came of a call. */
export interface ModelFailure {
  readonly kind: "failed";
  readonly why: "timeout" | "unreachable";
  /** What the server answered with, where it did: 200 stands for something that is no answer of a model. */
  readonly status?: number;
  /** For how long it asked to be left alone (ms). */
  readonly restMs?: number;
}

/** What a call brought back, and what it cost. */
export interface Called {
  readonly result: { readonly kind: "text"; readonly text: string } | ModelFailure;
  readonly usage: { readonly inputTokens?: number | undefined; readonly outputTokens?: number | undefined };
}

/**
 * The raw text, also where it does not fit the schema: prose around an object is still read. A server that refuses a parameter is asked again without
 * it, and never sent it again.
 */
export async function callModel(opened: OpenedModel, call: ModelCall, abortSignal: AbortSignal): Promise<Called> {
  const loaded = await opened.loaded;
  const { APICallError, generateText, NoObjectGeneratedError } = loaded.ai;
  for (;;) {
    try {
      const { text, usage } = await generateText(requestOf(loaded, opened, call, abortSignal));
      return { result: { kind: "text", text }, usage };
    } catch (error) {
      if (NoObjectGeneratedError.isInstance(error)) {
        return { result: { kind: "text", text: error.text ?? "" }, usage: error.usage ?? {} };
      }
      const answered = APICallError.isInstance(error) ? error : undefined;
      const culprit = answered && refusedParameter(answered, opened.without);
      if (culprit !== undefined && !abortSignal.aborted) {
        opened.without.add(culprit);
        continue;
      }
      const reason = tooLong(error) ?? (answered && reasonOf(answered));
      if (reason !== undefined) opened.refused(reason);
      return { result: failureOf(answered, abortSignal), usage: {} };
    }
  }
}

function failureOf(answered: APICallError | undefined, { aborted }: AbortSignal): ModelFailure {
  if (aborted) return { kind: "failed", why: "timeout" };
  const { statusCode: status, responseHeaders } = answered ?? {};
  const restMs = restAsked(responseHeaders?.["retry-after"]);
  return {
    kind: "failed",
    why: "unreachable",
    ...(status === undefined ? {} : { status }),
    ...(restMs === undefined ? {} : { restMs }),
  };
}

const longestRest = 3_600_000;
/** For how long a server wants to be left alone (ms), at most an hour; undefined where it says none in seconds. */
function restAsked(after: string | undefined): number | undefined {
  return after !== undefined && /^\d{1,9}$/u.test(after) ? Math.min(Number(after) * 1000, longestRest) : undefined;
}

function requestOf({ ai, model }: Loaded, { without }: OpenedModel, call: ModelCall, abortSignal: AbortSignal) {
  const { system, prompt, schema, schemaName, maxOutputTokens, temperature } = call;
  return {
    model,
    instructions: system,
    prompt,
    ...(without.has("output") ? {} : { output: ai.Output.object({ schema, name: schemaName }) }),
    ...(without.has("maxOutputTokens") ? {} : { maxOutputTokens }),
    ...(without.has("temperature") ? {} : { temperature }),
    // What works without a model is there at once, so nobody waits for a second try of a broken endpoint.
    maxRetries: 0,
    abortSignal,
  };
}

/** How servers call what they do not take. */
const named: Readonly<Record<Optional, RegExp>> = {
  temperature: /temperature/iu,
  maxOutputTokens: /max_(?:completion_)?tokens/iu,
  output: /response_format|json_schema|structured|grammar/iu,
};

/** Which parameter a 400 is about; the first that is still sent, where the server does not say. */
function refusedParameter(error: APICallError, without: ReadonlySet<Optional>): Optional | undefined {
  if (error.statusCode !== 400 && error.statusCode !== 422) return undefined;
  const sent = optional.filter((each) => !without.has(each));
  const said = error.responseBody ?? "";
  return sent.find((each) => named[each].test(said)) ?? sent[0];
}

const longestReason = 300;

/** The server's own words, on one line. */
function reasonOf({ statusCode, responseBody, message }: APICallError): string {
  const said = /"message"\s*:\s*"((?:[^"\\]|\\.)*)"/u.exec(responseBody ?? "")?.[1] ?? responseBody ?? "";
  const words = (said === "" ? message : said).replace(/\s+/gu, " ").trim().slice(0, longestReason);
  return statusCode === undefined ? words : `${statusCode} ${words}`;
}
