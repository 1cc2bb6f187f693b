import { createRoute, z } from "@hono/zod-openapi";
import type { Way } from "#app/way-ports.ts";
import { toWireInstant } from "#contract/instant.ts";
import { wayPatchSchema, waySchema, waysSchema, wayTestSchema, type WayWire, wayWishSchema } from "#contract/ways.ts";
import { wayChannels } from "#core/person/channel.ts";
import { tooMany } from "../authenticate.ts";
import { createCare } from "../care.ts";
import type { HttpDeps } from "../deps.ts";
import type { HttpContext } from "../env.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";
import { PersonGone } from "../talk.ts";
import { isId } from "./ids.ts";

const tags = ["ways"];
const path = "/api/ways";
const byId = { params: z.object({ id: z.string().openapi({ param: { name: "id", in: "path" } }) }) };

const list = createRoute({
  method: "get",
  path,
  tags,
  summary: "By which ways I am told that something is there, and which this server has",
  security: signedIn,
  responses: { 200: jsonContent("The ways", waysSchema), ...problemContent },
});
const make = createRoute({
  method: "post",
  path,
  tags,
  summary:
    "Tell me by this way too; the same address again is the same way. It says nothing of what there is unless that is wished",
  security: signedIn,
  request: jsonBody(wayWishSchema, true),
  responses: { 201: jsonContent("The way", waySchema), ...problemContent },
});
const change = createRoute({
  method: "patch",
  path: `${path}/{id}`,
  tags,
  summary: "Turn a way on or off, or let it say what there is",
  security: signedIn,
  request: { ...byId, ...jsonBody(wayPatchSchema, true) },
  responses: { 204: { description: "Changed" }, ...problemContent },
});
const end = createRoute({
  method: "delete",
  path: `${path}/{id}`,
  tags,
  summary: "Forget a way; nothing goes there any more",
  security: signedIn,
  request: byId,
  responses: { 204: { description: "Gone" }, ...problemContent },
});
const test = createRoute({
  method: "post",
  path: `${path}/{id}/test`,
  tags,
  summary: "Send one word there now",
  security: signedIn,
  request: byId,
  responses: { 200: jsonContent("What came of it", wayTestSchema), ...problemContent },
});

/** A browser's name for itself is cut, as anybody may send any. */
const longestAgent = 200;

/** A way as its person sees it: without its address, which may hold a secret. */
export function wayToWire({ id, channel, name, on, whole, session, createdAt }: Way, sessionId: string): WayWire {
  return { id, channel, name, on, whole, here: session === sessionId, created_at: toWireInstant(createdAt) };
}

/** Ways by which a person is told that something is there. */
export function waysRoutes(router: Router, deps: HttpDeps, problem: Problem): void {
  const { accounts, ways, wayChannels: has, limits, clock, words, settings } = deps;
  const { again, tell } = createCare(deps, problem);

  /** What the channel needs, and what the person will know the way by. */
  async function addressOf(c: HttpContext, wish: z.infer<typeof wayWishSchema>) {
    const { userId, sessionId } = c.get("principal");
    switch (wish.channel) {
      case "push": {
        const name = c.req.header("user-agent")?.slice(0, longestAgent) ?? "";
        return { address: JSON.stringify(wish.subscription), name, session: sessionId };
      }
      case "ntfy":
      case "webhook":
        return { address: wish.url, name: new URL(wish.url).host, session: undefined };
      case "mail": {
        const address = (await accounts.emailOf(userId)) ?? "";
        return { address, name: address, session: undefined };
      }
    }
  }

  router.openapi(list, async (c) => {
    const { userId, sessionId } = c.get("principal");
    const hasAddress = (await accounts.emailOf(userId)) !== undefined;
    return c.json(
      {
        channels: wayChannels.filter((channel) => has[channel] !== undefined && (hasAddress || channel !== "mail")),
        push_key: deps.pushKey,
        ways: (await ways.list(c.get("personId"))).map((way) => wayToWire(way, sessionId)),
      },
      200,
    );
  });

  router.openapi(make, async (c) => {
    const wish = c.req.valid("json");
    const { userId, sessionId } = c.get("principal");
    if (has[wish.channel] === undefined) return problem(c, "not_found");
    // Whoever came by Telegram gave no address.
    if (wish.channel === "mail" && (await accounts.emailOf(userId)) === undefined) return problem(c, "not_found");
    // A browser that others use too would show them that something is there, long after the session is over.
    if (wish.channel === "push" && (await accounts.sessions.isShared(sessionId))) return problem(c, "forbidden");
    const refused = wish.channel === "ntfy" || wish.channel === "webhook" ? await again(c) : undefined;
    if (refused) return refused;
    const kept = { channel: wish.channel, ...(await addressOf(c, wish)), on: true, whole: false };
    const made = await ways.put(c.get("personId"), kept, clock.now());
    if (made === undefined) throw new PersonGone();
    if (made === "too_many") return problem(c, "too_many");
    await tell(c, { kind: "way_made", about: made.name });
    return c.json(wayToWire(made, sessionId), 201);
  });

  router.openapi(change, async (c) => {
    const { id } = c.req.valid("param");
    const changed = isId(id) && (await ways.change(c.get("personId"), id, wishOf(c.req.valid("json"))));
    return changed ? c.body(null, 204) : problem(c, "not_found");
  });

  router.openapi(end, async (c) => {
    const { id } = c.req.valid("param");
    const gone = isId(id) && (await ways.remove(c.get("personId"), id));
    return gone ? c.body(null, 204) : problem(c, "not_found");
  });

  router.openapi(test, async (c) => {
    const personId = c.get("personId");
    const taken = await limits.take("ways", personId);
    if (!taken.ok) return tooMany(c, problem, taken.retryAfter);
    const { id } = c.req.valid("param");
    const way = (await ways.list(personId)).find((each) => each.id === id);
    const send = way && has[way.channel];
    if (!send) return problem(c, "not_found");
    const locale = c.get("locale");
    const note = { id: deps.newId(), title: words.word("way.title", locale), text: words.word("way.test", locale) };
    const { kind } = await send(way.address, { ...note, url: settings.publicUrl });
    if (kind === "gone") await ways.remove(personId, way.id);
    return c.json({ came: kind === "failed" ? ("refused" as const) : kind }, 200);
  });
}

/** Only what was said is changed. */
const wishOf = ({ on, whole }: z.infer<typeof wayPatchSchema>) => ({
  ...(on !== undefined && { on }),
  ...(whole !== undefined && { whole }),
});
