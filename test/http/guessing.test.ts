import { beforeEach, describe, expect, test } from "vitest";
import { limitRules } from "#channels/http/limits.ts";
import { storageAbove } from "../storage/databases.ts";
import { ada, bob } from "./accounts-setup.ts";
import { atTheMachine, buildHouse, byOperator, type House, metricsToken, operator } from "./http-setup.ts";

const open = storageAbove();
const from = (remoteAddress: string) => ({ env: { incoming: { socket: { remoteAddress } } } as never });

describe("guessing", () => {
  let house: House;
  beforeEach(async () => {
    house = buildHouse(await open());
    await house.newcomer();
  });
  const signIn = (password: string, more: object) =>
    house.call("POST", "/api/account/sign-in", { email: ada.email, password }, more);
  const signUp = (password: string, more: object) =>
    house.call("POST", "/api/account/sign-up", { email: ada.email, password }, more);
  /** Uses up what may be guessed at an account, each from an address that guesses little. */
  async function lock(): Promise<void> {
    for (let guess = 0; guess < limitRules.sign_in_account.points; guess += 1) {
      await signIn("not the password", from(`203.0.113.${10 + Math.floor(guess / 8)}`));
    }
  }
  const deviceOf = (headers: Headers) =>
    headers
      .getSetCookie()
      .map((each) => each.split(";")[0] ?? "")
      .find((each) => each.includes("waymark.device="));

  test("a neighbour who names another address each time is counted as one", async () => {
    const answers: number[] = [];
    for (let guess = 0; guess < limitRules.sign_in.points + 5; guess += 1) {
      const forged = { ...from("192.168.1.50"), headers: { "x-forwarded-for": `1.1.1.${guess}` } };
      answers.push((await signIn("not the password", forged)).status);
    }
    expect(answers.filter((status) => status === 401)).toHaveLength(limitRules.sign_in.points);
    expect(answers.at(-1)).toBe(429);
  });

  test("sign-up is no second door: it is counted with sign-in, by the account", async () => {
    await lock();
    expect((await signUp(ada.password, from("198.51.100.1"))).status).toBe(429);
    expect((await signIn(ada.password, from("198.51.100.2"))).status).toBe(429);
  });

  test("guesses by sign-up use up what sign-in has", async () => {
    for (let guess = 0; guess < limitRules.sign_in_account.points; guess += 1) {
      await signUp("not the password", from(`203.0.113.${10 + Math.floor(guess / 8)}`));
    }
    expect((await signIn(ada.password, from("198.51.100.1"))).status).toBe(429);
  });

  test("its owner comes in from a device they used before, whoever locks the account", async () => {
    const cookie = deviceOf((await signIn(ada.password, from("203.0.113.1"))).headers) ?? "";
    await lock();
    expect((await signIn(ada.password, from("198.51.100.1"))).status).toBe(429);
    const known = { ...from("198.51.100.1"), headers: { cookie } };
    expect((await signIn(ada.password, known)).status).toBe(200);
  });

  test("a device that is known guesses no more often than an address", async () => {
    const cookie = deviceOf((await signIn(ada.password, from("203.0.113.1"))).headers) ?? "";
    const answers: number[] = [];
    for (let guess = 0; guess <= limitRules.sign_in.points; guess += 1) {
      const known = { ...from(`198.51.100.${guess}`), headers: { cookie } };
      answers.push((await signIn("not the password", known)).status);
    }
    expect(answers.at(-1)).toBe(429);
  });

  test.each(["another person's", "a made-up", "no"])("%s mark of a device opens nothing", async (whose) => {
    await house.newcomer(bob.email);
    const others = await house.call(
      "POST",
      "/api/account/sign-in",
      { email: bob.email, password: ada.password },
      from("203.0.113.1"),
    );
    const cookie = { "another person's": deviceOf(others.headers), "a made-up": "waymark.device=abc.def", no: "" }[
      whose
    ];
    await lock();
    const shown = { ...from("198.51.100.1"), headers: { cookie: cookie ?? "" } };
    expect((await signIn(ada.password, shown)).status).toBe(429);
  });

  test("the mark of a device is not readable by scripts, and is no proof of anything", async () => {
    const { headers } = await signIn(ada.password, from("203.0.113.1"));
    expect(headers.getSetCookie().find((each) => each.includes("waymark.device="))).toMatch(/HttpOnly.*SameSite=Lax/i);
    const me = await house.call("GET", "/api/me", undefined, { headers: { cookie: deviceOf(headers) ?? "" } });
    expect(me.status).toBe(401);
  });

  test.each([
    ["signing up", "/api/account/sign-up", { email: bob.email, password: "qwertyuiop" }],
    ["one's own address", "/api/account/sign-up", { email: bob.email, password: bob.email }],
  ])("a password that is guessed first is refused: %s", async (_rule, path, body) => {
    const { json } = await house.call("POST", path, body);
    expect([json.code, (json as unknown as { title: string }).title]).toEqual([
      "weak_password",
      "That password is easy to guess",
    ]);
  });
});

test("a cry is heard in one's own flood of words, and so is the way to help", async () => {
  const storage = await open();
  const { token } = await buildHouse(storage).newcomer();
  const house = buildHouse(storage, {
    limits: { take: async (name) => (name === "chat" ? { ok: false, retryAfter: 9 } : { ok: true }) },
  });
  const say = async (text: string) => house.call("POST", "/api/chat", { text }, { token });
  expect((await say("hello again")).status).toBe(429);
  const heard = await say("CRISIS I cannot go on");
  expect(heard.status).toBe(200);
  expect(heard.text).toContain("112");
  expect((await say("/help_now")).status).toBe(200);
});

describe("the operator's doors", () => {
  let house: House;
  beforeEach(async () => {
    house = buildHouse(await open(), { settings: { metricsToken } });
    await house.newcomer();
  });
  const reset = (more: object) => house.call("POST", "/api/operator/reset-links", { email: ada.email }, more);

  test.each([
    ["the operator's word at the machine itself", byOperator, 201],
    ["the operator's word from elsewhere", { token: operator }, 403],
    ["the operator's word through a proxy", { ...byOperator, headers: { ...byOperator.headers, via: "1.1 p" } }, 403],
    ["the word for the figures, at the machine itself", { ...byOperator, token: metricsToken }, 403],
    ["no word", { env: atTheMachine, headers: byOperator.headers }, 403],
  ])("%s: a reset link", async (_rule, more, status) => {
    expect((await reset(more)).status).toBe(status);
  });

  test.each([
    ["the word for them", { token: metricsToken }, 200],
    ["the operator's word", byOperator, 403],
    ["the machine itself without a word", { env: atTheMachine, headers: byOperator.headers }, 403],
  ])("figures by %s", async (_rule, more, status) => {
    expect((await house.call("GET", "/metrics", undefined, more)).status).toBe(status);
  });

  test.each([
    ["invites", "POST", "/api/operator/invites", undefined],
    ["a reset link", "POST", "/api/operator/reset-links", { email: ada.email }],
    ["the figures", "GET", "/metrics", undefined],
  ])(
    "the owner's own session opens no operator's door, not even at the machine itself: %s",
    async (_rule, method, path, body) => {
      const { cookie, token } = await house.newcomer(ada.email);
      const proven = await house.accounts.sessions.prove(new Headers({ authorization: `Bearer ${token}` }));
      expect(proven.ok && (await house.accounts.owner.isOwner(proven.principal.userId))).toBe(true);
      const { json } = await house.call("POST", "/api/account/token", undefined, { token });
      const origin = "http://localhost:3000";
      for (const proof of [
        { headers: { ...byOperator.headers, cookie, origin } },
        { headers: byOperator.headers, token },
        { headers: byOperator.headers, token: json.token },
      ]) {
        expect((await house.call(method, path, body, { ...proof, env: atTheMachine })).status).toBe(403);
      }
    },
  );

  test("figures that nobody set a word for are read by nobody", async () => {
    const silent = buildHouse(await open(), { settings: { metricsToken: undefined } });
    expect((await silent.call("GET", "/metrics", undefined, byOperator)).status).toBe(403);
  });

  test.each([
    ["the figures", "GET", "/metrics"],
    ["the doors", "POST", "/api/operator/invites"],
  ])("guesses at %s are held off", async (_rule, method, path) => {
    const answers: number[] = [];
    for (let guess = 0; guess <= limitRules.operator.points; guess += 1) {
      answers.push((await house.call(method, path, undefined, { token: `guess ${guess}` })).status);
    }
    expect(answers.slice(0, -1).every((status) => status === 403)).toBe(true);
    expect(answers.at(-1)).toBe(429);
  });

  test("where a proxy may stand before the place, nobody owns it without the code", async () => {
    const fresh = buildHouse(await open(), { settings: { ownerWithoutCode: false } });
    const machine = { env: atTheMachine, headers: { host: "localhost:3000" } };
    expect((await fresh.call("GET", "/api/account/door", undefined, machine)).json).toMatchObject({
      code_needed: true,
    });
    expect((await fresh.call("POST", "/api/account/sign-up", ada, machine)).status).toBe(403);
    const knowing = { ...ada, code: fresh.accounts.ownerCode };
    expect((await fresh.call("POST", "/api/account/sign-up", knowing, machine)).status).toBe(201);
  });
});
