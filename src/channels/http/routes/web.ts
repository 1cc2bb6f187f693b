import { serveStatic } from "@hono/node-server/serve-static";
import { existsSync } from "node:fs";
import type { HttpContext } from "../env.ts";
import type { Problem } from "../problem.ts";
import type { Router } from "../router.ts";

/** Files with a hash in their name never change; everything else is asked for again. */
function cacheFor(path: string): string {
  return path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
}

/** Files that may lie there packed: what is kept of them on the way depends on what was asked for. */
const mayBePacked = /\/(?:[^/.]*|[^/]+\.(?:js|css|html|svg|json|webmanifest|txt))$/u;

/** The built web app, packed as it was when it was built; any page address that is no file gets the app, which knows its own pages. */
export function webRoutes(router: Router, webDist: string, problem: Problem): void {
  // Pages that could not be built take nothing from the API.
  if (!existsSync(webDist)) return;
  const files = serveStatic({ root: webDist, precompressed: true });
  const index = serveStatic({ root: webDist, precompressed: true, rewriteRequestPath: () => "/index.html" });
  const asFile = (c: HttpContext, found: Response): Response => {
    found.headers.set("cache-control", cacheFor(c.req.path));
    found.headers.delete("vary");
    if (mayBePacked.test(c.req.path)) found.headers.set("vary", "accept-encoding");
    return found;
  };
  router.use("*", async (c: HttpContext, next) => {
    // What lies packed beside a file is that file, and has no address of its own.
    if (/\.(?:br|gz)$/u.test(c.req.path)) return next();
    const found = await files(c, next);
    return found instanceof Response ? asFile(c, found) : found;
  });
  router.use("*", async (c: HttpContext, next) => {
    const wantsPage = c.req.method === "GET" && (c.req.header("accept") ?? "*/*").match(/text\/html|\*\/\*/) !== null;
    const isPage = !c.req.path.startsWith("/api/") && !/\.[a-z0-9]+$/i.test(c.req.path);
    if (!wantsPage || !isPage) return next();
    const found = await index(c, () => Promise.resolve());
    return found instanceof Response ? asFile(c, found) : problem(c, "not_found");
  });
}
