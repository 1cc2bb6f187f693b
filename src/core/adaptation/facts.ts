import type { Instant } from "../time/instant.ts";
import { type Baselines, baselineValidMs, median } from "../readings/baseline.ts";
import { faceValues, type Metric, metricFacts } from "../readings/metric.ts";
import { clockSkewMs } from "../readings/plausible.ts";
import { dayOf, dayOfDate, newestFirst, type Reading, sleepOn, tapSource } from "../readings/reading.ts";
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
  /** Where between the least and the most that a source may mean each present value is taken, 0 to 1, for whoever wants to be sure; as it is where that is absent. */
  readonly taken?: Readonly<Partial<Record<Metric, number>>>;
  /** The same of what stands in for the usual. */
  readonly takenUsual?: number | undefined;
}

/** Facts, and the readings behind them. */
export interface ReadFacts extends Facts {
  readingOf(metric: Metric): Reading | undefined;
  previousOf(metric: Metric, withinMs: number): Reading | undefined;
  highestOf(metric: Metric, withinMs: number): Reading | undefined;
  /** What a present value is made of: of a device the last samples, so that a single wrong one does not count. */
  windowOf(metric: Metric): readonly Reading[];
  /** How long ago a reading was; sleep is of today until the next one, so it does not age. */
  ageOf(reading: Reading): number;
}

const none: readonly Reading[] = [];

/** How much has to be measured until it stands in for what is usual. */
const ofLate = { withinMs: 36 * 3_600_000, least: 8, acrossMs: 4 * 3_600_000 } as const;
/** How many spreads above the middle so much of what is normal lies below. */
const normalAt = (share: number): number => Math.log(share / (1 - share)) / 1.702;
/** Energy changes slowly: of a device the middle of its last samples counts, at most three within so long. */
const steady = { withinMs: 45 * 60_000, samples: 3 } as const;

/** What a device's single figure is off by: one spread of the truth around it. */
const spreadOf = ({ value, metric }: Reading): number =>
  metricFacts[metric].dimension === "share"
    ? 0.03
    : (metric === "hrv_rmssd" || metric === "hrv_sdnn" ? 0.1 : 0.03) * value;

/** One day is not every day: the middle of the last day and a half lies so far from what is usual. */
const standInSpread = 0.18;

/** A face stands for all that is nearer to it than to any other. */
function rangeOfFace(value: number): readonly [number, number] {
  const at = faceValues.findIndex((each) => each === value);
  const [before, after] = [faceValues[at - 1], faceValues[at + 1]];
  return [before === undefined ? 0 : (before + value) / 2, after === undefined ? 1 : (after + value) / 2];
}

/** What a figure may really be, so far up between the least and the most of it. */
function takenAt(reading: Reading, value: number, samples: number, share: number): number {
  if (reading.source.name !== tapSource) return value + (normalAt(share) * spreadOf(reading)) / Math.sqrt(samples);
  const [least, most] = rangeOfFace(reading.value);
  return least + share * (most - least);
}

/** What is known at a moment. The present value is never from a file of the past: imports never fire (day.md). */
export function factsOf(
  index: ReadingIndex,
  baselines: Baselines,
  { now, date, freshMs, computed, taken = {}, takenUsual }: Look,
): ReadFacts {
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
      return index
        .get(metric)
        ?.find((each) => each.to <= now + clockSkewMs && !each.imported && counts(each) && ageOf(each) < freshMs);
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
  const windowOf = (metric: Metric): readonly Reading[] => {
    const newest = readingOf(metric);
    if (!newest) return none;
    if (newest.modality !== "sensed" || metric !== "energy_level") return [newest];
    const found: Reading[] = [];
    for (const each of index.get(metric) ?? none) {
      if (newest.to - each.to > steady.withinMs || found.length >= steady.samples) break;
      if (each.to <= newest.to && each.modality === "sensed" && !each.imported) found.push(each);
    }
    return found;
  };
  const valueOf = (metric: Metric): number => {
    const window = windowOf(metric);
    const [newest] = window;
    if (!newest) return Number.NaN;
    const value = median(window.map((each) => each.value));
    const share = taken[metric];
    return share === undefined ? value : takenAt(newest, value, window.length, share);
  };
  /** In the first week nothing is known to be usual: the middle of the last day and a half stands in, where it was measured often enough. */
  const ofLateOf = (metric: Metric): number => {
    const newest = readingOf(metric);
    if (!newest || metricFacts[metric].ofSleep) return Number.NaN;
    const before = (index.get(metric) ?? none).filter(
      (each) => each.modality === "sensed" && each.to < newest.to && newest.to - each.to <= ofLate.withinMs,
    );
    const [last, first] = [before[0], before.at(-1)];
    const tells = last && first && before.length >= ofLate.least && last.to - first.to >= ofLate.acrossMs;
    return tells ? median(before.map(({ value }) => value)) : Number.NaN;
  };
  const highestOf = (metric: Metric, withinMs: number): Reading | undefined => {
    const current = readingOf(metric);
    if (!current) return undefined;
    let highest: Reading | undefined;
    for (const each of index.get(metric) ?? none)
      if (each.to < current.to && current.to - each.to <= withinMs && counts(each))
        if (!highest || each.value > highest.value) highest = each;
    return highest;
  };
  return {
    readingOf,
    previousOf,
    highestOf,
    ageOf,
    windowOf,
    current: valueOf,
    previous: (metric, withinMs) => previousOf(metric, withinMs)?.value ?? Number.NaN,
    highest: (metric, withinMs) => highestOf(metric, withinMs)?.value ?? Number.NaN,
    baseline(metric) {
      const baseline = baselines[metric];
      if (baseline && now - baseline.calculatedAt <= baselineValidMs) return baseline.median;
      return ofLateOf(metric) * (1 + (takenUsual === undefined ? 0 : normalAt(takenUsual) * standInSpread));
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
    if (use.of === "current") for (const each of facts.windowOf(use.metric)) found.set(each.id, each);
    const reading =
      use.of === "previous"
        ? facts.previousOf(use.metric, use.withinMs)
        : use.of === "highest"
          ? facts.highestOf(use.metric, use.withinMs)
          : facts.readingOf(use.metric);
    if (reading && use.of !== "baseline") found.set(reading.id, reading);
  }
  return [...found.values()];
}
