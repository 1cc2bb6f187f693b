import { createMiddleware } from "hono/factory";
import { matchedRoutes } from "hono/route";
import { type Locale, locales } from "#core/person/person.ts";
import type { HttpDeps } from "./deps.ts";
import type { HttpContext, HttpEnv } from "./env.ts";

const sane = /^[\w-]{8,64}$/;

/** The language asked for; English where none of ours is. */
export function preferredLocale(acceptLanguage: string | undefined): Locale {
  const wishes = (acceptLanguage ?? "")
    .split(",")
    .map((each) => {
      const [tag = "", quality] = each.trim().split(/;\s*q=/);
      return { language: tag.split("-")[0]?.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wishes) {
    const locale = locales.find((each) => each === language);
    if (locale !== undefined) return locale;
  }
  return "en";
}

/** The pattern that answered, for labels: never the path itself, which may hold ids. */
function routeOf(c: HttpContext): string {
  return matchedRoutes(c).findLast((route) => route.method !== "ALL")?.path ?? "unmatched";
}

/** Names each request, and tells log and metrics how it went: route and figures, nothing of the person. */
export function accessLog(deps: Pick<HttpDeps, "log" | "metrics" | "newId">) {
  return createMiddleware<HttpEnv>(async (c, next) => {
    const offered = c.req.header("x-request-id");
    const requestId = offered !== undefined && sane.test(offered) ? offered : deps.newId();
    c.set("requestId", requestId);
    c.set("locale", preferredLocale(c.req.header("accept-language")));
    const started = performance.now();
    await next();
    // Set on what was answered: headers that are there before would be copied into it one by one.
    c.res.headers.set("x-request-id", requestId);
    const seconds = (performance.now() - started) / 1000;
    const route = routeOf(c);
    const labels = { route, method: c.req.method };
    deps.metrics.count("waymark_http_requests_total", { ...labels, status: String(c.res.status) });
    deps.metrics.observe("waymark_http_request_seconds", seconds, labels);
    deps.log.info("http_request", { requestId, ...labels, status: c.res.status, ms: Math.round(seconds * 1000) });
  });
}
