import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { ApiClientOptions } from "grammy";

/** A call of which not a byte has left this machine: no connection came about, or it broke before the request was written. */
export class NeverSent extends Error {
  override readonly name = "NeverSent";
}

interface OnTheWire {
  sent: boolean;
}

/** Undici, which is Node's `fetch`, says when the head of a request goes onto a connection: from there on nobody can know what arrived. */
const calling = new AsyncLocalStorage<OnTheWire>();
const requests = new WeakMap<object, OnTheWire>();
subscribe("undici:request:create", (message) => {
  const call = calling.getStore();
  if (call) requests.set((message as { readonly request: object }).request, call);
});
subscribe("undici:client:sendHeaders", (message) => {
  const call = requests.get((message as { readonly request: object }).request);
  if (call) call.sent = true;
});

/** Milliseconds: a call that hangs must not hold a person's messages for longer than a person waits; files and the long poll take their time. */
const patience = { getUpdates: 40_000, sendPhoto: 60_000, sendDocument: 60_000, other: 15_000 } as const;

/** How long a call of this method may take (ms). */
function patienceFor(url: string): number {
  const method = url.slice(url.lastIndexOf("/") + 1);
  return method in patience ? patience[method as keyof typeof patience] : patience.other;
}

/** What a gateway in front of the Bot API answers in place of it, in the API's own form. */
async function asAnswer(response: Response): Promise<Response> {
  if (response.ok || (response.headers.get("content-type") ?? "").includes("json")) return response;
  await response.body?.cancel();
  const { status } = response;
  return Response.json({ ok: false, error_code: status, description: response.statusText }, { status });
}

/** `fetch` for grammY by which a call that surely never left can be told from one that may have arrived: `NeverSent`. */
async function telegramFetch(url: string, init: RequestInit & { readonly signal?: unknown }): Promise<Response> {
  const call: OnTheWire = { sent: false };
  const given = new AbortController();
  // grammY's signals are of its own making; Node's fetch takes only Node's.
  const signal = init.signal as AbortSignal | undefined;
  const abort = (): void => given.abort();
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort);
  const { body, headers, method } = init;
  try {
    const request: RequestInit = {
      ...(body === undefined ? {} : { body }),
      ...(headers === undefined ? {} : { headers }),
      ...(method === undefined ? {} : { method }),
      // A file is streamed.
      duplex: "half",
      signal: AbortSignal.any([given.signal, AbortSignal.timeout(patienceFor(url))]),
    };
    return await asAnswer(await calling.run(call, () => fetch(url, request)));
  } catch (cause) {
    if (!call.sent && !given.signal.aborted) throw new NeverSent("no connection to Telegram", { cause });
    throw cause;
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}

/** The same for grammY, whose types name another library's fetch. */
export const fetchForTelegram = telegramFetch as unknown as NonNullable<ApiClientOptions["fetch"]>;
