import type { Trigger } from "../adaptation/trigger.ts";
import type { Baselines } from "./baseline.ts";
import { type Metric, metricFacts, metrics } from "./metric.ts";
import type { Reading } from "./reading.ts";
import { toldMetrics, toldMs } from "./told.ts";

/** What is known of a body right now: enough to look at every trigger and to hear what was told, and no more. */
export interface Body {
  /** Of the last days, in any order, within `bodyWindow`. */
  readonly readings: readonly Reading[];
  readonly baselines: Baselines;
}

/** How far back each metric is looked at, in milliseconds before now; what is absent is not looked at. */
export type BodyWindow = Readonly<Partial<Record<Metric, number>>>;

const dayMs = 24 * 3_600_000;
/** Today's sleep, whenever the day began. */
const sleepMs = 36 * 3_600_000;
/** Readiness is computed from the last night and the first figures of the day (computed.ts). */
const forReadiness = ["hrv_rmssd", "hrv_sdnn", "resting_heart_rate", "readiness_score"] as const;

/** Whether how ready somebody is may be said or computed from a metric. */
export function tellsReadiness(metric: Metric): boolean {
  return metricFacts[metric].ofSleep || (forReadiness as readonly Metric[]).includes(metric);
}

/** What has to be loaded so that every trigger can be looked at and readiness be computed. */
export function bodyWindow(triggers: readonly Trigger[]): BodyWindow {
  const window: Partial<Record<Metric, number>> = { ...triggerWindow(triggers) };
  for (const metric of toldMetrics) window[metric] = Math.max(window[metric] ?? 0, toldMs);
  for (const metric of metrics) if (tellsReadiness(metric)) window[metric] = Math.max(window[metric] ?? 0, sleepMs);
  return window;
}

/** What of it these triggers look at themselves. */
export function triggerWindow(triggers: readonly Trigger[]): BodyWindow {
  const window: Partial<Record<Metric, number>> = {};
  const needs = (metric: Metric, ms: number): void => {
    window[metric] = Math.max(window[metric] ?? 0, ms);
  };
  for (const { condition, freshMs } of triggers)
    for (const use of condition.uses) {
      switch (use.of) {
        case "current":
          needs(use.metric, freshMs);
          break;
        case "previous":
        case "highest":
          needs(use.metric, freshMs + use.withinMs);
          break;
        case "day":
          needs(use.metric, use.daysAgo * dayMs + 2 * sleepMs);
          // Where nobody says how a night went it is computed from how long it was slept.
          if (use.metric === "sleep_quality") needs("sleep_duration", use.daysAgo * dayMs + 2 * sleepMs);
          break;
        case "baseline":
          break;
      }
    }
  return window;
}
