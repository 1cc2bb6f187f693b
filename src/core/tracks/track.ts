/** The four parallel tracks of recovery; names, icons and phase titles are content. */
export const trackIds = ["self_work", "child_connection", "negotiation", "community"] as const;
export type TrackId = (typeof trackIds)[number];

/** The phases of a track, from 0, 25, 50 and 75 percent. */
export const trackPhases = ["awareness", "expression", "action", "mastery"] as const;
export type TrackPhase = (typeof trackPhases)[number];

/** Percentages at which a phase ends: each is a milestone. */
export const phaseEnds = [25, 50, 75, 100] as const;
export type PhaseEnd = (typeof phaseEnds)[number];

/** The phase that a percentage (integer, 0 to 100) stands in. */
export function phaseOf(percent: number): TrackPhase {
  if (percent < 25) return "awareness";
  if (percent < 50) return "expression";
  return percent < 75 ? "action" : "mastery";
}

/** Whether a track is about the child or the other parent: on the safety-only path nothing of ours begins there. */
export const isOfFamily = (track: TrackId): boolean => track === "child_connection" || track === "negotiation";

/** Whether a word from outside names a track. */
export function isTrackId(name: string): name is TrackId {
  return (trackIds as readonly string[]).includes(name);
}
