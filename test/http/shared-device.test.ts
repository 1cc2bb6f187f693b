import { beforeEach, describe, expect, test } from "vitest";
import { storageAbove } from "../storage/databases.ts";
import { ada } from "./accounts-setup.ts";
import { buildHouse, cookieOf, type House } from "./http-setup.ts";

const hour = 3600_000;
const origin = { origin: "http://localhost:3000" };

describe("a device that others use too", () => {
  const open = storageAbove();
  let house: House;
  beforeEach(async () => {
    house = buildHouse(await open());
    await house.newcomer(ada.email);
  });
  const signIn = (more: object = {}) => house.call("POST", "/api/account/sign-in", { ...ada, ...more });
  const meBy = (headers: Record<string, string>) => house.call("GET", "/api/me", undefined, { headers });

  test("its cookie goes with the browser, and the device is not remembered", async () => {
    const shared = (await signIn({ shared_device: true })).headers.getSetCookie();
    expect(shared.find((each) => each.includes("session_token="))).not.toMatch(/Max-Age|Expires/i);
    expect(shared.some((each) => each.includes("waymark.device="))).toBe(false);
    const own = (await signIn()).headers.getSetCookie();
    expect(own.find((each) => each.includes("session_token="))).toMatch(/Max-Age/i);
    expect(own.some((each) => each.includes("waymark.device="))).toBe(true);
  });

  test.each(["cookie", "token"] as const)(
    "its session is over after two hours, however much it is used (%s)",
    async (by) => {
      const made = await signIn({ shared_device: true });
      const proof: Record<string, string> =
        by === "cookie" ? { cookie: cookieOf(made.headers) } : { authorization: `Bearer ${made.json.token}` };
      const expires = (made.json as unknown as { expires_at: string }).expires_at;
      expect(Date.parse(expires) - house.clock.now()).toBeLessThanOrEqual(2 * hour);
      expect((await meBy(proof)).json).toMatchObject({ shared_device: true });
      const { db } = house;
      const ends = async () =>
        (
          await db
            .withSchema("auth")
            .selectFrom("session")
            .select("expiresAt")
            .where("shared", "=", true)
            .executeTakeFirst()
        )?.expiresAt.getTime();
      const before = await ends();
      house.clock.advance(hour);
      expect((await meBy(proof)).status).toBe(200);
      expect(await ends()).toBe(before);
    },
  );

  test.each([
    ["is as it was while it is younger than a day", 1, false],
    ["is renewed once it is older, and so is its cookie", 25, true],
  ])("the session of a device of one's own %s", async (_when, hoursOld, renewed) => {
    const headers = { cookie: cookieOf((await signIn()).headers) };
    const sessions = house.db.withSchema("auth");
    const ends = new Date(Date.now() + 30 * 24 * hour - hoursOld * hour);
    await sessions.updateTable("session").set({ expiresAt: ends }).execute();
    const answer = await meBy(headers);
    expect(answer.status).toBe(200);
    const all = await sessions.selectFrom("session").select("expiresAt").execute();
    expect(all.some(({ expiresAt }) => expiresAt.getTime() > ends.getTime())).toBe(renewed);
    expect(answer.headers.getSetCookie().some((each) => each.includes("session_token="))).toBe(renewed);
  });

  test("it is not told what was said before; a device of one's own is", async () => {
    const said = async (proof: object): Promise<unknown> => {
      const headers = { cookie: cookieOf((await signIn(proof)).headers), ...origin };
      await house.call("POST", "/api/chat", { text: "the evenings are long" }, { headers });
      return (await house.call("GET", "/api/chat", undefined, { headers })).json;
    };
    expect(await said({})).toMatchObject({ turns: [{ said: "the evenings are long" }] });
    expect(await said({ shared_device: true })).toEqual({ turns: [] });
  });

  test("whoever signs out leaves nothing in the browser: no cookie, no cache, nothing stored", async () => {
    const own = await signIn();
    const headers = { cookie: cookieOf(own.headers), ...origin };
    const out = await house.call("POST", "/api/account/sign-out", undefined, { headers });
    expect(out.headers.get("clear-site-data")).toBe('"cache", "storage"');
    expect(out.headers.getSetCookie().join()).toMatch(/session_token=;.*Max-Age=0/);
    const again = await signIn();
    const others = await house.call(
      "POST",
      "/api/account/sign-out",
      { which: "others" },
      { headers: { cookie: cookieOf(again.headers), ...origin } },
    );
    expect(others.headers.get("clear-site-data")).toBeNull();
  });
});
