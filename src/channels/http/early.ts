import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a page is told to fetch with its first bytes, as the `Link` header says it. */
export type Early = (path: string, cookie: string | undefined) => string;

const session = /(?:^|;\s*)(?:__Secure-)?waymark\.session_token=/u;
const who = "/api/account/who";

/** What each page cannot be drawn without; the others begin with who is here. */
const answersOf: Readonly<Record<string, readonly string[]>> = {
  "/": ["/api/next", "/api/step", "/api/schedule", "/api/tracks/progress", "/api/status"],
  "/step": ["/api/step", "/api/status"],
  "/day": ["/api/schedule", "/api/day"],
  "/tracks": ["/api/tracks/progress"],
};
/** Where somebody who has yet to sign in is asked how an account is made here. */
const atTheDoor: readonly string[] = ["/", "/sign-in", "/sign-up"];

/** What the page itself names and cannot be drawn without, in the words of a header: each as the page will ask for it, or it would come twice. */
function drawnBy(page: string): readonly string[] {
  return [...page.matchAll(/<(?:script|link)\b([^>]*)>/gu)].flatMap(([, said = ""]) => {
    const place = /\b(?:src|href)="([^"]+)"/u.exec(said)?.[1];
    if (place === undefined) return [];
    if (/\btype="module"|\brel="modulepreload"/u.test(said)) return [`<${place}>; rel=modulepreload`];
    const shared = /\bcrossorigin\b/u.test(said) ? "; crossorigin" : "";
    if (/\brel="stylesheet"/u.test(said)) return [`<${place}>; rel=preload; as=style${shared}`];
    return /\bsrc=/u.test(said) ? [`<${place}>; rel=preload; as=script${shared}`] : [];
  });
}

/**
 * Scripts and answers that a page would ask for one after the other come together: the first script, who is here, what they have, and only then how
 * they stand each waited for the one before it. A browser without HTTP/2 has six lines and gives them out in this order, so what draws the page stands
 * before what fills it: named behind, its own script waited until an answer had come back. Whether somebody has signed in is guessed by their cookie alone; nothing is told by it.
 */
export function createEarly(webDist: string): Early {
  const assets = join(webDist, "assets");
  const files = existsSync(assets) ? readdirSync(assets) : [];
  const scripts = (...names: readonly string[]): readonly string[] =>
    names.flatMap((name) => {
      const file = files.find((each) => each.startsWith(`${name}-`) && each.endsWith(".js"));
      return file === undefined ? [] : [`</assets/${file}>; rel=modulepreload`];
    });
  const page = join(webDist, "index.html");
  const drawn = existsSync(page) ? drawnBy(readFileSync(page, "utf8")) : [];
  const home = scripts("home");
  const cards = scripts("cards");
  const answers = (...paths: readonly string[]): readonly string[] =>
    paths.map((path) => `<${path}>; rel=preload; as=fetch; crossorigin`);

  return (path, cookie) => {
    if (!session.test(cookie ?? ""))
      return [...drawn, ...answers(who, ...(atTheDoor.includes(path) ? ["/api/account/door"] : []))].join(", ");
    return [...drawn, ...home, ...(path === "/" ? cards : []), ...answers(who, ...(answersOf[path] ?? []))].join(", ");
  };
}
