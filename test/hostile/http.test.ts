import { createHmac, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { describeAboveStorage } from "../storage/databases.ts";
import { ada } from "../http/accounts-setup.ts";
import { atTheMachine, buildHouse, type House, operator, publicUrl } from "../http/http-setup.ts";

const mark = "MARKEDBYVERA";

interface Shot {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

describeAboveStorage("somebody who wants what is another's, over HTTP", (open) => {
  let house: House;
  let vera: { readonly token: string; readonly cookie: string; readonly email: string };
  let ex: typeof vera;
  /** Ids of what is the victim's, by what they stand for in addresses. */
  let ids: Readonly<Record<string, string>>;

  beforeAll(async () => {
    house = buildHouse(await open());
    vera = await house.newcomer();
    ex = await house.newcomer();
    const as = (method: string, path: string, body?: unknown) => house.call(method, path, body, { token: vera.token });
    const goal = await as("POST", "/api/goals", { title: `paint the kitchen ${mark}` });
    const exercise = await as("POST", "/api/exercises", { technique: "emotional_checkin" });
    const token = await as("POST", "/api/tokens", { name: `phone ${mark}`, scopes: ["day:read"] });
    const sessions = await as("GET", "/api/account/sessions");
    const me = await as("GET", "/api/me");
    ids = {
      goal: goal.json.goal?.id ?? "",
      exercise: (exercise.json as unknown as { exercise?: { id: string } }).exercise?.id ?? randomUUID(),
      token: (token.json as unknown as { token?: { id: string } }).token?.id ?? randomUUID(),
      session: (sessions.json.sessions as unknown as { id: string }[])[0]?.id ?? "",
      person: me.json.id,
    };
    expect(ids["goal"]).not.toBe("");
  });

  async function fire(shot: Shot, more: { readonly token?: string; readonly env?: never } = {}) {
    return house.call(shot.method ?? "GET", shot.path, shot.body, {
      ...(more.token === undefined ? {} : { token: more.token }),
      ...(more.env === undefined ? {} : { env: more.env }),
      ...(shot.headers === undefined ? {} : { headers: { ...shot.headers } }),
    });
  }
  const everything = async () => {
    const [goals, access] = await Promise.all(
      ["/api/goals", "/api/tokens"].map((path) => house.call("GET", path, undefined, { token: vera.token })),
    );
    return `${goals?.text} ${access?.text}`;
  };

  describe("with a sign-in of their own", () => {
    test.each<[string, (its: typeof ids) => Shot]>([
      ["reads a goal", ({ goal }) => ({ path: `/api/goals/${goal}` })],
      ["renames a goal", ({ goal }) => ({ method: "PATCH", path: `/api/goals/${goal}`, body: { title: "mine" } })],
      ["deletes a goal", ({ goal }) => ({ method: "DELETE", path: `/api/goals/${goal}` })],
      ["walks another's goal", ({ goal }) => ({ method: "POST", path: `/api/goals/${goal}/activate` })],
      ["pauses a goal", ({ goal }) => ({ method: "POST", path: `/api/goals/${goal}/pause` })],
      ["archives a goal", ({ goal }) => ({ method: "POST", path: `/api/goals/${goal}/archive` })],
      ["opens an exercise", ({ exercise }) => ({ path: `/api/exercises/${exercise}` })],
      [
        "answers an exercise",
        ({ exercise }) => ({
          method: "POST",
          path: `/api/exercises/${exercise}/answer`,
          body: { step: "x", text: "y" },
        }),
      ],
      ["throws an exercise away", ({ exercise }) => ({ method: "DELETE", path: `/api/exercises/${exercise}` })],
      ["reads a work by another's id", ({ exercise }) => ({ path: `/api/works/${exercise}` })],
      ["prints a work", ({ exercise }) => ({ path: `/api/works/${exercise}/file.pdf` })],
      ["opens a photo", ({ exercise }) => ({ path: `/api/photos/${exercise}` })],
      ["ends a token", ({ token }) => ({ method: "DELETE", path: `/api/tokens/${token}` })],
      ["ends a session", ({ session }) => ({ method: "DELETE", path: `/api/account/sessions/${session}` })],
      ["names the person in a query", ({ person }) => ({ path: `/api/goals?person_id=${person}` })],
      [
        "names the person in a header",
        ({ person }) => ({ path: "/api/goals", headers: { "x-person-id": `${person}`, "x-user-id": `${person}` } }),
      ],
      [
        "names the person in a body",
        ({ person }) => ({ method: "POST", path: "/api/goals", body: { title: "x", person_id: person } }),
      ],
      [
        "writes readings as the person",
        ({ person }) => ({
          method: "POST",
          path: "/api/readings",
          body: [{ user_id: person, metric: "mood", value: 1, timestamp: "2026-01-01T00:00:00Z", source: "manual" }],
        }),
      ],
      [
        "deletes the person",
        ({ person }) => ({ method: "DELETE", path: `/api/me?id=${person}`, body: { password: "not the password" } }),
      ],
      [
        "presses a button with the goal's id",
        ({ goal }) => ({ method: "POST", path: "/api/chat", body: { button: `ag:${goal}` } }),
      ],
      ["walks up by dots", ({ goal }) => ({ path: `/api/goals/..%2f..%2fapi%2fgoals%2f${goal}` })],
      ["walks up by dots that are written out", ({ goal }) => ({ path: `/api/works/../goals/${goal}` })],
      ["asks with a second slash", ({ goal }) => ({ path: `/api//goals/${goal}` })],
      ["asks in capitals", ({ goal }) => ({ path: `/API/GOALS/${goal}` })],
      ["asks with a null behind", ({ goal }) => ({ path: `/api/goals/${goal}%00` })],
      ["asks for a file of the system", () => ({ path: "/..%2f..%2f..%2fetc%2fpasswd" })],
      ["asks for the secret", () => ({ path: "/data/secret" })],
      ["asks for the sources", () => ({ path: "/src/main.ts" })],
      ["wants SQL in an id", () => ({ path: "/api/goals/' or 1=1 --" })],
      ["wants SQL in a cursor", () => ({ path: "/api/works?from=1;drop table core.goal" })],
      ["opens the operator's door", () => ({ method: "POST", path: "/api/operator/invites" })],
      [
        "wants a link for another's password",
        () => ({ method: "POST", path: "/api/operator/reset-links", body: { email: ada.email } }),
      ],
      ["reads the figures", () => ({ path: "/metrics" })],
      [
        "says another method by a header",
        ({ goal }) => ({ method: "POST", path: `/api/goals/${goal}`, headers: { "x-http-method-override": "DELETE" } }),
      ],
      ["says another method by a query", ({ goal }) => ({ method: "POST", path: `/api/goals/${goal}?_method=DELETE` })],
    ])("%s: has nothing and changes nothing", async (_what, shot) => {
      const before = await everything();
      const answer = await fire(shot(ids), { token: ex.token });
      expect(answer.status).toBeLessThan(500);
      expect(answer.text).not.toContain(mark);
      expect(await everything()).toBe(before);
    });
  });

  const unsigned = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  describe("with a proof that is none", () => {
    test.each<[string, () => Readonly<Record<string, string>>]>([
      ["nothing", () => ({})],
      ["an empty word", () => ({ authorization: "Bearer " })],
      ["another scheme", () => ({ authorization: `Basic ${Buffer.from(`${vera.email}:x`).toString("base64")}` })],
      ["a token cut short", () => ({ authorization: `Bearer ${vera.token.slice(0, -4)}` })],
      ["a token without its signature", () => ({ authorization: `Bearer ${vera.token.split(".")[0]}` })],
      [
        "a token with another's signature",
        () => ({ authorization: `Bearer ${vera.token.split(".")[0]}.${ex.token.split(".")[1]}` }),
      ],
      ["a session's id as a token", () => ({ authorization: `Bearer ${ids["session"]}` })],
      [
        "a JWT of no algorithm",
        () => ({
          authorization: `Bearer ${unsigned({ alg: "none" })}.${unsigned({ sub: ids["person"], sid: ids["session"] })}.`,
        }),
      ],
      [
        "a JWT of a shared secret",
        () => {
          const head = `${unsigned({ alg: "HS256" })}.${unsigned({ sub: ids["person"], sid: ids["session"], exp: 9_999_999_999 })}`;
          return { authorization: `Bearer ${head}.${createHmac("sha256", "secret").update(head).digest("base64url")}` };
        },
      ],
      [
        "a JWT with a key of its own",
        () => ({
          authorization: `Bearer ${unsigned({ alg: "EdDSA", jwk: { kty: "OKP", crv: "Ed25519", x: "AA" } })}.${unsigned({ sub: ids["person"], sid: ids["session"] })}.AA`,
        }),
      ],
      ["a cookie that was made up", () => ({ cookie: "waymark.session_token=abc.def" })],
      ["a cookie that holds a token", () => ({ cookie: `waymark.session_token=${ids["session"]}` })],
      ["a personal token that was made up", () => ({ authorization: `Bearer wm_${"a".repeat(43)}` })],
      ["the operator's word", () => ({ authorization: `Bearer ${operator}` })],
      ["the device's mark", () => ({ cookie: "waymark.device=abc.def" })],
      ["a token in the address", () => ({ "x-in-address": "1" })],
      ["two proofs at once", () => ({ authorization: "Bearer nonsense", cookie: "waymark.session_token=a.b" })],
    ])("%s opens nothing", async (_what, headers) => {
      const given = headers();
      const path = "x-in-address" in given ? `/api/goals?access_token=${vera.token}&token=${vera.token}` : "/api/goals";
      const answer = await fire({ path, headers: given });
      expect(answer.status).toBe(401);
      expect(answer.text).not.toContain(mark);
    });
  });

  describe("through the person's own browser, from another site", () => {
    test.each<[string, Readonly<Record<string, string>>]>([
      ["of another name", { origin: "https://evil.example" }],
      ["without one", {}],
      ["that hides it", { origin: "null" }],
      ["on another port", { origin: "http://localhost:3001" }],
      ["with our name in front", { origin: "http://localhost:3000.evil.example" }],
      ["with our name as its user", { origin: "http://localhost:3000@evil.example" }],
      ["that says cross-site", { "sec-fetch-site": "cross-site" }],
      ["that says same-site", { "sec-fetch-site": "same-site" }],
      ["that forwards a host", { origin: "https://evil.example", "x-forwarded-host": "evil.example" }],
    ])("a page %s changes nothing", async (_what, headers) => {
      const before = await everything();
      const shots: Shot[] = [
        { method: "POST", path: "/api/goals", body: { title: "x" } },
        { method: "DELETE", path: `/api/goals/${ids["goal"]}` },
        { method: "POST", path: "/api/export" },
        { method: "POST", path: "/api/account/sign-out" },
        { method: "PUT", path: "/api/account/lock", body: { pin: "4071", after_minutes: 5 } },
        { method: "POST", path: "/api/account/second-factor" },
      ];
      for (const shot of shots) {
        const answer = await fire({ ...shot, headers: { ...headers, cookie: vera.cookie } });
        expect([shot.path, answer.status]).toEqual([shot.path, 403]);
      }
      expect(await everything()).toBe(before);
    });

    test.each([
      ["a form", "application/x-www-form-urlencoded"],
      ["a form with files", "multipart/form-data; boundary=x"],
      ["plain text", "text/plain"],
      ["JSON that calls itself text", "text/plain; application/json"],
    ])("%s is not read", async (_what, type) => {
      const answer = await fire({
        method: "POST",
        path: "/api/goals",
        headers: { "content-type": type, cookie: vera.cookie, origin: publicUrl },
        body: '{"title":"x"}',
      });
      expect(answer.status).toBe(415);
    });

    test("no answer lets another site read", async () => {
      for (const path of ["/api/goals", "/api/me", "/api/account/door", "/healthz"]) {
        const { headers } = await fire({ path, headers: { origin: "https://evil.example", cookie: vera.cookie } });
        expect(headers.get("access-control-allow-origin")).toBeNull();
        expect(headers.get("x-frame-options")).toBe("DENY");
      }
    });
  });

  describe("at the doors", () => {
    test.each<[string, Shot]>([
      [
        "takes a place that has an owner",
        { method: "POST", path: "/api/account/sign-up", body: { email: "new@example.org", password: "1234567890" } },
      ],
      [
        "sets another's password by a code that was made up",
        {
          method: "POST",
          path: "/api/account/reset",
          body: { code: "aaaa-bbbb-cccc-dddd-past", password: "a fine long password" },
        },
      ],
      [
        "signs in with an object for a password",
        { method: "POST", path: "/api/account/sign-in", body: { email: ada.email, password: { $ne: "" } } },
      ],
      [
        "signs in with a list",
        { method: "POST", path: "/api/account/sign-in", body: [{ email: ada.email, password: "x" }] },
      ],
      [
        "signs in with a pattern",
        { method: "POST", path: "/api/account/sign-in", body: { email: "%@example.org", password: "x" } },
      ],
      [
        "signs in with a password of a million letters",
        { method: "POST", path: "/api/account/sign-in", body: { email: ada.email, password: "x".repeat(900_000) } },
      ],
      [
        "signs in past a code that is no text",
        { method: "POST", path: "/api/account/sign-in", body: { email: ada.email, password: "x", code: 123_456 } },
      ],
      [
        "asks for better-auth's own doors",
        { method: "POST", path: "/api/account/sign-in/email", body: { email: ada.email, password: ada.password } },
      ],
      ["asks better-auth for a session", { path: "/api/account/get-session" }],
      [
        "asks better-auth to change an address",
        { method: "POST", path: "/api/account/change-email", body: { newEmail: "x@example.org" } },
      ],
      [
        "asks better-auth for a code",
        { method: "POST", path: "/api/account/two-factor/enable", body: { password: ada.password } },
      ],
      ["reads a calendar by a key that was made up", { path: `/api/day/feed/${"a".repeat(43)}.ics` }],
      ["unlocks without a session", { method: "POST", path: "/api/account/unlock", body: { pin: "4071" } }],
      [
        "joins by a code of Telegram's side",
        { method: "POST", path: "/api/link/telegram/confirm", body: { password: "x" } },
      ],
      ["calls Telegram's webhook", { method: "POST", path: "/telegram/webhook", body: { update_id: 1 } }],
    ])("%s: gets no session and no word of anybody's", async (_what, shot) => {
      const answer = await fire(shot);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.headers.getSetCookie().join()).not.toContain("session_token=");
      expect(answer.text).not.toMatch(new RegExp(`${mark}|at .*\\.ts:|postgres|select `, "u"));
    });

    test.each([
      ["its own address", { "x-forwarded-for": "127.0.0.1" }],
      ["a whole row of them", { "x-forwarded-for": "127.0.0.1, 127.0.0.1", "x-real-ip": "127.0.0.1" }],
      ["the standard's header", { forwarded: "for=127.0.0.1" }],
      ["this machine's name", { host: "localhost" }],
    ])("the operator's word from elsewhere, with %s, opens no door", async (_what, headers) => {
      const answer = await fire({
        method: "POST",
        path: "/api/operator/invites",
        headers: { ...headers, authorization: `Bearer ${operator}` },
      });
      expect(answer.status).toBe(403);
    });

    test("the machine itself without the word opens none either", async () => {
      expect(
        (
          await fire(
            { method: "POST", path: "/api/operator/invites", headers: { host: "localhost:3000" } },
            { env: atTheMachine },
          )
        ).status,
      ).toBe(403);
    });
  });

  describe("with a personal token that reads the day", () => {
    test.each<[string, Shot]>([
      ["reads goals", { path: "/api/goals" }],
      ["reads who it is", { path: "/api/me" }],
      ["writes readings", { method: "POST", path: "/api/readings", body: [] }],
      ["reads readings", { path: "/api/readings?metric=mood" }],
      ["makes another token", { method: "POST", path: "/api/tokens", body: { name: "x", scopes: ["readings:read"] } }],
      ["takes everything out", { method: "POST", path: "/api/export" }],
      ["gives the password again", { method: "POST", path: "/api/account/confirm", body: { password: ada.password } }],
      ["removes the lock", { method: "DELETE", path: "/api/account/lock" }],
      ["removes the second factor", { method: "DELETE", path: "/api/account/second-factor" }],
      ["talks", { method: "POST", path: "/api/chat", body: { text: "hello" } }],
      ["makes a JWT of itself", { method: "POST", path: "/api/account/token" }],
    ])("%s: is refused", async (_what, shot) => {
      const made = await house.call("POST", "/api/tokens", { name: "t", scopes: ["day:read"] }, { token: ex.token });
      const { secret } = made.json as unknown as { readonly secret: string };
      expect((await fire(shot, { token: secret })).status).toBe(403);
    });
  });
});
