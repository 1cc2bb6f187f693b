import { describe, expect, test } from "vitest";
import { allOf, textSource } from "#test/imports/sources.ts";
import { fitbitTakeout } from "./fitbit-takeout.ts";
import { importers } from "./importers.ts";
import { oura } from "./oura.ts";
import { whoop } from "./whoop.ts";

const options = { cursor: undefined, timeZone: "Europe/Berlin" };
const bytes = (text: string) => new TextEncoder().encode(text);

describe("Fitbit in Google Takeout", () => {
  const read = (name: string, rows: readonly unknown[], piece?: number) =>
    allOf(
      fitbitTakeout.read(textSource(JSON.stringify(rows), piece, `Takeout/Fitbit/Global Export Data/${name}`), options),
    );

  test("pulse is told in UTC, and a pulse that was not measured is no figure", async () => {
    const all = await read("heart_rate-2023-01-31.json", [
      { dateTime: "01/31/23 08:00:05", value: { bpm: 62, confidence: 2 } },
      { dateTime: "01/31/23 08:00:10", value: { bpm: 70, confidence: 0 } },
      { dateTime: "31/01/23", value: { bpm: 70, confidence: 1 } },
    ]);
    expect(all.readings).toEqual([
      {
        metric: "heart_rate",
        value: 62,
        from: Date.parse("2023-01-31T08:00:05Z"),
        to: Date.parse("2023-01-31T08:00:05Z"),
        offset: 60,
        source: { kind: "wearable", name: "Fitbit" },
        sourceId: undefined,
        modality: "sensed",
      },
    ]);
    expect(all).toMatchObject({
      unused: { "heart_rate (confidence 0)": 1 },
      refused: [{ because: "no_time", place: "[2]" }],
    });
  });

  test("a resting pulse is of a day, and steps are of a minute", async () => {
    const resting = await read("resting_heart_rate-2023-01-31.json", [
      { dateTime: "01/31/23 00:00:00", value: { date: "01/31/23", value: 58.3, error: 6.8 } },
      { dateTime: "02/01/23 00:00:00", value: { date: null, value: 0, error: 0 } },
    ]);
    expect(resting.readings).toMatchObject([
      { value: 58.3, from: Date.parse("2023-01-31T00:00:00+01:00"), offset: 60 },
    ]);
    const steps = await read("steps-2023-01-31.json", [
      { dateTime: "01/31/23 08:00:00", value: "12" },
      { dateTime: "01/31/23 08:01:00", value: "0" },
    ]);
    expect(steps.readings).toMatchObject([{ metric: "steps", value: 12 }]);
    expect((steps.readings[0]?.to ?? 0) - (steps.readings[0]?.from ?? 0)).toBe(60_000);
    expect(steps.unused).toEqual({ "steps (0)": 1 });
  });

  test("a night is told by the clock on the wall", async () => {
    const night = {
      logId: 4242,
      startTime: "2023-07-14T23:10:30.000",
      endTime: "2023-07-15T07:05:00.000",
      minutesAsleep: 421,
    };
    const { readings } = await read("sleep-2023-07-15.json", [night]);
    expect(readings).toMatchObject([
      {
        metric: "sleep_duration",
        value: 421,
        from: Date.parse("2023-07-14T23:10:30+02:00"),
        offset: 120,
        sourceId: "4242",
      },
    ]);
  });

  test("only its own files are known, and it goes on wherever it stopped", async () => {
    expect(fitbitTakeout.recognise(bytes("[{"), "steps-2023-01-31.json")).toBe(true);
    expect(fitbitTakeout.recognise(bytes("[{"), "calories-2023-01-31.json")).toBe(false);
    const rows = Array.from({ length: 30 }, (_, index) => ({
      dateTime: `01/31/23 08:${10 + index}:00`,
      value: String(index + 1),
    }));
    const from = (cursor?: string) =>
      fitbitTakeout.read(textSource(JSON.stringify(rows), 100, "steps-2023-01-31.json"), { ...options, cursor });
    const whole = await allOf(from());
    expect(whole.readings).toHaveLength(30);
    const begun = await allOf(from(), 5);
    const rest = await allOf(from(begun.next));
    expect([...begun.readings, ...rest.readings]).toEqual(whole.readings);
  });
});

describe("WHOOP", () => {
  const header =
    "Cycle start time,Cycle end time,Cycle timezone,Recovery score %,Resting heart rate (bpm),Heart rate variability (ms),Day Strain,Sleep onset,Wake onset,Sleep performance %,Asleep duration (min),In bed duration (min)";
  const row =
    "2026-03-01 23:15:00,2026-03-02 23:40:00,UTC-05:00,68,52,94,13.2,2026-03-01 23:15:00,2026-03-02 07:05:00,88,432,470";
  const file = (...rows: readonly string[]) => [header, ...rows, ""].join("\r\n");
  const read = (text: string, cursor?: string, stop?: number) =>
    allOf(whoop.read(textSource(text, 150), { ...options, cursor }), stop);

  test("a cycle gives its night, and what the morning after it showed", async () => {
    expect(whoop.recognise(bytes(file(row)), "physiological_cycles.csv")).toBe(true);
    expect(
      whoop.recognise(bytes("Cycle start time,Cycle end time,Cycle timezone,Question text"), "journal_entries.csv"),
    ).toBe(false);
    const { readings, refused } = await read(file(row));
    const [from, to] = [Date.parse("2026-03-01T23:15:00-05:00"), Date.parse("2026-03-02T07:05:00-05:00")];
    expect(refused).toEqual([]);
    expect(
      readings.map(({ metric, value, from: begins, to: ends, offset }) => [metric, value, begins, ends, offset]),
    ).toEqual([
      ["sleep_duration", 432, from, to, -300],
      ["sleep_quality", 0.88, from, to, -300],
      ["readiness_score", 0.68, to, to, -300],
      ["resting_heart_rate", 52, to, to, -300],
      ["hrv_rmssd", 94, to, to, -300],
    ]);
  });

  test("what is missing is left out, and what is wrong is refused with its line", async () => {
    const all = await read(
      file(
        "2026-03-01 23:15:00,,UTCZ,,,,1,,,,,",
        row.replace(",94,", ",high,"),
        row.replace("2026-03-02 07:05:00", "soon"),
      ),
    );
    expect(all.unused).toEqual({ "cycle without sleep": 1 });
    expect(all.refused).toEqual([
      { because: "not_a_number", place: "line 3", detail: "Heart rate variability (ms)" },
      { because: "no_time", place: "line 4" },
    ]);
    expect(all.readings).toHaveLength(4);
  });

  test("it goes on wherever it stopped", async () => {
    const days = ["02", "03", "04", "05", "06"].map((day) => row.replaceAll("2026-03-02", `2026-03-${day}`));
    const whole = await read(file(...days));
    expect(whole.readings).toHaveLength(25);
    for (let stop = 1; stop < 8; stop += 1) {
      const begun = await read(file(...days), undefined, stop);
      const rest = await read(file(...days), begun.next);
      expect([...begun.readings, ...rest.readings]).toEqual(whole.readings);
    }
  });
});

describe("Oura", () => {
  const read = (lines: readonly string[], cursor?: string, stop?: number) =>
    allOf(oura.read(textSource([...lines, ""].join("\n"), 150), { ...options, cursor }), stop);
  const told = async (...lines: readonly string[]) =>
    (await read(lines)).readings.map(({ metric, value, from, to, offset }) => [metric, value, from, to, offset]);
  const nights = "id;average_hrv;bedtime_end;bedtime_start;day;hrv;lowest_heart_rate;total_sleep_duration;type";
  const night = (type = "long_sleep") =>
    `n1;48;2026-03-02T07:05:00.000+02:00;2026-03-01T23:15:00.000+02:00;2026-03-02;"{""items"": [40; 50]}";52;25920;${type}`;
  const days = "id;contributors;day;score;timestamp";
  const ready = "id;contributors;day;score;temperature_deviation;timestamp";
  const day = 'd1;"{""hrv_balance"": 80; ""sleep"": 7}";2026-03-02;81';
  const [from, to] = [Date.parse("2026-03-01T23:15:00+02:00"), Date.parse("2026-03-02T07:05:00+02:00")];
  const noon = Date.parse("2026-03-02T12:00:00+01:00");

  test("a night gives its sleep, and the long one what the morning after it showed", async () => {
    expect(await told(nights, night())).toEqual([
      ["sleep_duration", 432, from, to, 120],
      ["resting_heart_rate", 52, to, to, 120],
      ["hrv_rmssd", 48, to, to, 120],
    ]);
    expect((await told(nights, night("late_nap"))).map(([metric]) => metric)).toEqual(["sleep_duration"]);
    const rest = await read([nights, night("rest"), night("deleted")]);
    expect([rest.readings, rest.unused]).toEqual([[], { rest: 1, deleted: 1 }]);
  });

  test("days have no time: a score stands at noon where the person lives, steps over all of it", async () => {
    expect(await told(ready, `${day};-0.2;2026-03-02T00:00:00.000Z`)).toEqual([
      ["readiness_score", 0.81, noon, noon, 60],
    ]);
    expect(await told(days, `${day};2026-03-02T00:00:00.000Z`)).toEqual([["sleep_quality", 0.81, noon, noon, 60]]);
    const midnight = Date.parse("2026-03-02T00:00:00+01:00");
    expect(await told("id;class_5_min;day;steps", "a1;0112;2026-03-02;9412")).toEqual([
      ["steps", 9412, midnight, midnight + 24 * 3_600_000 - 1000, 60],
    ]);
  });

  test("a pulse is told in UTC", async () => {
    const at = Date.parse("2026-03-02T08:00:00Z");
    expect(await told("timestamp;bpm;source", "2026-03-02T08:00:00.000Z;61;awake")).toEqual([
      ["heart_rate", 61, at, at, 60],
    ]);
  });

  test("the older table of trends is read too", async () => {
    const trends =
      "date,Sleep Score,Total Sleep Time,Bedtime Start,Bedtime End,Lowest Resting Heart Rate,Average HRV,Steps,Readiness Score";
    const found = await told(
      trends,
      "2026-03-02,88,25920,2026-03-01T23:15:00+02:00,2026-03-02T07:05:00+02:00,52,48,9412,81",
    );
    expect(found.map(([metric, value]) => [metric, value])).toEqual([
      ["sleep_duration", 432],
      ["sleep_quality", 0.88],
      ["resting_heart_rate", 52],
      ["hrv_rmssd", 48],
      ["readiness_score", 0.81],
      ["steps", 9412],
    ]);
    const without = await read([trends, "2026-03-03,,,,,,,5000,", "2026-03-04,,,,,,,None,None"]);
    expect([without.readings.length, without.unused]).toEqual([1, { "day without sleep": 2 }]);
  });

  test("what is wrong is refused with its line, and what is missing left out", async () => {
    const found = await read([
      nights,
      night().replace(";52;", ";slow;"),
      night().replace("2026-03-02T07", "soon"),
      night().replace("n1;48;", "n1;;"),
    ]);
    expect(found.refused).toEqual([
      { because: "not_a_number", place: "line 2", detail: "lowest_heart_rate" },
      { because: "no_time", place: "line 3" },
    ]);
    expect(found.readings.map(({ metric }) => metric)).toEqual([
      "sleep_duration",
      "hrv_rmssd",
      "sleep_duration",
      "resting_heart_rate",
    ]);
    expect((await read([days, 'd1;"{}";some day;81;'])).refused).toEqual([{ because: "no_time", place: "line 2" }]);
  });

  test("it goes on wherever it stopped", async () => {
    const lines = [
      nights,
      ...["02", "03", "04", "05"].map((date) => night().replaceAll("2026-03-02", `2026-03-${date}`)),
    ];
    const whole = await read(lines);
    expect(whole.readings).toHaveLength(12);
    for (let stop = 1; stop < 6; stop += 1) {
      const begun = await read(lines, undefined, stop);
      const rest = await read(lines, begun.next);
      expect([...begun.readings, ...rest.readings]).toEqual(whole.readings);
    }
  });

  test("each table is known by its columns, and others' tables are nobody's", () => {
    const kindOf = (line: string) => importers.find((each) => each.recognise(bytes(`${line}\n`), "table.csv"))?.id;
    for (const line of [nights, days, ready, "timestamp;bpm;source", "id;class_5_min;day;steps"])
      expect(kindOf(line)).toBe("oura");
    expect(kindOf("id;day;spo2_percentage")).toBeUndefined();
    expect(kindOf("date,steps,score")).toBeUndefined();
  });
});
