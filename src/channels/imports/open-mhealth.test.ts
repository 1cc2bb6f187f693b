import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { allOf, textSource } from "#test/imports/sources.ts";
import { openMHealth, readOpenMHealth } from "./open-mhealth.ts";
import { bodySchemas } from "./open-mhealth-schemas.ts";

const root = "test/fixtures/openmhealth/test-data/omh";
const options = { timeZone: "Europe/Berlin" };

interface Case {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly body: unknown;
}
/** What the makers of the schemas say must pass, or must not. */
function casesOf(type: string, outcome: "shouldPass" | "shouldFail"): readonly Case[] {
  return readdirSync(join(root, type)).flatMap((version) => {
    const folder = join(root, type, version, outcome);
    try {
      return readdirSync(folder).map((file) => ({
        name: `${type} ${version} ${file}`,
        version,
        file,
        body: JSON.parse(readFileSync(join(folder, file), "utf8")) as unknown,
      }));
    } catch {
      return [];
    }
  });
}
const header = (name: string, version = "1.0", more: object = {}) => ({
  id: "123e4567-e89b-12d3-a456-426655440000",
  creation_date_time: "2026-11-20T07:25:00Z",
  schema_id: { namespace: "omh", name, version },
  acquisition_provenance: { source_name: "RunKeeper", modality: "sensed" },
  ...more,
});
const types = Object.keys(bodySchemas);
const bodies = (outcome: "shouldPass" | "shouldFail") =>
  types.flatMap((type) =>
    casesOf(type, outcome).map((each) => [each.name, { header: header(type, each.version), body: each.body }] as const),
  );
const points = (outcome: "shouldPass" | "shouldFail") =>
  casesOf("data-point", outcome).map(({ name, body }) => [name, body] as const);
const headers = (outcome: "shouldPass" | "shouldFail") =>
  casesOf("header", outcome).map(({ name, body }) => [name, { header: body, body: {} }] as const);

describe("a point that cannot be kept", () => {
  test("a time that no calendar knows is refused at its place, and costs the others nothing", () => {
    const point = (duration: object) => ({
      header: header("step-count", "2.0"),
      body: {
        step_count: 10,
        effective_time_frame: { time_interval: { start_date_time: "2026-11-20T06:00:00Z", duration } },
      },
    });
    const { readings, refused } = readOpenMHealth(
      [point({ value: 1e12, unit: "wk" }), point({ value: 1, unit: "h" })],
      options,
    );
    expect(readings).toHaveLength(1);
    expect(refused).toEqual([{ because: "no_time", place: "point 1" }]);
  });

  test("what is no point at all is refused, however much there is of it", () => {
    const { refused } = readOpenMHealth(
      Array.from({ length: 100_000 }, () => 1),
      options,
    );
    expect(refused).toHaveLength(100_000);
    expect(refused[0]).toEqual({ because: "not_valid", place: "point 1", detail: "header" });
  });
});

describe("the test data of Open mHealth", () => {
  test("all of it that we support is looked at", () => {
    expect([bodies("shouldPass").length, bodies("shouldFail").length]).toEqual([31, 31]);
    expect(headers("shouldPass").length + points("shouldPass").length).toBe(5);
    expect(headers("shouldFail").length + points("shouldFail").length).toBe(9);
  });

  test.each([...bodies("shouldPass"), ...points("shouldPass"), ...headers("shouldPass")])(
    "%s is read",
    (_name, point) => {
      const { readings, refused, unused } = readOpenMHealth(point, options);
      expect(refused).toEqual([]);
      expect(readings.length + Object.keys(unused).length).toBe(1);
    },
  );

  test.each([...bodies("shouldFail"), ...points("shouldFail"), ...headers("shouldFail")])(
    "%s is refused, with the place that is wrong",
    (_name, point) => {
      const { readings, refused, unused } = readOpenMHealth(point, options);
      expect({ readings, unused }).toEqual({ readings: [], unused: {} });
      expect(refused).toEqual([
        { because: "not_valid", place: "point 1", detail: expect.stringMatching(/^(?:header|body)/u) },
      ]);
    },
  );
});

const frame = (start: string, end: string) => ({ time_interval: { start_date_time: start, end_date_time: end } });
const read = (name: string, version: string, body: object, more: object = {}) =>
  readOpenMHealth({ header: header(name, version, more), body }, options);

describe("what a data point tells", () => {
  test.each<[string, string, string, object, object]>([
    [
      "a pulse",
      "heart-rate",
      "2.0",
      {
        heart_rate: { value: 67.5, unit: "beats/min" },
        effective_time_frame: { date_time: "2020-02-05T07:25:00-08:00" },
      },
      {
        metric: "heart_rate",
        value: 67.5,
        from: Date.parse("2020-02-05T15:25:00Z"),
        to: Date.parse("2020-02-05T15:25:00Z"),
        offset: -480,
      },
    ],
    [
      "a pulse at rest is a resting one",
      "heart-rate",
      "1.0",
      { heart_rate: { value: 50, unit: "beats/min" }, temporal_relationship_to_physical_activity: "at rest" },
      { metric: "resting_heart_rate", value: 50, from: Date.parse("2026-11-20T07:25:00Z"), offset: 60 },
    ],
    [
      "steps",
      "step-count",
      "3.0",
      {
        step_count: { value: 900, unit: "steps" },
        effective_time_frame: frame("2026-11-20T08:00:00+03:00", "2026-11-20T09:00:00+03:00"),
      },
      { metric: "steps", value: 900, offset: 180 },
    ],
    [
      "a night in minutes",
      "total-sleep-time",
      "1.0",
      {
        total_sleep_time: { value: 27_900, unit: "sec" },
        effective_time_frame: frame("2026-11-19T22:00:00Z", "2026-11-20T06:00:00Z"),
      },
      { metric: "sleep_duration", value: 465, offset: 60 },
    ],
    [
      "a night by its length",
      "sleep-episode",
      "1.1",
      {
        total_sleep_time: { value: 8.5, unit: "h" },
        effective_time_frame: {
          time_interval: { end_date_time: "2026-11-20T06:00:00Z", duration: { value: 9, unit: "h" } },
        },
      },
      {
        metric: "sleep_duration",
        value: 510,
        from: Date.parse("2026-11-19T21:00:00Z"),
        to: Date.parse("2026-11-20T06:00:00Z"),
      },
    ],
  ])("%s", (_rule, name, version, body, reading) => {
    const found = read(name, version, body);
    expect(found.refused).toEqual([]);
    expect(found.readings).toEqual([
      expect.objectContaining({
        source: { kind: "app", name: "RunKeeper" },
        sourceId: header("x").id,
        modality: "sensed",
        ...reading,
      }),
    ]);
  });

  test.each<[string, string, object, string]>([
    [
      "the lowest pulse of a day",
      "heart-rate",
      { heart_rate: { value: 50, unit: "beats/min" }, descriptive_statistic: "minimum" },
      "minimum",
    ],
    ["single beats", "rr-interval", { rr_interval: { value: 800, unit: "ms" } }, "single beats"],
    [
      "steps of a morning",
      "step-count",
      { step_count: 5, effective_time_frame: { time_interval: { date: "2026-11-20", part_of_day: "morning" } } },
      "part of a day",
    ],
  ])("%s are named and not used", (_rule, name, body, why) => {
    expect(read(name, "1.0", body)).toMatchObject({
      readings: [],
      refused: [],
      unused: { [`omh:${name} (${why})`]: 1 },
    });
  });

  test("other kinds are named", () => {
    expect(read("body-weight", "2.0", {}).unused).toEqual({ "omh:body-weight": 1 });
    expect(
      read("heart-rate", "1.0", {}, { schema_id: { namespace: "acme", name: "heart-rate", version: "1.0" } }).unused,
    ).toEqual({
      "acme:heart-rate": 1,
    });
  });

  test("a point of IEEE 1752.1 is read, and what a person said is told", () => {
    const point = {
      header: {
        uuid: "u-1",
        schema_id: { namespace: "ieee", name: "total-sleep-time", version: "1.0" },
        source_creation_date_time: "2026-11-20T07:00:00+03:00",
        modality: "self-reported",
      },
      body: {
        total_sleep_time: { value: 400, unit: "min" },
        effective_time_frame: frame("2026-11-19T22:00:00+03:00", "2026-11-20T06:00:00+03:00"),
      },
    };
    expect(readOpenMHealth([point], options).readings).toMatchObject([
      { metric: "sleep_duration", value: 400, sourceId: "u-1", modality: "self_reported", source: { kind: "manual" } },
    ]);
  });

  test("two ways to say one interval are refused", () => {
    const both = {
      start_date_time: "2026-11-20T06:00:00Z",
      end_date_time: "2026-11-20T07:00:00Z",
      duration: { value: 2, unit: "h" },
    };
    const found = read("step-count", "2.0", { step_count: 5, effective_time_frame: { time_interval: both } });
    expect(found.refused).toMatchObject([{ because: "not_valid", detail: "body.effective_time_frame.time_interval" }]);
  });
});

describe("files of data points", () => {
  const many = Array.from({ length: 30 }, (_, index) => ({
    header: header("step-count", "1.0", { id: `p-${index}` }),
    body: index === 7 ? {} : { step_count: index },
  }));
  test.each([
    ["a list", JSON.stringify(many, undefined, 1)],
    ["one a line", many.map((point) => JSON.stringify(point)).join("\n")],
  ])("%s is read, and gone on with wherever it stopped", async (_rule, text) => {
    expect(openMHealth.recognise(new TextEncoder().encode(text), "x")).toBe(true);
    const from = (cursor?: string) => openMHealth.read(textSource(text, 500), { ...options, cursor });
    const whole = await allOf(from());
    expect(whole.readings.map(({ value }) => value)).toEqual(
      many.map((_, index) => index).filter((index) => index !== 7),
    );
    expect(whole.refused).toEqual([{ because: "not_valid", place: "point 8", detail: "body.step_count" }]);
    for (let stop = 1; stop < 16; stop += 1) {
      const first = await allOf(from(), stop);
      const rest = await allOf(from(first.next));
      expect([...first.readings, ...rest.readings]).toEqual(whole.readings);
      expect([...first.refused, ...rest.refused]).toEqual(whole.refused);
    }
  });

  test("one alone is read, and a list that was cut off gives what it holds", async () => {
    const one = await allOf(openMHealth.read(textSource(JSON.stringify(many[3])), { ...options, cursor: undefined }));
    expect(one.readings).toHaveLength(1);
    const text = JSON.stringify(many);
    const cut = await allOf(openMHealth.read(textSource(text.slice(0, 3000), 300), { ...options, cursor: undefined }));
    expect(cut.broken).toBe("truncated");
    expect(cut.readings.length).toBeGreaterThan(3);
  });
});
