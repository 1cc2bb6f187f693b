import { describe, expect, test } from "vitest";
import { afterAll, dayAt, dayMs, finished, firstDay, journeyWith, start } from "#test/fakes/journeys.ts";
import { applyAction, milestonesDue, pointsFor } from "./apply-action.ts";
import { newJourney } from "./journey.ts";
import { trackIds } from "./track.ts";

test("a journey begins with four empty tracks, self work in focus, and nothing held against anybody", () => {
  expect(newJourney(start, firstDay)).toMatchObject({
    startedAt: start,
    startedOn: "2026-11-02",
    tracks: Object.fromEntries(
      trackIds.map((track) => [
        track,
        {
          percent: 0,
          paused: false,
          weight: 1,
          totalActions: 0,
          gained: {},
          lastActivity: undefined,
          movedAt: undefined,
          stillDays: 0,
          momentum: 0,
        },
      ]),
    ),
    primary: "self_work",
    all: false,
    switches: 0,
    milestones: [],
    counts: {},
    today: undefined,
    daysActive: 0,
    applied: [],
    mood: undefined,
    offered: {},
    declined: {},
    nudgedOn: undefined,
    nudgedAbout: {},
    clarity: "unasked",
    nudges: true,
    capsules: [],
    diary: undefined,
    revision: 0,
  });
});

describe("the brief's own figures", () => {
  test("the first check-in moves self work from 0 to 10, and is the first milestone", () => {
    const { journey, moved, milestones, counted } = applyAction(journeyWith(), finished("emotional_checkin"));
    expect(moved).toEqual([{ track: "self_work", from: 0, to: 10 }]);
    expect(milestones).toEqual([{ type: "first_checkin", track: "self_work", at: start }]);
    expect(counted).toBe(true);
    expect(journey.milestones).toEqual(milestones);
    expect(journey.tracks.self_work).toEqual({
      percent: 10,
      paused: false,
      weight: 1,
      totalActions: 1,
      gained: { emotional_checkin: 10 },
      lastActivity: start,
      movedAt: start,
      stillDays: 0,
      momentum: 20,
    });
    expect(journey.counts).toEqual({ emotional_checkin: 1 });
    expect(journey.today).toEqual({ date: firstDay, counts: { emotional_checkin: 1 } });
    expect(journey.daysActive).toBe(1);
    expect(journey.revision).toBe(1);
    expect(journey.applied).toEqual(["emotional_checkin on day 0"]);
  });

  test("a quest moves child connection from 30 to 60 and self work from 80 to 85", () => {
    const journey = journeyWith({ child_connection: { percent: 30 }, self_work: { percent: 80 } });
    const { moved, milestones } = applyAction(journey, finished("quest_created"));
    expect(moved).toEqual([
      { track: "child_connection", from: 30, to: 60 },
      { track: "self_work", from: 80, to: 85 },
    ]);
    expect(milestones.map(({ type, track }) => [type, track])).toEqual([
      ["quest_created", "child_connection"],
      ["self_work_25", "self_work"],
      ["self_work_50", "self_work"],
      ["self_work_75", "self_work"],
      ["child_connection_25", "child_connection"],
      ["child_connection_50", "child_connection"],
    ]);
  });
});

describe("repeating moves less", () => {
  test.each([
    [10, 0, 10],
    [10, 1, 5],
    [10, 2, 2],
    [10, 3, 2],
    [10, 50, 2],
    [30, 0, 30],
    [30, 1, 15],
    [30, 2, 7],
    [5, 1, 2],
    [5, 2, 1],
    [3, 1, 1],
    [3, 2, 1],
    [2, 9, 1],
  ])("%i points, done %i times before, are %i", (inFull, before, points) => {
    expect(pointsFor(inFull, before)).toBe(points);
  });

  test("over a life, not over a day: 10, 5, 2, 2", () => {
    const percents = [0, 3, 9, 90].map(
      (_, count, days) =>
        afterAll(journeyWith(), ...days.slice(0, count + 1).map((day) => finished("emotional_checkin", day))).journey
          .tracks.self_work.percent,
    );
    expect(percents).toEqual([10, 15, 17, 19]);
  });

  test("one kind of action gives a track at most 40 of its 100", () => {
    const daily = Array.from({ length: 60 }, (_, day) => finished("emotional_checkin", day));
    const { journey, moved, counted } = afterAll(journeyWith(), ...daily);
    expect(journey.tracks.self_work).toMatchObject({
      percent: 40,
      gained: { emotional_checkin: 40 },
      totalActions: 60,
      lastActivity: dayAt(59).at,
    });
    expect(moved).toEqual([]);
    expect(counted).toBe(true);
  });

  test("three a day count, the fourth is heard and moves nothing", () => {
    const today = Array.from({ length: 3 }, () => finished("grounding"));
    const third = afterAll(journeyWith(), ...today);
    expect(third.counted).toBe(true);
    expect(third.journey.tracks.self_work.percent).toBe(4 + 2 + 1);
    const fourth = applyAction(third.journey, finished("grounding"));
    expect(fourth).toEqual({
      journey: { ...third.journey, applied: [...third.journey.applied, "grounding on day 0"] },
      moved: [],
      milestones: [],
      counted: false,
    });
    expect(applyAction(third.journey, finished("emotional_checkin")).counted).toBe(true);
    expect(applyAction(third.journey, finished("grounding", 1)).counted).toBe(true);
  });

  test("no track goes beyond 100", () => {
    const { journey, moved } = applyAction(
      journeyWith({ community: { percent: 95 } }),
      finished("support_group_joined"),
    );
    expect(journey.tracks.community).toMatchObject({ percent: 100, gained: { support_group_joined: 5 } });
    expect(moved[0]).toEqual({ track: "community", from: 95, to: 100 });
  });
});

describe("what was counted once is not counted again", () => {
  test("the same key moves nothing and leaves no trace", () => {
    const { journey } = applyAction(journeyWith(), finished("letter_to_child"));
    const again = applyAction(journey, finished("letter_to_child", 3, { key: "letter_to_child on day 0" }));
    expect(again).toEqual({ journey, moved: [], milestones: [], counted: false });
    expect(again.journey).toBe(journey);
  });

  test("the last 200 keys are remembered", () => {
    const keys = Array.from({ length: 200 }, (_, index) => `key ${index}`);
    const { journey } = applyAction(journeyWith({}, { applied: keys }), finished("grounding"));
    expect(journey.applied).toHaveLength(200);
    expect(journey.applied[0]).toBe("key 1");
    expect(journey.applied.at(-1)).toBe("grounding on day 0");
  });

  test("a first time comes once", () => {
    const second = afterAll(journeyWith(), finished("legal_help"), finished("legal_help", 1));
    expect(second.milestones).toEqual([]);
    expect(second.journey.milestones.map(({ type }) => type)).toEqual(["lawyer_found"]);
  });
});

describe("milestones of phases", () => {
  test.each([
    [24, []],
    [25, [25]],
    [49, [25]],
    [50, [25, 50]],
    [75, [25, 50, 75]],
    [99, [25, 50, 75]],
    [100, [25, 50, 75, 100]],
  ])("at %i percent these ends are reached: %j", (percent, ends) => {
    expect(milestonesDue(journeyWith({ negotiation: { percent } }), false)).toEqual(
      ends.map((end) => ({ type: `negotiation_${end}`, track: "negotiation" })),
    );
  });

  test("strict asks for two different actions on the track, and for nothing more of a first time", () => {
    const one = journeyWith(
      { community: { percent: 60, gained: { peer_helped: 20 } } },
      { counts: { peer_helped: 3 } },
    );
    expect(milestonesDue(one, true).map(({ type }) => type)).toEqual(["first_peer_helped"]);
    const two = journeyWith({ community: { percent: 60, gained: { peer_helped: 20, story_shared: 12 } } });
    expect(milestonesDue(two, true).map(({ type }) => type)).toEqual(["community_25", "community_50"]);
  });

  test("strict is the flag's word; otherwise one action is enough", () => {
    const near = journeyWith({ child_connection: { percent: 20 } });
    const types = (strict?: boolean) =>
      applyAction(near, finished("quest_completed"), strict).milestones.map(({ type }) => type);
    expect(types()).toEqual(["quest_completed", "child_connection_25"]);
    expect(types(true)).toEqual(["quest_completed"]);
  });

  test("a milestone held is not due, whenever it came", () => {
    const journey = journeyWith(
      { negotiation: { percent: 30 } },
      { milestones: [{ type: "negotiation_25", track: "negotiation", at: start }] },
    );
    expect(milestonesDue(journey, false)).toEqual([]);
  });

  test("steps of goals have no first time", () => {
    expect(milestonesDue(journeyWith({}, { counts: { goal_step_done: 1, grounding: 1 } }), false)).toEqual([]);
  });
});

describe("days", () => {
  test("a new day counts once as an active one, however much is done on it", () => {
    const { journey } = afterAll(
      journeyWith(),
      finished("grounding", 0),
      finished("cbt_exercise", 0),
      finished("grounding", 4),
    );
    expect(journey.daysActive).toBe(2);
    expect(journey.today).toEqual({ date: dayAt(4).date, counts: { grounding: 1 } });
  });

  test("what comes late, for a day that is over, is counted with the last one", () => {
    const { journey } = afterAll(journeyWith(), finished("grounding", 4), finished("cbt_exercise", 2));
    expect(journey.daysActive).toBe(1);
    expect(journey.today).toEqual({ date: dayAt(4).date, counts: { grounding: 1, cbt_exercise: 1 } });
    expect(journey.tracks.self_work).toMatchObject({ percent: 14, lastActivity: dayAt(4).at });
  });

  test("active days on which a track stays where it is are counted, and start anew when it moves", () => {
    const days = [0, 1, 2].map((day) => finished("cbt_exercise", day));
    const { journey } = afterAll(journeyWith(), ...days);
    expect(trackIds.map((track) => journey.tracks[track].stillDays)).toEqual([0, 3, 3, 3]);
    const moved = afterAll(journey, finished("photo_album", 3)).journey;
    expect(trackIds.map((track) => moved.tracks[track].stillDays)).toEqual([0, 0, 4, 4]);
    const sameDay = afterAll(moved, finished("grounding", 3)).journey;
    expect(trackIds.map((track) => sameDay.tracks[track].stillDays)).toEqual([0, 0, 4, 4]);
  });

  test("an action that no longer moves its track is activity all the same", () => {
    const full = journeyWith({ negotiation: { percent: 100, movedAt: start, stillDays: 2 } });
    const { journey } = afterAll(full, finished("contact_diary", 5));
    expect(journey.tracks.negotiation).toMatchObject({
      percent: 100,
      totalActions: 1,
      lastActivity: dayAt(5).at,
      movedAt: start,
      stillDays: 3,
      gained: { contact_diary: 0 },
    });
  });

  test("a step of a goal moves the tracks that it is linked to", () => {
    const { journey, moved } = applyAction(journeyWith(), finished("habit_done", 0, { linked: ["community"] }));
    expect(moved).toEqual([{ track: "community", from: 0, to: 2 }]);
    expect(journey.tracks.self_work.totalActions).toBe(0);
    expect(applyAction(journeyWith(), finished("habit_done")).moved).toEqual([]);
  });
});

describe("momentum", () => {
  test("each action lifts it by 20, up to 100", () => {
    const today = [..."abcde"].map((key) => finished(key < "d" ? "grounding" : "cbt_exercise", 0));
    expect(afterAll(journeyWith(), ...today.slice(0, 2)).journey.tracks.self_work.momentum).toBe(40);
    const high = journeyWith({ self_work: { momentum: 90, lastActivity: start } });
    expect(afterAll(high, ...today).journey.tracks.self_work.momentum).toBe(100);
  });

  test("it is lifted from where it has faded to", () => {
    const journey = journeyWith({ self_work: { momentum: 80, lastActivity: start - 12 * dayMs } });
    expect(afterAll(journey, finished("grounding")).journey.tracks.self_work.momentum).toBe(60);
  });
});
