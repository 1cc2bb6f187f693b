import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readingsInSchema } from "#contract/readings.ts";
import type { PersonId } from "#core/person/person.ts";
import { metrics } from "#core/readings/metric.ts";
import { readRows, rowsOf } from "./read-rows.ts";

const personId = "11111111-1111-4111-8111-111111111111" as PersonId;
const context = { personId, timeZone: "Europe/Riga", hrvKind: undefined } as const;
const at = "2026-07-01T07:30:00+02:00";
const row = { metric: "heart_rate", value: 61, timestamp: at, source: "wearable" };

describe("one row", () => {
  test("is a figure with its time, its clock and its source", () => {
    expect(readRows([{ ...row, source_name: "Garmin Venu 3", source_id: "r1" }], context).drafts).toEqual([
      {
        metric: "heart_rate",
        value: 61,
        from: Date.parse(at),
        to: Date.parse(at),
        offset: 120,
        source: { kind: "wearable", name: "Garmin Venu 3" },
        sourceId: "r1",
        modality: "sensed",
      },
    ]);
  });

  test.each([
    ["a score of a hundred", { metric: "stress_level", value: 72, unit: "0-100" }, "stress_level", 0.72],
    ["a share in percent", { metric: "sleep_quality", value: 81, unit: "%" }, "sleep_quality", 0.81],
    ["sleep without a unit that can only be hours", { metric: "sleep_duration", value: 7.5 }, "sleep_duration", 450],
    ["sleep without a unit that can only be minutes", { metric: "sleep_duration", value: 450 }, "sleep_duration", 450],
    ["hours of sleep", { metric: "sleep_duration", value: 7.5, unit: "h" }, "sleep_duration", 450],
    ["variability in seconds", { metric: "hrv_rmssd", value: 0.042, unit: "s" }, "hrv_rmssd", 42],
    ["beats a minute", { metric: "heart_rate", value: 61, unit: "beats/min" }, "heart_rate", 61],
    ["no unit at all", { metric: "steps", value: 900, unit: undefined }, "steps", 900],
  ])("is kept in the unit of its metric: %s", (_rule, more, metric, value) => {
    expect(readRows([{ ...row, ...more }], context).drafts).toMatchObject([{ metric, value }]);
  });

  test.each([
    ["wearable", undefined, "wearable", "wearable", "sensed"],
    ["manual", undefined, "manual", "manual", "self_reported"],
    ["app", "My script", "app", "My script", "sensed"],
    ["Shortcut", undefined, "app", "Shortcut", "sensed"],
    ["a\u0000b\n", undefined, "app", "ab", "sensed"],
  ])("has the source %j named %j as %s", (source, source_name, kind, name, modality) => {
    const [draft] = readRows([{ ...row, source, source_name }], context).drafts;
    expect([draft?.source, draft?.modality]).toEqual([{ kind, name }, modality]);
  });

  test("of an app tells what only a person can tell as told", () => {
    const [draft] = readRows([{ ...row, metric: "mood", value: 0.5, source: "app" }], context).drafts;
    expect(draft?.modality).toBe("self_reported");
  });

  test("may be of a stretch of time, and has the clock of its end", () => {
    const slept = {
      ...row,
      metric: "sleep_duration",
      value: 420,
      timestamp: undefined,
      start: "2026-06-30T23:00:00+03:00",
      end: "2026-07-01T06:30:00+02:00",
    };
    expect(readRows([slept], context).drafts).toMatchObject([
      { from: Date.parse(slept.start), to: Date.parse(slept.end), offset: 120 },
    ]);
  });

  test.each([
    ["no object", null, "not_an_object"],
    ["a list", [], "not_an_object"],
    ["a metric that is none", { ...row, metric: "blood_glucose" }, "unknown_metric"],
    ["a metric of the prototype", { ...row, metric: "constructor" }, "unknown_metric"],
    ["a metric that is no word", { ...row, metric: 7 }, "unknown_metric"],
    ["no value", { ...row, value: undefined }, "no_value"],
    ["a value of null", { ...row, value: null }, "no_value"],
    ["NaN in words", { ...row, value: "NaN" }, "not_a_number"],
    ["more than a number can hold", JSON.parse(JSON.stringify(row).replace("61", "1e999")), "not_a_number"],
    ["a value in words", { ...row, value: "61" }, "not_a_number"],
    ["a value that is an object", { ...row, value: { is: 61 } }, "not_a_number"],
    ["sleep that may be hours or minutes", { ...row, metric: "sleep_duration", value: 8 }, "wrong_unit"],
    ["another metric's unit", { ...row, unit: "ms" }, "wrong_unit"],
    ["a unit of the prototype", { ...row, unit: "toString" }, "wrong_unit"],
    ["a unit that is no word", { ...row, unit: 5 }, "wrong_unit"],
    ["no time", { ...row, timestamp: undefined }, "no_time"],
    ["a time that is none", { ...row, timestamp: "yesterday" }, "no_time"],
    ["a time in seconds", { ...row, timestamp: 1_751_346_600 }, "no_time"],
    ["half a stretch of time", { ...row, start: at, end: "later" }, "no_time"],
    ["no source", { ...row, source: undefined }, "no_source"],
    ["a source of spaces", { ...row, source: "  " }, "no_source"],
    ["a source that is ours alone", { ...row, source: "computed" }, "no_source"],
    ["an id that is an object", { ...row, source_id: {} }, "not_valid"],
    ["an endless id", { ...row, source_id: "x".repeat(201) }, "not_valid"],
    ["somebody else's id", { ...row, user_id: "22222222-2222-4222-8222-222222222222" }, "another_person"],
  ])("is refused with %s", (_rule, given, because) => {
    const { drafts, refused } = readRows([row, given], context);
    expect(drafts).toHaveLength(1);
    expect(refused).toMatchObject([{ index: 1, because }]);
  });
});

describe("the brief's row of several figures", () => {
  const wide = {
    user_id: personId,
    timestamp: at,
    hrv_score: 42,
    heart_rate: 61,
    energy_level: 0.2,
    stress_level: null,
    readiness_score: 0.6,
    source: "wearable",
  };

  test("is a figure each, and what was not measured is left out", () => {
    const { drafts, rows, refused } = readRows([{ ...wide, hrv_kind: "rmssd" }], context);
    expect(drafts.map(({ metric, value }) => [metric, value])).toEqual([
      ["hrv_rmssd", 42],
      ["heart_rate", 61],
      ["energy_level", 0.2],
      ["readiness_score", 0.6],
    ]);
    expect([rows, refused]).toEqual([[0, 0, 0, 0], []]);
  });

  test.each([
    ["the row", { ...wide, hrv_kind: "sdnn" }, "rmssd", "hrv_sdnn"],
    ["the call", wide, "sdnn", "hrv_sdnn"],
    ["the vendor: Oura", { ...wide, source_name: "Oura Ring 4" }, undefined, "hrv_rmssd"],
    ["the vendor: Apple", { ...wide, source_name: "Apple Watch" }, undefined, "hrv_sdnn"],
  ] as const)("has the kind of its variability from %s", (_rule, given, hrvKind, metric) => {
    expect(readRows([given], { ...context, hrvKind }).drafts[0]?.metric).toBe(metric);
  });

  test("of a kind that nobody told is refused for that one figure", () => {
    const { drafts, refused } = readRows([wide], context);
    expect(drafts.map(({ metric }) => metric)).toEqual(["heart_rate", "energy_level", "readiness_score"]);
    expect(refused).toEqual([{ index: 0, metric: undefined, because: "hrv_kind_unknown" }]);
  });

  test("may have every metric there is, and what is not used is counted by its name", () => {
    const { drafts, unused } = readRows([{ ...wide, hrv_score: null, mood: 0.7, spo2: 97, raw_data: {} }], context);
    expect(drafts).toHaveLength(4);
    expect(unused).toEqual({ spo2: 1, raw_data: 1 });
  });

  test("of nothing at all is refused", () => {
    expect(readRows([{ timestamp: at, source: "app" }], context).refused).toMatchObject([{ because: "no_value" }]);
  });
});

describe("what the reference says of a row", () => {
  const said = (given: object): boolean => readingsInSchema.safeParse(given).success;
  const rows = fc.record(
    {
      metric: fc.constantFrom(...metrics),
      value: fc.double({ noNaN: true, noDefaultInfinity: true }),
      timestamp: fc.constantFrom(at, "2026-07-01T05:30:00Z", "2026-07-01T08:30"),
      source: fc.constantFrom("wearable", "manual", "app", "My script"),
      source_name: fc.constantFrom("Oura", "Apple Watch"),
      source_id: fc.string({ minLength: 1, maxLength: 200 }),
      modality: fc.constantFrom("sensed", "self_reported"),
    },
    { requiredKeys: ["metric", "value", "timestamp", "source"] },
  );

  test("is what is kept", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { metric, value, ...more } = given;
        expect([said(given), readRows([given], context).refused]).toEqual([true, []]);
        const several = { ...more, [metric]: value };
        expect([said(several), readRows([several], context).refused]).toEqual([true, []]);
      }),
    );
  });

  test.each([
    ["a metric that is none", { ...row, metric: "aura" }],
    ["a value in words", { ...row, value: "61" }],
    ["no source", { ...row, source: undefined }],
    ["an endless id", { ...row, source_id: "x".repeat(201) }],
    ["a time that is a number", { ...row, timestamp: 1_751_346_600 }],
  ])("is also what is refused: %s", (_rule, given) => {
    expect([said(given), readRows([given], context).refused.length]).toEqual([false, 1]);
  });
});

test.each([
  ["one row", row, 1],
  ["several", [row, row], 2],
  ["several under a name", { readings: [row, row, row] }, 3],
  ["nothing that is a row", "text", 1],
])("a body is %s", (_rule, body, count) => {
  expect(rowsOf(body)).toHaveLength(count);
});

test("ten thousand rows are read", () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({
    ...row,
    value: 50 + (index % 40),
    source_id: `r${index}`,
  }));
  expect(readRows(many, context).drafts).toHaveLength(10_000);
});

test("rows with ten thousand names of their own are not all repeated", () => {
  const strange = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`x${index}`, 1]));
  expect(Object.keys(readRows([{ ...strange, timestamp: at, source: "app" }], context).unused)).toHaveLength(50);
});
