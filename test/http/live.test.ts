import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { serveHttp } from "#channels/http/serve.ts";
import type { LiveHub } from "#channels/live/hub.ts";
import type { LiveMessage } from "#contract/live.ts";
import { WebSocket } from "ws";
import { patience } from "../setup/patience.ts";
import { describeAboveStorage } from "../storage/databases.ts";
import type { Storage } from "#storage/open.ts";
import { buildHouse, type House } from "./http-setup.ts";
import { walker } from "./tracks-setup.ts";

/** The same hub, which tells of every pong that has come. */
const toldOfPongs = (hub: LiveHub, tell: () => void): LiveHub => ({
  ...hub,
  add(connection) {
    const added = hub.add(connection);
    return {
      ...added,
      heard() {
        added.heard();
        tell();
      },
    };
  },
});

describeAboveStorage("a live page", (open) => {
  let house: House;
  let storage: Storage;
  let server: Awaited<ReturnType<typeof serveHttp>>;
  let stop: () => Promise<void>;
  let pongs = 0;
  beforeAll(async () => {
    storage = await open();
    house = buildHouse(storage, {
      deps: (deps) => ({ ...deps, live: toldOfPongs(deps.live, () => void (pongs += 1)) }),
    });
    stop = await house.live.start();
    server = await serveHttp({ app: house.app, live: house.live, port: 0, host: "127.0.0.1" });
  });
  afterAll(async () => {
    await stop();
    await server.close();
  });

  /** Opens a page; resolves once it is open, or to the status that refused it. */
  async function page(options: { readonly protocols?: string[]; readonly headers?: Record<string, string> }) {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/api/live`, options.protocols ?? ["waymark"], {
      headers: options.headers ?? {},
    });
    const heard: LiveMessage[] = [];
    let closed: number | undefined;
    socket.on("message", (data) => void heard.push(JSON.parse(String(data))));
    socket.on("close", (code) => void (closed = code));
    const refused = await new Promise<number | undefined>((resolve, reject) => {
      socket.on("open", () => resolve(undefined));
      socket.on("unexpected-response", (_request, response) => resolve(response.statusCode));
      socket.on("error", reject);
    });
    const until = (done: () => boolean): Promise<void> =>
      vi.waitFor(
        () => {
          if (!done()) throw new Error(`not heard: ${JSON.stringify({ heard, closed })}`);
        },
        { timeout: patience, interval: 10 },
      );
    return {
      socket,
      refused,
      heard,
      hears: (what: string) => until(() => heard.some((each) => each.type === "changed" && each.what === what)),
      closes: async () => {
        await until(() => closed !== undefined);
        return closed;
      },
      greeted: () => until(() => heard.length > 0),
    };
  }
  const own = { origin: "http://localhost:3000" };

  test("opens with a cookie from our own page, and hears what changes for its person alone", async () => {
    const [me, other] = [await house.newcomer(), await house.newcomer()];
    const mine = await page({ headers: { ...own, cookie: me.cookie } });
    const theirs = await page({ headers: { ...own, cookie: other.cookie } });
    await Promise.all([mine.greeted(), theirs.greeted()]);
    await house.call("POST", "/api/goals", { title: "Paint the fence" }, { token: me.token });
    await mine.hears("step");
    await mine.hears("goals");
    expect(JSON.stringify(mine.heard)).not.toContain("fence");
    expect(theirs.heard).toEqual([{ type: "hello" }]);
    mine.socket.close();
    theirs.socket.close();
  });

  test("hears of a finished exercise: tracks, exercise and works, by name alone", async () => {
    const me = await walker(house, storage);
    const mine = await page({ headers: { ...own, cookie: me.cookie } });
    await mine.greeted();
    await me.does("emotional_checkin", { weighs: "a stone" });
    for (const what of ["tracks", "exercise", "works"]) await mine.hears(what);
    expect(JSON.stringify(mine.heard)).not.toContain("stone");
    mine.socket.close();
  });

  test("hears that the day changed, and of nothing in it", async () => {
    const me = await house.newcomer();
    const mine = await page({ headers: { ...own, cookie: me.cookie } });
    await mine.greeted();
    const { json } = await house.call("POST", "/api/day/start", {}, { token: me.token });
    await mine.hears("day");
    const { tasks } = (json as unknown as { day: { tasks: { title: string }[] } }).day;
    for (const { title } of tasks) expect(JSON.stringify(mine.heard)).not.toContain(title);
    mine.socket.close();
  });

  test("opens with an access token as a subprotocol, which is never said back", async () => {
    const me = await house.newcomer();
    const jwt = (await house.call("POST", "/api/account/token", undefined, { token: me.token })).json.token;
    const mine = await page({ protocols: ["waymark", `bearer.${jwt}`] });
    expect(mine.refused).toBeUndefined();
    expect(mine.socket.protocol).toBe("waymark");
    mine.socket.close();
  });

  test.each([
    ["without proof", {}, 401],
    ["with a forged token", { protocols: ["waymark", "bearer.abc.def.ghi"] }, 401],
  ])("stays shut %s", async (_rule, options, status) => {
    expect((await page(options)).refused).toBe(status);
  });

  test("stays shut for a page of another site, even with the cookie", async () => {
    const me = await house.newcomer();
    expect((await page({ headers: { cookie: me.cookie, origin: "https://evil.example" } })).refused).toBe(403);
    expect((await page({ headers: { cookie: me.cookie } })).refused).toBe(403);
  });

  test("closes when its person signs out everywhere", async () => {
    const me = await house.newcomer();
    const mine = await page({ headers: { ...own, cookie: me.cookie } });
    await mine.greeted();
    await house.call("POST", "/api/account/sign-out", { which: "everywhere" }, { token: me.token });
    expect(await mine.closes()).toBe(4401);
  });

  test("closes within a ping when the session was ended by another process", async () => {
    const me = await house.newcomer();
    const mine = await page({ headers: { ...own, cookie: me.cookie } });
    await mine.greeted();
    await house.db.withSchema("auth").deleteFrom("session").execute();
    house.clock.advance(11_000);
    await house.live.tick();
    expect(await mine.closes()).toBe(4401);
  });

  test("closes when it falls silent, and stays open while it answers", async () => {
    const me = await house.newcomer();
    const silent = await page({ headers: { ...own, cookie: me.cookie } });
    const awake = await page({ headers: { ...own, cookie: me.cookie } });
    awake.socket.on("message", (data) => {
      if (String(data).includes("ping")) awake.socket.send('{"type":"pong"}');
    });
    await Promise.all([silent.greeted(), awake.greeted()]);
    for (let round = 0; round < 3; round++) {
      const before = pongs;
      await house.live.tick();
      await expect.poll(() => pongs).toBe(before + 1);
    }
    expect(await silent.closes()).toBe(4408);
    expect(awake.socket.readyState).toBe(WebSocket.OPEN);
    awake.socket.close();
  });

  test("is told nothing but pongs: anything else closes it", async () => {
    const me = await house.newcomer();
    const mine = await page({ headers: { ...own, cookie: me.cookie } });
    mine.socket.send('{"type":"done"}');
    expect(await mine.closes()).toBe(1008);
  });

  test("is told of a restart", async () => {
    const me = await house.newcomer();
    const mine = await page({ headers: { ...own, cookie: me.cookie } });
    await mine.greeted();
    house.live.closeAll("restart");
    expect(await mine.closes()).toBe(1012);
  });
});
