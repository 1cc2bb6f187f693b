import { createRoute } from "@hono/zod-openapi";
import { factorBegunSchema, factorConfirmSchema, recoveryCodesSchema } from "#contract/second-factor.ts";
import { createCare } from "../care.ts";
import { tooMany } from "../authenticate.ts";
import type { HttpDeps } from "../deps.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";

const tags = ["account"];
const path = "/api/account/second-factor";

const begin = createRoute({
  method: "post",
  path,
  tags,
  summary: "A secret for an authenticator app; it counts once a code of it was shown",
  security: signedIn,
  responses: { 201: jsonContent("The secret, once", factorBegunSchema), ...problemContent },
});
const confirm = createRoute({
  method: "post",
  path: `${path}/confirm`,
  tags,
  summary: "Turn the second factor on by its first code; gives the recovery codes, once",
  security: signedIn,
  request: jsonBody(factorConfirmSchema, true),
  responses: { 200: jsonContent("The recovery codes", recoveryCodesSchema), ...problemContent },
});
const renew = createRoute({
  method: "post",
  path: `${path}/recovery-codes`,
  tags,
  summary: "New recovery codes in place of the old ones",
  security: signedIn,
  responses: { 200: jsonContent("The recovery codes", recoveryCodesSchema), ...problemContent },
});
const remove = createRoute({
  method: "delete",
  path,
  tags,
  summary: "Take the second factor away",
  security: signedIn,
  responses: { 204: { description: "Taken away" }, ...problemContent },
});

/** A second factor, set and taken away by whoever gave the password, and the factor where there is one, just now. */
export function secondFactorRoutes(
  router: Router,
  deps: Pick<HttpDeps, "accounts" | "limits">,
  problem: Problem,
): void {
  const { accounts, limits } = deps;
  const { secondFactor } = accounts;
  const { again, tell } = createCare(deps, problem);

  router.openapi(begin, async (c) => {
    const refused = await again(c);
    if (refused) return refused;
    const { userId } = c.get("principal");
    if ((await secondFactor.state(userId)) !== undefined) return problem(c, "factor_there");
    return c.json(await secondFactor.begin(userId, (await accounts.emailOf(userId)) ?? ""), 201);
  });

  router.openapi(confirm, async (c) => {
    const refused = await again(c);
    if (refused) return refused;
    const { userId } = c.get("principal");
    const taken = await limits.take("second_factor", userId);
    if (!taken.ok) return tooMany(c, problem, taken.retryAfter);
    const codes = await secondFactor.confirm(userId, c.req.valid("json").code);
    if (codes === undefined) return problem(c, "wrong_code");
    await tell(c, { kind: "factor_set" });
    return c.json({ recovery_codes: [...codes] }, 200);
  });

  router.openapi(renew, async (c) => {
    const refused = await again(c);
    if (refused) return refused;
    const { userId } = c.get("principal");
    if ((await secondFactor.state(userId)) === undefined) return problem(c, "not_found");
    const codes = await secondFactor.renew(userId);
    await tell(c, { kind: "recovery_codes_made" });
    return c.json({ recovery_codes: [...codes] }, 200);
  });

  router.openapi(remove, async (c) => {
    const refused = await again(c);
    if (refused) return refused;
    await secondFactor.remove(c.get("principal").userId);
    await tell(c, { kind: "factor_removed" });
    return c.body(null, 204);
  });
}
