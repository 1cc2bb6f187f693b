import { describe, expect, test } from "vitest";
import type { Found } from "#app/importer.ts";
import { allOf, textSource } from "#test/imports/sources.ts";
import { healthAutoExport, readHealthAutoExport } from "./health-auto-export.ts";

const options = { timeZone: "Europe/Berlin" };
function read(message: unknown): Found | undefined {
  const found = readHealthAutoExport(message, options, 100);
  if (found === "too_many") throw new Error("too many points");
  return found;
}
const heart = {
  date: "2026-11-20 14:30:00 -0800",
  Min: 60,
  Avg: 65.5,
  Max: 70,
  source: "Anna’s Apple Watch|Anna’s iPhone",
};
const night = {
  date: "2026-11-20 00:00:00 +0300",
  sleepStart: "2026-11-19 23:10:00 +0300",
  sleepEnd: "2026-11-20 06:50:00 +0300",
  inBedStart: "2026-11-19 23:00:00 +0300",
  inBedEnd: "2026-11-20 07:00:00 +0300",
  inBed: 8,
  asleep: 0,
  totalSleep: 7.2,
  core: 4,
  deep: 1.2,
  rem: 2,
  awake: 0.4,
  source: "Apple Watch",
};
const stretch = (value: string, from: string, to: string) => ({
  startDate: `2026-11-${from}:00 +0300`,
  endDate: `2026-11-${to}:00 +0300`,
  value,
  qty: 1,
  source: "Apple Watch",
});
const metric = (name: string, units: string, data: readonly unknown[]) => ({ data, units, name });
const body = {
  data: {
    metrics: [
      metric("heart_rate", "count/min", [heart]),
      metric("resting_heart_rate", "bpm", [{ qty: 58, date: "2026-11-20 00:00:00 +0300" }]),
      metric("heart_rate_variability", "ms", [{ qty: 48.2, date: "2026-11-20 3:10:00\u202fPM +0300" }]),
      metric("step_count", "count", [{ qty: 8400, date: "2026-11-20 00:00:00 +0300" }]),
      metric("sleep_analysis", "hr", [night]),
      metric("weight_body_mass", "kg", [{ qty: 70, date: "2026-11-20 00:00:00 +0300" }]),
    ],
    workouts: [{ name: "Running" }],
    stateOfMind: [
      { id: "A-1", start: "2026-11-20T18:00:00Z", end: "2026-11-20T18:00:00Z", kind: "daily_mood", valence: -0.5 },
    ],
  },
};

describe("Health Auto Export", () => {
  test("a message of the phone is read", () => {
    const found = read(body);
    expect(found?.readings.map(({ metric: of, value }) => [of, value])).toEqual([
      ["heart_rate", 65.5],
      ["resting_heart_rate", 58],
      ["hrv_sdnn", 48.2],
      ["steps", 8400],
      ["sleep_duration", 432],
      ["mood", 0.25],
    ]);
    expect(found?.unused).toEqual({ weight_body_mass: 1, workouts: 1 });
    expect(found?.refused).toEqual([]);
    expect(found?.readings[0]).toMatchObject({ source: { kind: "wearable", name: "Apple Watch" }, offset: -480 });
    expect(found?.readings[2]?.from).toBe(Date.parse("2026-11-20T15:10:00+03:00"));
    expect(found?.readings[4]).toMatchObject({
      from: Date.parse("2026-11-19T23:00:00+03:00"),
      to: Date.parse("2026-11-20T07:00:00+03:00"),
      offset: 180,
    });
    // A time in UTC does not say which clock hung on the wall: that of home did.
    expect(found?.readings[5]).toMatchObject({ offset: 60, sourceId: "A-1", modality: "self_reported" });
  });

  test("its file gives the same, also where a name stands after its points", async () => {
    const text = JSON.stringify(body);
    expect(healthAutoExport.recognise(new TextEncoder().encode(text), "x.json")).toBe(true);
    for (const piece of [13, 1000]) {
      const all = await allOf(healthAutoExport.read(textSource(text, piece), { ...options, cursor: undefined }));
      const { readings, unused, refused } = read(body) as Found;
      expect(all).toMatchObject({ unused, refused, broken: undefined });
      expect(new Set(all.readings)).toEqual(new Set(readings));
    }
  });

  test("stretches of sleep are put together into nights, also where an import was stopped between them", async () => {
    const stretches = [
      stretch("Core", "19 23:00", "20 02:00"),
      stretch("Awake", "20 02:00", "20 02:10"),
      stretch("REM", "20 02:10", "20 04:00"),
      stretch("Deep", "20 04:00", "20 06:30"),
    ];
    const text = JSON.stringify({ data: { metrics: [metric("sleep_analysis", "hr", stretches)] } });
    const read = (cursor?: string) => healthAutoExport.read(textSource(text, 50), { ...options, cursor });
    const whole = await allOf(read());
    expect(whole.readings).toMatchObject([
      { metric: "sleep_duration", value: 440, to: Date.parse("2026-11-20T06:30+03:00") },
    ]);
    for (let stop = 1; stop < 12; stop += 1) {
      const first = await allOf(read(), stop);
      const rest = await allOf(read(first.next));
      expect([...first.readings, ...rest.readings]).toEqual(whole.readings);
    }
  });

  test.each<[string, string, unknown, object]>([
    ["no number", "heart_rate", { date: heart.date, Avg: "fast" }, { because: "not_a_number" }],
    ["no value", "heart_rate", { date: heart.date }, { because: "no_value" }],
    ["no time", "heart_rate", { Avg: 60 }, { because: "no_time" }],
    ["a time that is none", "heart_rate", { date: "yesterday", Avg: 60 }, { because: "no_time" }],
    [
      "13 o'clock in the afternoon",
      "heart_rate",
      { date: "2026-11-20 13:00:00 PM +0300", Avg: 60 },
      { because: "no_time" },
    ],
    ["no object", "heart_rate", 60, { because: "not_valid" }],
    [
      "no sleep in a night",
      "sleep_analysis",
      { ...night, totalSleep: 0, core: 0, deep: 0, rem: 0 },
      { because: "no_value" },
    ],
  ])("a point is refused for %s", (_rule, name, point, refusal) => {
    const found = read({ data: { metrics: [metric(name, name === "heart_rate" ? "bpm" : "hr", [point])] } });
    expect(found).toMatchObject({ readings: [], refused: [{ ...refusal, place: "data.metrics[0].data[0]" }] });
  });

  test("another unit is refused, and what is no message of this app is none", () => {
    const found = read({ data: { metrics: [metric("heart_rate", "kg", [heart])] } });
    expect(found?.refused).toEqual([{ because: "wrong_unit", place: "data.metrics[0].data[0]" }]);
    expect(read([])).toBeUndefined();
    expect(read({ metrics: [] })).toBeUndefined();
  });

  test.each<[string, unknown]>([
    [
      "points",
      {
        metrics: [
          metric(
            "heart_rate",
            "bpm",
            Array.from({ length: 8_000_000 }, () => 0),
          ),
        ],
      },
    ],
    ["metrics", { metrics: Array.from({ length: 8_000_000 }, () => 0) }],
    ["moods", { stateOfMind: Array.from({ length: 101 }, () => 0) }],
  ])("a message of too many %s is put aside at once", (_rule, data) => {
    const before = process.memoryUsage().heapUsed;
    expect(readHealthAutoExport({ data }, options, 100)).toBe("too_many");
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(50_000_000);
  });

  test("what is not used may be any number", () => {
    const many = Array.from({ length: 20_000 }, () => ({ qty: 1 }));
    expect(read({ data: { metrics: [metric("active_energy", "kJ", many)], workouts: many } })?.unused).toEqual({
      active_energy: 20_000,
      workouts: 20_000,
    });
  });

  test("a file can be left while its names are still looked for", async () => {
    const many = Array.from({ length: 5000 }, () => heart);
    const text = JSON.stringify({ data: { metrics: [metric("heart_rate", "bpm", many)] } });
    const first = await allOf(healthAutoExport.read(textSource(text), { ...options, cursor: undefined }), 1);
    expect(first.readings).toEqual([]);
    const rest = await allOf(healthAutoExport.read(textSource(text), { ...options, cursor: first.next }));
    expect(rest.readings).toHaveLength(5000);
  });

  test("whatever a file calls its lists and devices, what is remembered of them stays small", async () => {
    const names = Array.from({ length: 3000 }, (_, index) => `"list ${index}":[1,2]`);
    const nights = Array.from({ length: 3000 }, (_, index) => ({
      ...stretch("Core", "19 23:00", "20 02:00"),
      source: `tracker ${index}`,
    }));
    const text = `{"data":{${names.join(",")},"metrics":[${JSON.stringify(metric("sleep_analysis", "hr", nights))}]}}`;
    let longest = 0;
    let unused = 0;
    let readings = 0;
    for await (const event of healthAutoExport.read(textSource(text), { ...options, cursor: undefined })) {
      if (event.is !== "found") continue;
      longest = Math.max(longest, event.next.length);
      readings += event.readings.length;
      for (const count of Object.values(event.unused)) unused += count;
    }
    expect(longest).toBeLessThan(10_000);
    expect([readings, unused]).toEqual([3000, 6000]);
  });

  test("a file that was cut off gives what it holds", async () => {
    const many = {
      data: { metrics: [{ name: "heart_rate", units: "bpm", data: Array.from({ length: 50 }, () => heart) }] },
    };
    const text = JSON.stringify(many).slice(0, 3000);
    const all = await allOf(healthAutoExport.read(textSource(text, 100), { ...options, cursor: undefined }));
    expect(all.broken).toBe("truncated");
    expect(all.readings.length).toBeGreaterThan(20);
  });
});
