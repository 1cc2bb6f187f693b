import { OpenAPIHono } from "@hono/zod-openapi";
import { type TokenScope, tokenScopes } from "#core/person/token-scope.ts";
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

/** As `signedIn`, or with a personal token that has this scope: what a route says here is what `authenticate` lets through. */
export function signedInOr(scope: TokenScope) {
  return [...signedIn, { token: [scope] }];
}

/** Which scope a personal token needs for a route, by method and pattern (`GET /api/day/tasks/:id`); undefined where it may not at all. */
export function tokenScopesOf(router: Router): (method: string, pattern: string) => TokenScope | undefined {
  let scopes: ReadonlyMap<string, TokenScope> | undefined;
  const read = (): ReadonlyMap<string, TokenScope> =>
    new Map(
      router.openAPIRegistry.definitions.flatMap((each) => {
        if (each.type !== "route") return [];
        const { method, path, security = [] } = each.route;
        const named = security.flatMap(({ token = [] }) => token)[0];
        const scope = tokenScopes.find((one) => one === named);
        return scope ? [[`${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`, scope] as const] : [];
      }),
    );
  return (method, pattern) => {
    scopes ??= read();
    return scopes.get(`${method} ${pattern}`);
  };
}
