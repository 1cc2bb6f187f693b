/** What can be measured or felt; the two kinds of heart rate variability are metrics of their own, so that they never mix (day.md). */
export const metrics = [
  "energy_level",
  "stress_level",
  "readiness_score",
  "mood",
  "sleep_quality",
  "sleep_duration",
  "hrv_rmssd",
  "hrv_sdnn",
  "heart_rate",
  "resting_heart_rate",
  "steps",
] as const;
export type Metric = (typeof metrics)[number];

/** What a figure is a figure of: only figures of one dimension are compared or added. A share runs from 0 to 1. */
export type Dimension = "share" | "minutes" | "rmssd" | "sdnn" | "beats_per_minute" | "steps";

/** What is known of a metric: its canonical unit, and what a living body can show of it. */
export interface MetricFacts {
  readonly dimension: Dimension;
  /** Canonical; every kept value is in it. */
  readonly unit: "1" | "min" | "ms" | "bpm" | "count";
  readonly least: number;
  readonly most: number;
  /** Belongs to the day that one wakes up to, and stays of today until the next sleep. */
  readonly ofSleep: boolean;
}

const share: MetricFacts = { dimension: "share", unit: "1", least: 0, most: 1, ofSleep: false };

/** The one table of what can be measured. */
export const metricFacts: Readonly<Record<Metric, MetricFacts>> = {
  energy_level: share,
  stress_level: share,
  readiness_score: share,
  mood: share,
  sleep_quality: { ...share, ofSleep: true },
  sleep_duration: { dimension: "minutes", unit: "min", least: 1, most: 24 * 60, ofSleep: true },
  hrv_rmssd: { dimension: "rmssd", unit: "ms", least: 1, most: 350, ofSleep: false },
  hrv_sdnn: { dimension: "sdnn", unit: "ms", least: 1, most: 400, ofSleep: false },
  heart_rate: { dimension: "beats_per_minute", unit: "bpm", least: 25, most: 240, ofSleep: false },
  resting_heart_rate: { dimension: "beats_per_minute", unit: "bpm", least: 25, most: 130, ofSleep: false },
  steps: { dimension: "steps", unit: "count", least: 0, most: 120_000, ofSleep: false },
};

/** How many canonical units one of another unit is. Vendors' scores run to 100. */
const unitsOf: Readonly<Record<MetricFacts["unit"], Readonly<Record<string, number>>>> = {
  "1": { "1": 1, "%": 1 / 100, "0-100": 1 / 100 },
  min: { min: 1, s: 1 / 60, h: 60 },
  ms: { ms: 1, s: 1000 },
  bpm: { bpm: 1, "beats/min": 1, "count/min": 1 },
  count: { count: 1, steps: 1 },
};

/** Sleep of so many minutes or fewer could be hours as well. */
const hoursOfADay = 24;

/** A value that came without a unit, where it can be only one: 7.5 of sleep is hours, 450 is minutes; undefined where it could be either, so that the unit is asked for. */
export function unitless(metric: Metric, value: number): number | undefined {
  if (metricFacts[metric].unit !== "min" || value > hoursOfADay || value <= 0) return value;
  return Number.isInteger(value) ? undefined : value * 60;
}

/** A value in its metric's canonical unit; undefined where the unit is none of this metric. */
export function canonical(metric: Metric, value: number, unit: string): number | undefined {
  const units = unitsOf[metricFacts[metric].unit];
  const factor = Object.hasOwn(units, unit) ? units[unit] : undefined;
  // Division keeps 30 of 100 at 0.3, which a product with 0.01 would not.
  if (factor !== undefined && factor < 1) return value / Math.round(1 / factor);
  return factor === undefined ? undefined : value * factor;
}

/** What a tap on one of five faces stands for, from the saddest (day.md). */
export const faceValues = [0.1, 0.25, 0.5, 0.75, 0.95] as const;
