import type { Instant } from "../time/instant.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { Metric } from "./metric.ts";
import type { Plausibility } from "./plausible.ts";

/** A UUID; the same reading has the same one whenever it comes (`readingIdOf`). */
export type ReadingId = string & { readonly brand: "ReadingId" };

/** Where a reading comes from: the brief's `source`, and what we computed ourselves. */
export const sourceKinds = ["wearable", "manual", "app", "computed"] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** How much a source is trusted, 0 to 1: a tap is felt rather than measured, and a computed figure stands on others. */
export const sourceQuality: Readonly<Record<SourceKind, number>> = {
  wearable: 0.9,
  manual: 0.8,
  app: 0.7,
  computed: 0.5,
};

/** What the source of every tap is called. */
export const tapSource = "tap";

/** One figure of one metric, in the metric's canonical unit. */
export interface Reading {
  readonly id: ReadingId;
  readonly metric: Metric;
  readonly value: number;
  /** What it was measured over; both are the same for an instant. Of sleep: the time in bed. */
  readonly from: Instant;
  readonly to: Instant;
  /** Minutes by which the clock where it was measured was ahead of UTC. */
  readonly offset: number;
  readonly source: { readonly kind: SourceKind; readonly name: string };
  readonly modality: "sensed" | "self_reported" | "computed";
  /** What is not plausible is kept and shown, and never used. */
  readonly quality: Plausibility;
  /** Came in a file of the past: counts for history, and never fires anything. */
  readonly imported: boolean;
}

const dayMs = 24 * 3_600_000;

/** The day that a reading belongs to, counted from 1 January 1970 by the clock where it was measured; sleep belongs to the day it ended on. */
export function dayOf({ to, offset }: Pick<Reading, "to" | "offset">): number {
  return Math.floor((to + offset * 60_000) / dayMs);
}

/** A date as `dayOf` counts days. */
export function dayOfDate(date: LocalDate): number {
  return Date.parse(date) / dayMs;
}

const modalityRank = { sensed: 0, self_reported: 1, computed: 2 } as const satisfies Record<
  Reading["modality"],
  number
>;

/**
 * The reading that stands for a day's sleep: a device's before the person's tap before a computed one, the longest before
 * naps, the latest before earlier ones. Undefined where none of them is usable.
 */
export function sleepOn(readings: readonly Reading[], metric: Metric, day: number): Reading | undefined {
  let best: Reading | undefined;
  for (const each of readings) {
    if (each.metric !== metric || each.quality !== "plausible" || dayOf(each) !== day) continue;
    if (!best || sleepOrder(each, best) < 0) best = each;
  }
  return best;
}

const sleepOrder = (one: Reading, other: Reading): number =>
  modalityRank[one.modality] - modalityRank[other.modality] ||
  other.to - other.from - (one.to - one.from) ||
  newestFirst(one, other);

/** The later reading first; of one instant the more trusted source, then by id, so that the order is always the same. */
export function newestFirst(one: Reading, other: Reading): number {
  return (
    other.to - one.to ||
    sourceQuality[other.source.kind] - sourceQuality[one.source.kind] ||
    (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)
  );
}
