import type { Journey, TrackState } from "./journey.ts";
import type { TrackId } from "./track.ts";

const touched = (journey: Journey): Journey => ({ ...journey, revision: journey.revision + 1 });

function withTrack(journey: Journey, track: TrackId, change: Partial<TrackState>): Journey {
  return touched({ ...journey, tracks: { ...journey.tracks, [track]: { ...journey.tracks[track], ...change } } });
}

/** The brief's `set_primary_track`. A track that comes into focus is no longer paused; the same focus again is no switch. */
export function setPrimary(journey: Journey, focus: TrackId | "all"): Journey {
  if (focus === "all")
    return journey.all ? journey : touched({ ...journey, all: true, chosen: true, switches: journey.switches + 1 });
  const { paused } = journey.tracks[focus];
  if (!journey.all && journey.primary === focus && !paused) {
    return journey.chosen ? journey : { ...journey, chosen: true };
  }
  const switched = journey.all || journey.primary !== focus;
  const switches = journey.switches + (switched ? 1 : 0);
  return withTrack({ ...journey, primary: focus, all: false, chosen: true, switches }, focus, { paused: false });
}

/** Another track was worked on for one action: the focus stays where it was, and the switch is counted. */
export function countSwitch(journey: Journey): Journey {
  return { ...journey, switches: journey.switches + 1 };
}

/** A paused track leaves the overall figure, the suggestions and the nudges; what was reached stays. */
export function pauseTrack(journey: Journey, track: TrackId, paused: boolean): Journey {
  return journey.tracks[track].paused === paused ? journey : withTrack(journey, track, { paused });
}

/** How much a track counts in the overall figure: a whole number, 1 to 5. */
export function weighTrack(journey: Journey, track: TrackId, weight: number): Journey {
  const kept = Math.min(5, Math.max(1, Math.round(weight)));
  return journey.tracks[track].weight === kept ? journey : withTrack(journey, track, { weight: kept });
}
