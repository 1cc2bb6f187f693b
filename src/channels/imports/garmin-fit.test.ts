import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReadingDraft } from "#app/importer.ts";
import { type FitField, fitTime, makeFit } from "#test/imports/make-fit.ts";
import { allOf, bytesSource, type Told } from "#test/imports/sources.ts";
import { readFit } from "./fit-messages.ts";
import { garminFit } from "./garmin-fit.ts";

const fixture = (name: string) => readFileSync(`/work/shared/fixtures/fit/${name}`);
const read = (bytes: Uint8Array): Promise<Told> =>
  allOf(garminFit.read(bytesSource(bytes), { cursor: undefined, timeZone: "Europe/Berlin" }));
const figures = (readings: readonly ReadingDraft[]) => readings.map(({ metric, value }) => `${metric} ${value}`);
const at = (time: string): FitField => [253, "uint32", fitTime(`2026-11-20T${time}Z`)];
const low = (time: string): FitField => [26, "uint16", fitTime(`2026-11-20T${time}Z`) & 0xff_ff];
const clock = (time: string): FitField => [0, "uint32", fitTime(`2026-11-20T${time}Z`)];

describe("files of others", () => {
  test("an activity gives its pulse, by the clock of the watch", async () => {
    const { readings, broken } = await read(fixture("activity-small-fenix2-run.fit"));
    expect(readings).toHaveLength(2808);
    expect(readings[0]).toEqual({
      metric: "heart_rate",
      value: 69,
      from: Date.parse("2015-08-15T14:45:08Z"),
      to: Date.parse("2015-08-15T14:45:08Z"),
      offset: 120,
      source: { kind: "wearable", name: "Garmin" },
      sourceId: undefined,
      modality: "sensed",
    });
    expect(broken).toBeUndefined();
    expect((await read(fixture("garmin-fenix-5-walk.fit"))).readings).toHaveLength(17);
  });

  test("a day of monitoring gives its steps", async () => {
    const { readings, unused } = await read(fixture("MonitoringFile.fit"));
    expect(new Set(readings.map(({ metric, offset }) => `${metric} ${offset}`))).toEqual(new Set(["steps -360"]));
    expect(readings.reduce((sum, { value }) => sum + value, 0)).toBe(3042);
    expect(unused).toEqual({ device_info: 1, event: 15 });
  });

  test.each([
    ["activity-settings-corruptheader.fit", "fit_damaged"],
    ["activity-unexpected-eof.fit", "truncated"],
  ])("%s: %s, and what is readable is read", async (name, broken) => {
    expect(await read(fixture(name))).toMatchObject({ broken, unused: { session: 1, lap: 1 } });
  });
});

describe("what a watch records", () => {
  test("pulse and steps of a day, whose times are counted on from the last whole one", async () => {
    const { readings } = await read(
      makeFit([
        [103, at("06:00:00"), clock("09:00:00")],
        [55, low("06:01:00"), [27, "uint8", 61]],
        [55, low("23:30:00"), [27, "uint8", 0xff]],
        [55, at("06:10:00"), [5, "enum", 6], [3, "uint32", 1000]],
        [55, low("06:20:00"), [24, "uint8", 6 + 64], [3, "uint32", 1250]],
        [55, at("06:30:00"), [5, "enum", 6], [3, "uint32", 1250]],
        [55, at("06:31:00"), [5, "enum", 2], [3, "uint32", 4000]],
      ]),
    );
    expect(
      readings.map(({ metric, value, from, to, offset }) => [metric, value, new Date(from), new Date(to), offset]),
    ).toEqual([
      ["heart_rate", 61, new Date("2026-11-20T06:01:00Z"), new Date("2026-11-20T06:01:00Z"), 180],
      ["steps", 250, new Date("2026-11-20T06:10:00Z"), new Date("2026-11-20T06:20:00Z"), 180],
    ]);
  });

  test("stress and body battery are scores of a hundred, and what was not measured is no figure", async () => {
    const time: FitField = [1, "uint32", fitTime("2026-11-20T10:00:00Z")];
    const { readings, unused } = await read(
      makeFit([
        [227, time, [0, "sint16", 83], [3, "sint8", 27]],
        [227, time, [0, "sint16", -1], [3, "sint8", 0x7f]],
        [999, time],
      ]),
    );
    expect(figures(readings)).toEqual(["stress_level 0.83", "energy_level 0.27"]);
    expect(readings[0]?.offset).toBe(60);
    expect(unused).toEqual({ "stress_level (not measured)": 1, "message 999": 1 });
  });

  test("variability is RMSSD, and the resting pulse is today's before the mean of a week", async () => {
    const { readings } = await read(
      makeFit([
        [371, at("02:00:00"), [0, "uint16", 54 * 128]],
        [211, at("07:00:00"), [0, "uint8", 50], [1, "uint8", 47]],
        [211, at("08:00:00"), [0, "uint8", 50], [1, "uint8", 0xff]],
      ]),
    );
    expect(figures(readings)).toEqual(["hrv_rmssd 54", "resting_heart_rate 47", "resting_heart_rate 50"]);
  });

  test("a night is what lies between its changes, and has the score of its file", async () => {
    const level = (time: string, value: number) => [275, at(time), [0, "enum", value]] as const;
    const { readings } = await read(
      makeFit([
        [273, at("00:00:00"), [2, "uint32", fitTime("2026-11-20T03:00:00Z")]],
        level("00:00:00", 1),
        level("00:15:00", 2),
        level("02:00:00", 3),
        level("03:00:00", 4),
        level("05:00:00", 1),
        level("05:30:00", 2),
        level("06:00:00", 1),
        [346, [6, "uint8", 81]],
      ]),
    );
    const night = { from: Date.parse("2026-11-20T00:00Z"), to: Date.parse("2026-11-20T06:00Z"), offset: 180 };
    expect(readings).toEqual([
      expect.objectContaining({ metric: "sleep_duration", value: 315, ...night }),
      expect.objectContaining({ metric: "sleep_quality", value: 0.81, ...night }),
    ]);
  });

  test("nothing is read twice, and a file that is too large is not held", async () => {
    const bytes = makeFit([[371, at("02:00:00"), [0, "uint16", 54 * 128]]]);
    expect((await allOf(garminFit.read(bytesSource(bytes), { cursor: "read", timeZone: "UTC" }))).readings).toEqual([]);
    const large = { ...bytesSource(bytes), size: 65 * 2 ** 20 };
    expect((await allOf(garminFit.read(large, { cursor: undefined, timeZone: "UTC" }))).broken).toBe("too_large");
  });
});

describe("damage", () => {
  const activity = fixture("garmin-fenix-5-walk.fit");

  test("wherever a file is cut off, what came before is read", async () => {
    let before = 0;
    for (let end = 1; end < activity.length; end += 37) {
      const { messages, problem } = readFit(activity.subarray(0, end));
      expect(problem).toBe("truncated");
      expect(messages.length).toBeGreaterThanOrEqual(before);
      before = messages.length;
    }
    expect(before).toBe(98);
    expect((await read(activity.subarray(0, 4000))).readings.length).toBeGreaterThan(0);
  });

  test("a changed bit is noticed, and nothing of it throws or hangs", () => {
    fc.assert(
      fc.property(fc.nat(activity.length - 15), fc.integer({ min: 1, max: 255 }), (place, bits) => {
        const changed = Buffer.from(activity);
        changed[place + 12] = (changed[place + 12] ?? 0) ^ bits;
        return readFit(changed).problem !== undefined;
      }),
      { numRuns: 200 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void readFit(bytes)));
  });
});
