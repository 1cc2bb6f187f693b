import type { TakenReading } from "#app/reading-ports.ts";
import type {
  BaselineWire,
  ReadingSourcesWire,
  ReadingsTakenWire,
  ReadingVerdictWire,
  ReadingWire,
} from "#contract/readings.ts";
import { readingVerdicts } from "#contract/readings.ts";
import { toWireInstant } from "#contract/instant.ts";
import { type Baseline, baselineValidMs } from "#core/readings/baseline.ts";
import { type Metric, metricFacts } from "#core/readings/metric.ts";
import type { Reading } from "#core/readings/reading.ts";
import { offsetInstant } from "./day-clock.ts";

export function readingToWire({ source, ...reading }: Reading): ReadingWire {
  return {
    id: reading.id,
    metric: reading.metric,
    value: reading.value,
    unit: metricFacts[reading.metric].unit,
    start: offsetInstant(reading.from, reading.offset),
    end: offsetInstant(reading.to, reading.offset),
    source: source.kind,
    source_name: source.name,
    modality: reading.modality,
    quality: reading.quality,
    imported: reading.imported,
  };
}

/** Usual days lie within one spread of the middle. */
export function baselineToWire(baseline: Baseline): BaselineWire {
  const { metric, median, spread, calculatedAt } = baseline;
  const { least, most, unit } = metricFacts[metric];
  return {
    metric_name: metric,
    unit,
    baseline_value: median,
    spread,
    low: Math.max(least, median - spread),
    high: Math.min(most, median + spread),
    calculation_method: baseline.method,
    data_points_used: baseline.points,
    days: baseline.days,
    calculated_at: toWireInstant(calculatedAt),
    valid_until: toWireInstant(calculatedAt + baselineValidMs),
  };
}

/** What is kept by source, the largest first. */
export function sourcesToWire(
  counts: readonly { readonly metric: Metric; readonly source: string; readonly count: number }[],
): ReadingSourcesWire {
  const names = [...new Set(counts.map(({ source }) => source))];
  const sources = names.map((name) => {
    const metrics = counts.filter(({ source }) => source === name).map(({ metric, count }) => ({ metric, count }));
    return { source_name: name, count: metrics.reduce((sum, { count }) => sum + count, 0), metrics };
  });
  return {
    sources: sources.toSorted((a, b) => b.count - a.count),
    count: sources.reduce((sum, { count }) => sum + count, 0),
  };
}

/** A figure that was sent, and what became of it. */
interface Judged {
  readonly metric: Metric | undefined;
  readonly index: number | undefined;
  readonly place: string | undefined;
}
type Refused = Judged & { readonly because: NonNullable<ReadingVerdictWire["reason"]> };

/** What became of all that was sent, in the order of its rows; `say` puts a reason into words. `untold` more were refused, and are only counted. */
export function takenToWire(
  kept: readonly Judged[],
  taken: readonly TakenReading[],
  refused: readonly Refused[],
  unused: Readonly<Record<string, number>>,
  say: (ref: string) => string,
  untold = 0,
): ReadingsTakenWire {
  const counts = Object.fromEntries(readingVerdicts.map((each) => [each, 0])) as ReadingsTakenWire["counts"];
  const said = new Map<string, string>();
  const words = (ref: string): string => {
    const text = said.get(ref) ?? say(ref);
    said.set(ref, text);
    return text;
  };
  const verdicts = taken.map(({ verdict, quality }, at): ReadingVerdictWire => {
    const { metric = null, index = null, place = null } = kept[at] ?? {};
    if (verdict === "refused")
      return { index, place, metric, verdict, reason: "no_time", text: words("row_refusal.no_time") };
    const marked = quality === "plausible" ? null : quality;
    const how = verdict === "stored" && marked !== null ? "marked" : verdict;
    const text =
      marked !== null ? words(`reading_mark.${marked}`) : how === "conflict" ? words("reading_verdict.conflict") : null;
    return { index, place, metric, verdict: how, reason: marked, text };
  });
  for (const { metric = null, index = null, place = null, because } of refused) {
    const text = words(`row_refusal.${because}`);
    verdicts.push({ index, place, metric, verdict: "refused", reason: because, text });
  }
  for (const { verdict } of verdicts) counts[verdict] += 1;
  counts.refused += untold;
  // Sorting is stable: the figures of one row stay together, those that were refused last.
  verdicts.sort((a, b) => (a.index ?? 0) - (b.index ?? 0));
  return { received: verdicts.length + untold, counts, unused: { ...unused }, verdicts };
}
