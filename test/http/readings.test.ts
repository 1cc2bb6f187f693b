import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { insightsSchema } from "#contract/insights.ts";
import { problemSchema } from "#contract/problem.ts";
import {
  baselinesSchema,
  dailyFiguresSchema,
  readingPageSchema,
  readingsDeletedSchema,
  readingSourcesSchema,
  readingsTakenSchema,
  type ReadingsTakenWire,
} from "#contract/readings.ts";
import { intakeAnswerSchema } from "#contract/schedule.ts";
import { tokenListSchema, tokenMadeSchema } from "#contract/tokens.ts";
import type { Locale } from "#core/person/person.ts";
import type { Storage } from "#storage/open.ts";
import { describeAboveStorage } from "../storage/databases.ts";
import { type Dweller, dweller } from "./day-setup.ts";
import { buildHouse, type House } from "./http-setup.ts";
import { hour } from "./tracks-setup.ts";

const unlimited = { take: async () => ({ ok: true }) as const };
const path = "/api/readings";

describeAboveStorage("readings", (open) => {
  let storage: Storage;
  let house: House;
  let me: Dweller;
  const iso = (ago = 0): string => new Date(house.clock.now() - ago).toISOString();
  const row = (more: object = {}) => ({
    metric: "heart_rate",
    value: 61,
    timestamp: iso(hour),
    source: "wearable",
    source_name: "Garmin Venu 3",
    source_id: randomUUID(),
    ...more,
  });

  beforeAll(async () => {
    storage = await open();
    house = buildHouse(storage, { limits: unlimited });
    me = await newcomer();
  });

  async function newcomer(locale: Locale = "en"): Promise<Dweller> {
    const who = await dweller(house, storage, locale);
    await who.put(intakeAnswerSchema, "/api/intake/consent", { agreed: true });
    return who;
  }

  async function send(body: unknown, token = me.token, to = path): Promise<ReadingsTakenWire> {
    const answer = await house.call("POST", to, body, { token });
    expect(answer.status, answer.text).toBe(200);
    return readingsTakenSchema.parse(answer.json);
  }
  const verdictsOf = ({ verdicts }: ReadingsTakenWire) => verdicts.map(({ verdict, reason }) => reason ?? verdict);

  describe("sent", () => {
    test.each([
      ["one", () => row(), 1],
      ["several", () => [row(), row({ metric: "steps", value: 4000 })], 2],
      ["several under a name", () => ({ readings: [row(), row(), row()] }), 3],
      [
        "the brief's row of several figures",
        () => ({
          user_id: me.personId,
          timestamp: iso(hour),
          hrv_score: 42,
          hrv_kind: "rmssd",
          heart_rate: 61,
          energy_level: 0.5,
          stress_level: 0.4,
          readiness_score: 0.6,
          source: "wearable",
        }),
        5,
      ],
    ] as const)("%s is kept with a verdict each, and known when it comes again", async (_rule, body, count) => {
      const sent = body();
      expect(await send(sent)).toMatchObject({ received: count, counts: { stored: count } });
      expect(await send(sent)).toMatchObject({ received: count, counts: { stored: 0, known: count } });
    });

    test("with another value the first one stays, and that is said", async () => {
      const first = row();
      await send(first);
      const again = await send({ ...first, value: 62 });
      expect(again.verdicts).toMatchObject([{ index: 0, verdict: "conflict" }]);
      expect(again.verdicts[0]?.text).toMatch(/stays/);
      const { readings } = await me.get(readingPageSchema, `${path}?limit=500`);
      expect(readings.filter(({ value }) => value === 62)).toEqual([]);
    });

    test.each([
      ["a clock in the future", () => ({ timestamp: iso(-hour) }), "in_the_future"],
      ["a clock that was never set", () => ({ timestamp: "1970-01-01T00:00:00+00:00" }), "too_long_ago"],
      ["more than a living body shows", () => ({ value: 300 }), "out_of_range"],
      ["a score above one", () => ({ metric: "energy_level", value: 72 }), "out_of_range"],
      ["an end before its beginning", () => ({ start: iso(hour), end: iso(2 * hour) }), "backwards"],
      [
        "a night of two days",
        () => ({ metric: "sleep_duration", value: 500, start: iso(60 * hour), end: iso(hour) }),
        "too_long",
      ],
      ["an offset that no zone has", () => ({ timestamp: `${iso(48 * hour).slice(0, 19)}+23:00` }), "no_such_offset"],
    ] as const)("with %s is kept, marked and not used", async (_rule, more, reason) => {
      const taken = await send(row(more()));
      expect([taken.counts.marked, verdictsOf(taken)]).toEqual([1, [reason]]);
      expect(taken.verdicts[0]?.text).toMatch(/\w/);
    });

    test.each([
      ["NaN in words", { value: "NaN" }, "not_a_number"],
      ["another metric's unit", { unit: "ms" }, "wrong_unit"],
      ["a metric that nobody knows", { metric: "aura" }, "unknown_metric"],
      ["no time", { timestamp: null }, "no_time"],
      ["a source that is ours", { source: "computed" }, "no_source"],
      ["a value that is a list", { value: [61] }, "not_a_number"],
      ["the id of somebody else", { user_id: randomUUID() }, "another_person"],
    ] as const)("with %s is refused alone: the rows beside it are kept", async (_rule, more, reason) => {
      const taken = await send([row(), row(more), row()]);
      expect(verdictsOf(taken)).toEqual(["stored", reason, "stored"]);
      expect(taken.verdicts.map(({ index }) => index)).toEqual([0, 1, 2]);
      expect(taken.verdicts[1]?.text).toMatch(/\w/);
    });

    test("with more than a number can hold is refused", async () => {
      const text = JSON.stringify(row()).replace('"value":61', '"value":1e999');
      expect(verdictsOf(await send(text))).toEqual(["not_a_number"]);
    });

    test("a number that is none in JSON is named kindly", async () => {
      const answer = await house.call("POST", path, '[{"metric":"heart_rate","value":NaN}]', {
        token: me.token,
        headers: { "content-type": "application/json" },
      });
      expect([answer.status, answer.json.code]).toEqual([400, "bad_json"]);
      expect(problemSchema.parse(answer.json).detail).toMatch(/NaN/u);
    });

    test("its reasons are in the person's language", async () => {
      const they = await newcomer("ru");
      const { verdicts } = await send([row({ value: 300 }), row({ unit: "ms" })], they.token);
      expect(verdicts.map(({ text }) => text)).toEqual([
        expect.stringMatching(/не бывает/u),
        expect.stringMatching(/единицы/u),
      ]);
    });

    test("before the person agreed that such data are kept it is refused", async () => {
      const they = await dweller(house, storage);
      expect(await they.refused("POST", path, row())).toMatchObject({ code: "consent_needed", status: 409 });
      // Nothing of it is read before that.
      expect(await they.refused("POST", path, Array.from({ length: 10_001 }, row))).toMatchObject({
        code: "consent_needed",
      });
      expect((await they.get(readingSourcesSchema, `${path}/sources`)).count).toBe(0);
    });

    test("ten thousand rows in one call are kept", async () => {
      const they = await newcomer();
      const many = Array.from({ length: 10_000 }, (_, index) =>
        row({ timestamp: iso(index * 60_000), value: 50 + (index % 60) }),
      );
      const taken = await send({ readings: many }, they.token);
      expect(taken.counts).toMatchObject({ stored: 10_000, refused: 0 });
      expect(taken.verdicts.at(-1)?.index).toBe(9999);
    });
  });

  describe("a call that is no good as a whole", () => {
    const strangers: readonly (readonly [rule: string, body: () => string, status: number, code: string])[] = [
      [
        "10,001 rows",
        () => JSON.stringify(Array.from({ length: 10_001 }, () => ({ metric: "steps" }))),
        422,
        "too_many_rows",
      ],
      ["a body over sixteen megabytes", () => `[${'"x",'.repeat(4_300_000)}1]`, 413, "too_large"],
      ["broken JSON", () => "[{", 400, "bad_json"],
      ["no body at all", () => "", 400, "bad_json"],
    ];
    test.each(strangers)("is refused: %s", async (_rule, body, status, code) => {
      const answer = await house.call("POST", path, body(), {
        token: me.token,
        headers: { "content-type": "application/json" },
      });
      expect([answer.status, answer.json.code]).toEqual([status, code]);
      problemSchema.parse(answer.json);
    });

    test("a body of a hundred megabytes is refused before it is read", async () => {
      const answer = await house.app.request(path, {
        method: "POST",
        headers: {
          authorization: `Bearer ${me.token}`,
          "content-type": "application/json",
          "content-length": String(100 * 2 ** 20),
        },
        body: "[]",
      });
      expect(answer.status).toBe(413);
    });

    test.each([
      ["lists in lists", () => "[".repeat(1_000_000) + "]".repeat(1_000_000)],
      ["objects in objects", () => '{"readings":'.repeat(200_000) + "1" + "}".repeat(200_000)],
    ])("JSON that is deeper than anything says nothing: %s", async (_rule, body) => {
      const answer = await house.call("POST", path, body(), { token: me.token });
      expect([200, 400]).toContain(answer.status);
      if (answer.status === 200) expect(readingsTakenSchema.parse(answer.json).counts.refused).toBe(1);
    });

    test("a form is not read", async () => {
      const answer = await house.call("POST", path, "metric=steps", {
        token: me.token,
        headers: { "content-type": "application/x-www-form-urlencoded" },
      });
      expect(answer.json.code).toBe("unsupported_media_type");
    });
  });

  describe("kept", () => {
    test("is read page by page, newest first, by metric and by time", async () => {
      const they = await newcomer();
      const rows = Array.from({ length: 7 }, (_, index) =>
        row({ timestamp: iso((index + 1) * hour), value: 60 + index }),
      );
      await send([...rows, row({ metric: "steps", value: 900 })], they.token);
      const seen: number[] = [];
      let next: string | null = "";
      while (next !== null) {
        const cursor: string = next === "" ? "" : `&cursor=${next}`;
        const got = await they.get(readingPageSchema, `${path}?metric=heart_rate&limit=3${cursor}`);
        seen.push(...got.readings.map(({ value }) => value));
        next = got.next;
      }
      expect(seen).toEqual([60, 61, 62, 63, 64, 65, 66]);
      const from = encodeURIComponent(iso(3.5 * hour));
      const some = await they.get(readingPageSchema, `${path}?metric=heart_rate&from=${from}`);
      expect(some.readings.map(({ value }) => value)).toEqual([60, 61, 62]);
      expect(await they.refused("GET", `${path}?cursor=bm9uc2Vuc2U`)).toMatchObject({ code: "invalid" });
      expect(await they.refused("GET", `${path}?metric=aura`)).toMatchObject({ code: "invalid" });
    });

    test("keeps the clock where it was measured", async () => {
      const they = await newcomer();
      await send(row({ timestamp: "2026-07-01T07:30:00+05:45" }), they.token);
      const { readings } = await they.get(readingPageSchema, path);
      expect(readings).toMatchObject([
        { start: "2026-07-01T07:30:00+05:45", unit: "bpm", source_name: "Garmin Venu 3" },
      ]);
    });

    test("is shown by day, without what cannot be so", async () => {
      const they = await newcomer();
      await send([row({ value: 60 }), row({ value: 70 }), row({ value: 300 })], they.token);
      const { days } = await they.get(dailyFiguresSchema, `${path}/daily?metric=heart_rate`);
      expect(days).toMatchObject([{ median: 65, least: 60, most: 70, count: 2 }]);
      expect(await they.refused("GET", `${path}/daily?from=2020-01-01`)).toMatchObject({ code: "invalid" });
      expect(await they.get(baselinesSchema, "/api/baselines")).toEqual({ baselines: [] });
    });

    test("is reckoned at a word into what is usual, and not before seven days are known", async () => {
      const they = await newcomer();
      const reckoned = () => they.post(baselinesSchema, "/api/baselines");
      const night = (ago: number) => row({ metric: "hrv_rmssd", value: 40 + ago, timestamp: iso(ago * 24 * hour) });
      await send([1, 2, 3, 4, 5, 6].map(night), they.token);
      expect(await reckoned()).toEqual({ baselines: [] });
      await send(night(7), they.token);
      expect(await they.get(baselinesSchema, "/api/baselines")).toEqual({ baselines: [] });
      const now = await reckoned();
      expect(now.baselines).toMatchObject([
        { metric_name: "hrv_rmssd", unit: "ms", baseline_value: 44, data_points_used: 7, days: 7 },
      ]);
      expect(await they.get(baselinesSchema, "/api/baselines")).toEqual(now);
    });

    test("is told beside the figures as soon as they are there", async () => {
      const they = await newcomer();
      const night = (ago: number) => row({ metric: "hrv_rmssd", value: 40 + ago, timestamp: iso(ago * 24 * hour) });
      const usual = async () => (await they.get(insightsSchema, "/api/insights")).metrics[0]?.baseline;
      await send([1, 2, 3, 4, 5, 6].map(night), they.token);
      expect(await usual()).toBeNull();
      await send([7, 8, 9].map(night), they.token);
      expect(await usual()).toMatchObject({ baseline_value: 45, days: 9 });
      await send(night(10), they.token);
      // Reckoned once; later figures wait for the night.
      expect(await usual()).toMatchObject({ days: 9 });
    });

    test("is not reckoned before the person agreed", async () => {
      const they = await dweller(house, storage);
      expect(await they.refused("POST", "/api/baselines")).toMatchObject({ code: "consent_needed" });
    });

    test("is counted by source, and forgotten by source or as a whole, only when that is meant", async () => {
      const they = await newcomer();
      await send([row(), row(), row({ source_name: "Oura" })], they.token);
      const { sources, count } = await they.get(readingSourcesSchema, `${path}/sources`);
      expect([count, sources.map((each) => [each.source_name, each.count])]).toEqual([
        3,
        [
          ["Garmin Venu 3", 2],
          ["Oura", 1],
        ],
      ]);
      expect(await they.refused("DELETE", path, { source_name: "Oura" })).toMatchObject({ code: "confirm_first" });
      const forget = async (body: object) =>
        readingsDeletedSchema.parse((await house.call("DELETE", path, body, { token: they.token })).json).deleted;
      expect(await forget({ confirmed: true, source_name: "Oura" })).toBe(1);
      expect(await forget({ confirmed: true, source_name: "Nobody" })).toBe(0);
      expect(await forget({ confirmed: true })).toBe(2);
      expect((await they.get(readingPageSchema, path)).readings).toEqual([]);
    });

    test("is nobody else's", async () => {
      const [one, other] = [await newcomer(), await newcomer()];
      const sent = row();
      await send(sent, one.token);
      expect((await other.get(readingPageSchema, path)).readings).toEqual([]);
      expect(verdictsOf(await send(sent, other.token))).toEqual(["stored"]);
      await house.call("DELETE", path, { confirmed: true }, { token: other.token });
      expect((await one.get(readingPageSchema, path)).readings).toHaveLength(1);
    });
  });

  describe("a personal token", () => {
    async function tokenOf(who: Dweller, scopes: readonly string[], more: object = {}) {
      const answer = await house.call(
        "POST",
        "/api/tokens",
        { name: "My phone", scopes, ...more },
        { token: who.token },
      );
      expect(answer.status, answer.text).toBe(201);
      return tokenMadeSchema.parse(answer.json);
    }

    test("is shown once, does what its scopes say, and nothing any more once it is taken back", async () => {
      const they = await newcomer();
      const { secret, token } = await tokenOf(they, ["readings:write"]);
      expect(secret).toMatch(/^wm_/);
      expect(await send(row(), secret)).toMatchObject({ counts: { stored: 1 } });
      const { tokens } = await they.get(tokenListSchema, "/api/tokens");
      expect(tokens).toMatchObject([
        { id: token.id, name: "My phone", scopes: ["readings:write"], expires_at: expect.any(String) },
      ]);
      expect(tokens[0]?.used_at).not.toBeNull();
      expect(JSON.stringify(tokens)).not.toContain(secret);
      await they.remove(`/api/tokens/${token.id}`);
      const after = await house.call("POST", path, row(), { token: secret });
      expect([after.status, after.json.code]).toEqual([401, "token_invalid"]);
      expect(await they.refused("DELETE", `/api/tokens/${token.id}`)).toMatchObject({ code: "not_found" });
    });

    test.each([
      ["reads readings", "GET", path, "readings:read"],
      ["reads days of readings", "GET", `${path}/daily`, "readings:read"],
      ["reads what is usual", "GET", "/api/baselines", "readings:read"],
      ["exports readings", "GET", `${path}/export`, "readings:read"],
      ["reads the day", "GET", "/api/day", "day:read"],
      ["reads one task", "GET", "/api/day/tasks/x", "day:read"],
      ["reads how the day was adapted", "GET", "/api/day/adaptations", "day:read"],
      ["sends readings", "POST", path, "readings:write"],
    ] as const)("%s only with the scope for it, which is named", async (_rule, method, to, scope) => {
      const they = await newcomer();
      const others = ["readings:write", "readings:read", "day:read"].filter((each) => each !== scope);
      const { secret } = await tokenOf(they, others);
      const refused = await house.call(method, to, method === "POST" ? row() : undefined, { token: secret });
      expect([refused.status, problemSchema.parse(refused.json)]).toMatchObject([
        403,
        { code: "scope_missing", scope },
      ]);
      const fit = await tokenOf(they, [scope]);
      const allowed = await house.call(method, to, method === "POST" ? row() : undefined, { token: fit.secret });
      expect(allowed.status).not.toBe(403);
    });

    test.each([
      ["make tokens", "POST", "/api/tokens", { name: "x", scopes: ["readings:read"] }],
      ["see tokens", "GET", "/api/tokens", undefined],
      ["see who one is", "GET", "/api/me", undefined],
      ["erase somebody", "DELETE", "/api/me", { confirmed: true }],
      ["chat", "POST", "/api/chat", { text: "hello" }],
      ["delete readings", "DELETE", path, { confirmed: true }],
      ["have it reckoned what is usual", "POST", "/api/baselines", undefined],
      ["take consent", "PUT", "/api/intake/consent", { agreed: true }],
      ["change the day", "POST", "/api/day/replan", undefined],
      ["see what is exported of everything", "POST", "/api/export", undefined],
      ["see sessions", "GET", "/api/account/sessions", undefined],
    ] as const)("may never %s", async (_rule, method, to, body) => {
      const { secret } = await tokenOf(me, ["readings:write", "readings:read", "day:read"]);
      const answer = await house.call(method, to, body, { token: secret });
      expect([answer.status, answer.json.code]).toEqual([403, "not_for_tokens"]);
    });

    test("ends when it said", async () => {
      const they = await newcomer();
      const { secret, token } = await tokenOf(they, ["readings:read"], { days: 1 });
      expect(token.expires_at).not.toBeNull();
      expect((await house.call("GET", path, undefined, { token: secret })).status).toBe(200);
      house.clock.advance(25 * hour);
      expect((await house.call("GET", path, undefined, { token: secret })).status).toBe(401);
      house.clock.advance(-25 * hour);
    });

    test.each(["wm_nothing", "wm_", `wm_${"x".repeat(150)}`])("that is none opens nothing: %s", async (secret) => {
      expect((await house.call("GET", path, undefined, { token: secret })).status).toBe(401);
    });

    test("is one of twenty at most, with a name and scopes that exist", async () => {
      const they = await newcomer();
      for (let made = 0; made < 20; made += 1) await tokenOf(they, ["day:read"]);
      expect(await they.refused("POST", "/api/tokens", { name: "x", scopes: ["day:read"] })).toMatchObject({
        code: "too_many",
      });
      for (const wish of [
        { name: " ", scopes: ["day:read"] },
        { name: "x", scopes: [] },
        { name: "x", scopes: ["all"] },
      ])
        expect(await they.refused("POST", "/api/tokens", wish)).toMatchObject({ code: "invalid" });
    });

    test("of somebody else is not found", async () => {
      const other = await newcomer();
      const { token } = await tokenOf(other, ["day:read"]);
      expect(await me.refused("DELETE", `/api/tokens/${token.id}`)).toMatchObject({ code: "not_found" });
    });
  });

  describe("Health Auto Export", () => {
    const to = "/api/readings/health-auto-export";
    const message = () => ({
      data: {
        metrics: [
          {
            name: "heart_rate",
            units: "count/min",
            data: [{ date: "2026-07-01 07:30:00 +0300", Min: 58, Avg: 61, Max: 66, source: "Anna’s Apple Watch" }],
          },
          { name: "dietary_water", units: "mL", data: [{ date: "2026-07-01 07:30:00 +0300", qty: 200 }] },
        ],
      },
    });

    test("sends what the phone has gathered; what is not used is named", async () => {
      const they = await newcomer();
      const taken = await send(message(), they.token, to);
      expect(taken).toMatchObject({ counts: { stored: 1 }, unused: { dietary_water: 1 } });
      expect(await send(message(), they.token, to)).toMatchObject({ counts: { known: 1 } });
      const { readings } = await they.get(readingPageSchema, path);
      expect(readings).toMatchObject([{ metric: "heart_rate", source: "wearable", source_name: "Apple Watch" }]);
    });

    test("of eight million noughts costs nothing", async () => {
      const noughts = `{"data":{"metrics":[{"name":"heart_rate","units":"bpm","data":[${"0,".repeat(8_000_000)}0]}]}}`;
      const answer = await house.call("POST", to, noughts, {
        token: me.token,
        headers: { "content-type": "application/json" },
      });
      expect([answer.status, answer.json.code]).toEqual([422, "too_many_rows"]);
    });

    test("tells a thousand refusals by their place and counts the others", async () => {
      const data = Array.from({ length: 1500 }, () => 0);
      const taken = await send({ data: { metrics: [{ name: "heart_rate", units: "bpm", data }] } }, me.token, to);
      expect(taken).toMatchObject({ received: 1500, counts: { refused: 1500 } });
      expect(taken.verdicts).toHaveLength(1000);
    });

    test("that is something else is refused", async () => {
      expect(await me.refused("POST", to, { readings: [] })).toMatchObject({ code: "invalid" });
    });
  });
});
