import type { Instant } from "#core/time/instant.ts";
import { type Baseline, baselineOf, type Baselines } from "#core/readings/baseline.ts";
import type { Body, BodyWindow } from "#core/readings/body.ts";
import { type Metric, metrics } from "#core/readings/metric.ts";
import type { Reading } from "#core/readings/reading.ts";
import type { LocalDate } from "#core/time/local-date.ts";

const lateMs = 5 * 24 * 3_600_000;
const keptMs = 33 * 24 * 3_600_000;
/** Metrics of which anything is held against what is usual. */
const withBaseline: readonly Metric[] = ["hrv_rmssd", "hrv_sdnn", "resting_heart_rate"];

/** The readings of one person, as the database keeps them: one for each name, and the first of a name stays. */
export interface KeptReadings {
  /** What was new among them. */
  put(readings: readonly Reading[]): readonly Reading[];
  /** What is known of the body: the plausible figures within the window, and what is usual. */
  body(now: Instant): Body;
  /** Reckoned once a day, as at night. */
  reckon(date: LocalDate, now: Instant): void;
}

export function keepReadings(window: BodyWindow): KeptReadings {
  const ids = new Set<string>();
  const kept = new Map<Metric, Reading[]>(metrics.map((metric) => [metric, []]));
  /** Those of the last days again, or every look would go through a month. */
  let late: readonly Reading[] = [];
  let baselines: Baselines = {};
  const recent = (now: Instant): readonly Reading[] =>
    late.filter(({ metric, to, quality }) => to > now - (window[metric] ?? 0) && quality === "plausible");
  return {
    put(readings) {
      const fresh = readings.filter(({ id }) => !ids.has(id) && ids.add(id));
      for (const each of fresh) kept.get(each.metric)?.push(each);
      late = [...late, ...fresh];
      return fresh;
    },
    body: (now) => ({ readings: recent(now), baselines }),
    reckon(date, now) {
      late = late.filter(({ to }) => to > now - lateMs);
      for (const [metric, list] of kept)
        kept.set(
          metric,
          list.filter(({ to }) => to > now - keptMs),
        );
      const found = withBaseline.flatMap((metric): Baseline[] => {
        const usual = baselineOf(metric, kept.get(metric) ?? [], date, now);
        return usual ? [usual] : [];
      });
      baselines = Object.fromEntries(found.map((each) => [each.metric, each]));
    },
  };
}
