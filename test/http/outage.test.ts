import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DiskFull } from "#app/outage.ts";
import { createMetrics } from "#ops/metrics.ts";
import type { Storage } from "#storage/open.ts";
import { noFigures } from "../fakes/no-figures.ts";
import { FaultyLine } from "../faults/faulty-line.ts";
import { freshDatabase, storageOf } from "../storage/databases.ts";
import { ada } from "./accounts-setup.ts";
import { atTheMachine, buildHouse, type House, metricsToken } from "./http-setup.ts";

const figures = { ...noFigures, waymark_persons: 3 };

describe("while the database is away", () => {
  const open = storageOf("postgres");
  let line: FaultyLine;
  let storage: Storage;
  let house: House;
  let me: Awaited<ReturnType<House["newcomer"]>>;
  let jwt: string;
  let personal: string;
  beforeAll(async () => {
    const database = await freshDatabase();
    line = await FaultyLine.toServerOf(database.url);
    storage = await open({ databaseUrl: line.inPlaceOf(database.url) });
    const metrics = createMetrics(async () => {
      await storage.ping();
      return figures;
    });
    house = buildHouse(storage, { deps: (deps) => ({ ...deps, renderMetrics: metrics.render }) });
    me = await house.newcomer();
    jwt = (await house.call("POST", "/api/account/token", undefined, { token: me.token })).json.token;
    await house.call("POST", "/api/goals", { title: "Write a song" }, { token: me.token });

    // Nobody needs to own it: the database would be asked either way.
    personal = `wm_${"a".repeat(32)}`;
    await house.call("GET", "/metrics", undefined, { token: metricsToken });
    line.become("reset");
  });
  afterAll(() => line.stop());

  const asked = [
    ["a page's data", () => house.call("GET", "/api/goals", undefined, { token: me.token })],
    ["a page's data by cookie", () => house.call("GET", "/api/me", undefined, { headers: { cookie: me.cookie } })],
    ["what a short token proves", () => house.call("GET", "/api/step", undefined, { token: jwt })],
    ["what a personal token proves", () => house.call("POST", "/api/readings", { readings: [] }, { token: personal })],
    ["a word to the companion", () => house.call("POST", "/api/chat", { text: "hello" }, { token: me.token })],
    [
      "a change that names its key",
      () => house.call("POST", "/api/goals", { title: "x" }, { token: me.token, headers: { "idempotency-key": "k" } }),
    ],
    ["a sign-in", () => house.call("POST", "/api/account/sign-in", ada)],
    ["the door", () => house.call("GET", "/api/account/door")],
    ["a feed", () => house.call("GET", `/feeds/${"a".repeat(32)}.ics`)],
    ["whether it can serve", () => house.call("GET", "/readyz")],
  ] as const;

  test.each(asked)("%s is put off: 503, when to come back, and words for it", async (_what, ask) => {
    const answer = await ask();
    expect([answer.status, answer.json?.code]).toEqual([503, "database_away"]);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(answer.json.title).toBe("A short break on our side");
  });

  test.each([
    ["by cookie", () => ({ headers: { cookie: me.cookie } })],
    ["by a session's token", () => ({ token: me.token })],
    ["by a short token", () => ({ token: jwt })],
  ] as const)("%s: 503 also where the database is back by the time that anybody looks", async (_how, by) => {
    const back = buildHouse(storage, { deps: (deps) => ({ ...deps, ping: async () => undefined }) });
    const answer = await back.call("GET", "/api/me", undefined, by());
    expect([answer.status, answer.json?.code]).toEqual([503, "database_away"]);
  });

  test("the words are in the reader's language", async () => {
    const headers = { "accept-language": "ru" };
    const answer = await house.call("GET", "/api/goals", undefined, { token: me.token, headers });
    expect(answer.json.title).toBe("Короткая пауза на нашей стороне");
  });

  test("figures are told from memory, and that the database is away", async () => {
    const { status, text } = await house.call("GET", "/metrics", undefined, { token: metricsToken, env: atTheMachine });
    expect(status).toBe(200);
    expect(text).toMatch(/^waymark_database_up 0$/m);
    expect(text).toMatch(/^waymark_persons 3$/m);
    expect(text).toContain("nodejs_eventloop_lag_p99_seconds");
  });

  test("the process lives", async () => {
    expect((await house.call("GET", "/healthz")).status).toBe(200);
  });

  test("when it is back the same key does the same work, once", async () => {
    line.become("through");
    const ask = () =>
      house.call("POST", "/api/goals", { title: "Sing" }, { token: me.token, headers: { "idempotency-key": "k2" } });
    line.become("reset");
    expect((await ask()).status).toBe(503);
    line.become("through");
    await expect.poll(async () => (await house.call("GET", "/readyz")).status).toBe(200);
    const [first, again] = [await ask(), await ask()];
    expect([first.status, again.status, again.headers.get("idempotency-replayed")]).toEqual([201, 201, "true"]);
    expect((await house.call("GET", "/metrics", undefined, { token: metricsToken })).text).toMatch(/database_up 1$/m);
  });
});

describe("while the disk is full", () => {
  const open = storageOf("postgres");
  test("it is named, to people and to whoever runs the place", async () => {
    const storage = await open();
    const full = () => Promise.reject(new DiskFull("no space left"));
    const house = buildHouse(storage, {
      deps: (deps) => ({ ...deps, ping: full, store: { ...deps.store, snapshot: full } }),
    });
    const me = await house.newcomer();
    for (const path of ["/api/goals", "/readyz"]) {
      const answer = await house.call("GET", path, undefined, { token: me.token });
      expect([answer.status, answer.json.code]).toEqual([503, "disk_full"]);
      expect(answer.headers.get("retry-after")).toBeTruthy();
    }
  });
});
