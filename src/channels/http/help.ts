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

/** Where somebody is turned away before their words are looked at: a sign-in, a lock, a limit, a shape that does not fit. */
const turnedAway: readonly number[] = [401, 403, 409, 422, 423, 429];
/** So much of what came is looked through there (characters): anybody can send such requests, and as many as they like. */
const mostLooked = 8000;

const withinReach = (texts: readonly string[]): readonly string[] => [texts.join("\n").slice(0, mostLooked)];

/**
 * Whoever is in danger gets help lines also where we cannot find out who they are, or turn them away: a request that fails is looked through for
 * a crisis, and its answer carries the lines, in the language that the browser asks for. An answer that says something to the person already has
 * been through the dialogue.
 */
export function helpWithoutRecord(deps: Pick<HttpDeps, "help" | "words" | "metrics">, problem: Problem) {
  return createMiddleware<HttpEnv>(async (c, next) => {
    await next();
    const { status, headers } = c.res;
    const failed = status >= 500;
    if ((!failed && !turnedAway.includes(status)) || ["GET", "HEAD"].includes(c.req.method)) return;
    const said = (await c.res.clone().json()) as { readonly code?: unknown; readonly replies?: unknown };
    if (!failed && said.replies !== undefined) return;
    const [languageTag] = (c.req.header("accept-language") ?? "").split(/[,;]/);
    const locale = c.get("locale");
    const words = await saidIn(c);
    const replies = deps.help(failed ? words : withinReach(words), languageTag === "" ? undefined : languageTag);
    if (!replies) return;
    deps.metrics.count("waymark_help_without_record_total", { channel: "http" });
    // Turned away, nothing of ours is broken: the answer itself says why.
    const told = failed ? replies : replies.filter(({ say }) => say !== "trouble.not_kept");
    const wires = wiresOf(deps.words, told, { locale, tone: "friendly" });
    if (!failed) {
      c.res = new Response(JSON.stringify({ ...said, replies: wires }), { status, headers });
      return;
    }
    const outage = said.code === "database_away" || said.code === "disk_full" ? said.code : "unavailable";
    c.res = later(c, problem, outage, { replies: wires });
  });
}
