import { expect, test } from "vitest";
import { hourMs, minuteMs, nightUntil, readingAt, usually } from "#test/day/readings.ts";
import type { LocalDate } from "../time/local-date.ts";
import { baselineOf, median } from "./baseline.ts";
import { readinessOn, sleepQualityOn } from "./computed.ts";
import { canonical, faceValues, type Metric, metricFacts, metrics } from "./metric.ts";
import { plausible } from "./plausible.ts";
import { dayOf, dayOfDate, newestFirst, type Reading, sleepOn } from "./reading.ts";

const date = "2026-11-23" as LocalDate;
const now = Date.UTC(2026, 10, 23, 11);
const days = (count: number): number => count * 24 * hourMs;

test.each<[string, Metric, number, string, number | undefined]>([
  ["a share is kept", "energy_level", 0.3, "1", 0.3],
  ["a vendor's score is of a hundred", "readiness_score", 30, "0-100", 0.3],
  ["a per cent is of a hundred", "sleep_quality", 57, "%", 0.57],
  ["hours of sleep are minutes", "sleep_duration", 7.5, "h", 450],
  ["seconds of variability are milliseconds", "hrv_sdnn", 0.05, "s", 50],
  ["seconds of sleep are minutes", "sleep_duration", 27_000, "s", 450],
  ["a unit of something else is refused", "heart_rate", 60, "ms", undefined],
  ["so is a name of the language's innards", "steps", 1, "constructor", undefined],
])("units: %s", (_rule, metric, value, unit, expected) => {
  expect(canonical(metric, value, unit)).toBe(expected);
});

const good = { metric: "heart_rate", value: 60, from: now - minuteMs, to: now, offset: 60 } as const;
test.each<[string, Partial<Parameters<typeof plausible>[0]>, string]>([
  ["an ordinary pulse", {}, "plausible"],
  ["no number", { value: Number.NaN }, "not_a_number"],
  ["no end", { value: Number.POSITIVE_INFINITY }, "not_a_number"],
  ["a pulse of nobody alive", { value: 300 }, "out_of_range"],
  ["energy beyond all of it", { metric: "energy_level", value: 1.01 }, "out_of_range"],
  ["all of it", { metric: "energy_level", value: 1 }, "plausible"],
  ["a clock that is four minutes fast", { to: now + 4 * minuteMs }, "plausible"],
  ["a clock in the future", { to: now + 6 * minuteMs }, "in_the_future"],
  ["1970", { from: 0, to: 0 }, "too_long_ago"],
  ["an end before its beginning", { from: now, to: now - 1 }, "backwards"],
  ["two days in one", { from: now - days(2) }, "too_long"],
  ["a zone that there is not", { offset: 16 * 60 }, "no_such_offset"],
])("plausible: %s", (_rule, over, expected) => {
  expect(plausible({ ...good, ...over }, now)).toBe(expected);
});

test("every metric has a range, and the five faces are shares", () => {
  for (const metric of metrics) expect(metricFacts[metric].least).toBeLessThan(metricFacts[metric].most);
  expect(faceValues).toEqual([0.1, 0.25, 0.5, 0.75, 0.95]);
});

test("a reading is of the day where it was measured", () => {
  const late = Date.UTC(2026, 10, 23, 23, 30);
  const on = (offset: number) => dayOf({ to: late, offset }) - dayOfDate(date);
  expect([on(0), on(60), on(-300)]).toEqual([0, 1, 0]);
});

test("of several nights of a day the device's counts before the tap, and the long one before the nap", () => {
  const morning = now - 4 * hourMs;
  const tap = nightUntil(morning, 0.3, { modality: "self_reported", source: { kind: "manual", name: "tap" } });
  const device = nightUntil(morning, 0.6);
  const nap = nightUntil(now, 0.9, { from: now - hourMs });
  const wrong = nightUntil(morning, 7, { quality: "out_of_range" });
  expect(sleepOn([tap, nap, device, wrong], "sleep_quality", dayOfDate(date))).toBe(device);
  expect(sleepOn([tap, wrong], "sleep_quality", dayOfDate(date))).toBe(tap);
  expect(sleepOn([device], "sleep_quality", dayOfDate(date) + 1)).toBeUndefined();
});

test("the order of readings is always the same", () => {
  const watch = readingAt(now, "mood", 0.5);
  const tap = readingAt(now, "mood", 0.6, { source: { kind: "manual", name: "tap" } });
  const before = readingAt(now - 1, "mood", 0.7);
  const other = { ...watch, id: `${watch.id}b` as Reading["id"] };
  expect([before, tap, other, watch].toSorted(newestFirst)).toEqual([watch, other, tap, before]);
});

test("the middle of figures", () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, Number.NaN]);
});

const daily = (count: number, value: (day: number) => number, more: Partial<Reading> = {}) =>
  Array.from({ length: count }, (_, at) => readingAt(now - days(at + 1), "hrv_rmssd", value(at), more));

test("what is usual is the median and spread of 30 days, each counted once", () => {
  const steady = daily(29, (day) => 50 + (day % 3) - 1);
  const often = Array.from({ length: 20 }, (_, at) => readingAt(now - days(30) + at, "hrv_rmssd", 90));
  expect(baselineOf("hrv_rmssd", [...steady, ...often], date, now)).toEqual({
    metric: "hrv_rmssd",
    median: 50,
    spread: 1.4826,
    method: "median_of_daily_medians_30d",
    points: 49,
    days: 30,
    calculatedAt: now,
  });
});

test.each<[string, readonly Reading[], number | undefined]>([
  ["six days say nothing", daily(6, () => 50), undefined],
  ["seven do", daily(7, () => 50), 7],
  ["today is not yet usual", [...daily(6, () => 50), readingAt(now, "hrv_rmssd", 50)], undefined],
  ["what is older than 30 days is gone", [...daily(7, () => 50), ...daily(40, () => 90).slice(30)], 7],
  [
    "what is implausible never was",
    [...daily(6, () => 50), ...daily(7, () => 999, { quality: "out_of_range" })],
    undefined,
  ],
  ["what we computed is no measure", daily(9, () => 50, { modality: "computed" }), undefined],
  ["the other kind is another metric", daily(9, () => 50, { metric: "hrv_sdnn" }), undefined],
  ["imports are history", daily(9, () => 50, { imported: true }), 9],
])("usual: %s", (_rule, readings, expected) => {
  expect(baselineOf("hrv_rmssd", readings, date, now)?.points).toBe(expected);
});

const slept = (value: number, more: Partial<Reading> = {}) => nightUntil(now - 4 * hourMs, value, more);

test("how well a night went: a device, else a tap, else the share of the time in bed", () => {
  const inBed = slept(384, { metric: "sleep_duration" });
  expect(sleepQualityOn([inBed], date)).toMatchObject({
    // 0.8 of the time in bed: a poor night, on the scale on which 0.55 is the bottom.
    value: 0.556,
    modality: "computed",
    id: "computed.sleep_quality.2026-11-23",
  });
  expect(sleepQualityOn([inBed, slept(0.7)], date)).toMatchObject({ value: 0.7, modality: "sensed" });
  expect(sleepQualityOn([slept(500, { metric: "sleep_duration" })], date)?.value).toBe(1);
  expect(sleepQualityOn([slept(400, { metric: "sleep_duration", from: now - 4 * hourMs })], date)).toBeUndefined();
  const wholeDay = slept(450, { metric: "sleep_duration", from: now - 28 * hourMs });
  expect(sleepQualityOn([wholeDay], date), "the sleep of a day tells nothing of a time in bed").toBeUndefined();
  expect(sleepQualityOn([], date)).toBeUndefined();
});

const usual = {
  hrv_rmssd: usually("hrv_rmssd", 50, now, 5),
  hrv_sdnn: usually("hrv_sdnn", 100, now, 10),
  resting_heart_rate: usually("resting_heart_rate", 60, now, 4),
};
const heart = (metric: Metric, value: number) => readingAt(now - 3 * hourMs, metric, value);

test.each<[string, readonly Reading[], number | undefined]>([
  ["what a device says", [readingAt(now - hourMs, "readiness_score", 0.7), slept(0.1)], 0.7],
  ["as usual is the middle of a medium day", [heart("hrv_rmssd", 50), heart("resting_heart_rate", 60)], 0.625],
  ["one spread better is a strong day", [heart("hrv_rmssd", 55), heart("resting_heart_rate", 56)], 0.775],
  ["one spread worse is a weak one", [heart("hrv_sdnn", 90), heart("resting_heart_rate", 64)], 0.475],
  ["a poor night weighs most", [slept(0.2), heart("hrv_rmssd", 50)], 0.398],
  ["never beyond all of it", [slept(1), heart("hrv_rmssd", 200), heart("resting_heart_rate", 30)], 1],
  ["one figure alone says nothing", [slept(0.9)], undefined],
  ["nor do two without a usual", [readingAt(now, "steps", 100), heart("heart_rate", 60)], undefined],
  ["two kinds of variability are one figure", [heart("hrv_rmssd", 50), heart("hrv_sdnn", 100)], undefined],
  ["what comes later is not known yet", [readingAt(now + hourMs, "readiness_score", 0.9)], undefined],
])("readiness: %s", (_rule, readings, expected) => {
  expect(readinessOn(readings, usual, date, now)?.value).toBe(expected);
});

test("computed readiness is marked, and stands on nothing that came in a file", () => {
  const today = [slept(0.5), heart("hrv_rmssd", 50)];
  expect(readinessOn(today, usual, date, now)).toMatchObject({
    modality: "computed",
    source: { kind: "computed" },
    imported: false,
  });
  const imported = today.map((each) => ({ ...each, imported: true }));
  expect(readinessOn(imported, usual, date, now)).toBeUndefined();
  expect(readinessOn([...imported.slice(0, 1), ...today.slice(1)], usual, date, now)).toBeUndefined();
});
