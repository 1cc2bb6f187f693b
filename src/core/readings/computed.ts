import type { Instant } from "../time/instant.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { Baseline, Baselines } from "./baseline.ts";
import type { Metric } from "./metric.ts";
import { dayOf, dayOfDate, newestFirst, type Reading, type ReadingId, sleepOn } from "./reading.ts";

/** What readiness is at one's usual: the middle of a medium day. */
const usual = 0.625;
/** What one spread better or worse adds: enough for a strong day, or a weak one. */
const perSpread = 0.15;
/** A spread under this share of the median is a short history rather than a steady body. */
const leastSpread = 0.05;

const weights = { sleep: 0.4, hrv: 0.35, heart: 0.25 } as const;
/** Readiness stands on so many of the three at least: one figure alone decides nothing. */
const leastParts = 2;

/** Nobody is in bed for so many minutes: whoever says so tells of the sleep of a whole day. */
const longestInBed = 14 * 60;

const within = (value: number): number => Math.min(1, Math.max(0, value));
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** How far a value lies from one's usual, as a share; higher is better, or lower is. */
function against(value: number, { median, spread }: Baseline, better: 1 | -1): number {
  const unit = Math.max(spread, leastSpread * median);
  return unit > 0 ? within(usual + (perSpread * better * (value - median)) / unit) : usual;
}

function computed(metric: Metric, value: number, of: Reading, date: LocalDate): Reading {
  return {
    id: `computed.${metric}.${date}` as ReadingId,
    metric,
    value: rounded(value),
    from: of.from,
    to: of.to,
    offset: of.offset,
    source: { kind: "computed", name: "waymark" },
    modality: "computed",
    quality: "plausible",
    imported: of.imported,
  };
}

/**
 * The share of the time in bed that was slept, on the scale of a device: even a bad night is mostly slept, 0.85 of it is a usual night (0.67) and under 0.8 a
 * poor one, so that 0.55 is the bottom of the scale.
 */
const qualityOf = (slept: number): number => within((slept - 0.55) / 0.45);

/** How well a night went: what a device says, else what the person tapped, else reckoned from the share of the time in bed that was slept; undefined where nothing tells. */
export function sleepQualityOn(readings: readonly Reading[], date: LocalDate): Reading | undefined {
  const said = sleepOn(readings, "sleep_quality", dayOfDate(date));
  if (said) return said;
  const slept = sleepOn(readings, "sleep_duration", dayOfDate(date));
  const inBed = slept ? (slept.to - slept.from) / 60_000 : 0;
  return slept && inBed > 0 && inBed <= longestInBed
    ? computed("sleep_quality", qualityOf(slept.value / inBed), slept, date)
    : undefined;
}

/**
 * How ready somebody is on a date: the last that a device or the person said, else computed from sleep, resting heart rate and heart rate
 * variability, the last two against what is usual for them. Undefined where fewer than two of the three are known. What came in a file is no part
 * of the present: an import never changes a day.
 */
export function readinessOn(
  readings: readonly Reading[],
  baselines: Baselines,
  date: LocalDate,
  now: Instant,
): Reading | undefined {
  const day = dayOfDate(date);
  const today = readings
    .filter((each) => each.quality === "plausible" && !each.imported && each.to <= now && dayOf(each) === day)
    .toSorted(newestFirst);
  const said = today.find(({ metric, modality }) => metric === "readiness_score" && modality !== "computed");
  if (said) return said;
  const last = (metric: Metric): Reading | undefined => today.find((each) => each.metric === metric);
  const measured = (metric: Metric, better: 1 | -1, weight: number) => {
    const [reading, baseline] = [last(metric), baselines[metric]];
    return reading && baseline ? [{ reading, value: against(reading.value, baseline, better), weight }] : [];
  };
  const sleep = sleepQualityOn(today, date);
  const rmssd = measured("hrv_rmssd", 1, weights.hrv);
  const parts = [
    ...(sleep ? [{ reading: sleep, value: sleep.value, weight: weights.sleep }] : []),
    ...(rmssd.length > 0 ? rmssd : measured("hrv_sdnn", 1, weights.hrv)),
    ...measured("resting_heart_rate", -1, weights.heart),
  ];
  const [latest] = parts.map(({ reading }) => reading).toSorted(newestFirst);
  if (!latest || parts.length < leastParts) return undefined;
  const weight = parts.reduce((sum, each) => sum + each.weight, 0);
  const value = parts.reduce((sum, each) => sum + each.weight * each.value, 0) / weight;
  return computed("readiness_score", value, latest, date);
}
