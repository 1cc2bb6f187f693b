import { createRoute, z } from "@hono/zod-openapi";
import { createHash, timingSafeEqual } from "node:crypto";
import { inviteSchema, operatorResetCodeSchema, operatorResetSchema, ownerCodeSchema } from "#contract/account.ts";
import { toWireInstant } from "#contract/instant.ts";
import { outageOf } from "#app/outage.ts";
import { tooMany } from "../authenticate.ts";
import type { HttpDeps } from "../deps.ts";
import type { HttpContext } from "../env.ts";
import { later, type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router } from "../router.ts";
import { atTheMachine, createProxyTrust, visitorKey } from "../visitor.ts";

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
const ownerCode = createRoute({
  method: "post",
  path: "/api/operator/owner-codes",
  tags,
  summary: "A one-time code that opens the owner's page in the owner's own session",
  security: byOperator,
  responses: { 201: jsonContent("The code", ownerCodeSchema), ...problemContent },
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
  summary: "Figures for Prometheus, also while the database is away; with the token that is theirs alone",
  security: byOperator,
  responses: {
    200: { description: "The figures", content: { "text/plain": { schema: z.string() } } },
    ...problemContent,
  },
});

export const openOperatorPaths = [invite, ownerCode, resetLink].map((route) => route.path);

function same(a: string, b: string): boolean {
  const [left, right] = [a, b].map((each) => createHash("sha256").update(each).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}

/** Doors of whoever runs the place: by token, from the machine itself, never by a person's sign-in. The figures have a token of their own. */
export function operatorRoutes(router: Router, deps: HttpDeps, problem: Problem): void {
  const { accounts, settings, limits } = deps;
  const trusts = createProxyTrust(settings.trustedProxies);
  const shows = (c: HttpContext, wanted: string) => {
    const [, token] = /^Bearer +(\S+)$/i.exec(c.req.header("authorization") ?? "") ?? [];
    return token !== undefined && same(token, wanted);
  };
  /** Every knock counts, so that nobody tries words without end. Undefined where the door may open. */
  async function shut(c: HttpContext, isOpen: boolean) {
    const taken = await limits.take("operator", visitorKey(c, trusts));
    if (!taken.ok) return tooMany(c, problem, taken.retryAfter);
    return isOpen ? undefined : problem(c, "forbidden");
  }
  const forOperator = (c: HttpContext) => shut(c, atTheMachine(c) && shows(c, settings.operatorToken));

  router.openapi(invite, async (c) => {
    const refused = await forOperator(c);
    if (refused) return refused;
    const { code, expiresAt } = await accounts.invites.issue();
    return c.json({ code, expires_at: toWireInstant(expiresAt) }, 201);
  });
  router.openapi(ownerCode, async (c) => {
    const refused = await forOperator(c);
    if (refused) return refused;
    const { code, expiresAt } = await accounts.ownerPage.code();
    return c.json({ code, expires_at: toWireInstant(expiresAt) }, 201);
  });
  router.openapi(resetLink, async (c) => {
    const refused = await forOperator(c);
    if (refused) return refused;
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
    const { metricsToken } = settings;
    const refused = await shut(c, metricsToken !== undefined && shows(c, metricsToken));
    if (refused) return refused;
    const { contentType, body } = await deps.renderMetrics();
    return c.text(body, 200, { "content-type": contentType });
  });
}
