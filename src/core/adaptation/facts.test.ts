import { expect, test } from "vitest";
import { hourMs, nightUntil, readingAt, usually } from "#test/day/readings.ts";
import type { Reading } from "../readings/reading.ts";
import type { LocalDate } from "../time/local-date.ts";
import { truths } from "./condition.ts";
import { factsOf, indexReadings } from "./facts.ts";
import { compileTrigger } from "./trigger.ts";

const date = "2026-11-23" as LocalDate;
const now = Date.UTC(2026, 10, 23, 11);
const look = { now, date, freshMs: 2 * hourMs, computed: true };
const stress = (hoursAgo: number, value: number, more: Partial<Reading> = {}) =>
  readingAt(now - hoursAgo * hourMs, "stress_level", value, more);
const factsWith = (readings: readonly Reading[], over: Partial<typeof look> = {}) =>
  factsOf(indexReadings(readings, now), {}, { ...look, ...over });

test("a day's value is the middle of that day, by the clock where it was measured", () => {
  const facts = factsWith([stress(0, 0.9), stress(1, 0.5), stress(2, 0.6), stress(25, 0.8), stress(12.5, 0.1)]);
  expect([facts.onDay("stress_level", 0), facts.onDay("stress_level", 1), facts.onDay("stress_level", 2)]).toEqual([
    0.6,
    0.45,
    Number.NaN,
  ]);
});

test("two tense days in a row can be asked for", () => {
  const made = compileTrigger({
    id: "tense_days",
    priority: 2,
    when: "consecutive_days(stress_level > 0.7, 2)",
    let: {},
    action: "reduce_intensity_by_50_percent",
    freshMinutes: 120,
    computed: true,
  });
  const holds = (readings: readonly Reading[]) => made.ok && made.trigger.condition.holds(factsWith(readings));
  expect(holds([stress(0, 0.8), stress(24, 0.75)])).toBe(truths.yes);
  expect(holds([stress(0, 0.8), stress(24, 0.7)])).toBe(truths.no);
  expect(holds([stress(0, 0.8), stress(48, 0.9)])).toBe(truths.unknown);
});

test("of one moment the more trusted source counts, and the same moment is no earlier one", () => {
  const tap = stress(0, 0.2, { source: { kind: "manual", name: "tap" }, id: "tap" as Reading["id"] });
  const facts = factsWith([tap, stress(0, 0.9)]);
  expect([facts.current("stress_level"), facts.previous("stress_level", hourMs)]).toEqual([0.9, Number.NaN]);
});

test("where computed figures do not count, they count nowhere", () => {
  const computed = { modality: "computed", source: { kind: "computed", name: "waymark" } } as const;
  const facts = factsWith([stress(0, 0.9, computed), stress(1, 0.3), stress(1.5, 0.2, computed)], { computed: false });
  expect([
    facts.current("stress_level"),
    facts.previous("stress_level", 24 * hourMs),
    facts.onDay("stress_level", 0),
  ]).toEqual([0.3, Number.NaN, 0.3]);
});

test.each([
  ["five minutes ahead, as clocks differ", 5 * 60_000, 0.9],
  ["further ahead", 5 * 60_000 + 1, Number.NaN],
])("a reading from the future counts %s", (_rule, ahead, expected) => {
  expect(factsWith([stress(-ahead / hourMs, 0.9)]).current("stress_level")).toBe(expected);
});

test.each([
  ["a week ago", 7 * 24 * hourMs, 40],
  ["longer ago", 7 * 24 * hourMs + 1, Number.NaN],
])("what is usual counts when it was reckoned %s", (_rule, ago, expected) => {
  const facts = factsOf(indexReadings([], now), { hrv_rmssd: usually("hrv_rmssd", 40, now - ago) }, look);
  expect(facts.baseline("hrv_rmssd")).toBe(expected);
  expect(facts.baseline("hrv_sdnn")).toBe(Number.NaN);
});

test("where computed figures do not count, a computed night does not either", () => {
  const night = nightUntil(now - 4 * hourMs, 0.4, { modality: "computed" });
  expect(factsWith([night]).current("sleep_quality")).toBe(0.4);
  const without = factsWith([night], { computed: false });
  expect([without.current("sleep_quality"), without.onDay("sleep_quality", 0)]).toEqual([Number.NaN, Number.NaN]);
});

test("nothing is known where nothing was measured", () => {
  const facts = factsWith([]);
  expect([
    facts.current("mood"),
    facts.previous("mood", hourMs),
    facts.onDay("mood", 0),
    facts.current("sleep_quality"),
  ]).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
  expect(factsWith([stress(0, 0.5)]).previous("stress_level", hourMs)).toBe(Number.NaN);
});
