import type { Instant } from "../time/instant.ts";
import { type Baselines, baselineValidMs, median } from "../readings/baseline.ts";
import { type Metric, metricFacts } from "../readings/metric.ts";
import { clockSkewMs } from "../readings/plausible.ts";
import { dayOf, dayOfDate, newestFirst, type Reading, sleepOn } from "../readings/reading.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { Facts, Use } from "./condition.ts";

/** Readings by metric, the newest first; only those that may be used at all. */
export type ReadingIndex = ReadonlyMap<Metric, readonly Reading[]>;

/** Sorts readings for evaluation at an instant; what is implausible or of the future is left out. */
export function indexReadings(readings: readonly Reading[], now: Instant): ReadingIndex {
  const index = new Map<Metric, Reading[]>();
  for (const each of readings) {
    if (each.quality !== "plausible" || each.to > now + clockSkewMs) continue;
    const list = index.get(each.metric);
    if (list) list.push(each);
    else index.set(each.metric, [each]);
  }
  for (const list of index.values()) if (list.length > 1) list.sort(newestFirst);
  return index;
}

/** At which moment and by which rules a trigger looks at readings. */
export interface Look {
  readonly now: Instant;
  /** The day of the plan. */
  readonly date: LocalDate;
  readonly freshMs: number;
  readonly computed: boolean;
}

/** Facts, and the readings behind them. */
export interface ReadFacts extends Facts {
  readingOf(metric: Metric): Reading | undefined;
  previousOf(metric: Metric, withinMs: number): Reading | undefined;
  /** How long ago a reading was; sleep is of today until the next one, so it does not age. */
  ageOf(reading: Reading): number;
}

const none: readonly Reading[] = [];

/** What is known at a moment. The present value is never from a file of the past: imports never fire (day.md). */
export function factsOf(index: ReadingIndex, baselines: Baselines, { now, date, freshMs, computed }: Look): ReadFacts {
  const today = dayOfDate(date);
  const present = new Map<Metric, Reading | undefined>();
  const counts = (each: Reading): boolean => computed || each.modality !== "computed";
  const listOf = (metric: Metric): readonly Reading[] => {
    const list = index.get(metric) ?? none;
    return computed ? list : list.filter(counts);
  };
  const ageOf = (each: Reading): number => (metricFacts[each.metric].ofSleep ? 0 : Math.max(0, now - each.to));
  const presentOf = (metric: Metric): Reading | undefined => {
    if (!metricFacts[metric].ofSleep)
      return index.get(metric)?.find((each) => !each.imported && counts(each) && ageOf(each) < freshMs);
    const night = sleepOn(listOf(metric), metric, today);
    return night?.imported ? undefined : night;
  };
  const readingOf = (metric: Metric): Reading | undefined => {
    const known = present.get(metric);
    if (known || present.has(metric)) return known;
    const found = presentOf(metric);
    present.set(metric, found);
    return found;
  };
  const previousOf = (metric: Metric, withinMs: number): Reading | undefined => {
    const current = readingOf(metric);
    if (!current) return undefined;
    const isBefore = (each: Reading): boolean => each.to < current.to && current.to - each.to <= withinMs;
    return index.get(metric)?.find((each) => isBefore(each) && counts(each));
  };
  return {
    readingOf,
    previousOf,
    ageOf,
    current: (metric) => readingOf(metric)?.value ?? Number.NaN,
    previous: (metric, withinMs) => previousOf(metric, withinMs)?.value ?? Number.NaN,
    baseline(metric) {
      const baseline = baselines[metric];
      return baseline && now - baseline.calculatedAt <= baselineValidMs ? baseline.median : Number.NaN;
    },
    onDay(metric, daysAgo) {
      const list = listOf(metric);
      const day = today - daysAgo;
      if (metricFacts[metric].ofSleep) return sleepOn(list, metric, day)?.value ?? Number.NaN;
      return median(list.filter((each) => dayOf(each) === day).map(({ value }) => value));
    },
  };
}

/** The readings that a condition looked at just now, as far as they are single ones. */
export function readingsBehind(uses: readonly Use[], facts: ReadFacts): readonly Reading[] {
  const found = new Map<Reading["id"], Reading>();
  for (const use of uses) {
    const reading = use.of === "previous" ? facts.previousOf(use.metric, use.withinMs) : facts.readingOf(use.metric);
    if (reading && use.of !== "baseline") found.set(reading.id, reading);
  }
  return [...found.values()];
}
