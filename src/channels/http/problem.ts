import type { TypedResponse } from "hono";
import { type ProblemCode, problemSchema, problemStatuses, type ProblemWire } from "#contract/problem.ts";
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

/** Turns a code into the one answer that it has, in the reader's language; nothing of ours leaks into it. */
export function createProblem(words: HttpDeps["problemWords"]): Problem {
  return (c, code, { allowed, ...extras } = {}) => {
    const status = problemStatuses[code];
    const { title, detail } = words(code, c.get("locale") ?? "en");
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
