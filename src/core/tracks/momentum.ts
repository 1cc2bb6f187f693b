import type { Instant } from "../time/instant.ts";
import type { TrackState } from "./journey.ts";

const dayMs = 24 * 3600 * 1000;
/** One missed day does not dent it: fading begins only after two days. */
const graceDays = 2;
const halfLifeDays = 10;

/** How much a track is in motion, 0 to 100: it fades slowly and comes back, and is never shown as a loss. */
export function momentumAt(track: Pick<TrackState, "momentum" | "lastActivity">, now: Instant): number {
  if (track.lastActivity === undefined) return 0;
  const faded = Math.max(0, (now - track.lastActivity) / dayMs - graceDays);
  return track.momentum * 0.5 ** (faded / halfLifeDays);
}
