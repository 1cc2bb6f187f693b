import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { storageAbove } from "../storage/databases.ts";
import { ada } from "./accounts-setup.ts";
import { buildHouse, type House } from "./http-setup.ts";
import { type Walker, walker } from "./tracks-setup.ts";

const minute = 60_000;
const hour = 60 * minute;
const pin = "4071";

describe("the lock of the pages", () => {
  const open = storageAbove();
  let house: House;
  let token: string;
  beforeEach(async () => {
    house = buildHouse(await open());
    token = (await house.newcomer()).token;
  });
  const ask = (method: string, path: string, body?: unknown, by = token) =>
    house.call(method, path, body, { token: by });
  const setPin = (after = 5) => ask("PUT", "/api/account/lock", { pin, after_minutes: after });
  const lockNow = () => ask("POST", "/api/account/lock");
  const unlock = (given: string, by = token) => ask("POST", "/api/account/unlock", { pin: given }, by);
  const codeOf = async (method: string, path: string, body?: unknown, by = token) =>
    (await ask(method, path, body, by)).json?.code;

  test("nobody who did not ask for one meets it, however long they are away", async () => {
    expect((await ask("GET", "/api/account/lock")).json).toEqual({
      set: false,
      locked: false,
      after_minutes: null,
      shows_plan: false,
    });
    await lockNow();
    house.clock.advance(5 * hour);
    expect((await ask("GET", "/api/me")).json).toMatchObject({ lock: null });
  });

  test("while it is locked the server gives nothing private and takes nothing, by whatever proof of that session", async () => {
    const jwt = (await ask("POST", "/api/account/token")).json.token;
    await ask("POST", "/api/goals", { title: "leave the flat MARKED" });
    await setPin();
    await lockNow();
    const routes = house.app.routes.filter(({ method, path }) => method !== "ALL" && path.startsWith("/api/"));
    const answered = new Map<string, number>();
    for (const { method, path } of routes.filter((route) => !route.path.endsWith("/sign-out"))) {
      const asked = path.replaceAll(/:[^/]+/g, "x");
      const { status, json, text } = await ask(
        method,
        asked,
        ["POST", "PUT", "PATCH"].includes(method) ? {} : undefined,
      );
      if (json?.code !== "locked") answered.set(`${method} ${path}`, status);
      expect(text).not.toContain("MARKED");
    }
    // What needs no sign-in, and what a locked page itself asks for.
    const open =
      /^\w+ \/api\/(openapi|docs|operator|first-step$|account\/(door|telegram$|sign-up|sign-in|reset|jwks|passkey-|provider-|unlock|lock$))/;
    expect([...answered.keys()].filter((each) => !open.test(each))).toEqual([]);
    expect((await house.call("GET", "/api/me", undefined, { token: jwt })).status).toBe(423);
  });

  test("words of danger are answered with help lines all the same", async () => {
    await setPin();
    await lockNow();
    const answer = await ask("POST", "/api/chat", { text: "I want to kill myself tonight" });
    expect([answer.status, answer.json.code]).toEqual([423, "locked"]);
    expect(JSON.stringify(answer.json.replies)).toMatch(/findahelpline|112|116 ?123/);
  });

  test("nobody there for the minutes that were chosen is locked, also where the page never said so", async () => {
    await setPin(5);
    house.clock.advance(4 * minute);
    expect((await ask("GET", "/api/me")).status).toBe(200);
    house.clock.advance(4 * minute);
    expect((await ask("POST", "/api/account/lock/awake")).status).toBe(204);
    house.clock.advance(5 * minute + 1);
    expect((await ask("GET", "/api/account/lock")).json).toMatchObject({ locked: true });
    expect(await codeOf("GET", "/api/me")).toBe("locked");
    house.clock.advance(-5 * minute);
    expect(await codeOf("GET", "/api/me")).toBe("locked");
  });

  test("the PIN opens it where the person was, and a password of before the lock counts no longer", async () => {
    await setPin();
    await lockNow();
    expect((await unlock("9999")).json.code).toBe("wrong_pin");
    expect((await unlock(pin)).status).toBe(204);
    expect((await ask("GET", "/api/me")).status).toBe(200);
    expect(await codeOf("POST", "/api/export")).toBe("confirm_password");
  });

  test("five wrong PINs in a row end the session and tell its person; a right one between them begins again", async () => {
    await setPin();
    await lockNow();
    for (const wrong of ["1111", "2222", "3333", "4444"]) expect((await unlock(wrong)).json.code).toBe("wrong_pin");
    expect((await unlock(pin)).status).toBe(204);
    await lockNow();
    for (const wrong of ["1111", "2222", "3333", "4444"]) expect((await unlock(wrong)).json.code).toBe("wrong_pin");
    const last = await unlock("5555");
    expect([last.status, last.headers.get("clear-site-data")]).toEqual([401, '"cache", "storage"']);
    expect((await unlock(pin)).status).toBe(401);
  });

  test("many tries at once are no more than five", async () => {
    const { token: second, email } = await house.newcomer();
    await ask("PUT", "/api/account/lock", { pin, after_minutes: 5 }, second);
    await ask("POST", "/api/account/lock", undefined, second);
    const tries = Array.from({ length: 12 }, (_each, at) => (at === 11 ? pin : String(5000 + 7 * at)));
    const came = await Promise.all(tries.map((each) => unlock(each, second)));
    expect(came.filter(({ json }) => json?.code === "wrong_pin").length).toBeLessThanOrEqual(4);
    expect(came.at(-1)?.status).not.toBe(204);
    const again = await house.call("POST", "/api/account/sign-in", { email, password: ada.password });
    const news = (await ask("GET", "/api/access", undefined, again.json.token)).json as unknown as {
      readonly notices: readonly { readonly kind: string }[];
    };
    expect(news.notices.map(({ kind }) => kind)).toContain("wrong_pins");
  });

  test("it takes the password to set or remove one, a plain one is refused, and other devices are locked by it", async () => {
    const { email } = (await ask("GET", "/api/me")).json as unknown as { email: string };
    const other = (await house.call("POST", "/api/account/sign-in", { email, password: ada.password })).json.token;
    expect(await codeOf("PUT", "/api/account/lock", { pin: "1234", after_minutes: 5 })).toBe("weak_pin");
    expect((await setPin()).status).toBe(204);
    expect(await codeOf("GET", "/api/me", undefined, other)).toBe("locked");
    expect((await unlock(pin, other)).status).toBe(204);
    house.clock.advance(4 * minute);
    await ask("GET", "/api/me");
    house.clock.advance(4 * minute);
    await ask("GET", "/api/me");
    house.clock.advance(4 * minute);
    expect(await codeOf("DELETE", "/api/account/lock")).toBe("confirm_password");
    expect(await codeOf("PUT", "/api/account/lock", { pin: "8062", after_minutes: 60 })).toBe("confirm_password");
    await ask("POST", "/api/account/confirm", { password: ada.password });
    expect((await ask("DELETE", "/api/account/lock")).status).toBe(204);
    expect((await ask("GET", "/api/me")).json).toMatchObject({ lock: null });
  });

  test("a sign-in with the password opens, and signing out works while it is locked", async () => {
    await setPin(1);
    const { email } = (await ask("GET", "/api/me")).json as unknown as { email: string };
    await lockNow();
    expect((await ask("POST", "/api/account/sign-out")).status).toBe(204);
    const again = await house.call("POST", "/api/account/sign-in", { email, password: ada.password });
    expect((await ask("GET", "/api/me", undefined, again.json.token)).status).toBe(200);
  });

  test("open pages of a session are closed when it is locked", async () => {
    await setPin();
    const proof = await house.accounts.sessions.prove(new Headers({ authorization: `Bearer ${token}` }));
    if (!proof.ok) throw new Error(proof.code);
    const closed: number[] = [];
    const { userId, sessionId } = proof.principal;
    house.live.add({
      personId: userId as never,
      userId,
      sessionId,
      send: () => undefined,
      close: (code) => void closed.push(code),
      waiting: () => 0,
    });
    await lockNow();
    expect(closed).toEqual([4423]);
  });

  test("the database holds no PIN, no hash that could be tried without the secret, and no time of being there", async () => {
    await setPin();
    await ask("GET", "/api/me");
    const { rows } = await sql<Record<string, unknown>>`
      select s.seen, l.pin_hash from auth.session s join auth.app_lock l on l.user_id = s."userId"`.execute(house.db);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(String(row["pin_hash"])).toMatch(/^\$argon2id\$/);
      expect(String(row["seen"])).not.toMatch(/^\d+$/);
    }
  });

  test("no session outlives ninety days, however much it is used", async () => {
    for (let day = 0; day < 89; day += 10) {
      house.clock.advance(10 * 24 * hour);
      await sql`update auth.session set "expiresAt" = now() + interval '1 year'`.execute(house.db);
    }
    expect((await ask("GET", "/api/me")).status).toBe(401);
  });
});

describe("the safety plan", () => {
  const open = storageAbove();
  const unlimited = { take: async () => ({ ok: true }) as const };
  let house: House;
  let me: Walker;
  beforeEach(async () => {
    const storage = await open();
    house = buildHouse(storage, { deps: (deps) => ({ ...deps, limits: unlimited }) });
    me = await walker(house, storage);
    await me.does("safety_plan", { signs: "PLANNED words of mine" });
    await ask("POST", "/api/goals", { title: "leave the flat MARKED" });
    await ask("PUT", "/api/account/lock", { pin, after_minutes: 5 });
  });
  const ask = (method: string, path: string, body?: unknown, by = me.token) =>
    house.call(method, path, body, { token: by });
  const choose = (shown: boolean) => ask("PUT", "/api/account/lock/plan", { shown });
  const lockNow = () => ask("POST", "/api/account/lock");
  const plan = () => ask("GET", "/api/safety-plan");

  test("takes the PIN as everything does, until its person chose otherwise", async () => {
    expect((await plan()).text).toContain("PLANNED");
    await lockNow();
    const refused = await plan();
    expect([refused.status, refused.json.code]).toEqual([423, "locked"]);
    expect((await ask("GET", "/api/account/lock")).json).toMatchObject({ locked: true, shows_plan: false });
    expect([(await choose(true)).status, (await plan()).status]).toEqual([423, 423]);
  });

  test("opens while it is locked once that was chosen, and nothing else does", async () => {
    expect((await choose(true)).status).toBe(204);
    await lockNow();
    expect((await ask("GET", "/api/account/lock")).json).toMatchObject({ locked: true, shows_plan: true });
    const shown = await plan();
    expect([shown.status, shown.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(shown.text).toContain("PLANNED");
    expect(shown.text).not.toContain("MARKED");
    const { id } = (shown.json as unknown as { readonly plan: { readonly id: string } }).plan;
    for (const path of [`/api/works/${id}`, `/api/works/${id}/file.pdf`, "/api/works?kind=safety_plan", "/api/me"]) {
      expect([path, (await ask("GET", path)).status]).toEqual([path, 423]);
    }
    expect((await ask("PATCH", `/api/works/${id}`, { section: "signs", text: "x" })).status).toBe(423);
    // To have looked at it is not to be there: the rest stays shut.
    expect((await ask("GET", "/api/goals")).status).toBe(423);
    await ask("POST", "/api/account/unlock", { pin });
    await choose(false);
    await lockNow();
    expect((await plan()).status).toBe(423);
  });

  test("takes the password to be opened, none to be closed, and goes with the PIN", async () => {
    await choose(true);
    for (const minutes of [4, 4, 4]) {
      house.clock.advance(minutes * minute);
      await ask("POST", "/api/account/lock/awake");
    }
    expect((await choose(true)).json.code).toBe("confirm_password");
    expect((await choose(false)).status).toBe(204);
    expect((await ask("GET", "/api/me")).json).toMatchObject({ lock: { shows_plan: false } });
    await ask("POST", "/api/account/confirm", { password: ada.password });
    await choose(true);
    await ask("PUT", "/api/account/lock", { pin: "8062", after_minutes: 5 });
    expect((await ask("GET", "/api/account/lock")).json).toMatchObject({ shows_plan: true });
    await ask("DELETE", "/api/account/lock");
    await ask("PUT", "/api/account/lock", { pin, after_minutes: 5 });
    expect((await ask("GET", "/api/account/lock")).json).toMatchObject({ shows_plan: false });
  });

  test("for a device to keep takes the password and is told; then signing out leaves the page to clear the rest itself, an erasure does not", async () => {
    for (const minutes of [4, 4, 4]) {
      house.clock.advance(minutes * minute);
      await ask("POST", "/api/account/lock/awake");
    }
    const here = () => ask("POST", "/api/safety-plan/here");
    expect((await here()).json.code).toBe("confirm_password");
    await ask("POST", "/api/account/confirm", { password: ada.password });
    expect((await here()).text).toContain("PLANNED");
    const { notices } = (await ask("GET", "/api/access")).json as unknown as {
      readonly notices: readonly { readonly kind: string }[];
    };
    expect(notices.map(({ kind }) => kind)).toContain("plan_kept_on_device");
    const cleared = async (method: string, path: string, body: object) => {
      const { email } = (await ask("GET", "/api/me")).json as unknown as { readonly email: string };
      const { token } = (await house.call("POST", "/api/account/sign-in", { email, password: ada.password })).json;
      const answer = await house.call(method, path, body, { token, headers: { "x-plan-here": "1" } });
      return answer.headers.get("clear-site-data");
    };
    expect(await cleared("POST", "/api/account/sign-out", { which: "this" })).toBe('"cache"');
    expect(await cleared("DELETE", "/api/me", { password: ada.password })).toBe('"cache", "storage"');
  });

  test("is nobody else's: others get their own, and who is not signed in gets nothing", async () => {
    await choose(true);
    await lockNow();
    const other = (await house.newcomer()).token;
    expect((await ask("GET", "/api/safety-plan", undefined, other)).json).toEqual({ plan: null });
    await ask("PUT", "/api/account/lock", { pin, after_minutes: 5 }, other);
    await ask("POST", "/api/account/lock", undefined, other);
    expect((await ask("GET", "/api/safety-plan", undefined, other)).status).toBe(423);
    expect((await house.call("GET", "/api/safety-plan")).status).toBe(401);
    for (const wrong of ["1111", "2222", "3333", "4444", "5555"])
      await ask("POST", "/api/account/unlock", { pin: wrong });
    expect((await plan()).status).toBe(401);
  });
});
