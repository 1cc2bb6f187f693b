import type { Technique, TechniqueId } from "#core/techniques/technique.ts";
import { techniqueIds } from "#core/techniques/technique.ts";
import type { ActionType } from "#core/tracks/action.ts";
import { applyAction, type Applied, type FinishedAction } from "#core/tracks/apply-action.ts";
import { type Journey, newJourney, type TrackState } from "#core/tracks/journey.ts";
import { type TrackId, trackIds } from "#core/tracks/track.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { localDate, plusDays } from "#core/time/local-date.ts";

export const dayMs = 24 * 3600 * 1000;
/** Monday, ten in the morning, UTC. */
export const start = Date.UTC(2026, 10, 2, 10);
export const firstDay = localDate(start, "UTC");

/** So many days after the journey began. */
export const dayAt = (days: number): { readonly at: number; readonly date: LocalDate } => ({
  at: start + days * dayMs,
  date: plusDays(firstDay, days),
});

/** A journey that began on Monday, with what a test changes in its tracks. */
export function journeyWith(
  tracks: Readonly<Partial<Record<TrackId, Partial<TrackState>>>> = {},
  over: Partial<Journey> = {},
): Journey {
  const journey = newJourney(start, firstDay);
  const changed = Object.fromEntries(trackIds.map((id) => [id, { ...journey.tracks[id], ...tracks[id] }]));
  return { ...journey, tracks: changed as Journey["tracks"], ...over };
}

/** Something finished, once, so many days after the journey began. */
export const finished = (action: ActionType, days = 0, over: Partial<FinishedAction> = {}): FinishedAction => ({
  key: `${action} on day ${days}`,
  action,
  ...dayAt(days),
  ...over,
});

/** What the last of these leads to, each with a key of its own. */
export function afterAll(journey: Journey, ...actions: readonly FinishedAction[]): Applied {
  return actions.reduce<Applied>(
    (so, action, index) => applyAction(so.journey, { ...action, key: `${action.key} #${index}` }),
    { journey, moved: [], milestones: [], counted: false },
  );
}

/** An exercise of one step, as far as suggestions look at it. */
export function plainTechnique(id: TechniqueId, over: Partial<Technique> = {}): Technique {
  return {
    id,
    track: "self_work",
    minutes: 5,
    gate: "none",
    insteadWhenRecent: undefined,
    makes: undefined,
    titleFrom: [],
    moodFrom: undefined,
    opensFrom: [],
    statusFrom: [],
    endings: [],
    steps: [{ id: "only", ask: { kind: "tell" }, optional: false, when: [], keep: false }],
    ...over,
  };
}

export function plainTechniques(
  over: Readonly<Partial<Record<TechniqueId, Partial<Technique>>>> = {},
): Readonly<Record<TechniqueId, Technique>> {
  return Object.fromEntries(techniqueIds.map((id) => [id, plainTechnique(id, over[id])])) as Record<
    TechniqueId,
    Technique
  >;
}
