import { serveStatic } from "@hono/node-server/serve-static";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { HttpContext } from "../env.ts";
import type { Problem } from "../problem.ts";
import type { Router } from "../router.ts";

/** Files with a hash in their name never change; everything else is asked for again. */
function cacheFor(path: string): string {
  return path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
}

/** The built web app; any page address that is no file gets the app, which knows its own pages. */
export function webRoutes(router: Router, webDist: string, problem: Problem): void {
  // Pages that could not be built take nothing from the API.
  if (!existsSync(webDist)) return;
  const files = serveStatic({ root: webDist });
  router.use("*", async (c, next) => {
    const found = await files(c, next);
    if (found instanceof Response) found.headers.set("cache-control", cacheFor(c.req.path));
    return found;
  });
  router.use("*", async (c: HttpContext, next) => {
    const wantsPage = c.req.method === "GET" && (c.req.header("accept") ?? "*/*").match(/text\/html|\*\/\*/) !== null;
    const isPage = !c.req.path.startsWith("/api/") && !/\.[a-z0-9]+$/i.test(c.req.path);
    if (!wantsPage || !isPage) return next();
    try {
      const html = await readFile(join(webDist, "index.html"), "utf8");
      return c.html(html, 200, { "cache-control": "no-cache" });
    } catch {
      return problem(c, "not_found");
    }
  });
}
