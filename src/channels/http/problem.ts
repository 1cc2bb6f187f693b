import type { TypedResponse } from "hono";
import { type ProblemCode, problemSchema, problemStatuses, type ProblemWire } from "#contract/problem.ts";
import type { HttpDeps } from "./deps.ts";
import type { HttpContext } from "./env.ts";

type ProblemStatus = (typeof problemStatuses)[ProblemCode];
export type ProblemResponse = Response & TypedResponse<ProblemWire, ProblemStatus, "json">;
export type ProblemExtras = Partial<Pick<ProblemWire, "errors" | "refused" | "replies">>;
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
  return (c, code, extras = {}) => {
    const status = problemStatuses[code];
    const body: ProblemWire = {
      type: `urn:waymark:problem:${code}`,
      ...words(code, c.get("locale") ?? "en"),
      status,
      code,
      instance: `urn:waymark:request:${c.get("requestId")}`,
      ...extras,
    };
    return c.json(body, status, { "content-type": "application/problem+json" }) as ProblemResponse;
  };
}
