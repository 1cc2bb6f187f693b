import type { Instant } from "../time/instant.ts";
import { type Metric, metricFacts } from "./metric.ts";

/** Why a reading is kept and not used. */
export const plausibilities = [
  "plausible",
  "not_a_number",
  "out_of_range",
  "in_the_future",
  "too_long_ago",
  "backwards",
  "too_long",
  "no_such_offset",
] as const;
export type Plausibility = (typeof plausibilities)[number];

/** Clocks of phones and watches differ by so much. */
export const clockSkewMs = 5 * 60_000;
/** Nothing was measured by anything that people carry before this; a clock that was never set says 1970. */
const longAgo = Date.UTC(2000, 0, 1);
const longestMs = 36 * 3_600_000;
const mostOffset = 15 * 60;

/** Whether a figure, in its metric's canonical unit, can be what it says; the first thing that speaks against it otherwise. */
export function plausible(
  reading: {
    readonly metric: Metric;
    readonly value: number;
    readonly from: Instant;
    readonly to: Instant;
    readonly offset: number;
  },
  receivedAt: Instant,
): Plausibility {
  const { metric, value, from, to, offset } = reading;
  if (![value, from, to, offset].every(Number.isFinite)) return "not_a_number";
  if (from > to) return "backwards";
  if (to > receivedAt + clockSkewMs) return "in_the_future";
  if (from < longAgo) return "too_long_ago";
  if (to - from > longestMs) return "too_long";
  if (Math.abs(offset) > mostOffset) return "no_such_offset";
  const { least, most } = metricFacts[metric];
  return value < least || value > most ? "out_of_range" : "plausible";
}
