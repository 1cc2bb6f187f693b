import { createRoute, z } from "@hono/zod-openapi";
import type { JoinWish } from "#app/join-ports.ts";
import type { Identity } from "#app/identity-ports.ts";
import { linkCodeSchema } from "#contract/account.ts";
import { toWireInstant } from "#contract/instant.ts";
import {
  type JoinWishWire,
  linkConfirmedSchema,
  linkConfirmSchema,
  type LinkedTelegramWire,
  linkOfferSchema,
  linkSchema,
} from "#contract/link.ts";
import { tooMany } from "../authenticate.ts";
import { createCare } from "../care.ts";
import type { HttpDeps } from "../deps.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";

const tags = ["link"];

const read = createRoute({
  method: "get",
  path: "/api/link",
  tags,
  summary: "The Telegram accounts that are joined to this one, and the wish to join one",
  security: signedIn,
  responses: { 200: jsonContent("The link", linkSchema), ...problemContent },
});
const offer = createRoute({
  method: "post",
  path: "/api/link/telegram",
  tags,
  summary: "A one-time code that asks in Telegram whether to join this account; lasts ten minutes",
  security: signedIn,
  request: jsonBody(linkOfferSchema, false),
  responses: { 200: jsonContent("The code", linkCodeSchema), ...problemContent },
});
const confirm = createRoute({
  method: "post",
  path: "/api/link/telegram/confirm",
  tags,
  summary: "Say yes to the Telegram account that agreed; where it holds something, a day passes first",
  security: signedIn,
  request: jsonBody(linkConfirmSchema, true),
  responses: { 200: jsonContent("Joined, or when", linkConfirmedSchema), ...problemContent },
});
const stop = createRoute({
  method: "delete",
  path: "/api/link/telegram",
  tags,
  summary: "Stop the wish to join, also in its day of grace",
  security: signedIn,
  responses: { 204: { description: "Stopped" }, ...problemContent },
});
const part = createRoute({
  method: "delete",
  path: "/api/link",
  tags,
  summary: "Part Telegram from this account again; within a day, what the merge brought goes back with it",
  security: signedIn,
  request: { query: z.object({ telegram: z.string().max(40).optional() }) },
  responses: { 204: { description: "Parted" }, ...problemContent },
});

const orNull = (at: number | undefined): string | null => (at === undefined ? null : toWireInstant(at));

/** A Telegram account as its person sees it. */
export function telegramToWire({ externalId, about }: Identity): LinkedTelegramWire {
  return { id: externalId, name: about?.name ?? null, since: orNull(about?.since), used_at: orNull(about?.usedAt) };
}

/** A wish as its person sees it, without the code. */
export function wishToWire({ state, caller, dueAt }: JoinWish): JoinWishWire {
  return { state, name: caller?.name ?? null, due_at: orNull(dueAt) };
}

/** Joining Telegram over HTTP: the web's side of a yes that both sides give. */
export function linkRoutes(router: Router, deps: HttpDeps, problem: Problem): void {
  const { joining, store, accounts, limits } = deps;
  const { again, tell, withFactor } = createCare(deps, problem);

  router.openapi(read, async (c) => {
    const personId = c.get("personId");
    const identities = await store.transaction(personId, (tx) => tx.identities());
    const wish = await joining.wish(personId);
    const telegram = identities.filter(({ kind }) => kind === "telegram").map(telegramToWire);
    return c.json({ telegram, wish: wish === undefined ? null : wishToWire(wish) }, 200);
  });

  router.openapi(offer, async (c) => {
    const refused = await again(c);
    if (refused) return refused;
    // A request without a body was not parsed.
    const { another } = linkOfferSchema.parse(c.req.valid("json") ?? {});
    const offered = await joining.offer(c.get("personId"), another === true);
    if (offered === "has_telegram") return problem(c, "telegram_there");
    if (offered === "waiting") return problem(c, "joining_waits");
    const bot = deps.botName();
    const url = bot === undefined ? null : `https://t.me/${bot}?start=link_${offered.code}`;
    return c.json({ code: offered.code, url, expires_at: toWireInstant(offered.expiresAt) }, 200);
  });

  router.openapi(confirm, async (c) => {
    const { userId } = c.get("principal");
    const taken = await limits.take("sign_in", `password ${userId}`);
    if (!taken.ok) return tooMany(c, problem, taken.retryAfter);
    if (!(await accounts.checkPassword(userId, c.req.valid("json").password))) return problem(c, "wrong_password");
    const refused = await withFactor(c);
    if (refused) return refused;
    const name = (await joining.wish(c.get("personId")))?.caller?.name;
    const confirmed = await joining.confirm(c.get("personId"));
    switch (confirmed.kind) {
      case "joined":
        return c.json({ joined: true, due_at: null }, 200);
      case "waiting":
        await tell(c, { kind: "telegram_waits", about: name });
        return c.json({ joined: false, due_at: toWireInstant(confirmed.dueAt) }, 200);
      case "has_account":
        return problem(c, "telegram_elsewhere");
      case "has_telegram":
        return problem(c, "telegram_there");
      case "unreachable":
        return problem(c, "unavailable");
      case "nothing":
        return problem(c, "nothing_to_confirm");
    }
  });

  router.openapi(stop, async (c) => {
    const stopped = await joining.stop(c.get("personId"));
    return stopped ? c.body(null, 204) : problem(c, "nothing_to_unlink");
  });

  router.openapi(part, async (c) => {
    const parted = await joining.part(c.get("personId"), c.req.valid("query").telegram);
    if (!parted) return problem(c, "nothing_to_unlink");
    return c.body(null, 204);
  });
}
