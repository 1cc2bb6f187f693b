import { randomUUID } from "node:crypto";
import { Kysely } from "kysely";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createAdmit, type SignupMode } from "#app/identify.ts";
import type { AuthTables } from "#channels/http/accounts/tables.ts";
import { createTelegramDoor } from "#channels/http/accounts/telegram-door.ts";
import type { Storage } from "#storage/open.ts";
import { initDataFor } from "../fakes/init-data.ts";
import { storageAbove } from "../storage/databases.ts";
import { ada } from "./accounts-setup.ts";
import { buildHouse, cookieOf, type House } from "./http-setup.ts";

const publicUrl = "https://waymark.example.org";
const botToken = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1";
const minute = 60_000;

/** A house whose pages open inside Telegram. */
function buildOpen(storage: Storage, signUp: SignupMode): House {
  return buildHouse(storage, {
    accounts: { signUp },
    settings: { publicUrl },
    deps: (deps) => ({
      ...deps,
      telegramDoor: createTelegramDoor({
        botToken,
        admit: createAdmit({
          store: storage.store,
          signup: signUp,
          invites: deps.accounts.invites,
          mayTryCode: async (id) => (await deps.limits.take("code", id)).ok,
          clock: deps.clock,
          newId: randomUUID,
        }),
        accounts: deps.accounts,
        chatLocks: deps.accounts.chatLocks,
        store: storage.store,
        db: new Kysely<AuthTables>({ dialect: storage.authDialect }).withSchema("auth"),
        clock: deps.clock,
      }),
    }),
  });
}

describe("the pages inside Telegram", () => {
  const open = storageAbove();
  let storage: Storage;
  let house: House;
  let somebody = 5_000_000;
  beforeAll(async () => {
    storage = await open();
  });
  beforeEach(() => {
    somebody += 1;
    house = buildOpen(storage, "open");
  });

  const signed = (more: { readonly token?: string; readonly ago?: number } = {}): string =>
    initDataFor(somebody, { botToken: more.token ?? botToken, at: house.clock.now() - (more.ago ?? 0) });
  const enter = (init_data: string, more: { readonly invite?: string; readonly cookie?: string } = {}) =>
    house.call(
      "POST",
      "/api/account/telegram",
      { init_data, ...(more.invite === undefined ? {} : { invite: more.invite }) },
      { headers: { origin: publicUrl, ...(more.cookie === undefined ? {} : { cookie: more.cookie }) } },
    );
  const ask = (method: string, path: string, cookie: string, body?: unknown) =>
    house.call(method, path, body, { headers: { cookie, origin: publicUrl } });
  const entered = async (): Promise<string> => {
    const answer = await enter(signed());
    expect(answer.status).toBe(200);
    return cookieOf(answer.headers);
  };
  const refusedAs = async (answer: ReturnType<typeof enter>): Promise<string> => {
    const { json, headers } = await answer;
    expect(headers.getSetCookie()).toEqual([]);
    return json.code;
  };

  test("whoever Telegram says is there comes in, without an address, and without a token for scripts", async () => {
    const answer = await enter(signed());
    expect([answer.status, answer.json]).toEqual([200, { anew: false }]);
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^__Secure-waymark\.session_token=[^;]+; Path=\/; HttpOnly; SameSite=None; Partitioned; Secure$/u,
    );
    const me = await ask("GET", "/api/me", cookieOf(answer.headers));
    expect(me.json).toMatchObject({ email: "", owner: false, shared_device: true, telegram_linked: true });
  });

  test("it is the person of the chat, whichever was there first, and the same one every time", async () => {
    const first = await ask("GET", "/api/me", await entered());
    house.clock.advance(minute);
    const again = await ask("GET", "/api/me", await entered());
    expect(again.json.id).toBe(first.json.id);
    expect(await storage.store.findPerson("telegram", String(somebody))).toBe(first.json.id);
  });

  test("a forged one, another bot's and an old one let nobody in, and the plain pages none of them", async () => {
    expect(await refusedAs(enter("user=%7B%22id%22%3A1%7D&auth_date=1&hash=00"))).toBe("telegram_again");
    expect(await refusedAs(enter(signed({ token: `987654321${botToken.slice(9)}` })))).toBe("telegram_again");
    expect(await refusedAs(enter(signed({ ago: 6 * minute })))).toBe("telegram_again");
    expect(await refusedAs(enter(signed({ ago: -2 * minute })))).toBe("telegram_again");
    const asPage = await house.call("GET", `/?${signed()}`);
    expect(asPage.headers.getSetCookie()).toEqual([]);
    expect((await house.call("GET", `/api/account/who?${signed()}`)).json).toBe(null);
  });

  test("each opening lets in once: whoever saw it go by comes too late, its own page may be loaded anew", async () => {
    const data = signed();
    const mine = cookieOf((await enter(data)).headers);
    expect(await refusedAs(enter(data))).toBe("telegram_again");
    expect(await refusedAs(enter(data, { cookie: (await house.newcomer()).cookie }))).toBe("telegram_again");
    const again = await enter(data, { cookie: mine });
    expect([again.json, again.headers.getSetCookie()]).toEqual([{ anew: false }, []]);
    // Nor does it open anything once its session is over.
    await ask("POST", "/api/account/sign-out", mine, {});
    expect(await refusedAs(enter(data, { cookie: mine }))).toBe("telegram_again");
  });

  test("a page that came with another session begins anew, as its first bytes were of that one", async () => {
    const before = await entered();
    somebody += 1;
    const answer = await enter(signed(), { cookie: before });
    expect(answer.json).toEqual({ anew: true });
    // One browser holds one of them.
    expect((await ask("GET", "/api/me", before)).status).toBe(401);
  });

  test("of two at once with one opening, one comes in", async () => {
    const data = signed();
    const both = await Promise.all([enter(data), enter(data)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 403]);
  });

  test("another site cannot press somebody into it", async () => {
    const answer = await house.call(
      "POST",
      "/api/account/telegram",
      { init_data: signed() },
      {
        headers: { origin: "https://elsewhere.example" },
      },
    );
    expect(answer.json.code).toBe("forbidden_origin");
  });

  test("newcomers are let in as the chat lets them in: by invite, by anybody's wish, or not at all", async () => {
    house = buildOpen(storage, "closed");
    expect(await refusedAs(enter(signed()))).toBe("sign_up_closed");
    house = buildOpen(storage, "invite");
    const data = signed();
    expect(await refusedAs(enter(data))).toBe("sign_up_refused");
    expect(await refusedAs(enter(data, { invite: "wrong-code" }))).toBe("sign_up_refused");
    const { code } = await house.accounts.invites.issue();
    expect((await enter(data, { invite: code })).status).toBe(200);
    house.clock.advance(minute);
    // Whoever is in stays in, and an invite is spent.
    await entered();
    somebody += 1;
    expect(await refusedAs(enter(signed(), { invite: code }))).toBe("sign_up_refused");
  });

  test("a locked chat opens no pages, and a PIN of the pages is asked for inside Telegram too", async () => {
    const cookie = await entered();
    await house.accounts.chatLocks.set(String(somebody), "482915");
    await house.accounts.chatLocks.lock(String(somebody));
    expect(await refusedAs(enter(signed()))).toBe("telegram_locked");
    await house.accounts.chatLocks.unlock(String(somebody), "482915");
    await ask("PUT", "/api/account/lock", cookie, { pin: "739184", after_minutes: 5 });
    house.clock.advance(minute);
    expect((await ask("GET", "/api/me", await entered())).json.code).toBe("locked");
  });

  test("somebody who joined Telegram to an account enters that account, and gives its password where others do", async () => {
    const me = await house.newcomer(ada.email);
    const { json } = await house.call("GET", "/api/me", undefined, { token: me.token });
    const telegram = { kind: "telegram", externalId: String(somebody) } as const;
    await storage.store.linkIdentity(json.id as never, telegram);
    const cookie = await entered();
    expect((await ask("GET", "/api/me", cookie)).json).toMatchObject({ id: json.id, email: ada.email });
    expect((await ask("POST", "/api/export", cookie)).json.code).toBe("confirm_password");
    // Whoever parts them is rid of what was opened there.
    await house.joining.part(json.id as never);
    expect((await ask("GET", "/api/me", cookie)).json.code).toBe("unauthenticated");
    expect((await house.call("GET", "/api/me", undefined, { token: me.token })).status).toBe(200);
  });

  test("without a password an opening counts as one for ten minutes, and then it takes another", async () => {
    const cookie = await entered();
    expect((await ask("POST", "/api/export", cookie)).status).toBe(200);
    house.clock.advance(11 * minute);
    expect((await ask("POST", "/api/export", cookie)).json.code).toBe("telegram_again");
    expect((await ask("DELETE", "/api/me", cookie, { password: "" })).json.code).toBe("telegram_again");
    expect((await ask("POST", "/api/export", await entered())).status).toBe(200);
  });

  test("their only way in is not taken from them by what ends all others", async () => {
    const cookie = await entered();
    await ask("POST", "/api/account/sign-out", cookie, { which: "everywhere" });
    expect((await ask("GET", "/api/me", cookie)).json.code).toBe("unauthenticated");
    expect(await storage.store.findPerson("telegram", String(somebody))).toBeDefined();
  });

  test("whoever erases themselves is gone, by the pages as by the chat; nobody is made anew behind an open page", async () => {
    const cookie = await entered();
    const personId = await storage.store.findPerson("telegram", String(somebody));
    expect((await ask("DELETE", "/api/me", cookie, { password: "" })).status).toBe(204);
    expect(await storage.store.findPerson("telegram", String(somebody))).toBeUndefined();
    house.clock.advance(minute);
    const anew = await entered();
    const next = await storage.store.findPerson("telegram", String(somebody));
    expect(next).not.toBe(personId);
    if (next) await storage.store.erasePerson(next);
    house.clock.advance(minute);
    expect((await ask("GET", "/api/me", anew)).status).toBe(401);
    expect(await storage.store.findPerson("telegram", String(somebody))).toBeUndefined();
  });

  test("joined to an account later, the nameless one behind it goes, and what was made comes along", async () => {
    const cookie = await entered();
    await ask("POST", "/api/goals", cookie, { title: "Learn to juggle", description: "" });
    const me = await house.newcomer();
    const { json } = await house.call("POST", "/api/link/telegram", undefined, { token: me.token });
    const telegramId = String(somebody);
    const caller = { telegramId, chatId: telegramId, name: "Anna", locale: "en" } as const;
    const asked = await house.joining.open(caller, json.code);
    if (asked.kind !== "ask") throw new Error(asked.kind);
    await house.joining.answer(caller, asked.wishId, true);
    await house.call("POST", "/api/link/telegram/confirm", { password: ada.password }, { token: me.token });
    house.clock.advance(25 * 60 * minute);
    await house.joining.settle();
    expect((await ask("GET", "/api/me", cookie)).status).toBe(401);
    expect((await ask("GET", "/api/me", await entered())).json).toMatchObject({ email: me.email });
  });

  test("Telegram's own pages may frame ours, nobody else's, and nobody the API; where they are off nobody at all", async () => {
    const policy = async (of: House, path: string) => {
      const { headers } = await of.call("GET", path);
      return [
        /frame-ancestors ([^;]+)/u.exec(headers.get("content-security-policy") ?? "")?.[1],
        headers.get("x-frame-options"),
      ];
    };
    expect(await policy(house, "/")).toEqual([
      "https://web.telegram.org https://webk.telegram.org https://weba.telegram.org",
      null,
    ]);
    expect(await policy(house, "/api/docs")).toEqual(["'none'", "DENY"]);
    const off = buildHouse(storage);
    expect(await policy(off, "/")).toEqual(["'none'", "DENY"]);
    expect((await off.call("POST", "/api/account/telegram", { init_data: signed() })).json.code).toBe("not_found");
  });
});
