import { type ActionType, impactOf } from "#core/tracks/action.ts";
import { pointsFor } from "#core/tracks/apply-action.ts";
import type { Journey } from "#core/tracks/journey.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { type TrackId, trackIds } from "#core/tracks/track.ts";

/** What the latest repeats of one kind gave a track: less each time, and never more than the kind has given it over a life. */
function pointsOf(journey: Journey, action: ActionType, track: TrackId, inFull: number, today: number): number {
  const times = journey.counts[action] ?? 0;
  const given = Array.from({ length: Math.min(today, times) }, (_, back) => pointsFor(inFull, times - 1 - back));
  const most = journey.tracks[track].gained[action] ?? 0;
  return Math.min(
    most,
    given.reduce((sum, points) => sum + points, 0),
  );
}

/**
 * Points that a day has brought over all tracks, told from the journey alone so that it holds over restarts and on every process.
 * Where a track's ceilings cut points off it may say a little more than was given.
 */
export function pointsOn(date: LocalDate, journey: Journey): number {
  if (journey.today?.date !== date) return 0;
  const { counts } = journey.today;
  return (Object.keys(counts) as ActionType[])
    .flatMap((action) => impactOf(action, trackIds).map(({ track, points }) => ({ action, track, points })))
    .reduce((sum, { action, track, points }) => {
      return sum + pointsOf(journey, action, track, points, counts[action] ?? 0);
    }, 0);
}
