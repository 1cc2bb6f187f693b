import { createRoute } from "@hono/zod-openapi";
import { lockSchema, lockWishSchema, planOnLockSchema, unlockSchema } from "#contract/lock.ts";
import { isPlainPin } from "#core/person/pin.ts";
import { createCare } from "../care.ts";
import type { HttpDeps } from "../deps.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";
import { leaveNothing } from "./account.ts";

const tags = ["account"];
const path = "/api/account/lock";

const read = createRoute({
  method: "get",
  path,
  tags,
  summary: "Whether there is a PIN, and whether this session is locked",
  security: signedIn,
  responses: { 200: jsonContent("The lock", lockSchema), ...problemContent },
});
const set = createRoute({
  method: "put",
  path,
  tags,
  summary: "Set or change the PIN; my other sessions are locked by it",
  security: signedIn,
  request: jsonBody(lockWishSchema, true),
  responses: { 204: { description: "Set" }, ...problemContent },
});
const remove = createRoute({
  method: "delete",
  path,
  tags,
  summary: "Take the PIN away",
  security: signedIn,
  responses: { 204: { description: "Taken away" }, ...problemContent },
});
const lock = createRoute({
  method: "post",
  path,
  tags,
  summary: "Lock this session now; nothing happens where there is no PIN",
  security: signedIn,
  responses: { 204: { description: "Locked" }, ...problemContent },
});
const awake = createRoute({
  method: "post",
  path: `${path}/awake`,
  tags,
  summary: "Somebody is there, though nothing else is asked for",
  security: signedIn,
  responses: { 204: { description: "Noted" }, ...problemContent },
});
const plan = createRoute({
  method: "put",
  path: `${path}/plan`,
  tags,
  summary:
    "Whether my own safety plan opens while it is locked, without the PIN; nothing happens where there is no PIN",
  security: signedIn,
  request: jsonBody(planOnLockSchema, true),
  responses: { 204: { description: "Noted" }, ...problemContent },
});
const unlock = createRoute({
  method: "post",
  path: "/api/account/unlock",
  tags,
  summary: "Unlock this session by the PIN; five wrong ones in a row end it",
  security: signedIn,
  request: jsonBody(unlockSchema, true),
  responses: { 204: { description: "Unlocked" }, ...problemContent },
});

/** The lock of the pages, for devices that somebody else may pick up. */
export function lockRoutes(router: Router, deps: Pick<HttpDeps, "accounts" | "settings">, problem: Problem): void {
  const { accounts, settings } = deps;
  const { locks } = accounts;
  const { again, tell } = createCare(deps, problem);

  router.openapi(read, async (c) => {
    const who = c.get("principal");
    const state = await locks.state(who);
    const lockWire = {
      set: state !== undefined,
      locked: state?.locked ?? false,
      after_minutes: state?.afterMinutes ?? null,
      shows_plan: state !== undefined && (await locks.showsPlan(who.userId)),
    };
    return c.json(lockWire, 200);
  });

  router.openapi(set, async (c) => {
    const refused = await again(c);
    if (refused) return refused;
    const { pin, after_minutes: afterMinutes } = c.req.valid("json");
    if (isPlainPin(pin)) return problem(c, "weak_pin");
    await locks.set(c.get("principal"), pin, afterMinutes);
    await tell(c, { kind: "lock_set" });
    return c.body(null, 204);
  });

  router.openapi(remove, async (c) => {
    const refused = await again(c);
    if (refused) return refused;
    await locks.remove(c.get("principal").userId);
    await tell(c, { kind: "lock_removed" });
    return c.body(null, 204);
  });

  router.openapi(lock, async (c) => {
    const who = c.get("principal");
    if ((await locks.state(who)) !== undefined) await locks.lock(who);
    return c.body(null, 204);
  });

  router.openapi(plan, async (c) => {
    const { shown } = c.req.valid("json");
    // To open something takes the password; to close it nothing.
    const refused = shown ? await again(c) : undefined;
    if (refused) return refused;
    await locks.showPlan(c.get("principal").userId, shown);
    return c.body(null, 204);
  });

  router.openapi(awake, (c) => c.body(null, 204));

  router.openapi(unlock, async (c) => {
    const came = await locks.unlock(c.get("principal"), c.req.valid("json").pin);
    if (came === "unlocked") return c.body(null, 204);
    if (came === "wrong") return problem(c, "wrong_pin");
    await tell(c, { kind: "wrong_pins" });
    leaveNothing(c, settings.publicUrl);
    return problem(c, "unauthenticated");
  });
}
