import fc from "fast-check";
import type { WorkId } from "#core/techniques/work.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { type ActionType, actionTypes } from "#core/tracks/action.ts";
import { applyAction } from "#core/tracks/apply-action.ts";
import { type Journey, newJourney } from "#core/tracks/journey.ts";
import { trackIds } from "#core/tracks/track.ts";

export const start = Date.UTC(2026, 9, 1, 12);
export const dayMs = 24 * 3600 * 1000;
export const dateOf = (at: number): LocalDate => new Date(at).toISOString().slice(0, 10) as LocalDate;

export const walk = (journey: Journey, action: ActionType, at: number): Journey =>
  applyAction(journey, { key: `${action}:${at}`, action, at, date: dateOf(at) }).journey;

/** Any journey that a person can have walked. */
export const journeys: fc.Arbitrary<Journey> = fc
  .record({
    begun: fc.nat(40),
    actions: fc.array(
      fc.record({ action: fc.constantFrom(...actionTypes), after: fc.integer({ min: 1, max: 5 * dayMs }) }),
      {
        maxLength: 30,
      },
    ),
    changes: fc.record(
      {
        primary: fc.constantFrom(...trackIds),
        nudges: fc.boolean(),
        clarity: fc.constantFrom("unasked", "asked", "clear", "unclear"),
        switches: fc.nat(9),
        chosen: fc.boolean(),
        mood: fc.record({ score: fc.nat(10), at: fc.integer({ min: start, max: start + 90 * dayMs }) }),
        diary: fc.record({ entries: fc.integer({ min: 1, max: 9 }), hash: fc.constantFrom("a", "b", "c") }),
        declined: fc.dictionary(fc.constantFrom("technique:grounding", "report:legal_help"), fc.nat(4)),
        capsules: fc.constantFrom([], [{ work: "w" as WorkId, opensOn: "2031-01-01" as LocalDate }]),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ begun, actions, changes }) => {
    let at = start + begun * dayMs;
    let journey = newJourney(at, dateOf(at));
    for (const { action, after } of actions) {
      at += after;
      journey = walk(journey, action, at);
    }
    return { ...journey, ...changes };
  });
