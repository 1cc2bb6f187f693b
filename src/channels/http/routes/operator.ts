import { createRoute, z } from "@hono/zod-openapi";
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { inviteSchema, operatorResetCodeSchema, operatorResetSchema } from "#contract/account.ts";
import { toWireInstant } from "#contract/instant.ts";
import { outageOf } from "#app/outage.ts";
import type { HttpDeps } from "../deps.ts";
import type { HttpContext } from "../env.ts";
import { later, type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router } from "../router.ts";
import { atTheMachine } from "../visitor.ts";

/** What proves the operator: whoever can read the secret. `./waymark invite` derives the same and asks the running server. */
export function operatorToken(secret: string): string {
  return createHmac("sha256", secret).update("waymark operator").digest("base64url");
}

const tags = ["operator"];
const byOperator = [{ operator: [] }];

const invite = createRoute({
  method: "post",
  path: "/api/operator/invites",
  tags,
  summary: "A one-time invite code",
  security: byOperator,
  responses: { 201: jsonContent("The code", inviteSchema), ...problemContent },
});
const resetLink = createRoute({
  method: "post",
  path: "/api/operator/reset-links",
  tags,
  summary: "A one-time link to set a new password, for a person who asks the operator",
  security: byOperator,
  request: jsonBody(operatorResetSchema, true),
  responses: { 201: jsonContent("The link", operatorResetCodeSchema), ...problemContent },
});
const healthSchema = z.object({ status: z.enum(["ok", "starting"]) }).meta({ id: "Health" });
const health = createRoute({
  method: "get",
  path: "/healthz",
  tags,
  summary: "The process lives",
  security: [],
  responses: { 200: jsonContent("It does", healthSchema) },
});
const readiness = createRoute({
  method: "get",
  path: "/readyz",
  tags,
  summary: "The process can serve; where it cannot, the problem's code names what is missing",
  security: [],
  responses: { 200: jsonContent("It can", healthSchema), ...problemContent },
});
const metrics = createRoute({
  method: "get",
  path: "/metrics",
  tags,
  summary:
    "Figures for Prometheus, also while the database is away; from the machine itself, or with the operator's token",
  security: byOperator,
  responses: {
    200: { description: "The figures", content: { "text/plain": { schema: z.string() } } },
    ...problemContent,
  },
});

export const openOperatorPaths = [invite, resetLink].map((route) => route.path);

function same(a: string, b: string): boolean {
  const [left, right] = [a, b].map((each) => createHash("sha256").update(each).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}

/** Doors of whoever runs the place: by token, never by a person's sign-in. */
export function operatorRoutes(router: Router, deps: HttpDeps, problem: Problem): void {
  const { accounts, settings } = deps;
  const proven = (c: HttpContext) => {
    const [, token] = /^Bearer +(\S+)$/i.exec(c.req.header("authorization") ?? "") ?? [];
    return token !== undefined && same(token, settings.operatorToken);
  };

  router.openapi(invite, async (c) => {
    if (!proven(c)) return problem(c, "forbidden");
    const { code, expiresAt } = await accounts.invites.issue();
    return c.json({ code, expires_at: toWireInstant(expiresAt) }, 201);
  });
  router.openapi(resetLink, async (c) => {
    if (!proven(c)) return problem(c, "forbidden");
    const link = await accounts.resetLink(c.req.valid("json").email);
    if (link === undefined) return problem(c, "not_found");
    return c.json({ url: link.url, expires_at: toWireInstant(link.expiresAt) }, 201);
  });
  router.openapi(health, (c) => c.json({ status: "ok" } as const, 200));
  router.openapi(readiness, async (c) => {
    const missing = await deps.ping().then(
      () => undefined,
      (error: unknown) => outageOf(error) ?? ("unavailable" as const),
    );
    return missing === undefined ? c.json({ status: "ok" } as const, 200) : later(c, problem, missing);
  });
  router.openapi(metrics, async (c) => {
    if (!atTheMachine(c) && !proven(c)) return problem(c, "forbidden");
    const { contentType, body } = await deps.renderMetrics();
    return c.text(body, 200, { "content-type": contentType });
  });
}
