import { beforeAll, describe, expect, test } from "vitest";
import { problemCodes, problemSchema, problemStatuses } from "#contract/problem.ts";
import type { Storage } from "#storage/open.ts";
import { storageAbove } from "../storage/databases.ts";
import { ada } from "./accounts-setup.ts";
import { atTheMachine, buildHouse, byOperator, cookieOf, fromOutside, type House, metricsToken } from "./http-setup.ts";

const open = storageAbove();
let storage: Storage;
let house: House;
let someone: { readonly token: string; readonly cookie: string };
beforeAll(async () => {
  storage = await open();
  house = buildHouse(storage);
  someone = await house.newcomer();
});

describe("a problem", () => {
  test.each([
    ["broken JSON", "POST", "/api/chat", "{", {}, 400, "bad_json"],
    [
      "a form instead of JSON",
      "POST",
      "/api/chat",
      "text=hello",
      { "content-type": "application/x-www-form-urlencoded" },
      415,
      "unsupported_media_type",
    ],
    [
      "plain text instead of JSON",
      "POST",
      "/api/chat",
      '{"text":"hi"}',
      { "content-type": "text/plain" },
      415,
      "unsupported_media_type",
    ],
    [
      "a body over one megabyte",
      "POST",
      "/api/chat",
      JSON.stringify({ text: "x".repeat(1_100_000) }),
      {},
      413,
      "too_large",
    ],
    ["a body of the wrong shape", "POST", "/api/chat", '{"say":"hi"}', {}, 422, "invalid"],
    ["an empty array", "POST", "/api/chat", "[]", {}, 422, "invalid"],
    ["a button of nobody's", "POST", "/api/chat", '{"button":"zz:1"}', {}, 422, "unknown_button"],
    ["an address that is not there", "GET", "/api/nothing", undefined, {}, 404, "not_found"],
    ["a page that is not there", "GET", "/nothing", undefined, {}, 404, "not_found"],
    ["a method that is not there", "PUT", "/api/chat", undefined, {}, 405, "method_not_allowed"],
    ["an unusable key", "POST", "/api/step/next", undefined, { "idempotency-key": "two words" }, 400, "bad_key"],
    ["a time zone that is none", "PATCH", "/api/me", '{"time_zone":"Mars/Olympus"}', {}, 422, "invalid"],
    ["settings without a wish", "PATCH", "/api/me", "{}", {}, 422, "invalid"],
    [
      "a session that is not mine",
      "DELETE",
      "/api/account/sessions/11111111-1111-4111-8111-111111111111",
      undefined,
      {},
      404,
      "not_found",
    ],
    ["an operator's door without the token", "POST", "/api/operator/invites", undefined, {}, 403, "forbidden"],
    ["Telegram that was never linked", "DELETE", "/api/link", undefined, {}, 409, "nothing_to_unlink"],
  ] as const)("answers %s", async (_rule, method, path, body, headers, status, code) => {
    const answer = await house.call(method, path, body, { token: someone.token, headers });
    expect([answer.status, answer.json.code]).toEqual([status, code]);
    expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    expect(problemSchema.parse(answer.json)).toMatchObject({
      instance: `urn:waymark:request:${answer.headers.get("x-request-id")}`,
    });
  });

  test("speaks the reader's language", async () => {
    const ask = (language: string) =>
      house.call("GET", "/api/me", undefined, { headers: { "accept-language": language } });
    expect((await ask("ru-RU,ru;q=0.9,en;q=0.8")).json.title).toBe("Нужно войти");
    expect((await ask("de,en;q=0.5,ru;q=0.4")).json.title).toBe("Please sign in");
    expect((await ask("*")).json.title).toBe("Please sign in");
    const russian = await house.newcomer(undefined, "ru");
    expect((await house.call("POST", "/api/step/done", undefined, { token: russian.token })).json.title).toBe(
      "Цели пока нет",
    );
  });

  test("points at the wrong field", async () => {
    const answer = await house.call("POST", "/api/goals", { title: 5 }, { token: someone.token });
    expect(answer.json.errors[0].pointer).toBe("/title");
  });

  test("every code has a status and words in both languages", () => {
    for (const code of problemCodes) {
      expect(problemStatuses[code]).toBeGreaterThanOrEqual(400);
      for (const locale of ["ru", "en"] as const) expect(house.deps.problemWords(code, locale).detail).not.toBe("");
    }
  });

  test("a mistake of ours tells nothing but the request's id", async () => {
    const broken = buildHouse(storage, {
      deps: (deps) => ({
        ...deps,
        store: { ...deps.store, exportPages: () => Promise.reject(new Error("secret path /etc/shadow")) },
      }),
    });
    const { token } = await broken.newcomer();
    const answer = await broken.call("POST", "/api/export", undefined, { token });
    expect([answer.status, answer.json.code]).toEqual([500, "internal"]);
    expect(answer.text).not.toContain("shadow");
    expect(broken.logged.some(({ event }) => event === "http_failure")).toBe(true);
  });
});

describe("who may ask", () => {
  test("every route but the open ones asks for proof", async () => {
    // A feed's address is its own proof: whoever has it may read, and an unknown one is answered as if nothing were there. Who is here may be nobody.
    const open =
      /^\/(healthz|readyz|metrics|feeds\/.*|api\/(account\/(door|who|sign-up|sign-in|reset-request|reset|jwks|passkey-challenge|passkey-sign-in|provider-begin|provider-sign-in|telegram)|first-step|operator\/.*|docs.*|openapi\.json))$/;
    // How much one address may ask for is a law of its own.
    const unbounded = buildHouse(storage, { limits: { take: () => Promise.resolve({ ok: true }) } });
    const shut = house.app.routes.filter((route) => route.method !== "ALL" && !open.test(route.path));
    expect(shut.length).toBeGreaterThan(20);
    for (const { method, path } of shut) {
      const answer = await unbounded.call(method, path.replaceAll(/:\w+/g, "11111111-1111-4111-8111-111111111111"));
      expect([method, path, answer.status, answer.json?.code]).toEqual([method, path, 401, "unauthenticated"]);
    }
  });

  test.each([
    ["a made-up token", "abc.def", "token_invalid"],
    ["a forged JWT", "eyJhbGciOiJub25lIn0.e30.", "token_invalid"],
  ])("%s is refused", async (_rule, token, code) => {
    expect((await house.call("GET", "/api/me", undefined, { token })).json.code).toBe(code);
  });

  test("a JWT opens the API until it expires", async () => {
    const own = buildHouse(storage);
    const { token } = await own.newcomer();
    const jwt = (await own.call("POST", "/api/account/token", undefined, { token })).json.token;
    expect((await own.call("GET", "/api/me", undefined, { token: jwt })).status).toBe(200);
    own.clock.advance(11 * 60_000);
    const late = await own.call("GET", "/api/me", undefined, { token: jwt });
    expect([late.status, late.json.code]).toEqual([401, "token_expired"]);
  });

  test("a cookie reads from anywhere and changes things only from our own pages", async () => {
    const press = (headers: Record<string, string>) =>
      house.call("POST", "/api/chat", { text: "hello" }, { headers: { cookie: someone.cookie, ...headers } });
    expect((await house.call("GET", "/api/me", undefined, { headers: { cookie: someone.cookie } })).status).toBe(200);
    expect((await press({ origin: "http://localhost:3000" })).status).toBe(200);
    expect((await press({ origin: "http://192.168.1.5:3000", host: "192.168.1.5:3000" })).status).toBe(200);
    expect((await press({ "sec-fetch-site": "same-origin" })).status).toBe(200);
    for (const headers of [
      {},
      { origin: "https://evil.example" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
    ]) {
      expect((await press(headers as Record<string, string>)).json.code).toBe("forbidden_origin");
    }
  });

  test("another site cannot sign a visitor in", async () => {
    const answer = await house.call("POST", "/api/account/sign-in", ada, {
      headers: { origin: "https://evil.example" },
    });
    expect(answer.json.code).toBe("forbidden_origin");
  });

  test("no other site may read: there are no CORS headers", async () => {
    const answer = await house.call("OPTIONS", "/api/me", undefined, { headers: { origin: "https://evil.example" } });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("the owner", () => {
  test("comes in without a code only at the machine itself", async () => {
    const fresh = buildHouse(await open());
    const from = async (env: never, headers: Record<string, string>) =>
      (await fresh.call("POST", "/api/account/sign-up", ada, { env, headers })).status;
    expect(await from(fromOutside, { host: "localhost:3000" })).toBe(403);
    expect(await from(atTheMachine, { host: "rebound.example" })).toBe(403);
    expect(await from(atTheMachine, { host: "localhost:3000", "x-forwarded-for": "203.0.113.9" })).toBe(403);
    expect(await from(atTheMachine, { host: "localhost:3000" })).toBe(201);
  });

  test("is one: the door then asks everybody for an invite, which only the operator gives", async () => {
    const fresh = buildHouse(await open(), { accounts: { signUp: "invite" } });
    const machine = { env: atTheMachine, headers: { host: "localhost:3000" } };
    await fresh.call("POST", "/api/account/sign-up", ada, machine);
    expect((await fresh.call("GET", "/api/account/door", undefined, machine)).json).toMatchObject({
      sign_up: "invite",
      code_needed: true,
    });
    const second = { email: "second@example.org", password: "a long password" };
    expect((await fresh.call("POST", "/api/account/sign-up", second, machine)).json.code).toBe("sign_up_refused");
    const invite = await fresh.call("POST", "/api/operator/invites", undefined, byOperator);
    expect(invite.status).toBe(201);
    expect((await fresh.call("POST", "/api/account/sign-up", { ...second, code: invite.json.code })).status).toBe(201);
  });
});

describe("my account", () => {
  test("shows me and takes my settings", async () => {
    const me = await house.newcomer();
    const wish = {
      locale: "ru",
      tone: "serious",
      time_zone: "Asia/Almaty",
      country: "KZ",
      show_estimate: true,
      model_consent: true,
    };
    const patched = await house.call("PATCH", "/api/me", wish, { token: me.token });
    expect(patched.json).toMatchObject({ ...wish, email: me.email, owner: false, telegram_linked: false });
    expect((await house.call("GET", "/api/me", undefined, { token: me.token })).json).toEqual(patched.json);
  });

  test("ends one session, the others, or all", async () => {
    const me = await house.newcomer();
    const again = async () =>
      (await house.call("POST", "/api/account/sign-in", { email: me.email, password: ada.password })).json.token;
    const [phone, tablet] = [await again(), await again()];
    const list = async () =>
      (await house.call("GET", "/api/account/sessions", undefined, { token: me.token })).json.sessions;
    const rows = (await list()) as unknown as { id: string; current: boolean }[];
    expect([rows.length, rows.filter((row) => row.current).length]).toEqual([3, 1]);
    await house.call("POST", "/api/account/sign-out", undefined, { token: phone });
    expect(await list()).toHaveLength(2);
    await house.call("POST", "/api/account/sign-out", { which: "others" }, { token: me.token });
    expect((await house.call("GET", "/api/me", undefined, { token: tablet })).status).toBe(401);
    const out = await house.call("POST", "/api/account/sign-out", { which: "everywhere" }, { token: me.token });
    expect(out.headers.getSetCookie().join()).toMatch(/waymark.session_token=;.*Max-Age=0/);
    expect((await house.call("GET", "/api/me", undefined, { token: me.token })).status).toBe(401);
  });

  test("is deleted with everything after the password, and is not there any more", async () => {
    const me = await house.newcomer();
    const remove = (password: string) => house.call("DELETE", "/api/me", { password }, { token: me.token });
    expect((await remove("not the password")).json.code).toBe("wrong_password");
    expect((await remove(ada.password)).status).toBe(204);
    expect((await house.call("GET", "/api/me", undefined, { token: me.token })).status).toBe(401);
    const back = await house.call("POST", "/api/account/sign-in", { email: me.email, password: ada.password });
    expect(back.json.code).toBe("sign_in_failed");
  });

  test("a person erased elsewhere has no session left to speak of", async () => {
    const gone = buildHouse(storage, { deps: (deps) => ({ ...deps, input: { handle: async () => undefined } }) });
    const { token } = await gone.newcomer();
    expect((await gone.call("POST", "/api/step/next", undefined, { token })).json.code).toBe("unauthenticated");
  });

  test("goes with a person who was erased elsewhere, as by a message to the bot", async () => {
    const me = await house.newcomer();
    const { id } = (await house.call("GET", "/api/me", undefined, { token: me.token })).json;
    await storage.store.erasePerson(id as never);
    house.clock.advance(10 * 60_000);
    expect((await house.call("GET", "/api/me", undefined, { token: me.token })).json.code).toBe("unauthenticated");
    const back = await house.call("POST", "/api/account/sign-in", { email: me.email, password: ada.password });
    expect(back.json.code).toBe("sign_in_failed");
  });

  test("is exported whole, with the account", async () => {
    const me = await house.newcomer();
    await house.call("POST", "/api/goals", { title: "Paint the fence" }, { token: me.token });
    const file = await house.call("POST", "/api/export", undefined, { token: me.token });
    expect(file.headers.get("content-disposition")).toBe('attachment; filename="waymark-export.json"');
    expect(file.text).toContain("Paint the fence");
    expect(file.json).toMatchObject({ account: { email: me.email, sessions: [{ userAgent: null }] } });
  });

  test("gives a code for Telegram, as text and as a link", async () => {
    const me = await house.newcomer();
    const { json } = await house.call("POST", "/api/link/telegram", undefined, { token: me.token });
    expect(json.url).toBe(`https://t.me/waymark_bot?start=link_${json.code}`);
    expect(json.code).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
  });

  test("resets a password through the operator where there is no mail", async () => {
    const me = await house.newcomer();
    expect((await house.call("POST", "/api/account/reset-request", { email: me.email })).json).toEqual({
      by: "operator",
    });
    const link = await house.call("POST", "/api/operator/reset-links", { email: me.email }, byOperator);
    const code = new URL(link.json.url).hash.replace("#code=", "");
    expect((await house.call("POST", "/api/account/reset", { code, password: "an even longer one" })).status).toBe(204);
    expect((await house.call("GET", "/api/me", undefined, { token: me.token })).status).toBe(401);
    expect((await house.call("POST", "/api/account/reset", { code, password: "an even longer one" })).json.code).toBe(
      "reset_invalid",
    );
  });

  test("changes the password", async () => {
    const me = await house.newcomer();
    const change = { current: ada.password, next: "quite another password" };
    expect((await house.call("POST", "/api/account/password", change, { token: me.token })).status).toBe(204);
    expect((await house.call("POST", "/api/account/sign-in", { email: me.email, password: ada.password })).status).toBe(
      401,
    );
  });
});

describe("the chat", () => {
  test("says what the dialogue says, and its buttons press", async () => {
    const me = await house.newcomer();
    const say = (body: object) => house.call("POST", "/api/chat", body, { token: me.token });
    const hello = await say({ text: "Paint the fence" });
    expect(hello.status).toBe(200);
    const rows = hello.json.replies[0].buttons as unknown as { label: string; data: string }[][];
    const pressed = await say({ button: rows[0]?.[0]?.data });
    expect(pressed.status).toBe(200);
    expect(pressed.json.replies[0].text).not.toBe("");
  });

  test("a denial is an answer, not an error", async () => {
    const me = await house.newcomer();
    const answer = await house.call("POST", "/api/chat", { text: "CRISIS" }, { token: me.token });
    expect(answer.status).toBe(200);
    expect(answer.json.replies[0].text).not.toBe("");
  });
});

describe("the operator's pages", () => {
  test("the process lives, and says when it can serve", async () => {
    expect((await house.call("GET", "/healthz")).json).toEqual({ status: "ok" });
    expect((await house.call("GET", "/readyz")).json).toEqual({ status: "ok" });
    const down = buildHouse(storage, {
      deps: (deps) => ({ ...deps, ping: () => Promise.reject(new Error("no database")) }),
    });
    expect((await down.call("GET", "/readyz")).json.code).toBe("unavailable");
  });

  test("figures are for whoever has the token that is theirs alone", async () => {
    expect((await house.call("GET", "/metrics", undefined, { token: metricsToken })).text).toContain("waymark_up");
    expect((await house.call("GET", "/metrics", undefined, byOperator)).status).toBe(403);
    expect((await house.call("GET", "/metrics")).json.code).toBe("forbidden");
  });

  test("log and metrics name the route and the outcome, and nobody", async () => {
    house.logged.length = 0;
    await house.call("GET", "/api/goals/11111111-1111-4111-8111-111111111111", undefined, { token: someone.token });
    expect(house.counted.at(-1)).toEqual({
      name: "waymark_http_requests_total",
      labels: { route: "/api/goals/:id", method: "GET", status: "404" },
    });
    expect(JSON.stringify(house.logged)).not.toMatch(/11111111|example\.org|203\.0\.113/);
  });

  test("a sane request id is taken over, another one replaced", async () => {
    const id = async (offered: string) =>
      (await house.call("GET", "/healthz", undefined, { headers: { "x-request-id": offered } })).headers.get(
        "x-request-id",
      );
    expect(await id("trace-1234-abcd")).toBe("trace-1234-abcd");
    expect(await id("short")).not.toBe("short");
    expect(await id("x".repeat(500))).toHaveLength(36);
  });

  test("pages may load only what is ours", async () => {
    const { headers } = await house.call("GET", "/api/docs");
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    const mine = await house.call("GET", "/api/me", undefined, { headers: { cookie: someone.cookie } });
    expect(mine.headers.get("cache-control")).toBe("no-store");
  });
});

test.each([
  ["a page of ours", "/api/docs", 200],
  ["an answer to nobody", "/api/me", 401],
  ["an address that is not there", "/gone", 404],
])(
  "behind TLS, %s tells browsers to come encrypted only, for a year and everywhere below",
  async (_rule, path, status) => {
    const secure = buildHouse(storage, { settings: { publicUrl: "https://way.example.org" } });
    const answer = await secure.call("GET", path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
    expect(answer.headers.get("content-security-policy")).toMatch(/object-src 'none'; base-uri 'none'/);
  },
);

test("cookies of a sign-in work for the next request", async () => {
  const made = await house.call("POST", "/api/account/sign-in", ada);
  expect((await house.call("GET", "/api/me", undefined, { headers: { cookie: cookieOf(made.headers) } })).status).toBe(
    200,
  );
});
