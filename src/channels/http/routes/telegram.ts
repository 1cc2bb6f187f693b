import { createRoute } from "@hono/zod-openapi";
import { telegramEnteredSchema, telegramEntrySchema } from "#contract/telegram.ts";
import { tooMany } from "../authenticate.ts";
import type { HttpDeps } from "../deps.ts";
import type { HttpContext } from "../env.ts";
import { type Problem, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router } from "../router.ts";
import { createProxyTrust, visitorKey } from "../visitor.ts";

const enter = createRoute({
  method: "post",
  path: "/api/account/telegram",
  tags: ["account"],
  summary:
    "Come in by what Telegram signed for this opening of the pages; it sets the cookie and gives no token. `telegram_again` where it is forged, old or spent",
  security: [],
  request: jsonBody(telegramEntrySchema, true),
  responses: { 200: jsonContent("Signed in", telegramEnteredSchema), ...problemContent },
});

export const openTelegramPaths = [enter.path];

/** The pages inside Telegram. */
export function telegramRoutes(
  router: Router,
  deps: Pick<HttpDeps, "accounts" | "limits" | "settings" | "telegramDoor">,
  problem: Problem,
): void {
  const { accounts, limits, settings, telegramDoor: door } = deps;
  const trusts = createProxyTrust(settings.trustedProxies);

  /** The session in the cookie, if it is alive. */
  async function here(c: HttpContext) {
    const proof = await accounts.sessions.prove(new Headers({ cookie: c.req.header("cookie") ?? "" }));
    return proof.ok ? proof.principal : undefined;
  }

  router.openapi(enter, async (c) => {
    const taken = await limits.take("visitor", visitorKey(c, trusts));
    if (!taken.ok) return tooMany(c, problem, taken.retryAfter);
    if (door === undefined) return problem(c, "not_found");
    const { init_data: initData, invite } = c.req.valid("json");
    const userAgent = c.req.header("user-agent")?.slice(0, 200);
    const entered = await door.enter({ initData, invite, userAgent, here: await here(c) });
    if (!entered.ok) return problem(c, entered.code);
    c.header("cache-control", "no-store");
    if (entered.value === "here") return c.json({ anew: false }, 200);
    for (const cookie of entered.value.cookies) c.header("set-cookie", cookie, { append: true });
    return c.json({ anew: c.req.header("cookie")?.includes("waymark.session_token=") === true }, 200);
  });
}
