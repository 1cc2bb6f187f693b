import fc from "fast-check";
import { expect, test } from "vitest";
import { dayAt, journeyWith } from "#test/fakes/journeys.ts";
import { actionTypes, impactOf } from "./action.ts";
import { applyAction, type FinishedAction } from "./apply-action.ts";
import { pauseTrack, setPrimary, weighTrack } from "./focus.ts";
import type { Journey } from "./journey.ts";
import { momentumAt } from "./momentum.ts";
import { overallOf, totalActions, trackInFocus } from "./overall.ts";
import { trackIds } from "./track.ts";

const anyTrack = fc.constantFrom(...trackIds);
const anyFinished: fc.Arbitrary<FinishedAction> = fc
  .record({
    key: fc.integer({ min: 0, max: 40 }).map(String),
    action: fc.constantFrom(...actionTypes),
    day: fc.integer({ min: 0, max: 60 }),
    linked: fc.uniqueArray(anyTrack),
  })
  .map(({ day, ...rest }) => ({ ...rest, ...dayAt(day) }));
const anyDoings = fc.array(anyFinished, { maxLength: 60 });

const doAll = (journey: Journey, doings: readonly FinishedAction[], strict = false): Journey =>
  doings.reduce((so, doing) => applyAction(so, doing, strict).journey, journey);

test("progress never decreases and stays a whole number from 0 to 100, in any order and however often", () => {
  fc.assert(
    fc.property(anyDoings, fc.boolean(), (doings, strict) => {
      let journey = journeyWith();
      for (const doing of doings) {
        const { journey: after, moved, counted } = applyAction(journey, doing, strict);
        for (const track of trackIds) {
          const [from, to] = [journey.tracks[track].percent, after.tracks[track].percent];
          expect(to).toBeGreaterThanOrEqual(from);
          expect(Number.isInteger(to) && to <= 100).toBe(true);
          expect(moved.find((move) => move.track === track)).toEqual(to > from ? { track, from, to } : undefined);
        }
        if (!counted) expect(after.tracks).toEqual(journey.tracks);
        journey = after;
      }
    }),
  );
});

test("a track's percentage is the sum of what its actions gave, none more than 40", () => {
  fc.assert(
    fc.property(anyDoings, (doings) => {
      const { tracks } = doAll(journeyWith(), doings);
      for (const track of trackIds) {
        const gains = Object.values(tracks[track].gained);
        expect(gains.reduce((sum, gain) => sum + gain, 0)).toBe(tracks[track].percent);
        expect(Math.max(0, ...gains)).toBeLessThanOrEqual(40);
      }
    }),
  );
});

test("each milestone comes once, is kept for ever, and is what was told when it came", () => {
  fc.assert(
    fc.property(anyDoings, fc.boolean(), (doings, strict) => {
      let journey = journeyWith();
      for (const doing of doings) {
        const { journey: after, milestones } = applyAction(journey, doing, strict);
        expect(after.milestones).toEqual([...journey.milestones, ...milestones]);
        journey = after;
      }
      const types = journey.milestones.map(({ type }) => type);
      expect(new Set(types).size).toBe(types.length);
    }),
  );
});

test("the same keys a second time change nothing", () => {
  fc.assert(
    fc.property(anyDoings, (doings) => {
      const once = doAll(journeyWith(), doings);
      expect(doAll(once, doings)).toEqual(once);
    }),
  );
});

test("strict milestones are among those that come otherwise", () => {
  fc.assert(
    fc.property(anyDoings, (doings) => {
      const all = doAll(journeyWith(), doings).milestones.map(({ type }) => type);
      const strict = doAll(journeyWith(), doings, true).milestones.map(({ type }) => type);
      expect(strict.filter((type) => !all.includes(type))).toEqual([]);
    }),
  );
});

test("what is done in one day in another order leads to the same place", () => {
  const oneDay = fc.uniqueArray(fc.constantFrom(...actionTypes), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(oneDay, (kinds) => {
      const doings = kinds.map((action) => ({ key: action, action, ...dayAt(1) }));
      const percents = (order: readonly FinishedAction[]) => {
        const { tracks } = doAll(journeyWith(), order);
        return trackIds.map((track) => tracks[track].percent);
      };
      expect(percents(doings.toReversed())).toEqual(percents(doings));
      const sums = trackIds.map((track) =>
        doings
          .flatMap(({ action }) => impactOf(action))
          .reduce((sum, each) => sum + (each.track === track ? each.points : 0), 0),
      );
      expect(percents(doings)).toEqual(sums.map((sum) => Math.min(100, sum)));
    }),
  );
});

test("counts, days and figures agree", () => {
  fc.assert(
    fc.property(anyDoings, fc.integer({ min: 0, max: 90 }), (doings, later) => {
      const journey = doAll(journeyWith(), doings);
      const days = new Set(doings.map(({ date }) => date)).size;
      expect(journey.daysActive).toBeLessThanOrEqual(days);
      expect(journey.daysActive > 0).toBe(doings.length > 0);
      expect(totalActions(journey)).toBe(journey.revision);
      for (const track of trackIds) {
        const momentum = momentumAt(journey.tracks[track], dayAt(later).at);
        expect(momentum).toBeGreaterThanOrEqual(0);
        expect(momentum).toBeLessThanOrEqual(100);
      }
    }),
  );
});

test("pausing, weights and focus move no track, and the overall figure stays between the least and the most", () => {
  const anyChange = fc.oneof(
    fc.record({ track: anyTrack, paused: fc.boolean() }),
    fc.record({ track: anyTrack, weight: fc.integer({ min: -3, max: 9 }) }),
    fc.record({ focus: fc.constantFrom(...trackIds, "all" as const) }),
  );
  fc.assert(
    fc.property(anyDoings, fc.array(anyChange), (doings, changes) => {
      const before = doAll(journeyWith(), doings);
      const after = changes.reduce((journey, change) => {
        if ("focus" in change) return setPrimary(journey, change.focus);
        return "paused" in change
          ? pauseTrack(journey, change.track, change.paused)
          : weighTrack(journey, change.track, change.weight);
      }, before);
      const percents = trackIds.map((track) => after.tracks[track].percent);
      expect(percents).toEqual(trackIds.map((track) => before.tracks[track].percent));
      const { percent } = overallOf(after);
      expect(percent).toBeGreaterThanOrEqual(Math.min(...percents));
      expect(percent).toBeLessThanOrEqual(Math.max(...percents));
      const open = trackIds.filter((track) => !after.tracks[track].paused);
      if (open.length > 0) expect(open).toContain(trackInFocus(after));
    }),
  );
});
