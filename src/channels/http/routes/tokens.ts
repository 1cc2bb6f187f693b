import { createRoute, z } from "@hono/zod-openapi";
import type { ApiToken } from "#app/reading-ports.ts";
import { toWireInstant } from "#contract/instant.ts";
import { tokenListSchema, tokenMadeSchema, type TokenWire, tokenWishSchema } from "#contract/tokens.ts";
import { createCare } from "../care.ts";
import type { HttpDeps } from "../deps.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";
import { PersonGone } from "../talk.ts";
import { isId } from "./ids.ts";

const tags = ["tokens"];
/** The answer holds a secret, so it is not kept for replay. */
export const tokensPath = "/api/tokens";

const list = createRoute({
  method: "get",
  path: tokensPath,
  tags,
  summary: "Personal tokens for phones and scripts",
  security: signedIn,
  responses: { 200: jsonContent("The tokens, without their secrets", tokenListSchema), ...problemContent },
});
const make = createRoute({
  method: "post",
  path: tokensPath,
  tags,
  summary: "Make a token for the named scopes alone; its secret is told once. Twenty at most",
  security: signedIn,
  request: jsonBody(tokenWishSchema, true),
  responses: { 201: jsonContent("Made", tokenMadeSchema), ...problemContent },
});
const revoke = createRoute({
  method: "delete",
  path: `${tokensPath}/{id}`,
  tags,
  summary: "Take a token back; from now on it opens nothing",
  security: signedIn,
  request: { params: z.object({ id: z.string().openapi({ param: { name: "id", in: "path" } }) }) },
  responses: { 204: { description: "Gone" }, ...problemContent },
});

const dayMs = 24 * 3_600_000;
const orNull = (at: number | undefined): string | null => (at === undefined ? null : toWireInstant(at));

/** A token as its person sees it, without its secret. */
export function tokenToWire({ id, name, scopes, createdAt, usedAt, expiresAt }: ApiToken): TokenWire {
  return {
    id,
    name,
    scopes: [...scopes],
    created_at: toWireInstant(createdAt),
    used_at: orNull(usedAt),
    expires_at: orNull(expiresAt),
  };
}

/** Personal tokens over HTTP; only a person who signed in manages them. */
export function tokensRoutes(router: Router, deps: HttpDeps, problem: Problem): void {
  const { tokens, clock } = deps;
  const { again, tell } = createCare(deps, problem);
  router.openapi(list, async (c) => c.json({ tokens: (await tokens.list(c.get("personId"))).map(tokenToWire) }, 200));

  router.openapi(make, async (c) => {
    const refused = await again(c);
    if (refused) return refused;
    const { name, scopes, days } = c.req.valid("json");
    const now = clock.now();
    const expiresAt = days === null ? undefined : now + days * dayMs;
    const made = await tokens.create(c.get("personId"), { name, scopes: [...new Set(scopes)], expiresAt }, now);
    if (made === undefined) throw new PersonGone();
    if (made === "too_many") return problem(c, "too_many");
    await tell(c, { kind: "token_made", about: name });
    return c.json({ secret: made.token, token: tokenToWire(made.kept) }, 201);
  });

  router.openapi(revoke, async (c) => {
    const { id } = c.req.valid("param");
    const gone = isId(id) && (await tokens.revoke(c.get("personId"), id));
    return gone ? c.body(null, 204) : problem(c, "not_found");
  });
}
