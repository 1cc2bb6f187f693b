import type { Because } from "../because.ts";
import { daysBetween, type LocalDate } from "../time/local-date.ts";
import type { Journey } from "./journey.ts";
import { type TrackId, trackIds } from "./track.ts";

/** One figure over all tracks, and why it is this one: it may move by the person's own choice, and then says so. */
export interface Overall {
  readonly percent: number;
  readonly because: Because;
}

/** The mean of the tracks that are not paused, by the person's weights, rounded down; where all are paused, of all four. */
export function overallOf(journey: Journey): Overall {
  const moving = trackIds.filter((track) => !journey.tracks[track].paused);
  const counted: readonly TrackId[] = moving.length === 0 ? trackIds : moving;
  const weights = counted.reduce((sum, track) => sum + journey.tracks[track].weight, 0);
  const points = counted.reduce((sum, track) => sum + journey.tracks[track].weight * journey.tracks[track].percent, 0);
  const weighted = counted.some(
    (track) => journey.tracks[track].weight !== journey.tracks[counted[0] as TrackId].weight,
  );
  return {
    percent: Math.floor(points / weights),
    because: {
      rule: weighted ? "weighted_mean" : "mean",
      inputs: { tracks: counted.length, paused: trackIds.length - moving.length },
    },
  };
}

/** Which week of the journey it is and which day of that week, counted as people count: the day it began is day 1 of week 1. */
export function recoveryTime(journey: Journey, today: LocalDate): { readonly week: number; readonly day: number } {
  const days = Math.max(0, daysBetween(journey.startedOn, today));
  return { week: Math.floor(days / 7) + 1, day: (days % 7) + 1 };
}

/** The brief's `get_primary_track`, with its focus on all at once: then the turn is the least recent track's that is not paused. */
export function trackInFocus(journey: Journey): TrackId {
  const open = trackIds.filter((track) => !journey.tracks[track].paused);
  if (!journey.all && (open.length === 0 || open.includes(journey.primary))) return journey.primary;
  const among = open.length === 0 ? trackIds : open;
  return among.reduce((least, track) =>
    (journey.tracks[track].lastActivity ?? 0) < (journey.tracks[least].lastActivity ?? 0) ? track : least,
  );
}

/** The brief's `total_actions` over all tracks: things finished, each once, however many tracks it moved. */
export function totalActions(journey: Journey): number {
  return Object.values(journey.counts).reduce((sum, count) => sum + count, 0);
}

/** The brief's `last_activity`: when anything last happened on any track. */
export function lastActivityOf(journey: Journey): number | undefined {
  const times = trackIds.flatMap((track) => journey.tracks[track].lastActivity ?? []);
  return times.length === 0 ? undefined : Math.max(...times);
}
