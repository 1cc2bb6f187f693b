import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReadingDraft } from "#app/importer.ts";
import { type FitField, fitTime, makeFit } from "#test/imports/make-fit.ts";
import { allOf, bytesSource, type Told } from "#test/imports/sources.ts";
import { Broken } from "./broken.ts";
import { crcOf, readFit } from "./fit-messages.ts";
import { garminFit } from "./garmin-fit.ts";

const fixture = (name: string) => readFileSync(`test/fixtures/fit/${name}`);
const read = (bytes: Uint8Array): Promise<Told> =>
  allOf(garminFit.read(bytesSource(bytes), { cursor: undefined, timeZone: "Europe/Berlin" }));
const every: ReadonlySet<number> = new Set(Array.from({ length: 1000 }, (_, number) => number));
/** How many messages of a FIT file can be read, and what stopped it. */
async function fitOf(bytes: Uint8Array, most?: number) {
  let messages = 0;
  try {
    for await (const piece of readFit(bytes, every, most)) messages += piece.messages.length;
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return { messages, problem: error.because };
  }
  return { messages, problem: undefined };
}
/** A file with a definition of these bytes, and `data` after it. */
function fitWith(definition: readonly number[], data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(definition), data]);
  const header = Buffer.alloc(12);
  header.writeUInt8(12, 0);
  header.writeUInt32LE(body.length, 4);
  header.write(".FIT", 8);
  const crc = Buffer.alloc(2);
  crc.writeUInt16LE(crcOf(Buffer.concat([header, body])));
  return Buffer.concat([header, body, crc]);
}
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
    const large = bytesSource(Buffer.concat([bytes, new Uint8Array(8 * 2 ** 20)]));
    // What an archive without a directory says of its sizes is a guess.
    const guessed = { ...bytesSource(bytes), size: 9 * 2 ** 20 };
    expect((await allOf(garminFit.read(guessed, { cursor: undefined, timeZone: "UTC" }))).broken).toBeUndefined();
    expect((await allOf(garminFit.read(large, { cursor: undefined, timeZone: "UTC" }))).broken).toBe("too_large");
  });
});

describe("damage", () => {
  const activity = fixture("garmin-fenix-5-walk.fit");

  test("wherever a file is cut off, what came before is read", async () => {
    let before = 0;
    for (let end = 1; end < activity.length; end += 37) {
      const { messages, problem } = await fitOf(activity.subarray(0, end));
      expect(problem).toBe("truncated");
      expect(messages).toBeGreaterThanOrEqual(before);
      before = messages;
    }
    expect(before).toBe(98);
    expect((await read(activity.subarray(0, 4000))).readings.length).toBeGreaterThan(0);
  });

  test("a changed bit is noticed, and nothing of it throws or hangs", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(activity.length - 15), fc.integer({ min: 1, max: 255 }), async (place, bits) => {
        const changed = Buffer.from(activity);
        changed[place + 12] = (changed[place + 12] ?? 0) ^ bits;
        return (await fitOf(changed)).problem !== undefined;
      }),
      { numRuns: 200 },
    );
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => void (await fitOf(bytes))));
  });
});

describe("a file made to do harm", () => {
  test("messages without a byte of their own are damage", async () => {
    const bytes = fitWith([0x40, 0, 0, 20, 0, 0], new Uint8Array(4_000_000));
    expect(await fitOf(bytes)).toEqual({ messages: 0, problem: "fit_damaged" });
  });

  test("no more messages are read than a watch writes", async () => {
    const field = [0x40, 0, 0, 20, 0, 1, 3, 1, 0x02];
    expect((await fitOf(fitWith(field, new Uint8Array(2_400_000)))).problem).toBe("too_large");
    expect(await fitOf(fitWith(field, new Uint8Array(40)), 22)).toEqual({ messages: 20, problem: undefined });
    expect((await fitOf(fitWith(field, new Uint8Array(42)), 22)).problem).toBe("too_large");
  });

  test("what nobody uses is counted and never held, and others get their turn meanwhile", async () => {
    const field = [0x40, 0, 0, 18, 0, 1, 3, 1, 0x02];
    const bytes = fitWith(field, new Uint8Array(1_900_000));
    const before = process.memoryUsage().heapUsed;
    let turns = 0;
    const beat = setInterval(() => (turns += 1), 0);
    const { unused, broken } = await read(bytes);
    clearInterval(beat);
    expect(broken).toBeUndefined();
    expect(unused).toEqual({ session: 950_000 });
    expect(turns).toBeGreaterThan(20);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
  });

  test("it goes on after what was kept, and steps are told by the count before them", async () => {
    const rows = Array.from({ length: 12_000 }, (_, index): [number, ...FitField[]] => [
      55,
      [253, "uint32", fitTime("2026-11-20T06:00:00Z") + index],
      [5, "enum", 6],
      [3, "uint32", index * 2],
    ]);
    const bytes = makeFit(rows);
    const whole = (await read(bytes)).readings;
    expect(whole).toHaveLength(11_999);
    const first: ReadingDraft[] = [];
    let cursor: string | undefined;
    for await (const event of garminFit.read(bytesSource(bytes), { cursor: undefined, timeZone: "UTC" })) {
      if (event.is !== "found") continue;
      first.push(...event.readings);
      cursor = event.next;
      if (event.readings.length > 0) break;
    }
    expect(first.length).toBeGreaterThan(0);
    expect(first.length).toBeLessThan(11_999);
    const rest = await allOf(garminFit.read(bytesSource(bytes), { cursor, timeZone: "UTC" }));
    const key = ({ from, to, value }: ReadingDraft) => `${from} ${to} ${value}`;
    expect([...first, ...rest.readings].map(key)).toEqual(whole.map(key));
  });
});
