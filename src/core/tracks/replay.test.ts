import fc from "fast-check";
import { expect, test } from "vitest";
import { dayAt, firstDay, start } from "#test/fakes/journeys.ts";
import type { LocalDate } from "../time/local-date.ts";
import { actionTypes } from "./action.ts";
import { applyAction } from "./apply-action.ts";
import { pauseTrack, setPrimary, weighTrack } from "./focus.ts";
import { newJourney } from "./journey.ts";
import { type JournalFact, progressOf, replayJourney } from "./replay.ts";
import { trackIds } from "./track.ts";

const fact = (kind: string, inputs: JournalFact["inputs"] = {}, at = start): JournalFact => ({ kind, at, inputs });
const began = fact("tracks_started", { date: firstDay });
const fresh = newJourney(start, firstDay);
const replayed = (...facts: readonly JournalFact[]) => replayJourney([began, ...facts]);

test("a journal without a beginning tells of no journey", () => {
  expect(replayJourney([])).toBeUndefined();
  expect(replayJourney([fact("action_done", { action: "grounding", key: "1", date: firstDay })])).toBeUndefined();
});

test("a journey begins on the person's own day, or on that of UTC where none was written", () => {
  const elsewhere = fact("tracks_started", { date: "2026-11-03" });
  expect(replayJourney([fact("goal_created"), elsewhere])).toEqual(newJourney(start, "2026-11-03" as LocalDate));
  expect(replayJourney([fact("tracks_started")])).toEqual(fresh);
});

const done = { key: "k", action: "quest_created", date: firstDay } as const;
const near = { key: "n", action: "support_group_joined", date: firstDay } as const;

test.each([
  ["an action", [fact("action_done", done)], applyAction(fresh, { ...done, at: start }).journey],
  [
    "an action of the day that it was done on, later",
    [fact("action_done", { ...done, date: dayAt(1).date }, dayAt(2).at)],
    applyAction(fresh, { ...done, date: dayAt(1).date, at: dayAt(2).at }).journey,
  ],
  [
    "an action without a day",
    [fact("action_done", { key: "k", action: "quest_created" }, dayAt(1).at)],
    applyAction(fresh, { ...done, ...dayAt(1) }).journey,
  ],
  [
    "a step of a goal with its links",
    [fact("action_done", { key: "k", action: "habit_done", date: firstDay, linked: "community,negotiation,moon" })],
    applyAction(fresh, {
      key: "k",
      action: "habit_done",
      date: firstDay,
      at: start,
      linked: ["community", "negotiation"],
    }).journey,
  ],
  [
    "a step without links",
    [fact("action_done", { ...done, action: "habit_done" })],
    applyAction(fresh, { ...done, action: "habit_done", at: start }).journey,
  ],
  ["an action that no longer exists", [fact("action_done", { ...done, action: "juggling" })], fresh],
  ["another focus", [fact("focus_changed", { to: "community" })], setPrimary(fresh, "community")],
  ["all tracks at once", [fact("focus_changed", { to: "all" })], setPrimary(fresh, "all")],
  ["a focus that no longer exists", [fact("focus_changed", { to: "moon" })], fresh],
  ["a switch", [fact("track_switched")], { ...fresh, switches: 1 }],
  ["a pause", [fact("track_paused", { track: "negotiation" })], pauseTrack(fresh, "negotiation", true)],
  [
    "a pause that is over",
    [fact("track_paused", { track: "negotiation" }), fact("track_resumed", { track: "negotiation" })],
    { ...fresh, revision: 2 },
  ],
  ["a pause of what no longer exists", [fact("track_paused", { track: "moon" }), fact("track_resumed")], fresh],
  ["a weight", [fact("track_weighed", { track: "community", weight: 4 })], weighTrack(fresh, "community", 4)],
  ["a weight of what no longer exists", [fact("track_weighed", { weight: 4 })], fresh],
  ["what the journey does not depend on", [fact("step_done"), fact("")], fresh],
])("%s is told again", (_what, facts, journey) => {
  expect(replayed(...facts)).toEqual(journey);
});

test("milestones are told as strictly as they came", () => {
  const types = (strict: boolean) =>
    replayed(
      fact("action_done", { ...near, strict }),
      fact("action_done", { ...near, key: "m", strict }),
    )?.milestones.map(({ type }) => type);
  expect(types(true)).toEqual(["group_joined"]);
  expect(types(false)).toEqual(["group_joined", "community_25"]);
});

test("what a journal and a stored journey agree on is what was reached and chosen", () => {
  expect(Object.keys(progressOf(fresh)).toSorted()).toEqual(
    ["all", "counts", "daysActive", "milestones", "primary", "switches", "tracks"].toSorted(),
  );
  expect(progressOf(fresh)).toMatchObject({ tracks: fresh.tracks, milestones: [], primary: "self_work", switches: 0 });
});

test("the same actions lead to the same place, told or lived", () => {
  const any = fc.record({
    key: fc.nat(30).map(String),
    action: fc.constantFrom(...actionTypes),
    day: fc.nat(20),
    linked: fc.uniqueArray(fc.constantFrom(...trackIds)),
    strict: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(any), (doings) => {
      const lived = doings.reduce(
        (so, { key, action, day, linked, strict }) =>
          applyAction(so, { key, action, linked, ...dayAt(day) }, strict).journey,
        fresh,
      );
      const facts = doings.map(({ key, action, day, linked, strict }) =>
        fact("action_done", { key, action, strict, linked: linked.join(","), date: dayAt(day).date }, dayAt(day).at),
      );
      expect(replayed(...facts)).toEqual(lived);
    }),
  );
});
