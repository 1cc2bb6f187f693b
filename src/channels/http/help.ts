import { createMiddleware } from "hono/factory";
import type { HttpDeps } from "./deps.ts";
import type { HttpContext, HttpEnv } from "./env.ts";
import { later, type Problem } from "./problem.ts";
import { wiresOf } from "./talk.ts";

/** All words in a body of JSON, however deep; passwords stand in no route that asks for this. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}

/** What was said in a request that could not be served; nothing where it is no JSON. */
async function saidIn(c: HttpContext): Promise<readonly string[]> {
  if (!(c.req.header("content-type") ?? "").includes("json")) return [];
  try {
    return wordsIn(await c.req.json());
  } catch {
    return [];
  }
}

/**
 * Whoever is in danger gets help lines also where we cannot even find out who they are: any request that fails for our sake is looked through
 * for a crisis, and its 503 carries the lines, in the language that the browser asks for.
 */
export function helpWithoutRecord(deps: Pick<HttpDeps, "help" | "words" | "metrics">, problem: Problem) {
  return createMiddleware<HttpEnv>(async (c, next) => {
    await next();
    if (c.res.status < 500 || ["GET", "HEAD"].includes(c.req.method)) return;
    const [languageTag] = (c.req.header("accept-language") ?? "").split(/[,;]/);
    const locale = c.get("locale");
    const replies = deps.help(await saidIn(c), languageTag === "" ? undefined : languageTag);
    if (!replies) return;
    deps.metrics.count("waymark_help_without_record_total", { channel: "http" });
    const said = (await c.res.clone().json()) as { readonly code?: unknown };
    const outage = said.code === "database_away" || said.code === "disk_full" ? said.code : "unavailable";
    c.res = later(c, problem, outage, { replies: wiresOf(deps.words, replies, { locale, tone: "friendly" }) });
  });
}
