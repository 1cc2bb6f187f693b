import { createRoute } from "@hono/zod-openapi";
import { signedInSchema } from "#contract/account.ts";
import { toWireInstant } from "#contract/instant.ts";
import { providerAnswerSchema, providerBegunSchema, providerSignInSchema } from "#contract/provider.ts";
import { anybody } from "../accounts/passkeys.ts";
import { type Persons, tooMany } from "../authenticate.ts";
import { createCare } from "../care.ts";
import type { HttpDeps } from "../deps.ts";
import type { HttpContext } from "../env.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";
import { createProxyTrust, visitorKey } from "../visitor.ts";

const tags = ["account"];

const begin = createRoute({
  method: "post",
  path: "/api/account/provider-begin",
  tags,
  summary:
    "Where to sign in at the operator's OpenID provider; `provider_refused` where there is none, or it does not answer",
  security: [],
  responses: { 200: jsonContent("Where to go", providerBegunSchema), ...problemContent },
});
const finish = createRoute({
  method: "post",
  path: "/api/account/provider-sign-in",
  tags,
  summary:
    "Sign in by what the provider answered; `provider_not_joined` where an account with that address has not joined it",
  security: [],
  request: jsonBody(providerSignInSchema, true),
  responses: { 200: jsonContent("Signed in", signedInSchema), ...problemContent },
});
const beginJoin = createRoute({
  method: "post",
  path: "/api/account/provider/begin",
  tags,
  summary: "Where to go to join the provider to my account",
  security: signedIn,
  responses: { 200: jsonContent("Where to go", providerBegunSchema), ...problemContent },
});
const join = createRoute({
  method: "post",
  path: "/api/account/provider",
  tags,
  summary: "Join the provider to my account: whoever signs in there signs in here",
  security: signedIn,
  request: jsonBody(providerAnswerSchema, true),
  responses: { 204: { description: "Joined" }, ...problemContent },
});
const part = createRoute({
  method: "delete",
  path: "/api/account/provider",
  tags,
  summary: "Part the provider from my account",
  security: signedIn,
  responses: { 204: { description: "Parted" }, ...problemContent },
});

export const openProviderPaths = [begin, finish].map((route) => route.path);

/** Signing in at a provider of the operator's, and joining it to an account. */
export function providerRoutes(
  router: Router,
  deps: Pick<HttpDeps, "accounts" | "limits" | "settings">,
  persons: Persons,
  problem: Problem,
): void {
  const { accounts, limits, settings } = deps;
  const { provider: door } = accounts;
  const { again, tell } = createCare(deps, problem);
  const trusts = createProxyTrust(settings.trustedProxies);
  const agent = (c: HttpContext) => c.req.header("user-agent")?.slice(0, 200);

  router.openapi(begin, async (c) => {
    const taken = await limits.take("sign_in", visitorKey(c, trusts));
    if (!taken.ok) return tooMany(c, problem, taken.retryAfter);
    const begun = await door?.provider.begin(anybody);
    return begun ? c.json(begun, 200) : problem(c, "provider_refused");
  });

  router.openapi(finish, async (c) => {
    const taken = await limits.take("sign_in", visitorKey(c, trusts));
    if (!taken.ok) return tooMany(c, problem, taken.retryAfter);
    const { invite, shared_device: shared, locale, time_zone: timeZone, ...answer } = c.req.valid("json");
    const proven = await door?.provider.finish(answer, anybody);
    if (!door || !proven) return problem(c, "provider_refused");
    const found = await door.userOf(proven, invite);
    if (!found.ok) return problem(c, found.code);
    const { userId, isNew } = found.value;
    const made = await accounts.enter(userId, agent(c), shared);
    if (isNew) await persons.begin(userId, { locale: locale ?? c.get("locale"), timeZone });
    else await accounts.notices.note(userId, { kind: "signed_in", about: agent(c), locale: c.get("locale") });
    for (const cookie of made.cookies) c.header("set-cookie", cookie, { append: true });
    return c.json({ token: made.token, session_id: made.sessionId, expires_at: toWireInstant(made.expiresAt) }, 200);
  });

  router.openapi(beginJoin, async (c) => {
    const refused = await again(c);
    if (refused) return refused;
    const begun = await door?.provider.begin(c.get("principal").userId);
    return begun ? c.json(begun, 200) : problem(c, "provider_refused");
  });

  router.openapi(join, async (c) => {
    const refused = await again(c);
    if (refused) return refused;
    const { userId } = c.get("principal");
    const proven = await door?.provider.finish(c.req.valid("json"), userId);
    if (!door || !proven || !(await door.join(userId, proven))) return problem(c, "provider_refused");
    await tell(c, { kind: "provider_joined", about: door.provider.name });
    return c.body(null, 204);
  });

  router.openapi(part, async (c) => {
    if (!(await door?.part(c.get("principal").userId))) return problem(c, "not_found");
    await tell(c, { kind: "provider_parted", about: door?.provider.name });
    return c.body(null, 204);
  });
}
