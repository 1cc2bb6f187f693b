import type { Reading, ReadingId } from "./reading.ts";

/**
 * The id of a reading, a UUID that is the same whenever the same reading comes again: of source, metric and the source's own id, or, where it
 * has none, of the time that was measured. Those begin with that time, so that readings of a time lie together. `digest` gives at least 128 bits
 * as hexadecimal digits.
 */
export function readingIdOf(
  reading: Pick<Reading, "metric" | "from" | "to"> & { readonly source: Pick<Reading["source"], "name"> },
  sourceId: string | undefined,
  digest: (text: string) => string,
): ReadingId {
  const { metric, from, to, source } = reading;
  const by = sourceId === undefined ? ["time", from, to] : ["id", sourceId];
  const hash = digest(JSON.stringify([source.name, metric, ...by]));
  const start = sourceId === undefined && from >= 0 && from < 2 ** 48 ? hexOf(from) : hash.slice(20, 32);
  // Version 8 is for UUIDs that are made by a rule of one's own.
  return `${start.slice(0, 8)}-${start.slice(8)}-8${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}` as ReadingId;
}

const hexOf = (instant: number): string => Math.trunc(instant).toString(16).padStart(12, "0");
