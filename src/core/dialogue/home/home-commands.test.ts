import { describe, expect, test } from "vitest";
import { TracksWalk } from "../../../../test/dialogue/tracks-walk.ts";
import { Walk } from "../../../../test/dialogue/walk.ts";

describe("how far somebody is, who has a goal and walks the tracks", () => {
  test("is told of the goal, with the tracks one tap further", () => {
    const walk = new TracksWalk().onTracks();
    walk.withGoal();
    walk.do({ do: "status" });
    expect(walk.said()).toEqual(["status.text", "step.show"]);
    expect(walk.presses()).toContainEqual({ do: "progress" });
    walk.flags = { ...walk.flags, multi_track_system_enabled: false };
    walk.do({ do: "status" });
    expect(walk.presses()).not.toContainEqual({ do: "progress" });
  });
});

describe("/start", () => {
  test("greets somebody new with what may bring them here, in either language", () => {
    const walk = new Walk();
    walk.do({ do: "start" });
    expect(walk.said()).toEqual(["start.hello"]);
    expect(walk.last?.replies[0]?.buttons?.flat().map(({ press }) => press)).toEqual([
      { do: "brings", what: "tracks" },
      { do: "brings", what: "goal" },
      { do: "brings", what: "day" },
      { do: "language", locale: "ru" },
      { do: "language", locale: "en" },
    ]);
  });

  test("leads whoever walks only the tracks to the next action", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "start" });
    expect(walk.said()).toEqual(["start.again", "suggestion.one"]);
  });

  test("leads whoever has a goal to its step, with the way to the tracks beside it", () => {
    const walk = new TracksWalk().onTracks();
    walk.withGoal();
    walk.do({ do: "start" });
    expect(walk.said()).toEqual(["start.again", "step.show"]);
    expect(walk.presses()).toContainEqual({ do: "progress" });
  });

  test("with the tracks off leads to the goals alone", () => {
    const walk = new TracksWalk().onTracks();
    walk.withGoal();
    walk.flags = { ...walk.flags, multi_track_system_enabled: false };
    walk.do({ do: "start" });
    expect(walk.presses()).not.toContainEqual({ do: "progress" });
  });

  test("in a crisis brings the help lines again", () => {
    const walk = new TracksWalk().onTracks();
    walk.say("CRISIS");
    walk.do({ do: "start" });
    expect(walk.last?.replies[0]).toMatchObject({ helpLines: { level: "high" } });
  });
});
