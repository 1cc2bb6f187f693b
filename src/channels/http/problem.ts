import type { TypedResponse } from "hono";
import type { Outage } from "#app/outage.ts";
import { type ProblemCode, problemSchema, problemStatuses, type ProblemWire } from "#contract/problem.ts";
import { fallbackLocale } from "#core/person/locale-for.ts";
import type { Locale } from "#core/person/person.ts";
import type { HttpDeps } from "./deps.ts";
import type { HttpContext } from "./env.ts";

type ProblemStatus = (typeof problemStatuses)[ProblemCode];
export type ProblemResponse = Response & TypedResponse<ProblemWire, ProblemStatus, "json">;
export type ProblemExtras = Partial<
  Pick<ProblemWire, "errors" | "refused" | "replies" | "exercise" | "limit" | "scope">
> & {
  /** Names the values that would do, after the words for people. */
  readonly allowed?: string;
};
export type Problem = (c: HttpContext, code: ProblemCode, extras?: ProblemExtras) => ProblemResponse;

/** For each route's `responses`: every other answer is a problem. */
export const problemContent = {
  default: {
    description: "A problem (RFC 9457); `code` says which",
    content: { "application/problem+json": { schema: problemSchema } },
  },
} as const;

const mega = 1024 * 1024;
const giga = 1024 * mega;

/** A size in bytes as people say it, rounded down to whole units. */
function sizeIn(locale: Locale, bytes: number): string {
  const [unit, of] = bytes < giga ? (["megabyte", mega] as const) : (["gigabyte", giga] as const);
  return new Intl.NumberFormat(locale, { style: "unit", unit }).format(Math.floor(bytes / of));
}

/** Turns a code into the one answer that it has, in the reader's language; nothing of ours leaks into it. */
export function createProblem(words: HttpDeps["problemWords"]): Problem {
  return (c, code, { allowed, ...extras } = {}) => {
    const status = problemStatuses[code];
    const locale = c.get("locale") ?? fallbackLocale;
    const { title, detail: told } = words(code, locale);
    const detail = told.replace("{{size}}", () => sizeIn(locale, extras.limit ?? 0));
    const body: ProblemWire = {
      type: `urn:waymark:problem:${code}`,
      title,
      detail: allowed === undefined ? detail : `${detail} ${allowed}`,
      status,
      code,
      instance: `urn:waymark:request:${c.get("requestId")}`,
      ...extras,
    };
    return c.json(body, status, { "content-type": "application/problem+json" }) as ProblemResponse;
  };
}

/** Long enough for a database to come back, short enough for somebody who waits (seconds). */
const tryAgainAfter = 10;

/** 503 with the time to wait: nobody did anything wrong, and the same request will do later. */
export function later(
  c: HttpContext,
  problem: Problem,
  missing: Outage | "unavailable",
  extras: ProblemExtras = {},
): ProblemResponse {
  c.header("retry-after", String(tryAgainAfter));
  return problem(c, missing, extras);
}
