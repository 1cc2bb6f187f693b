import { expect, test } from "vitest";
import { hourMs, readingAt } from "#test/day/readings.ts";
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
