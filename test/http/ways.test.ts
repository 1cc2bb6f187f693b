import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AccessWire } from "#contract/access.ts";
import type { WaysWire } from "#contract/ways.ts";
import type { Storage } from "#storage/open.ts";
import { startPosted } from "#test/fakes/posted.ts";
import { pushBrowser } from "#test/fakes/push-browser.ts";
import { storageAbove } from "../storage/databases.ts";
import { ada } from "./accounts-setup.ts";
import { buildHouse, type House } from "./http-setup.ts";

describe("ways of being told", () => {
  const open = storageAbove();
  let storage: Storage;
  let house: House;
  let server: Awaited<ReturnType<typeof startPosted>>;
  beforeAll(async () => {
    storage = await open({ clock: { now: () => house?.clock.now() ?? Date.now() } });
    house = buildHouse(storage);
    server = await startPosted();
  });
  afterAll(() => server.close());

  type Me = Awaited<ReturnType<House["newcomer"]>>;
  const browserOf = (me: Pick<Me, "token">, agent: string) => ({ token: me.token, headers: { "user-agent": agent } });
  const list = async (me: Pick<Me, "token">) =>
    (await house.call("GET", "/api/ways", undefined, { token: me.token })).json as unknown as WaysWire;
  const pushed = (me: Pick<Me, "token">, agent: string, browser = pushBrowser(`${server.url}/${agent}`)) =>
    house.call("POST", "/api/ways", { channel: "push", subscription: browser.subscription }, browserOf(me, agent));

  test("only what this server has is offered, and only that is taken", async () => {
    const me = await house.newcomer();
    const { channels, push_key, ways } = await list(me);
    expect({ channels, ways }).toEqual({ channels: ["push", "ntfy", "webhook"], ways: [] });
    expect(Buffer.from(push_key, "base64url")).toHaveLength(65);
    expect((await house.call("POST", "/api/ways", { channel: "mail" }, me)).status).toBe(404);
  });

  test("a browser subscribes, stands on the page of who can see my things, and is tried out", async () => {
    const me = await house.newcomer();
    const browser = pushBrowser(`${server.url}/tried`);
    const made = await pushed(me, "Phone", browser);
    expect(made).toMatchObject({ status: 201, json: { channel: "push", name: "Phone", whole: false, here: true } });
    expect((await pushed(me, "Phone", browser)).json.id).toBe(made.json.id);
    expect(made.text).not.toContain("endpoint");
    const access = (await house.call("GET", "/api/access", undefined, me)).json as unknown as AccessWire;
    expect(access.ways).toMatchObject([{ name: "Phone", on: true }]);
    expect(access.notices[0]).toMatchObject({ kind: "way_made", about: "Phone" });
    const tried = await house.call("POST", `/api/ways/${made.json.id}/test`, undefined, me);
    expect(tried.json).toEqual({ came: "sent" });
    expect(browser.read(server.posted.at(-1)?.body ?? Buffer.of())["text"]).toBe(
      "This is how a word from here will look.",
    );
  });

  test.each([
    ["with an address that is none of the web", { channel: "webhook", url: "file:///etc/passwd" }],
    ["with keys that are none", { channel: "push", subscription: { endpoint: "https://x.example", keys: {} } }],
    ["of a kind that there is not", { channel: "pigeon" }],
    ["with an address of mail of somebody else", { channel: "mail", address: "bob@example.org" }],
  ])("one %s is refused", async (_what, wish) => {
    expect((await house.call("POST", "/api/ways", wish, await house.newcomer())).json.code).toBe("invalid");
  });

  test("an open screen is no proof: an address takes the password again after ten minutes", async () => {
    const me = await house.newcomer();
    house.clock.advance(11 * 60_000);
    const wish = { channel: "webhook", url: `${server.url}/hook` };
    expect((await house.call("POST", "/api/ways", wish, me)).json.code).toBe("confirm_password");
  });

  test("a way is turned off, is let say more, and is ended, by its person alone", async () => {
    const [me, other] = [await house.newcomer(), await house.newcomer()];
    const { json } = await house.call("POST", "/api/ways", { channel: "ntfy", url: `${server.url}/topic` }, me);
    const path = `/api/ways/${json.id}`;
    for (const [method, body] of [
      ["PATCH", { on: false }],
      ["DELETE", undefined],
      ["POST", undefined],
    ] as const) {
      const at = method === "POST" ? `${path}/test` : path;
      expect((await house.call(method, at, body, other)).status).toBe(404);
    }
    expect((await house.call("PATCH", path, { on: false, whole: true }, me)).status).toBe(204);
    expect((await list(me)).ways).toMatchObject([{ on: false, whole: true, here: false }]);
    expect((await house.call("DELETE", path, undefined, me)).status).toBe(204);
    expect((await list(me)).ways).toEqual([]);
  });

  test("one that nobody is behind any more is said and forgotten", async () => {
    const me = await house.newcomer();
    const { json } = await pushed(me, "Old");
    server.answer.status = 410;
    const tried = await house.call("POST", `/api/ways/${json.id}/test`, undefined, me);
    server.answer.status = 201;
    expect(tried.json).toEqual({ came: "gone" });
    expect((await list(me)).ways).toEqual([]);
  });

  test("a device that others use too is not told", async () => {
    const me = await house.newcomer();
    const wish = { email: me.email, password: ada.password, shared_device: true };
    const { json } = await house.call("POST", "/api/account/sign-in", wish);
    expect((await pushed({ token: json.token }, "Library")).status).toBe(403);
  });

  test("a browser is told nothing more once it is signed out, here or from elsewhere", async () => {
    const me = await house.newcomer();
    const second = await house.call("POST", "/api/account/sign-in", { email: me.email, password: ada.password });
    const third = await house.call("POST", "/api/account/sign-in", { email: me.email, password: ada.password });
    await pushed(me, "First");
    await pushed({ token: second.json.token }, "Second");
    await pushed({ token: third.json.token }, "Third");
    const names = async () => new Set((await list(me)).ways.map(({ name }) => name));
    expect(await names()).toEqual(new Set(["First", "Second", "Third"]));
    await house.call("POST", "/api/account/sign-out", { which: "this" }, { token: second.json.token });
    expect(await names()).toEqual(new Set(["First", "Third"]));
    const sessions = (await house.call("GET", "/api/account/sessions", undefined, me)).json as unknown as {
      readonly sessions: readonly { readonly id: string; readonly current: boolean }[];
    };
    const elsewhere = sessions.sessions.find(({ current }) => !current);
    await house.call("DELETE", `/api/account/sessions/${elsewhere?.id ?? ""}`, undefined, me);
    expect(await names()).toEqual(new Set(["First"]));
  });

  test("signing out elsewhere ends every way but this browser's, unless they are kept", async () => {
    const me = await house.newcomer();
    await pushed(me, "Here");
    await house.call("POST", "/api/ways", { channel: "webhook", url: `${server.url}/hook` }, me);
    await house.call("POST", "/api/account/sign-out", { which: "others", keep: ["ways"] }, me);
    expect((await list(me)).ways).toHaveLength(2);
    await house.call("POST", "/api/account/sign-out", { which: "others" }, me);
    expect((await list(me)).ways).toMatchObject([{ name: "Here" }]);
  });
});
