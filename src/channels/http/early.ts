import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a page is told to fetch with its first bytes, as the `Link` header says it. */
export type Early = (path: string, cookie: string | undefined) => string;

const session = /(?:^|;\s*)(?:__Secure-)?waymark\.session_token=/u;
const who = "/api/account/who";
/** Written beside the pages when they are built. */
const builtList = "pages.json";

/** What a page cannot be drawn without: answers, and sources that are fetched when it is opened, or the name of a file that several were put into (web/vite.config.ts). */
interface Drawn {
  readonly sources: readonly string[];
  readonly answers: readonly string[];
}
/** What the menu is drawn from, on every page of who is signed in. */
const menu = ["/api/tracks/progress", "/api/schedule", "/api/status"] as const;
const goalPage: Drawn = { sources: ["features/goals/goal-page.tsx"], answers: ["/api/goals", ...menu] };
/** The pages that are opened most, by their address; the others begin with who is here. */
const drawnFrom: readonly (readonly [path: RegExp, drawn: Drawn])[] = [
  [
    /^\/$/u,
    {
      sources: ["cards"],
      answers: ["/api/next", "/api/step", "/api/schedule", "/api/tracks/progress", "/api/status"],
    },
  ],
  [/^\/step$/u, { sources: ["features/home/way-behind.tsx"], answers: ["/api/step", "/api/status"] }],
  [/^\/day$/u, { sources: ["features/day/day-page.tsx"], answers: ["/api/schedule", "/api/day"] }],
  [/^\/tracks$/u, { sources: ["features/tracks/tracks-page.tsx"], answers: menu }],
  [/^\/goals$/u, { sources: ["features/goals/goal-list.tsx"], answers: goalPage.answers }],
  [/^\/goals\/(?!new$)[^/]+$/u, goalPage],
];
/** Around each of them. */
const signedIn = "home";
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

/** Of what was built from a source: its file, and what it imports (Vite's manifest). */
interface Built {
  readonly file: string;
  readonly name?: string;
  readonly imports?: readonly string[];
}

/** The files that sources were built into, with all that they wait for, each once; the page's own first script is named by the page. */
function filesOf(built: Readonly<Record<string, Built>>, sources: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const named = new Map(Object.entries(built).map(([key, { name = key }]) => [name, key]));
  const add = (name: string): void => {
    const { file, imports = [] } = built[name] ?? {};
    if (file === undefined || found.has(file) || name === "index.html") return;
    found.add(file);
    for (const each of imports) add(each);
  };
  for (const source of sources) add(source in built ? source : (named.get(source) ?? source));
  return [...found];
}

/**
 * Scripts and answers that a page would ask for one after the other come together: the first script, who is here, what they have, and only then how
 * they stand each waited for the one before it. A browser without HTTP/2 has six lines and gives them out in this order, so what draws the page stands
 * before what fills it: named behind, its own script waited until an answer had come back. Whether somebody has signed in is guessed by their cookie alone; nothing is told by it.
 */
export function createEarly(webDist: string): Early {
  const read = (name: string): string | undefined => {
    const path = join(webDist, name);
    return existsSync(path) ? readFileSync(path, "utf8") : undefined;
  };
  const built = JSON.parse(read(builtList) ?? "{}") as Readonly<Record<string, Built>>;
  const scripts = (...sources: readonly string[]): readonly string[] =>
    filesOf(built, sources).map((file) => `</${file}>; rel=modulepreload`);
  const drawn = drawnBy(read("index.html") ?? "");
  const around = scripts(signedIn);
  const pages = drawnFrom.map(([path, { sources, answers: asked }]) => ({
    path,
    scripts: scripts(signedIn, ...sources),
    asked,
  }));
  const answers = (...paths: readonly string[]): readonly string[] =>
    paths.map((path) => `<${path}>; rel=preload; as=fetch; crossorigin`);

  return (path, cookie) => {
    if (!session.test(cookie ?? ""))
      return [...drawn, ...answers(who, ...(atTheDoor.includes(path) ? ["/api/account/door"] : []))].join(", ");
    const page = pages.find((each) => each.path.test(path));
    return [...drawn, ...(page?.scripts ?? around), ...answers(who, ...(page?.asked ?? []))].join(", ");
  };
}
