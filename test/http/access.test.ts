import { beforeAll, describe, expect, test } from "vitest";
import type { AccessWire, NoticeWire } from "#contract/access.ts";
import type { Storage } from "#storage/open.ts";
import { storageAbove } from "../storage/databases.ts";
import { ada } from "./accounts-setup.ts";
import { buildHouse, type House } from "./http-setup.ts";

const minute = 60_000;
const laterPassword = "quite another password";

describe("who can see my things", () => {
  const open = storageAbove();
  let storage: Storage;
  let house: House;
  let telegrams = 7000;
  const mailed: string[] = [];
  beforeAll(async () => {
    storage = await open({ clock: { now: () => house?.clock.now() ?? Date.now() } });
    house = buildHouse(storage, { accounts: { sendNoticeMail: async (to) => void mailed.push(to) } });
  });

  type Me = Awaited<ReturnType<House["newcomer"]>>;
  const as = (me: Me) => ({ token: me.token });
  const access = async (me: { readonly token: string }) =>
    (await house.call("GET", "/api/access", undefined, me)).json as unknown as AccessWire;
  const kinds = (notices: readonly NoticeWire[]) => notices.map(({ kind }) => kind);

  /** Somebody with everything that can read as them: a second device, Telegram, a token and a calendar's address. */
  async function withEverything() {
    const me = await house.newcomer();
    const personId = (await house.call("GET", "/api/me", undefined, as(me))).json.id as never;
    const agent = { headers: { "user-agent": "Other browser" } };
    const other = await house.call("POST", "/api/account/sign-in", { email: me.email, password: ada.password }, agent);
    const telegramId = String((telegrams += 1));
    const caller = { telegramId, chatId: telegramId, name: "Anna (@anna)", locale: "en" } as const;
    const { json } = await house.call("POST", "/api/link/telegram", undefined, as(me));
    const asked = await house.joining.open(caller, json.code);
    if (asked.kind !== "ask") throw new Error(asked.kind);
    await house.joining.answer(caller, asked.wishId, true);
    await house.call("POST", "/api/link/telegram/confirm", { password: ada.password }, as(me));
    const made = await house.call("POST", "/api/tokens", { name: "My phone", scopes: ["day:read"] }, as(me));
    const secret = (made.json as unknown as { secret: string }).secret;
    const feed = await storage.feeds.create(personId);
    if (feed === undefined) throw new Error("no feed");
    const opens = async () => ({
      device: (await house.call("GET", "/api/me", undefined, { token: other.json.token })).status === 200,
      telegram: (await storage.store.findPerson("telegram", telegramId)) === personId,
      token: (await storage.tokens.find(secret, house.clock.now())) !== undefined,
      feed: (await storage.feeds.find(feed)) === personId,
    });
    return { me, personId, opens, secret };
  }
  const nothing = { device: false, telegram: false, token: false, feed: false };
  const everything = { device: true, telegram: true, token: true, feed: true };

  test("one page shows devices, Telegram by name, tokens and the calendar's address, with when each was used", async () => {
    const { me, secret } = await withEverything();
    await storage.tokens.find(secret, house.clock.now());
    const page = await access(me);
    expect(page.sessions.map(({ user_agent }) => user_agent)).toEqual(expect.arrayContaining([null, "Other browser"]));
    expect(page.sessions.find(({ current }) => current)?.used_at).not.toBeNull();
    expect(page.telegram).toMatchObject([{ name: "Anna (@anna)", used_at: expect.any(String) }]);
    expect(page.tokens).toMatchObject([{ name: "My phone", used_at: expect.any(String) }]);
    expect(page.feed).toMatchObject({ since: expect.any(String), used_at: null });
  });

  test.each([
    [
      "a new password",
      (me: Me) => house.call("POST", "/api/account/password", { current: ada.password, next: laterPassword }, as(me)),
    ],
    ["signing out elsewhere", (me: Me) => house.call("POST", "/api/account/sign-out", { which: "others" }, as(me))],
    [
      "signing out everywhere",
      (me: Me) => house.call("POST", "/api/account/sign-out", { which: "everywhere" }, as(me)),
    ],
    [
      "a reset",
      async (me: Me) => {
        const link = await house.accounts.resetLink(me.email);
        const code = new URL(link?.url ?? "").hash.replace("#code=", "");
        return house.call("POST", "/api/account/reset", { code, password: laterPassword });
      },
    ],
  ])("%s ends everything that reads as me", async (_rule, act) => {
    const { me, opens } = await withEverything();
    expect(await opens()).toEqual(everything);
    expect((await act(me)).status).toBe(204);
    expect(await opens()).toEqual(nothing);
    expect(house.told.at(-1)).toEqual({ kind: "parted" });
  });

  test("what a person keeps by name stays when the rest ends", async () => {
    const { me, opens } = await withEverything();
    await house.call("POST", "/api/account/sign-out", { which: "others", keep: ["telegram", "feed"] }, as(me));
    expect(await opens()).toEqual({ ...nothing, telegram: true, feed: true });
  });

  test.each([
    ["a code for Telegram", "/api/link/telegram", undefined],
    ["a token", "/api/tokens", { name: "A script", scopes: ["day:read"] }],
    ["everything in one file", "/api/export", undefined],
  ])("an open screen is no proof: %s takes the password again after ten minutes", async (_rule, path, body) => {
    const me = await house.newcomer();
    house.clock.advance(11 * minute);
    expect((await house.call("POST", path, body, as(me))).json.code).toBe("confirm_password");
    expect((await house.call("POST", "/api/account/confirm", { password: "not it at all" }, as(me))).json.code).toBe(
      "wrong_password",
    );
    expect((await house.call("POST", path, body, as(me))).json.code).toBe("confirm_password");
    expect((await house.call("POST", "/api/account/confirm", { password: ada.password }, as(me))).status).toBe(204);
    expect((await house.call("POST", path, body, as(me))).status).toBeLessThan(300);
    house.clock.advance(11 * minute);
    expect((await house.call("POST", path, body, as(me))).json.code).toBe("confirm_password");
  });

  test("guessing the password at an open screen is counted", async () => {
    const me = await house.newcomer();
    const guess = () => house.call("POST", "/api/account/confirm", { password: "not it at all" }, as(me));
    for (let at = 0; at < 10; at += 1) await guess();
    expect((await guess()).status).toBe(429);
  });

  test("a token ends after ninety days, unless another end or none is asked for", async () => {
    const me = await house.newcomer();
    const endOf = async (wish: object) => {
      const body = { name: "A script", scopes: ["day:read"], ...wish };
      const { json } = await house.call("POST", "/api/tokens", body, as(me));
      return (json as unknown as { token: { expires_at: string | null } }).token.expires_at;
    };
    const days = (end: string | null) => Math.round((Date.parse(end ?? "") - house.clock.now()) / (24 * 60 * minute));
    expect(days(await endOf({}))).toBe(90);
    expect(days(await endOf({ days: 30 }))).toBe(30);
    expect(await endOf({ days: null })).toBeNull();
  });

  test("every act that lets somebody in is told at the next visit, and by a mail that says nothing", async () => {
    const { me } = await withEverything();
    mailed.length = 0;
    await house.call("POST", "/api/export", undefined, as(me));
    await house.call("POST", "/api/account/password", { current: ada.password, next: laterPassword }, as(me));
    const page = await access(me);
    expect(kinds(page.notices).toSorted()).toEqual(
      ["telegram_parted", "password_changed", "exported", "token_made", "telegram_joined", "signed_in"].toSorted(),
    );
    expect(page.notices.find(({ kind }) => kind === "signed_in")?.about).toBe("Other browser");
    expect(page.notices.find(({ kind }) => kind === "token_made")?.about).toBe("My phone");
    expect(new Set(mailed)).toEqual(new Set([me.email]));
    const news = async () =>
      (await house.call("GET", "/api/me", undefined, as(me))).json as unknown as { news: number };
    expect((await news()).news).toBe(6);
    await house.call("POST", "/api/access/seen", { up_to: page.notices[0]?.id ?? 0 }, as(me));
    expect((await news()).news).toBe(0);
    expect((await access(me)).notices.every(({ seen }) => seen)).toBe(true);
  });

  test("a password that was set by a link of the operator's is told to its person", async () => {
    const me = await house.newcomer();
    const link = await house.accounts.resetLink(me.email);
    const code = new URL(link?.url ?? "").hash.replace("#code=", "");
    await house.call("POST", "/api/account/reset", { code, password: laterPassword });
    const back = await house.call("POST", "/api/account/sign-in", { email: me.email, password: laterPassword });
    expect(kinds((await access(back.json)).notices)).toContain("password_reset");
  });

  test("a browser's name for itself is kept short, as anybody may send any", async () => {
    const me = await house.newcomer();
    const long = { headers: { "user-agent": "x".repeat(10_000) } };
    await house.call("POST", "/api/account/sign-in", { email: me.email, password: ada.password }, long);
    const { sessions, notices } = await access(me);
    expect(sessions.map(({ user_agent }) => user_agent?.length ?? 0)).toContain(200);
    expect(notices.map(({ about }) => about?.length ?? 0)).toContain(200);
  });

  test("what is told is not written in the clear, and is nobody else's", async () => {
    const { me } = await withEverything();
    const rows = await house.db.withSchema("auth").selectFrom("notice").selectAll().execute();
    expect(JSON.stringify(rows)).not.toMatch(/My phone|Other browser|token_made|202\d-/);
    const other = await house.newcomer();
    expect((await access(other)).notices).toEqual([]);
    await house.call("POST", "/api/access/seen", { up_to: 2 ** 31 }, as(other));
    expect((await access(me)).notices.some(({ seen }) => !seen)).toBe(true);
  });

  test("a link in a mail takes nothing out: everything in one file is no page to open", async () => {
    const me = await house.newcomer();
    const opened = await house.call("GET", "/api/export", undefined, { headers: { cookie: me.cookie } });
    expect(opened.json.code).toBe("method_not_allowed");
    const fromElsewhere = { cookie: me.cookie, origin: "https://evil.example" };
    expect((await house.call("POST", "/api/export", undefined, { headers: fromElsewhere })).json.code).toBe(
      "forbidden_origin",
    );
    const fromHere = { cookie: me.cookie, origin: "http://localhost:3000" };
    expect((await house.call("POST", "/api/export", undefined, { headers: fromHere })).status).toBe(200);
  });
});
