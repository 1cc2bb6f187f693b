import { createRoute } from "@hono/zod-openapi";
import { accessSchema, accessSeenSchema } from "#contract/access.ts";
import { toWireInstant } from "#contract/instant.ts";
import type { HttpDeps } from "../deps.ts";
import { problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";
import { sessionToWire } from "./account.ts";
import { telegramToWire, wishToWire } from "./link.ts";
import { tokenToWire } from "./tokens.ts";
import { wayToWire } from "./ways.ts";

const tags = ["access"];

const read = createRoute({
  method: "get",
  path: "/api/access",
  tags,
  summary:
    "Who can see my things: devices, Telegram, tokens, the calendar's address, ways, and what changed about them",
  security: signedIn,
  responses: { 200: jsonContent("The list", accessSchema), ...problemContent },
});
const seen = createRoute({
  method: "post",
  path: "/api/access/seen",
  tags,
  summary: "What changed up to this one was looked at",
  security: signedIn,
  request: jsonBody(accessSeenSchema, true),
  responses: { 204: { description: "Noted" }, ...problemContent },
});

/** The one page on which a person sees all that reads or writes as them. */
export function accessRoutes(router: Router, deps: HttpDeps): void {
  const { accounts, store, joining, tokens, feeds, ways, live } = deps;

  router.openapi(read, async (c) => {
    const personId = c.get("personId");
    const { userId, sessionId } = c.get("principal");
    const [sessions, identities, wish, made, feed, told, notices, factor, passkeys, joined] = await Promise.all([
      accounts.sessions.list(userId),
      store.transaction(personId, (tx) => tx.identities()),
      joining.wish(personId),
      tokens.list(personId),
      feeds.use(personId),
      ways.list(personId),
      accounts.notices.list(userId),
      accounts.secondFactor.state(userId),
      accounts.passkeys.list(userId),
      accounts.provider?.isJoined(userId) ?? false,
    ]);
    return c.json(
      {
        sessions: sessions.map((row) => sessionToWire(row, sessionId, live.pagesOf(row.id))),
        telegram: identities.filter(({ kind }) => kind === "telegram").map(telegramToWire),
        wish: wish === undefined ? null : wishToWire(wish),
        tokens: made.map(tokenToWire),
        feed:
          feed === undefined
            ? null
            : {
                since: toWireInstant(feed.since),
                used_at: feed.usedAt === undefined ? null : toWireInstant(feed.usedAt),
              },
        ways: told.map((way) => wayToWire(way, sessionId)),
        second_factor: factor === undefined ? null : { recovery_codes_left: factor.recoveryCodesLeft },
        passkeys: passkeys.map(({ id, name, createdAt }) => ({
          id,
          name: name ?? null,
          created_at: toWireInstant(createdAt),
        })),
        provider: accounts.provider === undefined ? null : { name: accounts.provider.provider.name, joined },
        notices: notices.map(({ at, about, ...notice }) => ({
          ...notice,
          at: toWireInstant(at),
          about: about ?? null,
        })),
      },
      200,
    );
  });

  router.openapi(seen, async (c) => {
    await accounts.notices.seen(c.get("principal").userId, c.req.valid("json").up_to);
    return c.body(null, 204);
  });
}
