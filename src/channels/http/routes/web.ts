import { serveStatic } from "@hono/node-server/serve-static";
import { existsSync } from "node:fs";
import { createEarly } from "../early.ts";
import type { HttpContext } from "../env.ts";
import type { Problem } from "../problem.ts";
import type { Router } from "../router.ts";

/** Files with a hash in their name never change; everything else is asked for again. */
function cacheFor(path: string): string {
  return path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
}

/** Files that may lie there packed: what is kept of them on the way depends on what was asked for. */
const mayBePacked = /\/(?:[^/.]*|[^/]+\.(?:js|css|html|svg|json|webmanifest|txt))$/u;

/** An address of the app itself, which is no file. */
const isPage = (path: string): boolean => !path.startsWith("/api/") && !/\.[a-z0-9]+$/iu.test(path);

/** The built web app, packed as it was when it was built; any page address that is no file gets the app, which knows its own pages. */
export function webRoutes(router: Router, webDist: string, problem: Problem): void {
  // Pages that could not be built take nothing from the API.
  if (!existsSync(webDist)) return;
  const early = createEarly(webDist);
  const files = serveStatic({ root: webDist, precompressed: true });
  const index = serveStatic({ root: webDist, precompressed: true, rewriteRequestPath: () => "/index.html" });
  const asFile = (c: HttpContext, found: Response): Response => {
    found.headers.set("cache-control", cacheFor(c.req.path));
    found.headers.delete("vary");
    if (mayBePacked.test(c.req.path)) found.headers.set("vary", "accept-encoding");
    if (!isPage(c.req.path)) return found;
    found.headers.set("link", early(c.req.path, c.req.header("cookie")));
    found.headers.set("vary", "accept-encoding, cookie");
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
    if (!wantsPage || !isPage(c.req.path)) return next();
    const found = await index(c, () => Promise.resolve());
    return found instanceof Response ? asFile(c, found) : problem(c, "not_found");
  });
}
