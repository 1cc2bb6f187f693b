import type { IncomingMessage } from "node:http";
import { createGunzip } from "node:zlib";
import { guardedRequest, NotAllowed } from "../outgoing/guarded-request.ts";

export type FetchProblem = "unreachable" | "too_large" | "not_a_calendar" | "not_allowed";
export type Fetched =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: FetchProblem };

export interface FetchLimits {
  /** Addresses of this machine and the networks around it are read as well: for homes with a calendar server of their own. */
  readonly allowPrivate: boolean;
  /** For all of it, from the first look-up of a name to the last byte. */
  readonly timeoutMs?: number;
  readonly mostBytes?: number;
}

const mostRedirects = 3;

/** Why something stopped, on its way out of the calls of Node; it says nothing of the address. */
class Stopped extends Error {
  readonly problem: FetchProblem;
  readonly noSecureLine: boolean;
  constructor(problem: FetchProblem, noSecureLine = false) {
    super(problem);
    this.problem = problem;
    this.noSecureLine = noSecureLine;
  }
}

/** The failures of a server that speaks no TLS, in the codes of Node and OpenSSL. */
const speaksPlainly = (code: unknown): boolean =>
  code === "ECONNREFUSED" || code === "EPROTO" || (typeof code === "string" && code.startsWith("ERR_SSL_"));

async function answerFrom(url: URL, { allowPrivate }: FetchLimits, signal: AbortSignal): Promise<IncomingMessage> {
  try {
    return await guardedRequest(url, {
      allowPrivate,
      signal,
      headers: {
        accept: "text/calendar, text/plain;q=0.5, */*;q=0.1",
        "accept-encoding": "gzip",
        "user-agent": "Waymark",
      },
    });
  } catch (error) {
    if (error instanceof NotAllowed) throw new Stopped("not_allowed");
    throw new Stopped("unreachable", speaksPlainly((error as NodeJS.ErrnoException).code));
  }
}

async function textOf(response: IncomingMessage, mostBytes: number): Promise<string> {
  if (Number(response.headers["content-length"] ?? 0) > mostBytes) throw new Stopped("too_large");
  const encoding = response.headers["content-encoding"]?.toLowerCase() ?? "identity";
  if (encoding !== "identity" && encoding !== "gzip") throw new Stopped("not_a_calendar");
  const body = encoding === "gzip" ? response.pipe(createGunzip()) : response;
  // An error of the line does not travel through the pipe by itself.
  if (body !== response) response.on("error", (error) => body.destroy(error));
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of body as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > mostBytes) throw new Stopped("too_large");
    pieces.push(piece);
  }
  return new TextDecoder("utf-8").decode(Buffer.concat(pieces));
}

/** Where an answer sends us on to; a way out of an encrypted line, or to anything but the web, is not gone. */
function onward(response: IncomingMessage, from: URL): URL | undefined {
  const { statusCode = 0, headers } = response;
  if (![301, 302, 303, 307, 308].includes(statusCode) || headers.location === undefined) return undefined;
  const next = URL.parse(headers.location, from.href);
  if (!next) throw new Stopped("unreachable");
  if (next.protocol !== "https:" && (next.protocol !== "http:" || from.protocol === "https:"))
    throw new Stopped("not_allowed");
  return next;
}

async function follow(start: URL, limits: FetchLimits, signal: AbortSignal): Promise<string> {
  let url = start;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const response = await answerFrom(url, limits, signal);
    try {
      const next = onward(response, url);
      if (!next) {
        if (response.statusCode !== 200) throw new Stopped("unreachable");
        return await textOf(response, limits.mostBytes ?? 5_000_000);
      }
      url = next;
    } finally {
      response.destroy();
    }
  }
  throw new Stopped("unreachable");
}

/**
 * Fetches a calendar from an address that a person gave: the web only, few redirects, a limit on time and size, and nothing on this machine
 * or the networks around it unless the operator allows that. `webcal` is tried encrypted, then plain where the server speaks no TLS.
 * Never throws, and nothing it gives back holds the address.
 */
export async function fetchCalendar(address: string, limits: FetchLimits): Promise<Fetched> {
  const webcal = /^webcal:/iu.test(address);
  const url = URL.parse(address.replace(/^webcal:/iu, "https:"));
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) return { ok: false, problem: "not_allowed" };
  const signal = AbortSignal.timeout(limits.timeoutMs ?? 10_000);
  try {
    return { ok: true, text: await follow(url, limits, signal) };
  } catch (error) {
    if (!(error instanceof Stopped) || !error.noSecureLine || !webcal) return failure(error);
  }
  try {
    return { ok: true, text: await follow(new URL(address.replace(/^webcal:/iu, "http:")), limits, signal) };
  } catch (error) {
    return failure(error);
  }
}

const failure = (error: unknown): Fetched => ({
  ok: false,
  problem: error instanceof Stopped ? error.problem : "unreachable",
});
