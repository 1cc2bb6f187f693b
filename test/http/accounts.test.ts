import { sql } from "kysely";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Accounts, SignUpAsk } from "#channels/http/accounts/accounts.ts";
import { ada, bob, movableClock, openAccounts, openAuthDatabase } from "./accounts-setup.ts";

import { describeAboveStorage } from "../storage/databases.ts";

function ask(who: { email: string; password: string }, over: Partial<SignUpAsk> = {}): SignUpAsk {
  return { ...who, code: undefined, atTheMachine: false, userAgent: "Test browser", ...over };
}

async function withOwner(accounts: Accounts) {
  const made = await accounts.signUp(ask(ada, { atTheMachine: true }));
  if (!made.ok) throw new Error(made.code);
  return made.value;
}

function bearer(token: string): Headers {
  return new Headers({ authorization: `Bearer ${token}` });
}

describeAboveStorage("accounts", (open) => {
  let database: Awaited<ReturnType<typeof openAuthDatabase>>;
  beforeAll(async () => {
    database = await openAuthDatabase(open);
  });
  beforeEach(() => database.empty());

  describe("the owner's door", () => {
    test("opens to a visitor at the machine without a code", async () => {
      const accounts = openAccounts(database.db);
      expect(await accounts.door(true)).toMatchObject({ sign_up: "owner", code_needed: false });
      const owner = await withOwner(accounts);
      expect(await accounts.owner.isOwner(owner.userId)).toBe(true);
    });

    test("opens from elsewhere with the code printed at start, and to nobody without it", async () => {
      const accounts = openAccounts(database.db);
      expect(await accounts.door(false)).toMatchObject({ sign_up: "owner", code_needed: true });
      expect(await accounts.signUp(ask(ada))).toEqual({ ok: false, code: "sign_up_refused" });
      expect(await accounts.signUp(ask(ada, { code: "aaaa-bbbb-cccc-dddd" }))).toMatchObject({
        code: "sign_up_refused",
      });
      expect(await accounts.signUp(ask(ada, { code: accounts.ownerCode.toUpperCase() }))).toMatchObject({ ok: true });
    });

    test("is shut afterwards: neither the machine nor the code makes a second owner", async () => {
      const accounts = openAccounts(database.db);
      await withOwner(accounts);
      expect(await accounts.signUp(ask(bob, { atTheMachine: true, code: accounts.ownerCode }))).toMatchObject({
        code: "sign_up_refused",
      });
    });

    test("lets one in when two come at once", async () => {
      const accounts = openAccounts(database.db, { signUp: "closed" });
      const both = await Promise.all([ada, bob].map((who) => accounts.signUp(ask(who, { atTheMachine: true }))));
      expect(both.filter((made) => made.ok)).toHaveLength(1);
    });

    test("opens again a minute after a sign-up that died half-way", async () => {
      const clock = movableClock();
      const accounts = openAccounts(database.db, { clock });
      await database.db
        .withSchema("auth")
        .insertInto("owner")
        .values({ user_id: null, claimed_at: new Date(clock.now()) })
        .execute();
      expect(await accounts.signUp(ask(ada, { atTheMachine: true }))).toMatchObject({ code: "owner_exists" });
      clock.advance(61_000);
      expect(await accounts.signUp(ask(ada, { atTheMachine: true }))).toMatchObject({ ok: true });
    });
  });

  describe("signing up", () => {
    test.each([
      ["an invite lets one person in", "invite", "fresh", true],
      ["without an invite the door stays shut", "invite", "none", false],
      ["a made-up invite is refused", "invite", "wrong", false],
      ["a used invite is refused", "invite", "used", false],
      ["an old invite is refused", "invite", "old", false],
      ["an open house needs no invite", "open", "none", true],
      ["a closed house takes no invite", "closed", "fresh", false],
    ] as const)("%s", async (_rule, signUp, invite, comesIn) => {
      const clock = movableClock();
      const accounts = openAccounts(database.db, { signUp, clock });
      await withOwner(accounts);
      const { code } = await accounts.invites.issue();
      if (invite === "used") await accounts.invites.redeem(code);
      if (invite === "old") clock.advance(15 * 24 * 3600 * 1000);
      const shown = { fresh: code, used: code, old: code, none: undefined, wrong: "aaaa-aaaa-aaaa-aaaa" }[invite];
      expect((await accounts.signUp(ask(bob, { code: shown }))).ok).toBe(comesIn);
    });

    test("a sign-up that is refused leaves the invite unused", async () => {
      const accounts = openAccounts(database.db);
      await withOwner(accounts);
      const { code } = await accounts.invites.issue();
      expect(await accounts.signUp(ask({ ...ada, password: "another password" }, { code }))).toMatchObject({
        code: "sign_up_refused",
      });
      expect(await accounts.signUp(ask(bob, { code }))).toMatchObject({ ok: true });
    });

    test("the same sign-up sent again signs in, whatever became of the code", async () => {
      const accounts = openAccounts(database.db);
      const first = await withOwner(accounts);
      const again = await accounts.signUp(ask(ada, { atTheMachine: true }));
      expect(again).toMatchObject({ ok: true, value: { userId: first.userId } });
    });

    test.each([
      ["nine characters are too few", "ninechars", false],
      ["ten will do", "tenletters", true],
      ["two hundred and one are too many", "x".repeat(201), false],
    ])("%s", async (_rule, password, comesIn) => {
      const accounts = openAccounts(database.db);
      const made = await accounts.signUp(ask({ ...ada, password }, { atTheMachine: true }));
      expect(made).toMatchObject(comesIn ? { ok: true } : { ok: false, code: "weak_password" });
    });
  });

  describe("proving who one is", () => {
    test("by cookie, session token and JWT", async () => {
      const accounts = openAccounts(database.db);
      const owner = await withOwner(accounts);
      const cookie = owner.cookies.map((each) => each.split(";")[0]).join("; ");
      const byCookie = await accounts.sessions.prove(new Headers({ cookie }));
      expect(byCookie).toMatchObject({ ok: true, principal: { userId: owner.userId, via: "cookie" } });
      const byToken = await accounts.sessions.prove(bearer(owner.token));
      if (!byToken.ok) throw new Error(byToken.code);
      const { token } = await accounts.sessions.accessToken(byToken.principal);
      expect(await accounts.sessions.prove(bearer(token))).toMatchObject({
        ok: true,
        principal: { userId: owner.userId, sessionId: owner.sessionId, via: "token" },
      });
    });

    test("the cookie is not readable by scripts and stays on our own site", async () => {
      const owner = await withOwner(openAccounts(database.db));
      expect(owner.cookies.join()).toMatch(/HttpOnly/i);
      expect(owner.cookies.join()).toMatch(/SameSite=Lax/i);
      await database.empty();
      const behindTls = await withOwner(openAccounts(database.db, { publicUrl: "https://way.example.org" }));
      expect(behindTls.cookies.join()).toMatch(/__Secure-waymark.session_token=.*Secure/i);
    });

    test("a JWT lasts ten minutes", async () => {
      const clock = movableClock();
      const accounts = openAccounts(database.db, { clock });
      const owner = await withOwner(accounts);
      const { token } = await accounts.sessions.accessToken({
        userId: owner.userId,
        sessionId: owner.sessionId,
        via: "token",
      });
      clock.advance(9 * 60_000);
      expect(await accounts.sessions.prove(bearer(token))).toMatchObject({ ok: true });
      clock.advance(2 * 60_000);
      expect(await accounts.sessions.prove(bearer(token))).toEqual({ ok: false, code: "token_expired" });
    });

    test("a JWT dies with its session", async () => {
      const accounts = openAccounts(database.db);
      const owner = await withOwner(accounts);
      const { token } = await accounts.sessions.accessToken({
        userId: owner.userId,
        sessionId: owner.sessionId,
        via: "token",
      });
      await accounts.sessions.endAll(owner.userId);
      expect(await accounts.sessions.prove(bearer(token))).toEqual({ ok: false, code: "token_invalid" });
    });

    test("a JWT that was made for another address is no proof here", async () => {
      const accounts = openAccounts(database.db);
      const owner = await withOwner(accounts);
      const elsewhere = openAccounts(database.db, { publicUrl: "https://other.example.org" });
      const principal = { userId: owner.userId, sessionId: owner.sessionId, via: "token" } as const;
      const { token } = await elsewhere.sessions.accessToken(principal);
      expect(await elsewhere.sessions.prove(bearer(token))).toMatchObject({ ok: true });
      expect(await accounts.sessions.prove(bearer(token))).toEqual({ ok: false, code: "token_invalid" });
    });

    test("a forged, altered or unsigned token is no proof", async () => {
      const accounts = openAccounts(database.db);
      const owner = await withOwner(accounts);
      const { token } = await accounts.sessions.accessToken({
        userId: owner.userId,
        sessionId: owner.sessionId,
        via: "token",
      });
      const [head, body] = token.split(".") as [string, string];
      const none = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
      const wrong = [
        `${head}.${body}.AAAA`,
        `${none}.${body}.`,
        "a.b.c",
        "x",
        `${owner.token.split(".")[0]}`,
        `${owner.token}x`,
      ];
      for (const forged of wrong) {
        expect(await accounts.sessions.prove(bearer(forged))).toEqual({ ok: false, code: "token_invalid" });
      }
      expect(await accounts.sessions.prove(new Headers({ cookie: "waymark.session_token=abc.def" }))).toMatchObject({
        ok: false,
      });
    });
  });

  describe("sessions", () => {
    test("are listed without addresses and end one by one, but for this one, or all", async () => {
      const accounts = openAccounts(database.db);
      const first = await withOwner(accounts);
      const second = await accounts.signIn({ ...ada, userAgent: "Another browser" });
      if (!second.ok) throw new Error(second.code);
      const list = await accounts.sessions.list(first.userId);
      expect(list.map((session) => session.userAgent).sort()).toEqual(["Another browser", "Test browser"]);
      expect(await accounts.sessions.end("00000000-0000-4000-8000-000000000000", first.sessionId)).toBe(false);
      await accounts.sessions.endOthers(first.userId, first.sessionId);
      expect(await accounts.sessions.prove(bearer(second.value.token))).toMatchObject({ ok: false });
      expect(await accounts.sessions.prove(bearer(first.token))).toMatchObject({ ok: true });
      await accounts.sessions.endAll(first.userId);
      expect(await accounts.sessions.prove(bearer(first.token))).toMatchObject({ ok: false });
    });
  });

  describe("a forgotten password", () => {
    const codeOf = (url: string) => new URL(url).hash.replace("#code=", "");

    test("is replaced by a one-time link from the operator, which ends every session", async () => {
      const accounts = openAccounts(database.db);
      const owner = await withOwner(accounts);
      const link = await accounts.resetLink("ADA@example.org");
      const code = codeOf(link?.url ?? "");
      expect(await accounts.reset(code, "short")).toMatchObject({ code: "weak_password" });
      expect(await accounts.reset(code, "a new long password")).toMatchObject({ ok: true });
      expect(await accounts.reset(code, "yet another password")).toMatchObject({ code: "reset_invalid" });
      expect(await accounts.sessions.prove(bearer(owner.token))).toMatchObject({ ok: false });
      expect(await accounts.signIn(ada)).toMatchObject({ code: "sign_in_failed" });
      expect(await accounts.signIn({ email: ada.email, password: "a new long password" })).toMatchObject({ ok: true });
    });

    test("a link is void after an hour", async () => {
      const clock = movableClock();
      const accounts = openAccounts(database.db, { clock });
      await withOwner(accounts);
      const link = await accounts.resetLink(ada.email);
      clock.advance(61 * 60_000);
      expect(await accounts.reset(codeOf(link?.url ?? ""), "a new long password")).toMatchObject({
        code: "reset_invalid",
      });
    });

    test("the answer is the same for an account that is not there", async () => {
      const sent: string[] = [];
      const accounts = openAccounts(database.db, { sendResetMail: async (to) => void sent.push(to) });
      await withOwner(accounts);
      expect([await accounts.requestReset(ada.email, "en"), await accounts.requestReset(bob.email, "en")]).toEqual([
        "mail",
        "mail",
      ]);
      expect(sent).toEqual([ada.email]);
      expect(await openAccounts(database.db).requestReset(ada.email, "en")).toBe("operator");
    });

    test("codes are kept only as hashes", async () => {
      const accounts = openAccounts(database.db);
      await withOwner(accounts);
      const link = await accounts.resetLink(ada.email);
      const { code } = await accounts.invites.issue();
      const rows = await database.db.withSchema("auth").selectFrom("invite").selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(code);
      const { rows: verifications } = await sql`select * from auth.verification`.execute(database.db);
      expect(verifications).toHaveLength(1);
      expect(JSON.stringify(verifications)).not.toContain(codeOf(link?.url ?? ""));
    });
  });

  test("a wrong password and an unknown address get the same answer", async () => {
    const accounts = openAccounts(database.db);
    await withOwner(accounts);
    const wrong = await accounts.signIn({ email: ada.email, password: "not the password" });
    expect(await accounts.signIn({ email: bob.email, password: "not the password" })).toEqual(wrong);
  });

  test("a changed password asks for the old one and ends the other sessions", async () => {
    const accounts = openAccounts(database.db);
    const first = await withOwner(accounts);
    const second = await accounts.signIn(ada);
    if (!second.ok) throw new Error(second.code);
    const change = (current: string, next: string) =>
      accounts.changePassword(first.userId, first.sessionId, current, next);
    expect(await change("not the password", "a new long password")).toMatchObject({ code: "wrong_password" });
    expect(await change(ada.password, "a new long password")).toMatchObject({ ok: true });
    expect(await accounts.sessions.prove(bearer(first.token))).toMatchObject({ ok: true });
    expect(await accounts.sessions.prove(bearer(second.value.token))).toMatchObject({ ok: false });
  });

  test("a forgotten user leaves no row behind", async () => {
    const accounts = openAccounts(database.db);
    const owner = await withOwner(accounts);
    await accounts.forget(owner.userId);
    expect(await accounts.emailOf(owner.userId)).toBeUndefined();
    expect(await accounts.owner.exists()).toBe(false);
    expect(await accounts.sessions.prove(bearer(owner.token))).toMatchObject({ ok: false });
  });

  test("accounts whose person is gone are found and forgotten, new ones left in peace", async () => {
    const clock = movableClock();
    const accounts = openAccounts(database.db, { clock, signUp: "open" });
    const owner = await withOwner(accounts);
    const lost = await accounts.signUp(ask(bob));
    if (!lost.ok) throw new Error(lost.code);
    const hasPerson = async (userId: string) => userId === owner.userId;
    expect(await accounts.forgetOrphans(hasPerson)).toBe(0);
    clock.advance(6 * 60_000);
    expect(await accounts.forgetOrphans(hasPerson)).toBe(1);
    expect(await accounts.emailOf(lost.value.userId)).toBeUndefined();
    expect(await accounts.emailOf(owner.userId)).toBe(ada.email);
  });

  test("a link code works once, for ten minutes, and a new one makes the old one void", async () => {
    const clock = movableClock();
    const { joinWishes } = openAccounts(database.db, { clock });
    const person = "11111111-1111-4111-8111-111111111111" as never;
    const caller = { telegramId: "1", chatId: "1", name: "A", locale: "en", personId: person } as const;
    const older = await joinWishes.issue(person, false);
    const good = await joinWishes.issue(person, false);
    expect(await joinWishes.open(older.code, caller)).toBeUndefined();
    expect(await joinWishes.open(good.code, caller)).toMatchObject({ personId: person, state: "asked", caller });
    expect(await joinWishes.open(good.code, caller)).toBeUndefined();
    const late = await joinWishes.issue(person, false);
    clock.advance(11 * 60_000);
    expect(await joinWishes.open(late.code, caller)).toBeUndefined();
  });

  test("who was asked in Telegram is not written in the clear", async () => {
    const { joinWishes } = openAccounts(database.db);
    const { code } = await joinWishes.issue("11111111-1111-4111-8111-111111111111" as never, false);
    const caller = { telegramId: "424242", chatId: "424242", name: "Anna", locale: "en", personId: undefined } as const;
    await joinWishes.open(code, caller);
    const rows = await sql`select * from auth.link_code`.execute(database.db);
    expect(JSON.stringify(rows)).not.toMatch(/424242|Anna/);
  });
});
