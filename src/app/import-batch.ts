import type { OwnDraft } from "#core/day/own-import.ts";
import type { ImportEvent, ReadingDraft, Refusal } from "./importer.ts";

/** A file may call what it holds by any number of names. */
const mostNames = 500;

/** What was found since figures were last kept. */
export interface Batch {
  format: string | undefined;
  readonly readings: ReadingDraft[];
  readonly habits: OwnDraft[];
  readonly unused: Map<string, number>;
  readonly refused: Map<string, number>;
  next: string | undefined;
  share: number;
}

export const emptyBatch = (): Batch => ({
  format: undefined,
  readings: [],
  habits: [],
  unused: new Map(),
  refused: new Map(),
  next: undefined,
  share: 0,
});

/** Takes in what was found next, and tells each refused row. */
export function take(
  into: Batch,
  found: Extract<ImportEvent, { readonly is: "found" }>,
  listener: { refused(refusal: Refusal): void } | undefined,
): void {
  for (const draft of found.readings) into.readings.push(draft);
  for (const draft of found.habits ?? []) into.habits.push(draft);
  for (const [name, count] of Object.entries(found.unused)) into.unused.set(name, (into.unused.get(name) ?? 0) + count);
  for (const refusal of found.refused) {
    into.refused.set(refusal.because, (into.refused.get(refusal.because) ?? 0) + 1);
    listener?.refused(refusal);
  }
  into.next = found.next;
  into.share = found.share;
}

/** Counts by name with more of them, the names beyond the most that are told apart under one. */
export function added(
  counts: Readonly<Record<string, number>>,
  more: ReadonlyMap<string, number>,
): Readonly<Record<string, number>> {
  if (more.size === 0) return counts;
  const sum = new Map(Object.entries(counts));
  for (const [name, count] of more) {
    const known = sum.has(name) || sum.size < mostNames ? name : "…";
    sum.set(known, (sum.get(known) ?? 0) + count);
  }
  return Object.fromEntries(sum);
}
