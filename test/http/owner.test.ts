import { beforeEach, describe, expect, test } from "vitest";
import { limitRules } from "#channels/http/limits.ts";
import { storageAbove } from "../storage/databases.ts";
import { ada, bob } from "./accounts-setup.ts";
import { buildHouse, byOperator, cookieOf, type House, operator, publicUrl } from "./http-setup.ts";
import { type notingDesk } from "./owner-fake.ts";
import { device } from "./passkey-device.ts";

const open = storageAbove();
const day = 86_400_000;
type Who = { readonly token: string; readonly cookie: string };

describe("the owner's page", () => {
  let house: House;
  let owner: Who;
  let other: Who;
  beforeEach(async () => {
    house = buildHouse(await open());
    owner = await house.newcomer(ada.email);
    other = await house.newcomer(bob.email);
  });
  const asked = (): string[] => (house.deps.owner as ReturnType<typeof notingDesk>).asked;
  const page = (cookie: string, more: Record<string, string> = {}) => ({
    headers: { cookie, origin: publicUrl, ...more },
  });
  const go = (method: string, path: string, cookie: string, body?: unknown) =>
    house.call(method, `/api/owner${path}`, body, page(cookie));
  const code = async (): Promise<string> =>
    (await house.call("POST", "/api/operator/owner-codes", undefined, byOperator)).json.code;
  /** The owner's cookies with the pass of an open page. */
  async function opened(): Promise<string> {
    const { headers, status } = await go("POST", "/open", owner.cookie, { code: await code() });
    expect(status).toBe(200);
    return `${owner.cookie}; ${cookieOf(headers)}`;
  }
  /** Every door behind the first one, as the program itself lists them. */
  const doors: readonly (readonly [string, string, unknown?])[] = [
    ["GET", "/glance"],
    ["POST", "/examine"],
    ["POST", "/invites"],
    ["DELETE", "/invites/x"],
    ["POST", "/backups"],
    ["POST", "/backups/waymark-2026-11-20.backup/file"],
    ["POST", "/backups/waymark-2026-11-20.backup/verify"],
    ["GET", "/model"],
    ["POST", "/model/install", { file: "/etc/passwd" }],
    ["POST", "/model/agree", { agreed: true }],
    ["POST", "/model/stop"],
    ["POST", "/model/use", { name: "x" }],
    ["POST", "/model/off"],
    ["POST", "/model/remove", { name: "x" }],
    ["POST", "/model/bench"],
    ["POST", "/restart"],
    ["POST", "/close"],
  ];
  const everyDoor = async (cookie: string, headers: Record<string, string> = { origin: publicUrl }) => {
    const answers = [];
    for (const [method, path, body] of doors)
      answers.push((await house.call(method, `/api/owner${path}`, body, { headers: { cookie, ...headers } })).status);
    return new Set(answers);
  };

  test("no door of it is missing here", () => {
    const known = house.app.routes
      .filter(({ method, path }) => method !== "ALL" && path.startsWith("/api/owner/"))
      .map(({ method, path }) => `${method} ${path.replace(/:\w+/g, "*")}`);
    const tried = doors.map(([method, path]) =>
      `${method} /api/owner${path}`.replace(/\/(?:x|waymark-[\w.-]+)(?=\/|$)/u, "/*"),
    );
    expect(new Set(known)).toEqual(new Set([...tried, "GET /api/owner/door", "POST /api/owner/open"]));
  });

  test("another signed-in person is told that there is nothing, whatever they show", async () => {
    const pass = (await opened()).split("; ").at(-1) ?? "";
    expect(await everyDoor(`${other.cookie}; ${pass}`)).toEqual(new Set([404]));
    for (const [method, path, body] of [
      ["GET", "/door"],
      ["POST", "/open", { code: await code() }],
    ] as const)
      expect((await go(method, path, other.cookie, body)).status).toBe(404);
    expect(asked()).toEqual([]);
  });

  test("the owner's own session, its password fresh, opens nothing", async () => {
    expect(await everyDoor(owner.cookie)).toEqual(new Set([403]));
    expect((await go("GET", "/glance", owner.cookie)).json.code).toBe("owner_shut");
    const { json } = await go("GET", "/door", owner.cookie);
    expect(json).toEqual({ until: null, passkeys: 0 });
    expect(asked()).toEqual([]);
  });

  test("a code of the machine opens it once, and for a while", async () => {
    const known = await code();
    const first = await go("POST", "/open", owner.cookie, { code: known.toUpperCase() });
    expect(first.status).toBe(200);
    expect(first.headers.getSetCookie().join()).toMatch(/waymark\.owner=.*HttpOnly.*SameSite=Strict/i);
    expect((await go("POST", "/open", owner.cookie, { code: known })).status).toBe(403);
    const cookie = `${owner.cookie}; ${cookieOf(first.headers)}`;
    expect((await go("GET", "/glance", cookie)).status).toBe(200);
    house.clock.advance(21 * 60_000);
    expect((await go("GET", "/glance", cookie)).json.code).toBe("owner_shut");
  });

  test("only the newest code holds, and for ten minutes", async () => {
    const [older, newer] = [await code(), await code()];
    expect((await go("POST", "/open", owner.cookie, { code: older })).json.code).toBe("owner_refused");
    house.clock.advance(11 * 60_000);
    expect((await go("POST", "/open", owner.cookie, { code: newer })).json.code).toBe("owner_refused");
  });

  test("codes are made at the machine alone", async () => {
    const refused = [{ token: owner.token }, { token: operator }, page(await opened())];
    for (const more of refused)
      expect((await house.call("POST", "/api/operator/owner-codes", undefined, more as object)).status).toBe(403);
  });

  test("guesses at the second proof are few", async () => {
    const answers: number[] = [];
    for (let guess = 0; guess <= limitRules.owner_proof.points; guess += 1)
      answers.push((await go("POST", "/open", owner.cookie, { code: `guess-${guess}` })).status);
    expect(new Set(answers.slice(0, -1))).toEqual(new Set([403]));
    expect(answers.at(-1)).toBe(429);
  });

  test("a pass is of one session, and neither longer nor another's by a stroke of the pen", async () => {
    const cookie = await opened();
    const pass = cookie.split("waymark.owner=")[1] ?? "";
    const [until = "", signature = ""] = decodeURIComponent(pass).split(".");
    const again = (await house.call("POST", "/api/account/sign-in", ada)).headers;
    const elsewhere = cookieOf(again);
    for (const shown of [
      `${elsewhere}; waymark.owner=${pass}`,
      `${owner.cookie}; waymark.owner=${Number(until) + 1}.${signature}`,
      `${owner.cookie}; waymark.owner=${until}.`,
      `${owner.cookie}; waymark.owner=${until}`,
      `${owner.cookie}; waymark.owner=`,
      `waymark.owner=${pass}`,
    ])
      expect([401, 403]).toContain((await go("GET", "/glance", shown)).status);
    await go("POST", "/close", cookie);
    await house.call("POST", "/api/account/sign-out", { which: "this" }, page(owner.cookie));
    expect((await go("GET", "/glance", cookie)).status).toBe(401);
  });

  test("a program with the session's token has no page", async () => {
    const by = { token: owner.token };
    expect((await house.call("POST", "/api/owner/open", { code: await code() }, by)).json.code).toBe("owner_refused");
    const pass = (await opened()).split("; ").at(-1) ?? "";
    const shown = await house.call("GET", "/api/owner/glance", undefined, { ...by, headers: { cookie: pass } });
    expect(shown.json.code).toBe("owner_shut");
  });

  test.each<[string, Record<string, string>]>([
    ["of another site", { origin: "https://evil.example" }],
    ["that hides where it is", {}],
    ["of another port", { origin: "http://localhost:3001" }],
  ])("a page %s changes nothing, though the browser brings both cookies", async (_what, headers) => {
    const cookie = await opened();
    for (const [method, path, body] of doors.filter(([method]) => method !== "GET")) {
      const { status } = await house.call(method, `/api/owner${path}`, body, { headers: { cookie, ...headers } });
      expect(status).toBe(403);
    }
    expect(asked()).toEqual([]);
  });

  test("a passkey opens it from the day after it was added, and is told of", async () => {
    const phone = device();
    const by = { token: owner.token };
    const begun = await house.call("POST", "/api/account/passkeys/challenge", undefined, by);
    const made = phone.makes((begun.json as unknown as { challenge: string }).challenge);
    expect((await house.call("POST", "/api/account/passkeys", made, by)).status).toBe(204);
    const show = async (counter: number) => {
      const { json } = await house.call("POST", "/api/account/passkey-challenge");
      const passkey = phone.shows((json as unknown as { challenge: string }).challenge, { counter });
      return go("POST", "/open", owner.cookie, { passkey });
    };
    expect((await show(2)).json.code).toBe("owner_refused");
    house.clock.advance(2 * day);
    const { status, json } = await show(3);
    expect([status, (json as unknown as { passkeys: number }).passkeys]).toEqual([200, 1]);
    const access = await house.call("GET", "/api/access", undefined, by);
    expect(access.text).toContain("owner_opened");
  });

  test("another's passkey opens nothing", async () => {
    const phone = device();
    const by = { token: other.token };
    const begun = await house.call("POST", "/api/account/passkeys/challenge", undefined, by);
    await house.call(
      "POST",
      "/api/account/passkeys",
      phone.makes((begun.json as unknown as { challenge: string }).challenge),
      by,
    );
    house.clock.advance(2 * day);
    const { json } = await house.call("POST", "/api/account/passkey-challenge");
    const passkey = phone.shows((json as unknown as { challenge: string }).challenge);
    expect((await go("POST", "/open", owner.cookie, { passkey })).json.code).toBe("owner_refused");
  });

  test("invites are made, listed without their code, and taken back while nobody used them", async () => {
    const cookie = await opened();
    const made = await go("POST", "/invites", cookie);
    expect(made.status).toBe(201);
    type Glance = { readonly invites: readonly { readonly id: string; readonly state: string }[] };
    const listed = async () => ((await go("GET", "/glance", cookie)).json as unknown as Glance).invites;
    const [one] = await listed();
    expect(one?.state).toBe("open");
    expect(JSON.stringify(await listed())).not.toContain(made.json.code);
    expect((await go("DELETE", `/invites/${one?.id}`, cookie)).status).toBe(204);
    expect((await go("DELETE", `/invites/${one?.id}`, cookie)).status).toBe(404);
    expect(await listed()).toEqual([]);
    expect((await go("DELETE", "/invites/%00", cookie)).status).toBe(404);
  });

  test("nothing of it is kept for replay: the same key makes another invite", async () => {
    const cookie = await opened();
    const send = () =>
      house.call("POST", "/api/owner/invites", undefined, page(cookie, { "idempotency-key": "one-key" }));
    expect((await send()).json.code).not.toBe((await send()).json.code);
  });

  test("a model's address is https, and its hash is one", async () => {
    const cookie = await opened();
    for (const wish of [
      { url: "http://10.0.0.1/m.gguf", sha256: "a".repeat(64) },
      { url: "https://example.org/m.gguf", sha256: "a" },
      { url: "file:///etc/passwd", sha256: "a".repeat(64) },
      { name: "x", file: "y" },
    ])
      expect((await go("POST", "/model/install", cookie, wish)).status).toBe(422);
    expect(asked()).toEqual([]);
  });

  test("a lock with a PIN shuts it too", async () => {
    const cookie = await opened();
    const pin = await house.call("PUT", "/api/account/lock", { pin: "4937", after_minutes: 5 }, page(owner.cookie));
    expect(pin.status).toBeLessThan(300);
    await house.call("POST", "/api/account/lock", undefined, page(owner.cookie));
    expect((await go("GET", "/glance", cookie)).status).toBe(423);
  });
});
