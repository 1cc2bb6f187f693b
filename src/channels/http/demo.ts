import type { Demo, InventedPerson } from "#content/demo.ts";
import { fallbackLocale, localeAmong } from "#core/person/locale-for.ts";
import type { Locale } from "#core/person/person.ts";
import type { Router } from "./router.ts";
import { searchPath } from "./routes/search.ts";

type Env = Parameters<Router["fetch"]>[1];

const cookieName = "waymark_demo";
/** What changes nothing although it is sent as a change. */
const looks: readonly string[] = [searchPath];

/** How its bar looks, which stands above every page and below no sky, and its own two pages. */
export const demoStyles = `.demo{position:relative;z-index:1;display:flex;flex-wrap:wrap;gap:.25rem 1rem;justify-content:center;text-align:center;padding:.5rem 1rem;background:#24594a;color:#fff;font:1rem/1.5 system-ui,sans-serif}
.demo a{color:inherit}
.demo .short{display:none}
@media (max-width:40rem){.demo{font-size:.875rem;padding:0 .75rem;gap:0 .75rem}.demo a,.demo>span{padding:.25rem 0}.demo .short{display:inline}.demo .long{display:none}}
.look{max-width:40rem;margin:0 auto;padding:2rem 1rem;font:1.05rem/1.55 system-ui,sans-serif;color:#22201c}
.look h1{font:500 1.9rem/1.2 Georgia,serif}
.look li{margin:1rem 0}
.look a{color:#24594a}
body{margin:0;background:#f7f3ec}
@media (prefers-color-scheme:dark){body{background:#14171a}.look,.look a{color:#e8e4dc}}`;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

export interface DemoDoor {
  readonly demo: Demo;
  readonly app: Pick<Router, "fetch">;
  /** Cookies of a session as this invented person. */
  enter(person: InventedPerson): Promise<readonly string[]>;
}

/** Stands before the whole program: whoever comes looks in as an invented person, sees on each page that they are, and changes nothing. */
export function demoDoor({ demo, app, enter }: DemoDoor): Pick<Router, "fetch"> {
  const personOf = (request: Request): InventedPerson | undefined => {
    const [, id] = new RegExp(`${cookieName}=([a-z]+)`, "u").exec(request.headers.get("cookie") ?? "") ?? [];
    return demo.persons.find((person) => person.id === id);
  };
  const spoken = (request: Request): Locale =>
    localeAmong((request.headers.get("accept-language") ?? fallbackLocale).split(","));

  function entrance(locale: Locale): Response {
    const words = demo.words[locale];
    const items = demo.persons
      .toSorted((a, b) => Number(b.locale === locale) - Number(a.locale === locale))
      .map(
        ({ id, name, about, locale: their }) =>
          `<li lang="${their}"><a href="/demo/${id}">${escaped(demo.words[their].enter.replace("{{name}}", name))}</a><br>${escaped(name)} ${escaped(about)}</li>`,
      );
    return page(
      `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escaped(words.title)}</title><link rel="stylesheet" href="/demo.css"></head><body><main class="look"><h1>${escaped(words.title)}</h1><p>${escaped(words.lead)}</p><ul>${items.join("")}</ul></main></body></html>`,
    );
  }

  function refused(locale: Locale): Response {
    const { refused: title, refused_text: detail } = demo.words[locale];
    const body = { type: "urn:waymark:problem:forbidden", title, detail, status: 403, code: "forbidden" };
    return new Response(JSON.stringify(body), { status: 403, headers: { "content-type": "application/problem+json" } });
  }

  async function withBar(request: Request, env: Env, person: InventedPerson): Promise<Response> {
    const headers = new Headers(request.headers);
    headers.set("accept-encoding", "identity");
    const answer = await app.fetch(new Request(request.url, { headers }), env);
    if (!answer.headers.get("content-type")?.startsWith("text/html")) return answer;
    const words = demo.words[person.locale];
    const both = (long: string, short: string): string =>
      `<span class="long">${escaped(long)}</span><span class="short">${escaped(short)}</span>`;
    const told = `<aside class="demo" lang="${person.locale}"><span>${both(words.bar, words.bar_short)}</span> <a href="/demo">${both(words.others, words.others_short)}</a></aside>`;
    const html = (await answer.text())
      .replace("</head>", '<link rel="stylesheet" href="/demo.css"></head>')
      .replace("<body>", `<body>${told}`);
    const kept = new Headers(answer.headers);
    for (const name of ["content-length", "etag", "last-modified"]) kept.delete(name);
    return new Response(html, { status: answer.status, headers: kept });
  }

  return {
    async fetch(request: Request, env: Env): Promise<Response> {
      const { pathname } = new URL(request.url);
      const person = personOf(request);
      const isLook = ["GET", "HEAD"].includes(request.method);
      if (!isLook && !looks.includes(pathname)) return refused(person?.locale ?? spoken(request));
      if (pathname === "/demo.css") return new Response(demoStyles, { headers: { "content-type": "text/css" } });
      // Pages of a demonstration are kept by no browser.
      if (pathname === "/worker.js") return new Response(null, { status: 404 });
      if (pathname === "/demo") return entrance(spoken(request));
      const chosen = demo.persons.find(({ id }) => pathname === `/demo/${id}`);
      if (chosen !== undefined) return toPerson(chosen);
      const wantsPage = request.method === "GET" && (request.headers.get("accept") ?? "").includes("text/html");
      if (!wantsPage) return app.fetch(request, env);
      return person === undefined ? entrance(spoken(request)) : withBar(request, env, person);
    },
  };

  async function toPerson(person: InventedPerson): Promise<Response> {
    const headers = new Headers({ location: "/", "cache-control": "no-store" });
    headers.append("set-cookie", `${cookieName}=${person.id}; Path=/; HttpOnly; SameSite=Lax`);
    for (const cookie of await enter(person)) headers.append("set-cookie", cookie);
    return new Response(null, { status: 303, headers });
  }
}

/** Nothing but our own stylesheet, as everywhere. */
const page = (html: string): Response =>
  new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'",
      "cache-control": "no-store",
    },
  });
