import { beforeAll, describe, expect, test } from "vitest";
import { demoDoor } from "#channels/http/demo.ts";
import type { Router } from "#channels/http/router.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadDemo } from "#content/demo.ts";
import { storageAbove } from "../storage/databases.ts";
import { buildHouse, cookieOf, fromOutside, type House } from "./http-setup.ts";

const open = storageAbove();
const demo = loadDemo(contentFolder);

describe("the demonstration", () => {
  let house: House;
  let door: Pick<Router, "fetch">;
  let who: Awaited<ReturnType<House["newcomer"]>>;
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
    door.fetch(new Request(`http://localhost:3000${path}`, init), fromOutside);
  const asPage = { accept: "text/html" };

  beforeAll(async () => {
    house = buildHouse(await open());
    who = await house.newcomer();
    await house.call("POST", "/api/goals", { title: "Play one song" }, { token: who.token });
    const userId = await house.accounts.sessions.prove(new Headers({ authorization: `Bearer ${who.token}` }));
    // The pages as they are built stand in for themselves here: one that has a head and a body.
    const app = {
      fetch: async (request: Request, env: never) =>
        new URL(request.url).pathname.startsWith("/api/")
          ? house.app.fetch(request, env)
          : new Response("<html><head></head><body><div></div></body></html>", {
              headers: { "content-type": "text/html; charset=utf-8" },
            }),
    } as Pick<Router, "fetch">;
    door = demoDoor({
      demo,
      app,
      enter: async () =>
        userId.ok ? (await house.accounts.enter(userId.principal.userId, undefined, false)).cookies : [],
    });
  });
  async function entered(id = "mara"): Promise<string> {
    const answer = await ask(`/demo/${id}`);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/"]);
    return cookieOf(answer.headers);
  }

  test.each([
    ["en", "Invented people"],
    ["ru", "Выдуманные люди"],
  ])("says at its door, in %s, that everybody is invented", async (locale, said) => {
    const answer = await ask("/", { headers: { ...asPage, "accept-language": locale } });
    expect(await answer.text()).toContain(said);
  });

  test("says it on every page, in the person's language", async () => {
    for (const [id, locale] of [
      ["mara", "en"],
      ["vera", "ru"],
    ] as const) {
      const html = await (await ask("/day", { headers: { ...asPage, cookie: await entered(id) } })).text();
      expect(html).toContain(demo.words[locale].bar);
      expect(html).toContain(demo.words[locale].bar_short);
      expect(html).toContain('href="/demo"');
    }
  });

  test("shows what the person has", async () => {
    const answer = await ask("/api/goals", { headers: { cookie: await entered() } });
    expect(await answer.text()).toContain("Play one song");
  });

  test.each([
    ["POST", "/api/goals", { title: "mine" }],
    ["POST", "/api/chat", { text: "hello" }],
    ["PATCH", "/api/me", { locale: "ru" }],
    ["DELETE", "/api/me", { password: "x" }],
    ["POST", "/api/account/sign-up", { email: "a@example.org", password: "a long enough one" }],
    ["POST", "/api/account/sign-out", { which: "everywhere" }],
    ["POST", "/api/owner/open", { code: "x" }],
    ["POST", "/api/operator/invites", {}],
    ["PUT", "/api/day/mode", {}],
  ])("%s %s is refused in words, whoever asks", async (method, path, body) => {
    const cookie = await entered("vera");
    const headers = { "content-type": "application/json", origin: "http://localhost:3000", cookie };
    const answer = await ask(path, { method, headers, body: JSON.stringify(body) });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain(demo.words.ru.refused_text);
    expect(await (await ask("/api/goals", { headers: { cookie } })).text()).not.toContain("mine");
  });

  test("looks for what the person has, although that is sent as a POST", async () => {
    const headers = { "content-type": "application/json", origin: "http://localhost:3000", cookie: await entered() };
    const answer = await ask("/api/search", { method: "POST", headers, body: JSON.stringify({ text: "song" }) });
    expect(answer.status).not.toBe(403);
  });

  test("nobody's pages are kept by the browser", async () => {
    expect((await ask("/worker.js")).status).toBe(404);
  });
});
