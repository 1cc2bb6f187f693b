import type { Instant } from "../time/instant.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { Metric } from "./metric.ts";
import { dayOf, dayOfDate, type Reading } from "./reading.ts";

/** What is usual for a person: the middle of 30 days, and how far days lie from it. */
export interface Baseline {
  readonly metric: Metric;
  readonly median: number;
  /** In the metric's unit, comparable with a standard deviation. */
  readonly spread: number;
  readonly method: "median_of_daily_medians_30d";
  /** Readings that it stands on. */
  readonly points: number;
  readonly days: number;
  readonly calculatedAt: Instant;
}

export type Baselines = Readonly<Partial<Record<Metric, Baseline>>>;

/** What is usual says nothing any more once it has not been reckoned for so long. */
export const baselineValidMs = 7 * 24 * 3_600_000;

/** So many days before today make up what is usual. */
export const baselineDays = 30;
const leastDays = 7;
/** Makes the median distance from the median comparable with a standard deviation. */
const madScale = 1.4826;

/** The middle of some figures; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * What is usual of a metric, over the 30 days before a date; undefined under seven days with plausible readings. Each day counts
 * once, however often it was measured, and nothing that we computed counts. The date itself is left out: it is what is held against it.
 */
export function baselineOf(
  metric: Metric,
  readings: readonly Reading[],
  date: LocalDate,
  calculatedAt: Instant,
): Baseline | undefined {
  const today = dayOfDate(date);
  const byDay = new Map<number, number[]>();
  for (const each of readings) {
    if (each.metric !== metric || each.quality !== "plausible" || each.modality === "computed") continue;
    const day = dayOf(each);
    const ago = today - day;
    if (ago < 1 || ago > baselineDays) continue;
    const values = byDay.get(day);
    if (values) values.push(each.value);
    else byDay.set(day, [each.value]);
  }
  const days = [...byDay.values()].map((values) => ({ median: median(values), count: values.length }));
  return baselineOfDays(metric, days, calculatedAt);
}

/** The same from the middle of each of these days and how many readings it stands on. */
export function baselineOfDays(
  metric: Metric,
  days: readonly { readonly median: number; readonly count: number }[],
  calculatedAt: Instant,
): Baseline | undefined {
  if (days.length < leastDays) return undefined;
  const daily = days.map((each) => each.median);
  const middle = median(daily);
  const spread = madScale * median(daily.map((value) => Math.abs(value - middle)));
  return {
    metric,
    median: middle,
    spread,
    method: "median_of_daily_medians_30d",
    points: days.reduce((sum, { count }) => sum + count, 0),
    days: days.length,
    calculatedAt,
  };
}

/** Whether days before today would tell what is usual of a metric of which nobody has reckoned it. */
export function lacksBaseline(
  days: readonly { readonly metric: Metric; readonly date: LocalDate }[],
  baselines: Baselines,
  today: LocalDate,
): boolean {
  const known = new Map<Metric, number>();
  for (const { metric, date } of days) {
    const ago = dayOfDate(today) - dayOfDate(date);
    if (ago >= 1 && ago <= baselineDays) known.set(metric, (known.get(metric) ?? 0) + 1);
  }
  return [...known].some(([metric, count]) => count >= leastDays && baselines[metric] === undefined);
}
