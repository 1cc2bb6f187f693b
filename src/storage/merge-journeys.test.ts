import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LocalDate } from "#core/time/local-date.ts";
import { actionTypes } from "#core/tracks/action.ts";
import { applyAction } from "#core/tracks/apply-action.ts";
import { trackIds } from "#core/tracks/track.ts";
import { dateOf, dayMs, journeys, start, walk } from "#test/storage/any-journey.ts";
import { joinedJourney, partedJourney } from "./merge-journeys.ts";

describe("two ways made one", () => {
  test("nothing that either had reached is lost, and nothing is more than the further one had", () => {
    fc.assert(
      fc.property(journeys, journeys, (into, from) => {
        const joined = joinedJourney(into, from);
        for (const track of trackIds) {
          const [a, b] = [into.tracks[track], from.tracks[track]];
          expect(joined.tracks[track]).toMatchObject({
            percent: Math.max(a.percent, b.percent),
            totalActions: Math.max(a.totalActions, b.totalActions),
            paused: a.paused,
            weight: a.weight,
          });
          for (const action of actionTypes) {
            const gained = Math.max(a.gained[action] ?? 0, b.gained[action] ?? 0);
            expect(joined.tracks[track].gained[action] ?? 0).toBe(gained);
          }
        }
        const types = joined.milestones.map(({ type }) => type);
        expect(new Set(types)).toEqual(new Set([...into.milestones, ...from.milestones].map(({ type }) => type)));
        expect(new Set(types).size).toBe(types.length);
        expect(joined.startedAt).toBe(Math.min(into.startedAt, from.startedAt));
        const focus = !into.chosen && from.chosen ? from : into;
        expect([joined.primary, joined.all, joined.chosen]).toEqual([focus.primary, focus.all, focus.chosen]);
        expect(joined.nudges).toBe(into.nudges && from.nudges);
        expect(joined.applied.length).toBeLessThanOrEqual(200);
      }),
    );
  });

  test("joining the same way once more adds nothing", () => {
    fc.assert(
      fc.property(journeys, journeys, (into, from) => {
        const once = joinedJourney(into, from);
        expect({ ...joinedJourney(once, from), revision: 0 }).toEqual({ ...once, revision: 0 });
      }),
    );
  });

  test("a thing that was counted in either counts no second time", () => {
    fc.assert(
      fc.property(journeys, journeys, (into, from) => {
        const joined = joinedJourney(into, from);
        for (const key of from.applied.slice(-3)) {
          const again = applyAction(joined, { key, action: "grounding", at: start, date: dateOf(start) });
          expect(again.counted).toBe(false);
        }
      }),
    );
  });
});

describe("two ways parted", () => {
  const none: ReadonlySet<string> = new Set();
  test("where nothing was done since, the way is as it was before", () => {
    fc.assert(
      fc.property(journeys, journeys, (before, from) => {
        const joined = joinedJourney(before, from);
        expect(partedJourney({ before, joined, now: joined }, none)).toEqual({ journey: before, kept: false });
        expect(partedJourney({ before: undefined, joined: from, now: from }, none).journey).toBeUndefined();
      }),
    );
  });

  test("what our own clock did since does not count as something done, and is not done twice", () => {
    fc.assert(
      fc.property(journeys, journeys, (before, from) => {
        const joined = joinedJourney(before, from);
        const now = { ...joined, lookAt: joined.lookAt + dayMs, nudgedOn: "2027-01-01" as LocalDate };
        const { journey, kept } = partedJourney({ before, joined, now }, none);
        expect(kept).toBe(false);
        expect(journey).toEqual({
          ...before,
          lookAt: now.lookAt,
          nudgedOn: now.nudgedOn,
          nudgedAbout: now.nudgedAbout,
          clarity: now.clarity,
        });
      }),
    );
  });

  test("what was walked since stays, and never leads back", () => {
    fc.assert(
      fc.property(journeys, journeys, fc.constantFrom(...actionTypes), (before, from, action) => {
        const joined = joinedJourney(before, from);
        const now = walk(joined, action, start + 400 * dayMs);
        const { journey, kept } = partedJourney({ before, joined, now }, new Set(["w"]));
        expect(kept).toBe(true);
        for (const track of trackIds) expect(journey?.tracks[track].percent).toBe(now.tracks[track].percent);
        expect(journey?.milestones).toEqual(now.milestones);
        expect(journey?.capsules).toEqual([]);
        expect(journey?.diary).toEqual(before.diary);
      }),
    );
  });

  test("a diary that was written on since goes on where it is", () => {
    fc.assert(
      fc.property(journeys, journeys, (before, from) => {
        const joined = joinedJourney(before, from);
        const diary = { entries: (joined.diary?.entries ?? 0) + 1, hash: "new" };
        expect(partedJourney({ before, joined, now: { ...joined, diary } }, none).journey?.diary).toEqual(diary);
      }),
    );
  });
});
