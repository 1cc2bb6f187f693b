import type { Instant } from "../time/instant.ts";
import type { Interval } from "./schedule.ts";

/** Whether two stretches of time share any; touching ends do not count. */
export const overlap = (one: Interval, other: Interval): boolean => one.from < other.to && other.from < one.to;

/** The stretches in order, overlapping and touching ones made one. */
export function united(intervals: readonly Interval[]): readonly Interval[] {
  const merged: { from: Instant; to: Instant }[] = [];
  for (const { from, to } of intervals.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else if (from < to) merged.push({ from, to });
  }
  return merged;
}

/** What of the stretches lies within one; in their order. */
export function cutTo<T extends Interval>(intervals: readonly T[], { from, to }: Interval): readonly T[] {
  return intervals.flatMap((each) => {
    const cut = { ...each, from: Math.max(each.from, from), to: Math.min(each.to, to) };
    return cut.from < cut.to ? [cut] : [];
  });
}

/** What is left of the stretches without others; both united and in order. */
export function without(intervals: readonly Interval[], others: readonly Interval[]): readonly Interval[] {
  return intervals.flatMap(({ from, to }) => {
    const left: Interval[] = [];
    let begin = from;
    for (const other of others) {
      if (other.to <= begin || other.from >= to) continue;
      if (other.from > begin) left.push({ from: begin, to: other.from });
      begin = other.to;
    }
    if (begin < to) left.push({ from: begin, to });
    return left;
  });
}
