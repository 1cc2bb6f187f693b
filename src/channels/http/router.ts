import { OpenAPIHono } from "@hono/zod-openapi";
import type { HttpContext, HttpEnv } from "./env.ts";
import type { Problem } from "./problem.ts";

export type Router = OpenAPIHono<HttpEnv>;

/** A router whose refused input becomes a problem that points at each wrong field, and lists the values where only some will do. */
export function createRouter(problem: Problem): Router {
  return new OpenAPIHono<HttpEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const errors = result.error.issues.slice(0, 20).map((issue) => ({
        pointer: `/${issue.path.map((part) => String(part).replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`,
        detail: issue.code,
      }));
      const lists = result.error.issues.flatMap((issue) =>
        issue.code === "invalid_value" ? [`${issue.path.join(".")}: ${issue.values.join(", ")}`] : [],
      );
      return problem(c as HttpContext, "invalid", {
        errors,
        ...(lists.length === 0 ? {} : { allowed: lists.slice(0, 5).join("; ") }),
      });
    },
  });
}

/** A JSON answer, for a route's `responses`. */
export function jsonContent<Schema>(description: string, schema: Schema) {
  return { description, content: { "application/json": { schema } } } as const;
}

/** A JSON body, for a route's `request`; `required: false` where no body means no wishes. */
export function jsonBody<Schema>(schema: Schema, required: boolean) {
  return { body: { content: { "application/json": { schema } }, required } } as const;
}

/** Shown in the reference: with a session cookie, a session token or an access token. */
export const signedIn = [{ cookie: [] }, { bearer: [] }];
