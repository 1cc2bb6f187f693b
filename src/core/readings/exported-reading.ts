import { metricFacts } from "./metric.ts";
import type { Reading } from "./reading.ts";

/** A reading in the clear, its times in ISO 8601. */
export function exportedReading({ from, to, ...reading }: Reading): Readonly<Record<string, unknown>> {
  const iso = (at: number): string => new Date(at).toISOString();
  return { ...reading, unit: metricFacts[reading.metric].unit, from: iso(from), to: iso(to) };
}
