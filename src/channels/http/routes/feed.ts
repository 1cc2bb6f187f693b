import { createHash } from "node:crypto";
import { createRoute, z } from "@hono/zod-openapi";
import { tooMany } from "../authenticate.ts";
import type { HttpDeps } from "../deps.ts";
import { type Problem, problemContent } from "../problem.ts";
import type { Router } from "../router.ts";
import { shownTo } from "../show.ts";
import { createProxyTrust, visitorKey } from "../visitor.ts";

const feed = createRoute({
  method: "get",
  path: "/feeds/{file}",
  tags: ["day"],
  summary: "The plan for a calendar program, by its secret address alone",
  security: [],
  request: {
    params: z.object({
      file: z.string().openapi({ param: { name: "file", in: "path" }, example: "token.ics" }),
    }),
  },
  responses: {
    200: {
      description: "iCalendar (RFC 5545)",
      content: { "text/calendar": { schema: z.string() } },
    },
    304: { description: "Nothing changed" },
    ...problemContent,
  },
});

const longestToken = 200;
/** Seconds for which a calendar program need not ask again. */
const feedFreshFor = 15 * 60;

/** The plan's feed: whoever knows the address reads it, and nobody else learns whether there is one. */
export function feedRoutes(router: Router, deps: HttpDeps, problem: Problem): void {
  const trusts = createProxyTrust(deps.settings.trustedProxies);
  router.openapi(feed, async (c) => {
    const taken = await deps.limits.take("visitor", visitorKey(c, trusts));
    if (!taken.ok) return tooMany(c, problem, taken.retryAfter);
    // What cannot be a token is looked for like any other, so that the answer takes as long.
    const token = c.req
      .valid("param")
      .file.replace(/\.ics$/, "")
      .slice(0, longestToken);
    const personId = await deps.feeds.find(token);
    const snapshot = personId && (await deps.store.snapshot(personId));
    if (!snapshot) return problem(c, "not_found");
    const { planToIcs } = await import("../plan-ics.ts");
    const body = planToIcs(shownTo(snapshot, deps), feedFreshFor);
    const etag = `"${createHash("sha256").update(body).digest("base64url")}"`;
    c.header("etag", etag);
    c.header("cache-control", `private, max-age=${feedFreshFor}`);
    if (c.req.header("if-none-match")?.replaceAll("W/", "").split(/,\s*/).includes(etag)) return c.body(null, 304);
    return c.body(body, 200, { "content-type": "text/calendar; charset=utf-8" });
  });
}
