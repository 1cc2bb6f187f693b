import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Storage } from "#storage/open.ts";
import { FaultyLine } from "../faults/faulty-line.ts";
import { freshDatabase, storageAbove, storageOf } from "../storage/databases.ts";
import { buildHouse, type House } from "./http-setup.ts";

describe("help where nothing can be kept", () => {
  const open = storageOf("postgres");
  let line: FaultyLine;
  let storage: Storage;
  let house: House;
  let token: string;
  let stranger: string;
  beforeAll(async () => {
    const database = await freshDatabase();
    line = await FaultyLine.toServerOf(database.url);
    storage = await open({ databaseUrl: line.inPlaceOf(database.url) });
    house = buildHouse(storage);
    token = (await house.newcomer()).token;
    stranger = (await house.newcomer()).token;
    // Nothing that was just proven is remembered.
    house.clock.advance(60_000);
    line.become("reset");
  });
  afterAll(() => line.stop());
  const ask = (path: string, body: unknown, language: string, bearer = token) =>
    house.call("POST", path, body, { token: bearer, headers: { "accept-language": language } });

  test.each([
    ["the chat", "/api/chat", { text: "i want to kill myself" }, "en-GB,en;q=0.8", /999/, /couldn’t keep/],
    ["the chat, in Russian", "/api/chat", { text: "я хочу умереть" }, "ru", /112/, /сохранить ваши слова/],
    ["a goal's name", "/api/goals", { title: "i want to kill myself" }, "en-US", /988/, /couldn’t keep/],
  ])("%s: 503 carries the lines and says that nothing was kept", async (_where, path, body, language, number, note) => {
    const answer = await ask(path, body, language);
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    const said = JSON.stringify(answer.json.replies);
    expect(said).toMatch(number);
    expect(said).toMatch(note);
  });

  test("also to somebody who cannot even be recognised", async () => {
    const answer = await ask("/api/chat", { text: "i want to kill myself" }, "lv", stranger);
    expect(answer.status).toBe(503);
    expect(answer.json.replies[0].text).toMatch(/112/);
  });

  test("everyday words get 503 and no lines", async () => {
    const answer = await ask("/api/chat", { text: "learn to juggle" }, "en");
    expect(answer.status).toBe(503);
    expect(answer.json.replies).toBeUndefined();
  });
});

describe("help where somebody is turned away", () => {
  const open = storageAbove();
  const refuse = (name: string) => ({
    take: async (asked: string) => (asked === name ? ({ ok: false, retryAfter: 7 } as const) : ({ ok: true } as const)),
  });
  const cry = { text: "i want to kill myself" };

  test("without a session, past a limit, or in a shape that does not fit: the lines come with the reason", async () => {
    const storage = await open();
    const { token } = await buildHouse(storage).newcomer();
    const headers = { "accept-language": "en-GB" };
    for (const [status, house, body, proof] of [
      [401, buildHouse(storage), cry, {}],
      [429, buildHouse(storage, { limits: refuse("person") }), cry, { token }],
      [429, buildHouse(storage, { limits: refuse("visitor") }), cry, {}],
      [422, buildHouse(storage), { words: cry.text }, { token }],
    ] as const) {
      const answer = await house.call("POST", "/api/chat", body, { ...proof, headers });
      expect(answer.status).toBe(status);
      expect(JSON.stringify(answer.json.replies)).toMatch(/999/u);
      expect(JSON.stringify(answer.json.replies)).not.toMatch(/my side/u);
    }
  });

  test("everyday words are turned away without lines", async () => {
    const answer = await buildHouse(await open()).call("POST", "/api/chat", { text: "learn to juggle" });
    expect(answer.status).toBe(401);
    expect(answer.json.replies).toBeUndefined();
  });
});
