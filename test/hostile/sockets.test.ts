import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { serveHttp } from "#channels/http/serve.ts";
import { describeAboveStorage } from "../storage/databases.ts";
import { buildHouse, type House, operator } from "../http/http-setup.ts";

const ours = "http://localhost:3000";

describeAboveStorage("somebody who wants to listen in", (open) => {
  let house: House;
  let server: Awaited<ReturnType<typeof serveHttp>>;
  let stop: () => Promise<void>;
  let vera: { readonly token: string; readonly cookie: string };
  let ex: typeof vera;

  beforeAll(async () => {
    house = buildHouse(await open());
    stop = await house.live.start();
    server = await serveHttp({ app: house.app, live: house.live, port: 0, host: "127.0.0.1" });
    vera = await house.newcomer();
    ex = await house.newcomer();
  });
  afterAll(async () => {
    await stop();
    await server.close();
  });

  interface Knock {
    readonly path?: string;
    readonly protocols?: readonly string[];
    readonly headers?: Readonly<Record<string, string>>;
  }
  function page({ path = "/api/live", protocols = ["waymark"], headers = {} }: Knock) {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, [...protocols], { headers: { ...headers } });
    const heard: string[] = [];
    socket.on("message", (data) => void heard.push(String(data)));
    const closed = new Promise<number>((resolve) => void socket.on("close", (code) => resolve(code)));
    const opened = new Promise<number>((resolve) => {
      socket.on("open", () => resolve(101));
      socket.on("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
      socket.on("error", () => resolve(0));
    });
    return { socket, heard, closed, opened };
  }

  test.each<[string, () => Knock]>([
    ["without any proof", () => ({})],
    ["with a token that was made up", () => ({ protocols: ["waymark", "bearer.abc.def"] })],
    ["with a cookie that was made up", () => ({ headers: { cookie: "waymark.session_token=a.b", origin: ours } })],
    ["with a token in the address", () => ({ path: `/api/live?token=${vera.token}` })],
    ["with a personal token", () => ({ headers: { authorization: `Bearer wm_${"a".repeat(43)}` } })],
    ["with the operator's word", () => ({ headers: { authorization: `Bearer ${operator}` } })],
    [
      "from another site, with the cookie",
      () => ({ headers: { cookie: vera.cookie, origin: "https://evil.example" } }),
    ],
    ["from nowhere, with the cookie", () => ({ headers: { cookie: vera.cookie, origin: "null" } })],
    ["with the cookie and no origin", () => ({ headers: { cookie: vera.cookie } })],
    ["from our name in front of another", () => ({ headers: { cookie: vera.cookie, origin: `${ours}.evil.example` } })],
    ["at another address", () => ({ path: "/api/goals", headers: { cookie: vera.cookie, origin: ours } })],
    ["at the root", () => ({ path: "/", headers: { cookie: vera.cookie, origin: ours } })],
  ])("%s hears nothing", async (_what, knock) => {
    const { opened, heard } = page(knock());
    expect(await opened).not.toBe(101);
    expect(heard).toEqual([]);
  });

  test("with a sign-in of their own hears nothing of another's", async () => {
    const mine = page({ headers: { cookie: ex.cookie, origin: ours } });
    expect(await mine.opened).toBe(101);
    await house.call("POST", "/api/goals", { title: "paint the kitchen" }, { token: vera.token });
    await house.call("POST", "/api/goals", { title: "mow the lawn" }, { token: ex.token });
    await expect.poll(() => mine.heard.filter((each) => each.includes("changed")).length).toBeGreaterThan(0);
    const { goals } = (await house.call("GET", "/api/goals", undefined, { token: vera.token })).json;
    expect(mine.heard.join()).not.toContain((goals as unknown as { id: string }[])[0]?.id);
    expect(mine.heard.join()).not.toMatch(/kitchen|lawn/);
    mine.socket.close();
  });

  test.each<[string, string | Buffer]>([
    ["a wish", '{"type":"subscribe","person":"anybody"}'],
    ["no JSON", "{{{"],
    ["nothing", ""],
    ["bytes", Buffer.from([0, 1, 2, 255])],
    ["a list", "[]"],
    ["something deep", "[".repeat(800)],
    ["a pong with more in it", '{"type":"pong","more":1}'],
    ["what all objects share", '{"__proto__":{"type":"pong"}}'],
  ])("who says %s is put out", async (_what, words) => {
    const { socket, opened, closed } = page({ headers: { cookie: ex.cookie, origin: ours } });
    expect(await opened).toBe(101);
    socket.send(words);
    expect(await closed).toBe(1008);
  });

  test("who says more than a page ever does is put out", async () => {
    const { socket, opened, closed } = page({ headers: { cookie: ex.cookie, origin: ours } });
    expect(await opened).toBe(101);
    socket.send("x".repeat(5_000_000));
    expect(await closed).toBe(1009);
  });

  test("a page of a session that was locked is closed, and is not opened again", async () => {
    const { token, cookie } = await house.newcomer();
    await house.call("PUT", "/api/account/lock", { pin: "4071", after_minutes: 5 }, { token });
    const first = page({ headers: { cookie, origin: ours } });
    expect(await first.opened).toBe(101);
    await house.call("POST", "/api/account/lock", undefined, { token });
    expect(await first.closed).toBe(4423);
    expect(await page({ headers: { cookie, origin: ours } }).opened).toBe(423);
  });
});
