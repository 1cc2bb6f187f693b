import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { intakeAnswerSchema } from "#contract/schedule.ts";
import type { Storage } from "#storage/open.ts";
import { WireTap } from "../faults/wire-tap.ts";
import { freshDatabase, storageOf } from "../storage/databases.ts";
import { type Dweller, dweller } from "./day-setup.ts";
import { buildHouse, type House } from "./http-setup.ts";

describe("trips to the database that a request costs, once its session is known", () => {
  const open = storageOf("postgres");
  let tap: WireTap;
  let storage: Storage;
  let house: House;
  let me: Dweller;

  beforeAll(async () => {
    const database = await freshDatabase("prepared");
    tap = await WireTap.toServerOf(database.url);
    storage = await open({ databaseUrl: tap.inPlaceOf(database.url) });
    house = buildHouse(storage, { limits: { take: async () => ({ ok: true }) } });
    await house.accounts.sessions.hear(storage.sessions, () => undefined);
    me = await dweller(house, storage, "en");
    await me.put(intakeAnswerSchema, "/api/intake/consent", { agreed: true });
    await ask("POST", "/api/goals", { title: "leave the flat" });
  });
  afterAll(() => tap.stop());

  async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const since = tap.trips.length;
    const answer = await house.call(method, path, body, { token: me.token, headers });
    expect(answer.status, answer.text).toBeLessThan(300);
    return { as: (role: string) => tap.since(since, role) };
  }
  const reading = (metric: string, ago: number) => [
    {
      metric,
      value: metric === "heart_rate" ? 61 : 0.4,
      timestamp: new Date(house.clock.now() - ago).toISOString(),
      source: "wearable",
      source_name: "watch",
    },
  ];

  test("a press that may come twice: begun, opened, saved, and its answer kept", async () => {
    const { as } = await ask("POST", "/api/step/done", {}, { "idempotency-key": "once" });
    expect(as("waymark_app")).toEqual(["begin_request", "open", "save", "processed_input"]);
    expect(as("waymark_auth")).toEqual([]);
  });

  test("a look: the state, where it has changed", async () => {
    const { as } = await ask("GET", "/api/step");
    expect(as("waymark_app")).toEqual(["read"]);
  });

  test.each([
    ["that nothing looks at: kept", "heart_rate", "put_readings"],
    ["that some trigger looks at: kept, with all that is known after it", "stress_level", "look_after put_readings"],
  ])("a reading %s", async (_what, metric, called) => {
    // The name of a source is sealed once.
    await ask("POST", "/api/readings", reading(metric, 3_600_000));
    const { as } = await ask("POST", "/api/readings", reading(metric, 60_000));
    expect(as("waymark_app")).toEqual([called]);
    expect(as("waymark_auth")).toEqual([]);
  });
});
