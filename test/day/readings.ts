import type { Instant } from "#core/time/instant.ts";
import type { Baseline } from "#core/readings/baseline.ts";
import type { Metric } from "#core/readings/metric.ts";
import type { Reading, ReadingId } from "#core/readings/reading.ts";

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

/** A plausible reading of a watch at an instant, an hour ahead of UTC, with what is said otherwise. */
export function readingAt(at: Instant, metric: Metric, value: number, more: Partial<Reading> = {}): Reading {
  return {
    id: `${metric}.${at}.${value}` as ReadingId,
    metric,
    value,
    from: at,
    to: at,
    offset: 60,
    source: { kind: "wearable", name: "watch" },
    modality: "sensed",
    quality: "plausible",
    imported: false,
    ...more,
  };
}

/** A night of eight hours that ended at an instant. */
export const nightUntil = (at: Instant, value: number, more: Partial<Reading> = {}): Reading =>
  readingAt(at, "sleep_quality", value, { from: at - 8 * hourMs, ...more });

/** What is usual, reckoned just now. */
export const usually = (metric: Metric, median: number, calculatedAt: Instant, spread = median / 10): Baseline => ({
  metric,
  median,
  spread,
  method: "median_of_daily_medians_30d",
  points: 30,
  days: 30,
  calculatedAt,
});
