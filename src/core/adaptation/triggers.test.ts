import { expect, test } from "vitest";
import { briefTriggers } from "#test/day/brief-triggers.ts";
import { hourMs, minuteMs, nightUntil, readingAt, usually } from "#test/day/readings.ts";
import type { Baselines } from "../readings/baseline.ts";
import type { Metric } from "../readings/metric.ts";
import type { Reading } from "../readings/reading.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { Adapting } from "./adaptation.ts";
import { evaluate } from "./evaluate.ts";
import { indexReadings } from "./facts.ts";
import { type TriggerId, triggerOrder } from "./trigger.ts";

const triggers = briefTriggers.toSorted(triggerOrder);
const date = "2026-11-23" as LocalDate;
/** Noon in Berlin. */
const now = Date.UTC(2026, 10, 23, 11);
const nothingBefore: Pick<Adapting, "fired" | "feedback"> = { fired: {}, feedback: {} };
const usual: Baselines = { hrv_rmssd: usually("hrv_rmssd", 50, now), hrv_sdnn: usually("hrv_sdnn", 100, now) };

const ago = (hours: number, metric: Metric, value: number, more: Partial<Reading> = {}): Reading =>
  readingAt(now - hours * hourMs, metric, value, more);
const night = (daysAgo: number, value: number, more: Partial<Reading> = {}): Reading =>
  nightUntil(now - 5 * hourMs - daysAgo * 24 * hourMs, value, more);
const manual = { source: { kind: "manual", name: "tap" }, modality: "self_reported" } as const;
const computed = { source: { kind: "computed", name: "waymark" }, modality: "computed" } as const;
const implausible = { quality: "out_of_range" } as const;
const imported = { imported: true } as const;

function firing(readings: readonly Reading[], baselines: Baselines = usual, before = nothingBefore, at = now) {
  return evaluate(triggers, indexReadings(readings, at), baselines, before, { now: at, date });
}
const namesOf = (...args: Parameters<typeof firing>) => firing(...args).firings.map(({ trigger }) => trigger.id);

test("the brief's four, in the order of day.md", () => {
  expect(triggers.map(({ id, priority }) => [id, priority])).toEqual([
    ["stress_spike", 1],
    ["energy_drop", 1],
    ["sleep_debt", 1],
    ["energy_surge", 2],
  ]);
});

const dropped = [ago(0, "energy_level", 0.2), ago(5, "energy_level", 0.7)];
const tense = [ago(0, "stress_level", 0.9), ago(0, "hrv_rmssd", 29)];
const tapped = [ago(0, "energy_level", 0.1, manual), ago(5, "energy_level", 0.75, manual)];
/** So near both thresholds that the watch could be wrong. */
const nearly = (hours: number) => [ago(hours, "stress_level", 0.82), ago(hours, "hrv_rmssd", 34)];
const tired = [night(0, 0.5), night(1, 0.55)];
const strong = [ago(0, "energy_level", 0.9), ago(0, "readiness_score", 0.85)];

test.each<[string, readonly Reading[], readonly string[], Baselines?]>([
  ["energy drop: fires under 0.3 after more than 0.6", dropped, ["energy_drop"]],
  ["energy drop: fires on a tap", tapped, ["energy_drop"]],
  [
    "energy drop: a face that may stand for more than 0.3 is asked about, and changes nothing by itself",
    [ago(0, "energy_level", 0.25, manual), ago(5, "energy_level", 0.75, manual)],
    [],
  ],
  [
    "energy drop: a figure within what a watch is off by waits",
    [ago(0, "energy_level", 0.28), ago(5, "energy_level", 0.7)],
    [],
  ],
  [
    "energy drop: and fires once it is seen again",
    [ago(0, "energy_level", 0.28), ago(0.9, "energy_level", 0.28), ago(5, "energy_level", 0.7)],
    ["energy_drop"],
  ],
  ["energy drop: 0.3 itself is enough energy", [ago(0, "energy_level", 0.3), ago(5, "energy_level", 0.7)], []],
  ["energy drop: 0.6 before is no height to drop from", [ago(0, "energy_level", 0.2), ago(5, "energy_level", 0.6)], []],
  ["energy drop: nothing before is unknown", [ago(0, "energy_level", 0.2)], []],
  ["energy drop: nothing now is unknown", [ago(5, "energy_level", 0.7)], []],
  [
    "energy drop: 24 h before still counts",
    [ago(0, "energy_level", 0.2), ago(24, "energy_level", 0.7)],
    ["energy_drop"],
  ],
  ["energy drop: longer ago is stale", [ago(0, "energy_level", 0.2), ago(24.01, "energy_level", 0.7)], []],
  [
    "energy drop: a fall in steps is a fall",
    [ago(0, "energy_level", 0.2), ago(1, "energy_level", 0.5), ago(2, "energy_level", 0.9)],
    ["energy_drop"],
  ],
  [
    "energy drop: a value just under two hours old fires",
    dropped.map((each) => ({ ...each, to: each.to - 1.99 * hourMs })),
    ["energy_drop"],
  ],
  ["energy drop: one of two hours does not", dropped.map((each) => ({ ...each, to: each.to - 2 * hourMs })), []],
  [
    "energy drop: what is implausible is not used",
    [ago(0, "energy_level", 0.2, implausible), ago(5, "energy_level", 0.7)],
    [],
  ],
  ["energy drop: an import never fires", [ago(0, "energy_level", 0.2, imported), ago(5, "energy_level", 0.7)], []],
  [
    "energy drop: an import is history",
    [ago(0, "energy_level", 0.2), ago(5, "energy_level", 0.7, imported)],
    ["energy_drop"],
  ],
  ["energy drop: nothing of tomorrow fires", [ago(-1, "energy_level", 0.2), ago(5, "energy_level", 0.7)], []],
  [
    "energy drop: a clock that is two minutes fast does",
    [ago(-2 / 60, "energy_level", 0.2), ago(5, "energy_level", 0.7)],
    ["energy_drop"],
  ],
  ["stress: fires above 0.8 with variability under 0.7 of the usual", tense, ["stress_spike"]],
  ["stress: of either kind", [ago(0, "stress_level", 0.9), ago(0, "hrv_sdnn", 60)], ["stress_spike"]],
  ["stress: right beside the thresholds it waits", nearly(0), []],
  ["stress: and fires once it is seen again", [...nearly(0), ...nearly(0.5)], ["stress_spike"]],
  [
    "stress: of samples that came together each counts",
    [ago(0, "stress_level", 0.5), ago(0, "hrv_rmssd", 50), ago(0.5, "stress_level", 0.9), ago(0.5, "hrv_rmssd", 29)],
    ["stress_spike"],
  ],
  [
    "stress: in the first week the middle of the last day and a half stands in for the usual",
    [...tense, ...Array.from({ length: 8 }, (_, at) => ago(1 + at, "hrv_rmssd", 50))],
    ["stress_spike"],
    {},
  ],
  ["stress: 0.8 itself is not above", [ago(0, "stress_level", 0.8), ago(0, "hrv_rmssd", 34)], []],
  ["stress: 0.7 of the usual itself is not under", [ago(0, "stress_level", 0.85), ago(0, "hrv_rmssd", 35)], []],
  ["stress: without variability it is unknown", [ago(0, "stress_level", 0.85)], []],
  ["stress: without stress it is unknown", [ago(0, "hrv_rmssd", 34)], []],
  ["stress: without a usual it is unknown", tense, [], {}],
  ["stress: the usual of the other kind is none", tense, [], { hrv_sdnn: usually("hrv_sdnn", 100, now) }],
  [
    "stress: a usual that nobody has reckoned for a week is none",
    tense,
    [],
    { hrv_rmssd: usually("hrv_rmssd", 50, now - 8 * 24 * hourMs) },
  ],
  ["stress: variability of two hours ago is stale", [ago(0, "stress_level", 0.85), ago(2, "hrv_rmssd", 34)], []],
  ["sleep: fires on two poor nights", tired, ["sleep_debt"]],
  [
    "sleep: last night fires in the evening still",
    tired.map((each) => ({ ...each, to: each.to - 3 * hourMs })),
    ["sleep_debt"],
  ],
  ["sleep: 0.6 itself is no poor night", [night(0, 0.6), night(1, 0.55)], []],
  ["sleep: nor is it the night before", [night(0, 0.5), night(1, 0.6)], []],
  ["sleep: one night is not two", [night(0, 0.5)], []],
  ["sleep: two nights with one between them are not in a row", [night(0, 0.5), night(2, 0.5)], []],
  ["sleep: without last night it is unknown", [night(1, 0.5), night(2, 0.5)], []],
  ["sleep: an imported night never fires", [night(0, 0.5, imported), night(1, 0.55)], []],
  ["sleep: an imported night before is history", [night(0, 0.5), night(1, 0.55, imported)], ["sleep_debt"]],
  [
    "sleep: a nap does not stand for the night",
    [...tired, nightUntil(now - hourMs, 0.9, { from: now - 2 * hourMs })],
    ["sleep_debt"],
  ],
  ["surge: fires with both above 0.8", strong, ["energy_surge"]],
  ["surge: 0.8 of energy is not above", [ago(0, "energy_level", 0.8), ago(0, "readiness_score", 0.85)], []],
  ["surge: 0.8 of readiness is not above", [ago(0, "energy_level", 0.9), ago(0, "readiness_score", 0.8)], []],
  ["surge: energy alone is unknown", [ago(0, "energy_level", 0.9)], []],
  [
    "surge: readiness of just under six hours stands beside a new tap",
    [ago(0, "energy_level", 0.9), ago(5.99, "readiness_score", 0.85)],
    ["energy_surge"],
  ],
  ["surge: readiness of six hours is stale", [ago(0, "energy_level", 0.9), ago(6, "readiness_score", 0.85)], []],
  ["surge: two old values fire nothing", [ago(3, "energy_level", 0.9), ago(3, "readiness_score", 0.85)], []],
  [
    "surge: computed readiness does not count",
    [ago(0, "energy_level", 0.9), ago(0, "readiness_score", 0.85, computed)],
    [],
  ],
  [
    "surge: implausible readiness does not count",
    [ago(0, "energy_level", 0.9), ago(0, "readiness_score", 0.85, implausible)],
    [],
  ],
  ["two at once: stress before energy", [...dropped, ...tense], ["stress_spike", "energy_drop"]],
  [
    "all of the first rank in their order",
    [...tired, ...dropped, ...tense],
    ["stress_spike", "energy_drop", "sleep_debt"],
  ],
  ["stress and strength at once: strength last", [...strong, ...tense], ["stress_spike", "energy_surge"]],
  ["nothing known, nothing fires", [], []],
])("%s", (_rule, readings, expected, baselines = usual) => {
  expect(namesOf(readings, baselines)).toEqual(expected);
});

/** What is remembered of one trigger that fired so many hours ago. */
const firedBefore = (id: string, hours: number, armed: boolean, on = date) => ({
  ...nothingBefore,
  fired: { [id as TriggerId]: { at: now - hours * hourMs, on, armed } },
});

test.each<[string, readonly Reading[], ReturnType<typeof firedBefore>, readonly string[]]>([
  ["cooldown: armed, but fired under two hours ago", tense, firedBefore("stress_spike", 1.99, true), []],
  ["cooldown: armed, and two hours ago", tense, firedBefore("stress_spike", 2, true), ["stress_spike"]],
  [
    "cooldown: one trigger's pause is not another's",
    [...dropped, ...tense],
    firedBefore("stress_spike", 1, true),
    ["energy_drop"],
  ],
  ["hysteresis: still beyond, hours after", tense, firedBefore("stress_spike", 3, false), []],
  [
    "time: after four hours it fires again, calm or not",
    tense,
    firedBefore("stress_spike", 4, false),
    ["stress_spike"],
  ],
  [
    "hysteresis: sleep is measured anew each day",
    tired,
    firedBefore("sleep_debt", 24, false, "2026-11-22" as LocalDate),
    ["sleep_debt"],
  ],
  ["hysteresis: but not within a day", tired, firedBefore("sleep_debt", 3, false), []],
  [
    "time: a new day is a new day",
    tense,
    firedBefore("stress_spike", 3, false, "2026-11-22" as LocalDate),
    ["stress_spike"],
  ],
])("%s", (_rule, readings, before, expected) => {
  expect(namesOf(readings, usual, before)).toEqual(expected);
});

test.each<[string, string, readonly Reading[], boolean]>([
  ["stress at 0.76 is not safely back", "stress_spike", [ago(0, "stress_level", 0.76), ago(0, "hrv_rmssd", 34)], false],
  ["stress at 0.75 is", "stress_spike", [ago(0, "stress_level", 0.75), ago(0, "hrv_rmssd", 34)], true],
  [
    "variability at 0.74 of the usual is not",
    "stress_spike",
    [ago(0, "stress_level", 0.85), ago(0, "hrv_rmssd", 37)],
    false,
  ],
  [
    "variability at 0.75 of the usual is, with the other kind too",
    "stress_spike",
    [ago(0, "stress_level", 0.85), ago(0, "hrv_rmssd", 37.5), ago(0, "hrv_sdnn", 90)],
    true,
  ],
  ["energy at 0.34 is not", "energy_drop", [ago(0, "energy_level", 0.34), ago(1, "energy_level", 0.7)], false],
  ["energy at 0.35 is", "energy_drop", [ago(0, "energy_level", 0.35), ago(1, "energy_level", 0.7)], true],
  ["strength at 0.76 is not", "energy_surge", [ago(0, "energy_level", 0.76), ago(0, "readiness_score", 0.9)], false],
  ["strength at 0.75 is", "energy_surge", [ago(0, "energy_level", 0.75), ago(0, "readiness_score", 0.9)], true],
  ["a night at 0.64 is not", "sleep_debt", [night(0, 0.64), night(1, 0.5)], false],
  ["a night at 0.65 is", "sleep_debt", [night(0, 0.65), night(1, 0.5)], true],
  ["what is unknown is not", "stress_spike", [ago(0, "stress_level", 0.85)], false],
])("armed again: %s", (_rule, id, readings, armed) => {
  const { fired } = firing(readings, usual, firedBefore(id, 3, false));
  expect(fired[id as TriggerId]?.armed).toBe(armed);
});

test("the because names the reading and the one before it", () => {
  const first = firing(dropped).firings[0];
  expect(first?.inputs).toEqual({ energy_level: 0.2, highest_energy_level: 0.7 });
  expect(first?.readings).toEqual(dropped.map(({ id }) => id));
});

test("the because names what is usual beside what is", () => {
  expect(firing(tense).firings[0]?.inputs).toEqual({
    stress_level: 0.9,
    hrv_rmssd: 29,
    baseline_hrv_rmssd: 50,
    baseline_hrv_sdnn: 100,
  });
  expect(firing(tired).firings[0]?.inputs).toEqual({ sleep_quality: 0.5, sleep_quality_1_days_ago: 0.55 });
});

test("confidence is freshness × quality of the source × distance, and grows with each", () => {
  const sure = (readings: readonly Reading[], feedback: Adapting["feedback"] = {}) =>
    firing(readings, usual, { fired: {}, feedback }).firings[0]?.confidence ?? Number.NaN;
  // Just now; a watch is 0.9; 0.2 is a third below 0.3, 0.7 a quarter above 0.6: the weaker of both, and at most half is taken away.
  expect(sure(dropped)).toBeCloseTo(1 * 0.9 * (0.5 + 0.5 * 0.25), 3);
  expect(sure(tapped.map((each, at) => (at === 0 ? each : { ...each, value: 0.7 })))).toBeCloseTo(0.8 * 0.625, 3);
  const older = dropped.map((each) => ({ ...each, from: each.from - 60 * minuteMs, to: each.to - 60 * minuteMs }));
  expect(sure(older)).toBeCloseTo(0.75 * 0.9 * 0.625, 3);
  expect(sure([ago(0, "energy_level", 0), ago(5, "energy_level", 1)])).toBeCloseTo(0.9, 3);
  const id = "energy_drop" as TriggerId;
  expect(sure(dropped, { [id]: { right: 0, wrong: 4 } })).toBeCloseTo(0.5625 / 2, 3);
  expect(sure(dropped, { [id]: { right: 8, wrong: 0 } })).toBeCloseTo(0.5625, 3);
});
