import { createRoute, z } from "@hono/zod-openapi";
import { signedInSchema } from "#contract/account.ts";
import { toWireInstant } from "#contract/instant.ts";
import {
  passkeyAgainSchema,
  passkeyChallengeSchema,
  passkeyMadeSchema,
  passkeyShownSchema,
} from "#contract/passkey.ts";
import { anybody } from "../accounts/passkeys.ts";
import { tooMany } from "../authenticate.ts";
import { createCare } from "../care.ts";
import type { HttpDeps } from "../deps.ts";
import type { HttpContext } from "../env.ts";
import { ourOrigins } from "../our-origins.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";
import { createProxyTrust, visitorKey } from "../visitor.ts";
import { isBase64Url } from "./ids.ts";

const tags = ["account"];
const path = "/api/account/passkeys";

const challenge = createRoute({
  method: "post",
  path: "/api/account/passkey-challenge",
  tags,
  summary: "What a passkey signs to sign in",
  security: [],
  responses: { 200: jsonContent("The challenge", passkeyChallengeSchema), ...problemContent },
});
const show = createRoute({
  method: "post",
  path: "/api/account/passkey-sign-in",
  tags,
  summary: "Sign in by a passkey; it stands for the password and a second factor",
  security: [],
  request: jsonBody(passkeyShownSchema, true),
  responses: { 200: jsonContent("Signed in", signedInSchema), ...problemContent },
});
const begin = createRoute({
  method: "post",
  path: `${path}/challenge`,
  tags,
  summary: "What a new passkey of mine signs",
  security: signedIn,
  responses: { 200: jsonContent("The challenge", passkeyChallengeSchema), ...problemContent },
});
const add = createRoute({
  method: "post",
  path,
  tags,
  summary: "Add a passkey",
  security: signedIn,
  request: jsonBody(passkeyMadeSchema, true),
  responses: { 204: { description: "Added" }, ...problemContent },
});
const confirm = createRoute({
  method: "post",
  path: "/api/account/passkey-confirm",
  tags,
  summary: "A passkey of mine in place of the password, where that is asked for again; it holds for ten minutes",
  security: signedIn,
  request: jsonBody(passkeyAgainSchema, true),
  responses: { 204: { description: "Confirmed" }, ...problemContent },
});
const remove = createRoute({
  method: "delete",
  path: `${path}/{id}`,
  tags,
  summary: "Take a passkey away",
  security: signedIn,
  request: { params: z.object({ id: z.string().openapi({ param: { name: "id", in: "path" } }) }) },
  responses: { 204: { description: "Taken away" }, ...problemContent },
});

export const openPasskeyPaths = [challenge, show].map((route) => route.path);

/** Signing in by a passkey, and those of a person. */
export function passkeyRoutes(
  router: Router,
  deps: Pick<HttpDeps, "accounts" | "limits" | "settings">,
  problem: Problem,
): void {
  const { accounts, limits, settings } = deps;
  const { passkeys } = accounts;
  const { again, tell } = createCare(deps, problem);
  const trusts = createProxyTrust(settings.trustedProxies);
  const rpId = new URL(settings.publicUrl).hostname;
  const agent = (c: HttpContext) => c.req.header("user-agent")?.slice(0, 200);
  const oursFor = (c: HttpContext) => ourOrigins(c, settings.publicUrl);

  router.openapi(challenge, async (c) => {
    const visit = await limits.take("visitor", visitorKey(c, trusts));
    if (!visit.ok) return tooMany(c, problem, visit.retryAfter);
    return c.json({ challenge: passkeys.challenge(anybody), rp_id: rpId }, 200);
  });

  router.openapi(show, async (c) => {
    const taken = await limits.take("sign_in", visitorKey(c, trusts));
    if (!taken.ok) return tooMany(c, problem, taken.retryAfter);
    const wish = c.req.valid("json");
    const userId = await passkeys.shown(wish, oursFor(c));
    if (userId === undefined) return problem(c, "passkey_refused");
    const made = await accounts.enter(userId, agent(c), wish.shared_device);
    await accounts.notices.note(userId, { kind: "passkey_used", about: agent(c), locale: c.get("locale") });
    for (const cookie of made.cookies) c.header("set-cookie", cookie, { append: true });
    return c.json({ token: made.token, session_id: made.sessionId, expires_at: toWireInstant(made.expiresAt) }, 200);
  });

  router.openapi(confirm, async (c) => {
    const { userId, sessionId } = c.get("principal");
    const taken = await limits.take("sign_in", `passkey ${userId}`);
    if (!taken.ok) return tooMany(c, problem, taken.retryAfter);
    if ((await passkeys.shown(c.req.valid("json"), oursFor(c))) !== userId) return problem(c, "passkey_refused");
    await accounts.sessions.confirm(sessionId);
    return c.body(null, 204);
  });

  router.openapi(begin, async (c) => {
    const refused = await again(c);
    if (refused) return refused;
    return c.json({ challenge: passkeys.challenge(c.get("principal").userId), rp_id: rpId }, 200);
  });

  router.openapi(add, async (c) => {
    const refused = await again(c);
    if (refused) return refused;
    const added = await passkeys.add(c.get("principal").userId, c.req.valid("json"), agent(c), oursFor(c));
    if (!added) return problem(c, "passkey_refused");
    await tell(c, { kind: "passkey_added", about: agent(c) });
    return c.body(null, 204);
  });

  router.openapi(remove, async (c) => {
    const { id } = c.req.valid("param");
    const removed = isBase64Url(id) && (await passkeys.remove(c.get("principal").userId, id));
    if (!removed) return problem(c, "not_found");
    await tell(c, { kind: "passkey_removed" });
    return c.body(null, 204);
  });
}
