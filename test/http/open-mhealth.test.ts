import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { openMhealthPoint } from "#channels/http/open-mhealth-points.ts";
import { readingPageSchema, readingsTakenSchema } from "#contract/readings.ts";
import { intakeAnswerSchema } from "#contract/schedule.ts";
import type { PersonId } from "#core/person/person.ts";
import { metricFacts, metrics } from "#core/readings/metric.ts";
import type { Reading, ReadingId } from "#core/readings/reading.ts";
import { storageAbove } from "../storage/databases.ts";
import { type Dweller, dweller } from "./day-setup.ts";
import { buildHouse, type House } from "./http-setup.ts";
import { openMhealthSchema } from "./open-mhealth-schemas.ts";
import { hour } from "./tracks-setup.ts";

const unlimited = { take: async () => ({ ok: true }) as const };
const exportPath = "/api/readings/export?format=open-mhealth";
const fixtures = "test/fixtures/openmhealth/test-data/omh";
const bodies = { "heart-rate": "2.0", "step-count": "3.0", "total-sleep-time": "1.0" } as const;
type BodyName = keyof typeof bodies;

interface Point {
  readonly header: {
    readonly id: string;
    readonly schema_id: { readonly namespace: string; readonly name: string; readonly version: string };
  };
  readonly body: Readonly<Record<string, unknown>>;
}
const point = openMhealthSchema("data-point-1.0");
const header = openMhealthSchema("header-1.2");
const bodySchemas = Object.fromEntries(
  Object.entries(bodies).map(([name, version]) => [name, openMhealthSchema(`${name}-${version}`)]),
);

function holds(each: Point): void {
  point.parse(each);
  header.parse(each.header);
  const { namespace, name, version } = each.header.schema_id;
  if (namespace === "omh") {
    expect(bodies[name as BodyName]).toBe(version);
    bodySchemas[name]?.parse(each.body);
  } else expect([namespace, version]).toEqual(["waymark", "1.0"]);
}

describe.each(Object.entries(bodies))("the published schema %s %s", (name, version) => {
  const of = (outcome: string): readonly unknown[] =>
    readdirSync(join(fixtures, name, version, outcome)).map((file) =>
      JSON.parse(readFileSync(join(fixtures, name, version, outcome, file), "utf8")),
    );
  test("passes what its makers say must pass, and nothing that they say must fail", () => {
    const passes = (each: unknown): boolean => bodySchemas[name]?.safeParse(each).success === true;
    expect(of("shouldPass").filter((each) => !passes(each))).toEqual([]);
    expect(of("shouldFail").filter(passes)).toEqual([]);
  });
});

test("whatever is kept and plausible is a valid data point", () => {
  const reading = fc
    .record({
      metric: fc.constantFrom(...metrics),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      from: fc.integer({ min: Date.UTC(2000, 0, 2), max: Date.UTC(2030, 0, 1) }),
      lasts: fc.integer({ min: 0, max: 36 * hour }),
      offset: fc.integer({ min: -900, max: 900 }),
      modality: fc.constantFrom("sensed", "self_reported", "computed"),
      name: fc.string(),
    })
    .map(
      ({ metric, share, from, lasts, offset, modality, name }): Reading => ({
        id: "11111111-1111-8111-8111-111111111111" as ReadingId,
        metric,
        value: metricFacts[metric].least + share * (metricFacts[metric].most - metricFacts[metric].least),
        from,
        to: from + lasts,
        offset,
        source: { kind: "wearable", name },
        modality,
        quality: "plausible",
        imported: false,
      }),
    );
  fc.assert(
    fc.property(reading, (each) => {
      holds(openMhealthPoint(each, "22222222-2222-4222-8222-222222222222" as PersonId) as Point);
    }),
  );
});

describe("the export", () => {
  const open = storageAbove();
  let house: House;
  let newcomer: () => Promise<Dweller>;
  beforeAll(async () => {
    const storage = await open();
    house = buildHouse(storage, { limits: unlimited });
    newcomer = async () => {
      const who = await dweller(house, storage);
      await who.put(intakeAnswerSchema, "/api/intake/consent", { agreed: true });
      return who;
    };
  });
  const send = async (who: Dweller, body: unknown, path = "/api/readings") => {
    const answer = await house.call("POST", path, body, { token: who.token });
    expect(answer.status, answer.text).toBe(200);
    return readingsTakenSchema.parse(answer.json);
  };
  const exported = async (who: Dweller): Promise<readonly Point[]> => {
    const answer = await house.call("GET", exportPath, undefined, { token: who.token });
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="readings.json"');
    return JSON.parse(answer.text) as readonly Point[];
  };
  const row = (metric: string, value: number, ago = hour) => ({
    metric,
    value,
    start: new Date(house.clock.now() - ago - hour).toISOString(),
    end: new Date(house.clock.now() - ago).toISOString(),
    source: "wearable",
    source_name: "Garmin Venu 3",
  });

  test("is every plausible reading, each valid by the published schemas", async () => {
    const me = await newcomer();
    const usual = metrics.map((metric) => row(metric, metricFacts[metric].least + 0.5));
    await send(me, [...usual, row("heart_rate", 400, 3 * hour)]);
    const points = await exported(me);
    expect(points).toHaveLength(metrics.length);
    for (const each of points) holds(each);
    const said = points.map(({ header: { schema_id: id } }) => `${id.namespace}:${id.name}`).toSorted();
    expect(said).toEqual([
      "omh:heart-rate",
      "omh:heart-rate",
      "omh:step-count",
      "omh:total-sleep-time",
      "waymark:energy-level",
      "waymark:hrv-rmssd",
      "waymark:hrv-sdnn",
      "waymark:mood",
      "waymark:readiness-score",
      "waymark:sleep-quality",
      "waymark:stress-level",
    ]);
  });

  test("of nothing is an empty list", async () => {
    expect(await exported(await newcomer())).toEqual([]);
  });

  test("of more than a page leaves nothing out and tells nothing twice", async () => {
    const me = await newcomer();
    const many = Array.from({ length: 2500 }, (_, index) => row("heart_rate", 60, index * 60_000));
    await send(me, many);
    const ids = (await exported(me)).map((each) => each.header.id);
    expect([ids.length, new Set(ids).size]).toEqual([2500, 2500]);
  });

  test("can be brought to another account as it is", async () => {
    const [one, other] = [await newcomer(), await newcomer()];
    await send(one, [
      row("heart_rate", 61),
      row("resting_heart_rate", 55),
      row("steps", 4000),
      row("sleep_duration", 400),
    ]);
    const taken = await send(other, await exported(one), "/api/readings/open-mhealth");
    expect(taken.counts).toMatchObject({ stored: 4, refused: 0 });
    const figures = async (who: Dweller) =>
      (await who.get(readingPageSchema, "/api/readings")).readings
        .map(({ metric, value, start, end, source_name }) => ({ metric, value, start, end, source_name }))
        .toSorted((a, b) => (a.metric < b.metric ? -1 : 1));
    expect(await figures(other)).toEqual(await figures(one));
  });

  test("data points that are not as their schema says are refused with their place", async () => {
    const me = await newcomer();
    const bad = {
      header: {
        id: "x",
        creation_date_time: "2026-07-01T07:30:00Z",
        schema_id: { namespace: "omh", name: "heart-rate", version: "2.0" },
      },
      body: {},
    };
    const taken = await send(me, [bad], "/api/readings/open-mhealth");
    expect(taken).toMatchObject({
      counts: { refused: 1 },
      verdicts: [{ index: null, reason: "not_valid", place: expect.any(String) }],
    });
  });
});
