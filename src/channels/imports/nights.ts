import type { Instant } from "#core/time/instant.ts";
import type { ReadingDraft } from "#app/importer.ts";

/** A stretch of a night, as one device saw it. */
export interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
  readonly offset: number;
  readonly state: "asleep" | "awake" | "in_bed";
}

interface Night {
  source: ReadingDraft["source"];
  modality: ReadingDraft["modality"];
  from: Instant;
  to: Instant;
  offset: number;
  /** Asleep, as [from, to], apart from each other and in order. */
  asleep: [Instant, Instant][];
}

/** Longer out of bed than this, and it is another sleep: a nap, or the night after it. */
const apartMs = 90 * 60_000;
/** Devices write nights out of order, but not by more than this many. */
const openAtOnce = 4;
const longestMs = 36 * 3_600_000;
/** People have a few devices; of more than so many, the one that was silent longest has told its nights. */
const mostSources = 20;
/** Nobody wakes up more often in one night. */
const mostIntervals = 500;

/**
 * Puts the stretches of one device together into nights: minutes asleep over the time in bed. Two stretches that overlap count once.
 * A night is told when later ones have come, so that memory stays bounded.
 */
export interface Nights {
  add(source: ReadingDraft["source"], modality: ReadingDraft["modality"], stretch: Stretch): void;
  /** Tells what is still open. */
  end(): void;
  /** What is open, to go on with later. */
  save(): unknown;
}

/** `inBedOnly` hears of nights in which nobody measured sleep. */
export function createNights(told: (night: ReadingDraft) => void, inBedOnly: () => void, saved?: unknown): Nights {
  const open = new Map<string, Night[]>(Array.isArray(saved) ? (saved as [string, Night[]][]) : []);

  const close = (night: Night): void => {
    const ms = night.asleep.reduce((sum, [from, to]) => sum + to - from, 0);
    if (ms <= 0) return inBedOnly();
    const { source, modality, from, to, offset } = night;
    told({
      metric: "sleep_duration",
      value: Math.round(ms / 6000) / 10,
      from,
      to,
      offset,
      source,
      sourceId: undefined,
      modality,
    });
  };

  return {
    add(source, modality, stretch) {
      const key = `${source.kind}|${modality}|${source.name}`;
      const nights = open.get(key) ?? [];
      const near = nights.filter(
        (night) =>
          stretch.from <= night.to + apartMs &&
          stretch.to >= night.from - apartMs &&
          Math.max(night.to, stretch.to) - Math.min(night.from, stretch.from) <= longestMs,
      );
      const [first] = near;
      const { from, to, offset } = stretch;
      const night: Night = first ?? { source, modality, from, to, offset, asleep: [] };
      for (const other of near.slice(1)) {
        take(night, other.from, other.to, other.offset);
        for (const [start, end] of other.asleep) addInterval(night.asleep, start, end);
      }
      take(night, from, to, offset);
      if (stretch.state === "asleep") addInterval(night.asleep, from, to);
      const rest = nights.filter((each) => !near.includes(each));
      const all = [...rest, night].toSorted((a, b) => a.to - b.to);
      while (all.length > openAtOnce) {
        const oldest = all.shift();
        if (oldest) close(oldest);
      }
      // A Map keeps the order of insertion, so that the first key is the one that was silent longest.
      open.delete(key);
      open.set(key, all);
      for (const [silent, left] of open) {
        if (open.size <= mostSources) break;
        open.delete(silent);
        left.forEach(close);
      }
    },
    end() {
      for (const nights of open.values()) for (const night of nights) close(night);
      open.clear();
    },
    save: () => [...open.entries()],
  };
}

function take(night: Night, from: Instant, to: Instant, offset: number): void {
  // Sleep belongs to the day that one wakes up to, so the clock in the morning counts.
  if (to >= night.to) night.offset = offset;
  night.from = Math.min(night.from, from);
  night.to = Math.max(night.to, to);
}

/** Adds [from, to] to intervals that are apart and in order, and keeps them so. */
function addInterval(intervals: [Instant, Instant][], from: Instant, to: Instant): void {
  let [start, end] = [from, to];
  let at = intervals.length;
  while (at > 0 && (intervals[at - 1]?.[1] ?? 0) >= start) at -= 1;
  let count = 0;
  for (let each = intervals[at]; each && each[0] <= end; each = intervals[at + count]) {
    start = Math.min(start, each[0]);
    end = Math.max(end, each[1]);
    count += 1;
  }
  if (count > 0 || intervals.length < mostIntervals) intervals.splice(at, count, [start, end]);
}
