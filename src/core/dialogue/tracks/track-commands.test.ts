import { describe, expect, test } from "vitest";
import { dayMs, openGate, TracksWalk } from "#test/dialogue/tracks-walk.ts";
import { DayWalk } from "#test/dialogue/day-walk.ts";
import { actionTypes } from "../../tracks/action.ts";
import { trackIds } from "../../tracks/track.ts";
import type { GoalId } from "../../goals/ids.ts";
import type { LocalDate } from "../../time/local-date.ts";
import type { Command } from "../turn/command.ts";
import { reportable } from "./track-views.ts";

const hourMs = 3600 * 1000;

/** Somebody who has just come, with nothing said about their family. */
const newcomer = (): TracksWalk => new TracksWalk({}, { country: "LV", timeZone: "Europe/Riga" });

describe("coming for the tracks", () => {
  test("takes seven taps from hello to the first exercise: what brings you, the gate in three, the place, the focus, let's do it", () => {
    const walk = newcomer();
    walk.do({ do: "start" });
    walk.tap("button.brings_tracks");
    expect(walk.said()).toEqual(["tracks.hello", "contact.why", "contact.ask_contact"]);
    walk.tap("button.contact_limited");
    walk.tap("button.danger_no");
    walk.tap("button.separation_longer");
    expect(walk.said()).toEqual(["contact.thanks_open", "place.ask"]);
    walk.tap("button.place_right");
    expect(walk.said()).toEqual(["focus.ask"]);
    walk.tap("button.track");
    expect(walk.said()).toEqual(["focus.plan"]);
    expect(walk.reply("focus.plan")?.with).toMatchObject({ number: 1, percent: 0, until: 25 });
    walk.tap("button.accept");
    expect(walk.exercise?.technique).toBe("emotional_checkin");
  });

  test("every question of it may be skipped, and self work is in front then", () => {
    const walk = newcomer();
    walk.do({ do: "brings", what: "tracks" });
    for (let taps = 0; taps < 3; taps += 1) {
      expect(walk.buttons().map(({ label }) => label)).toContain("button.skip");
      walk.tap("button.skip");
    }
    expect(walk.said()).toEqual(["focus.plan"]);
    expect(walk.journey).toMatchObject({ primary: "self_work", all: false });
  });

  test("whoever answered the gate before is not asked again", () => {
    const walk = new TracksWalk();
    walk.do({ do: "brings", what: "tracks" });
    expect(walk.said()).toEqual(["tracks.hello", "place.ask_both"]);
  });

  test("“the place is right” said out of its time changes nothing", () => {
    const walk = new TracksWalk().onTracks();
    const before = walk.snapshot;
    walk.do({ do: "place_right" });
    const { shown } = walk.snapshot.dialogue;
    expect(walk.snapshot).toEqual({ ...before, dialogue: { ...before.dialogue, shown } });
  });

  test.each([
    ["goal", "goal.ask_title"],
    ["day", "day.hello"],
  ] as const)("whoever comes for a %s is asked about that and meets no tracks", (what, said) => {
    const walk = newcomer();
    walk.do({ do: "brings", what });
    expect(walk.said().at(-1)).toBe(said);
    expect(walk.snapshot.journey).toBeUndefined();
  });

  test("/tracks tells what they are, and begins nothing by telling", () => {
    const walk = newcomer();
    walk.do({ do: "tracks" });
    expect(walk.presses()).toEqual([{ do: "brings", what: "tracks" }]);
    expect(walk.snapshot.journey).toBeUndefined();
    walk.onTracks().do({ do: "tracks" });
    expect(walk.presses()).toContainEqual({ do: "nudges", wanted: false });
  });

  test("the journey begins once, with the first thing that is done on the tracks, and the journal says so", () => {
    const walk = newcomer();
    walk.do({ do: "progress" });
    expect(walk.journaled("tracks_started")).toBe(true);
    walk.do({ do: "progress" });
    expect(walk.journaled("tracks_started")).toBe(false);
  });
});

describe("what is shown", () => {
  test("/progress has a line for each track, a paused one says so, and one for all together", () => {
    const walk = new TracksWalk().onTracks({ self_work: { percent: 80 }, community: { paused: true } });
    walk.do({ do: "progress" });
    const lines = walk.reply("progress.title")?.lines ?? [];
    expect(lines.map(({ say }) => say)).toEqual([
      "progress.track",
      "progress.track",
      "progress.track",
      "progress.track_paused",
      "progress.overall",
    ]);
    expect(lines[0]?.with).toMatchObject({ blocks: "████████░░", percent: 80 });
    expect(lines[4]?.with).toMatchObject({ percent: 26, week: 1, day: 1 });
  });

  test("a draft is what is next on its track", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "begin", technique: "letter_to_child" });
    walk.do({ do: "progress" });
    expect(walk.reply("progress.title")?.lines?.[1]?.say).toBe("progress.track_draft");
  });

  test("the picture of it is made when it is sent", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "progress_card" });
    expect(walk.reply("progress.card")?.file).toEqual({ make: "progress_card" });
  });

  test("milestones: none yet leads to the next action; then the newest first, each with its day", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "milestones" });
    expect(walk.said()).toEqual(["milestones.none"]);
    walk.through("emotional_checkin");
    walk.now += dayMs;
    walk.through("grounding");
    walk.through("cbt_exercise");
    walk.do({ do: "milestones" });
    expect(walk.reply("milestones.list")?.lines?.map((line) => [line.with?.["name"], line.with?.["date"]])).toEqual([
      [{ ref: "milestone.first_cbt.name" }, "2026-06-02"],
      [{ ref: "milestone.first_checkin.name" }, "2026-06-01"],
    ]);
  });

  test.each([
    [100, "track.keepsake", undefined],
    [99, "track.show", { code: "invalid" }],
  ] as const)("at %i %% a keepsake answers %s", (percent, said, denied) => {
    const walk = new TracksWalk().onTracks({ negotiation: { percent } });
    walk.do({ do: "keepsake", track: "negotiation" });
    expect(walk.said()).toEqual([said]);
    expect(walk.last?.denied).toEqual(denied);
  });

  test("a track that is complete offers its keepsake and stays open", () => {
    const walk = new TracksWalk().onTracks({ community: { percent: 100 } });
    walk.do({ do: "track", track: "community" });
    expect(walk.presses()).toContainEqual({ do: "keepsake", track: "community" });
    walk.do({ do: "suggest", track: "community" });
    expect(walk.said()).toEqual(["suggestion.one"]);
  });

  test("/status shows the tracks to whoever has only them", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "status" });
    expect(walk.said()).toEqual(["progress.title"]);
  });
});

describe("the person's own choices", () => {
  test("the focus is asked for, changes by their word, is counted, and shows the plan", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "set_primary" });
    expect(walk.said()).toEqual(["focus.choose"]);
    expect(walk.presses(), "and the way to let one rest").toContainEqual({ do: "tracks" });
    walk.do({ do: "set_primary", track: "negotiation" });
    expect(walk.journey).toMatchObject({ primary: "negotiation", switches: 1 });
    expect(walk.last?.journal).toMatchObject([
      { kind: "focus_changed", because: { inputs: { from: "self_work", to: "negotiation" } } },
    ]);
  });

  test("the same focus again is neither counted nor journaled", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "set_primary", track: "self_work" });
    expect(walk.journey.switches).toBe(0);
    expect(walk.last?.journal).toEqual([]);
  });

  test("all at once is a focus too: what is next is the least recent track's turn", () => {
    const walk = new TracksWalk().onTracks({ self_work: { lastActivity: 5 }, child_connection: { lastActivity: 3 } });
    walk.do({ do: "set_primary", track: "all" });
    expect(walk.said()).toEqual(["focus.plan_all"]);
    expect(walk.reply("focus.plan_all")?.with?.["name"]).toEqual({ ref: "track.negotiation.name" });
  });

  test("a pause and its end are journaled once each, and the track says how it stands", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "pause_track", track: "community", paused: true });
    expect(walk.said()).toEqual(["track.paused", "track.show_paused"]);
    expect(walk.journaled("track_paused")).toBe(true);
    walk.do({ do: "pause_track", track: "community", paused: true });
    expect(walk.last?.journal).toEqual([]);
    walk.do({ do: "pause_track", track: "community", paused: false });
    expect(walk.said()).toEqual(["track.resumed", "track.show"]);
    expect(walk.journaled("track_resumed")).toBe(true);
  });

  test("a weight moves the figure over all tracks, and is journaled where it changed", () => {
    const walk = new TracksWalk().onTracks({ self_work: { percent: 80 } });
    walk.do({ do: "weigh_track", track: "self_work", weight: 3 });
    walk.do({ do: "weigh_track", track: "self_work", weight: 3 });
    expect(walk.last?.journal).toEqual([]);
    walk.do({ do: "progress" });
    expect(walk.reply("progress.title")?.lines?.at(-1)).toMatchObject({
      say: "progress.overall_weighted",
      with: { percent: 40 },
    });
  });

  test.each([true, false])("reminders are wanted or not: %s", (wanted) => {
    const walk = new TracksWalk().onTracks({}, { nudges: !wanted });
    walk.do({ do: "nudges", wanted });
    expect(walk.journey.nudges).toBe(wanted);
    expect(walk.said()).toEqual([wanted ? "nudges.on" : "nudges.off"]);
  });

  test.each([
    [true, "clear", "clarity.thanks"],
    [false, "unclear", "clarity.explain"],
  ] as const)("whether it is clear (%s) is remembered", (clear, kept, said) => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "clarity", clear });
    expect(walk.journey.clarity).toBe(kept);
    expect(walk.journaled("clarity_told")).toBe(true);
    walk.do({ do: "clarity", clear });
    expect(walk.last?.journal, "the same said twice is one answer").toEqual([]);
    expect(walk.said()).toEqual([said]);
    const nobody = new TracksWalk();
    nobody.do({ do: "clarity", clear });
    expect(nobody.snapshot.journey).toBeUndefined();
  });
});

describe("a suggestion", () => {
  test("is journaled when it is new, and stays the same until something happens", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "suggest" });
    expect(walk.last?.journal).toMatchObject([
      { kind: "suggested", because: { inputs: { track: "self_work", action: "emotional_checkin" } } },
    ]);
    walk.do({ do: "suggest" });
    expect(walk.last?.journal).toEqual([]);
  });

  test("taken up begins its exercise; its draft goes on instead of a new one", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "accept", track: "self_work" });
    expect(walk.journaled("suggestion_accepted")).toBe(true);
    const draft = walk.exercise;
    walk.do({ do: "stop_exercise" });
    walk.do({ do: "accept", track: "self_work" });
    expect(walk.exercise).toEqual(draft);
    expect(walk.snapshot.exercises).toHaveLength(1);
  });

  test("an old button takes up what stood above it, and puts nothing aside unseen", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "suggest" });
    const [take, aside] = walk.presses();
    expect([take, aside]).toEqual([
      { do: "accept", track: "self_work", action: "emotional_checkin" },
      { do: "decline", track: "self_work", action: "emotional_checkin" },
    ]);
    if (!take || !aside) throw new Error("no buttons");
    walk.through("emotional_checkin");
    walk.do(aside);
    expect(walk.last?.denied).toEqual({ code: "step_moved_on" });
    expect(walk.said()).toEqual(["suggestion.one"]);
    expect(walk.journey.declined).toEqual({});
    walk.do(take);
    expect(walk.exercise?.technique).toBe("emotional_checkin");
  });

  test("what may not be taken up any more is not, and what is next is shown", () => {
    const walk = new TracksWalk({}).onTracks();
    walk.do({ do: "accept", track: "negotiation", action: "message_other_parent" });
    expect(walk.last?.denied).toEqual({ code: "step_moved_on" });
    expect(walk.said()).toEqual(["suggestion.one"]);
  });

  test("of something in life asks first whether it was done", () => {
    const walk = new TracksWalk().onTracks({ community: { percent: 55 } });
    walk.do({ do: "accept", track: "community" });
    expect(walk.said()).toEqual(["report.confirm"]);
    expect(walk.percent("community")).toBe(55);
    walk.tap("button.report_yes");
    expect(walk.percent("community")).toBe(75);
  });

  test("declined brings another one, and declined twice it does not come a third time", () => {
    const walk = new TracksWalk().onTracks();
    const offered: unknown[] = [];
    for (let times = 0; times < 4; times += 1) {
      walk.do({ do: "decline", track: "self_work" });
      expect(walk.journaled("suggestion_declined")).toBe(true);
      offered.push(walk.journey.offered.self_work?.action);
    }
    expect(walk.journey.declined["emotional_checkin"]).toBe(2);
    expect(offered.slice(1)).not.toContainEqual({ kind: "technique", technique: "emotional_checkin" });
  });

  test("declined while nothing else is left shows all there is, and no reproach", () => {
    const declined = { emotional_checkin: 2, grounding: 2, cbt_exercise: 2 };
    const walk = new TracksWalk().onTracks({}, { declined });
    walk.do({ do: "decline", track: "self_work" });
    expect(walk.said()).toEqual(["suggestion.rest"]);
  });

  test("declined for the first time where nothing comes before it, what else there is is shown without it", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "suggest", track: "self_work" });
    walk.do({ do: "decline", track: "self_work" });
    expect(walk.said()).toEqual(["suggestion.rest"]);
    expect(walk.presses()).not.toContainEqual({ do: "begin", technique: "emotional_checkin" });
    expect(walk.presses()).toContainEqual({ do: "begin", technique: "grounding" });
  });

  test("“show all” has one for each track that is not paused, and everything of one track on request", () => {
    const walk = new TracksWalk().onTracks({ community: { paused: true } });
    walk.do({ do: "suggest_all" });
    const tracks = walk.presses().flatMap((press) => (press.do === "suggest_all" ? [press.track] : []));
    expect(tracks).toEqual(["self_work", "child_connection", "negotiation"]);
    walk.do({ do: "suggest_all", track: "community" });
    expect(walk.presses()).toContainEqual({ do: "report", action: "support_group_joined" });
  });

  test("with suggestions off it is the plain next one of the phase, whatever the mood", () => {
    const walk = new TracksWalk().onTracks({ self_work: { percent: 30 } });
    walk.with({ journey: { ...walk.journey, mood: { score: 1, at: walk.now } } });
    walk.do({ do: "suggest" });
    expect(walk.reply("suggestion.one")?.with?.["because"]).toEqual({ ref: "because.gentle_today" });
    walk.flags = { ...walk.flags, ai_suggestions_enabled: false };
    walk.do({ do: "suggest" });
    expect(walk.reply("suggestion.one")?.with?.["because"]).toEqual({ ref: "because.first_time" });
  });

  describe("chosen by a model", () => {
    const grounding = { kind: "technique", technique: "grounding" } as const;

    test("stands where the rules allow it, and says nothing to the person", () => {
      const walk = new TracksWalk().onTracks();
      walk.do({ do: "offer", track: "self_work", action: grounding, revision: walk.journey.revision });
      expect(walk.said()).toEqual([]);
      walk.do({ do: "suggest" });
      expect(walk.reply("suggestion.one")?.with?.["because"]).toEqual({ ref: "because.chosen" });
    });

    test.each([
      ["the journey has moved on", grounding, 1, "step_moved_on"],
      ["it is not among what may be next", { kind: "technique", technique: "share_story" }, 0, "invalid"],
    ] as const)("is refused where %s", (_why, action, later, code) => {
      const walk = new TracksWalk().onTracks();
      walk.do({ do: "offer", track: "self_work", action, revision: walk.journey.revision + later });
      expect(walk.last?.denied).toEqual({ code });
      expect(walk.journey.offered).toEqual({});
    });

    test("is refused where nobody walks the tracks", () => {
      const walk = new TracksWalk();
      walk.do({ do: "offer", track: "self_work", action: grounding, revision: 0 });
      expect(walk.last?.denied).toEqual({ code: "step_moved_on" });
    });
  });
});

describe("something done in life", () => {
  test("without a name, the few that can be told are offered", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "report" });
    expect(walk.presses()).toEqual(reportable.map((action) => ({ do: "report", action })));
  });

  test.each(reportable)("%s counts once a day, and again the next day with less", (action) => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "report", action });
    expect(walk.said()).toEqual(expect.arrayContaining(["report.thanks", "progress.moved"]));
    const { tracks } = walk.journey;
    walk.do({ do: "report", action });
    expect(walk.said()[0]).toBe("report.counted");
    expect(walk.journey.tracks).toEqual(tracks);
    walk.now += dayMs;
    walk.do({ do: "report", action });
    expect(walk.journey.counts[action]).toBe(2);
  });

  test.each(actionTypes.filter((action) => !(reportable as readonly string[]).includes(action)))(
    "%s is told by doing it here, not by saying so",
    (action) => {
      const walk = new TracksWalk().onTracks();
      walk.do({ do: "report", action });
      expect(walk.last?.denied).toEqual({ code: "invalid" });
      expect(walk.journey.counts).toEqual({});
    },
  );
});

describe("a goal on a track", () => {
  const linked = (): TracksWalk => {
    const walk = new TracksWalk().onTracks();
    walk.withGoal();
    walk.do({ do: "link_goal", goalId: walk.goal?.id as GoalId, track: "community" });
    return walk;
  };

  test("with its first step it may be linked by one tap, and no is an answer", () => {
    const walk = new TracksWalk().onTracks();
    walk.withGoal();
    expect(walk.presses().filter((press) => press.do === "link_goal")).toHaveLength(5);
  });

  test("its steps move the track a little, each once", () => {
    const walk = linked();
    expect(walk.said()).toEqual(["goal.linked"]);
    walk.do({ do: "done" });
    expect(walk.percent("community")).toBe(2);
    walk.do({ do: "undo" });
    walk.do({ do: "done" });
    expect(walk.percent("community")).toBe(2);
  });

  test("the link may be taken away; what was reached stays", () => {
    const walk = linked();
    walk.do({ do: "done" });
    walk.do({ do: "link_goal", goalId: walk.goal?.id as GoalId });
    expect(walk.said()).toEqual(["goal.unlinked"]);
    expect(walk.goal?.track).toBeUndefined();
    expect(walk.percent("community")).toBe(2);
  });

  test("a goal that is not there is not linked", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "link_goal", goalId: "gone" as GoalId, track: "community" });
    expect(walk.last?.denied).toEqual({ code: "goal_not_found" });
  });
});

describe("two wishes in one message", () => {
  test("the exercise that serves both is offered, with what it gives each", () => {
    const walk = new TracksWalk().onTracks();
    walk.say("SURE create_quest and SURE cbt_exercise");
    expect(walk.said()).toEqual(["tracks.both"]);
    expect(walk.reply("tracks.both")?.lines?.map(({ with: given }) => given?.["name"])).toEqual([
      { ref: "track.child_connection.name" },
      { ref: "track.self_work.name" },
    ]);
    expect(walk.presses()).toEqual([
      { do: "begin", technique: "create_quest", confidence: 1 },
      { do: "begin", technique: "cbt_exercise", confidence: 1 },
    ]);
    expect(walk.snapshot.exercises).toEqual([]);
  });

  test("the order in which they are said does not matter", () => {
    const walk = new TracksWalk().onTracks();
    walk.say("SURE grounding and SURE letter_to_child");
    expect(walk.presses()[0]).toEqual({ do: "begin", technique: "letter_to_child", confidence: 1 });
  });

  test("two of the same track are no conflict, and nothing is said of both", () => {
    const walk = new TracksWalk().onTracks();
    walk.say("SURE grounding and SURE cbt_exercise");
    expect(walk.said()).not.toContain("tracks.both");
  });

  test("are found among the words around them, and where they are short", () => {
    const walk = new TracksWalk().onTracks();
    walk.say("well now, SURE create_quest and SURE cbt_exercise");
    expect(walk.said()).toEqual(["tracks.both"]);
    walk.say("well now, LIKELY create_quest and LIKELY cbt_exercise");
    expect(walk.said(), "among other words they must be sure").not.toContain("tracks.both");
  });
});

describe("words that tell of something done in life", () => {
  test("are asked about, and count only at a yes", () => {
    const walk = new TracksWalk().onTracks();
    walk.say("I found a lawyer");
    expect(walk.said()).toEqual(["report.confirm"]);
    expect(walk.percent("negotiation")).toBe(0);
    walk.tap("button.report_yes");
    expect(walk.percent("negotiation")).toBe(8);
    walk.say("I found a lawyer");
    walk.tap("button.text_as_goal");
    expect(walk.goal?.title).toBe("I found a lawyer");
  });

  test("say nothing of tracks to whoever does not walk them, or of a quest where contact is not safe", () => {
    const stranger = new TracksWalk();
    stranger.say("I found a lawyer");
    expect(stranger.said()).not.toContain("report.confirm");
    const restricted = new TracksWalk({ ...openGate, contact: "restricted" }).onTracks();
    restricted.say("we played the quest");
    expect(restricted.said()).not.toContain("report.confirm");
  });
});

test("what is refused as a goal is refused as a request, and begins no exercise", () => {
  const walk = new TracksWalk().onTracks();
  walk.say("SURE message_other_parent REFUSED");
  expect(walk.said()).toEqual(["refused.fraud"]);
  expect(walk.last?.denied).toEqual({ code: "refused", refused: "fraud" });
  expect(walk.snapshot.exercises).toEqual([]);
});

describe("our own clock, for somebody who sleeps by day", () => {
  const atNight = (): DayWalk => {
    const walk = new DayWalk({}, openGate).at(18);
    walk.do({ do: "today" });
    walk.do({ do: "set_schedule", change: { wake: 16 * 60, sleep: 8 * 60 } });
    walk.onTracks({ self_work: { percent: 40 } }, { clarity: "clear", daysActive: 3 });
    walk.now += 31 * dayMs;
    return walk;
  };

  test("keeps quiet while they sleep, and looks again when they wake", () => {
    const walk = atNight();
    walk.now += (10 - 18) * hourMs;
    walk.do({ do: "tick" });
    expect(walk.said()).toEqual([]);
    expect(new Date(walk.journey.lookAt).getUTCHours()).toBe(16);
    walk.now = walk.journey.lookAt;
    walk.do({ do: "tick" });
    expect(walk.said()).toEqual(["nudge.stuck"]);
  });
});

describe("our own clock", () => {
  const stuck = (): TracksWalk => {
    const walk = new TracksWalk().onTracks({ self_work: { percent: 40 } }, { clarity: "clear", daysActive: 3 });
    walk.now += 30 * dayMs;
    return walk;
  };

  test("says nothing to whoever walks no tracks", () => {
    const walk = new TracksWalk();
    walk.do({ do: "tick" });
    expect(walk.said()).toEqual([]);
  });

  test("after thirty days without progress one gentle word comes, with an easy way on; then silence about this track", () => {
    const walk = stuck();
    walk.do({ do: "tick" });
    expect(walk.said()).toEqual(["nudge.stuck"]);
    expect(walk.last?.journal).toMatchObject([
      { kind: "nudged", because: { inputs: { track: "self_work", days: 30 } } },
    ]);
    expect(walk.presses()).toContainEqual(expect.objectContaining({ do: "accept", track: "self_work" }));
    expect(walk.presses(), "and the way to another focus").toContainEqual({ do: "set_primary" });
    for (let days = 0; days < 3; days += 1) {
      walk.now += dayMs;
      walk.do({ do: "tick" });
      if (days === 0) expect(walk.said()).toEqual([]);
      expect(walk.last?.journal).not.toMatchObject([{ because: { inputs: { track: "self_work" } } }]);
    }
  });

  test.each([
    ["in a crisis", (walk: TracksWalk): unknown => walk.say("CRISIS")],
    ["where reminders are not wanted", (walk: TracksWalk): unknown => walk.do({ do: "nudges", wanted: false })],
    [
      "while the tracks are off",
      (walk: TracksWalk): unknown => {
        walk.flags = { ...walk.flags, multi_track_system_enabled: false };
        return walk;
      },
    ],
    ["at night", (walk: TracksWalk): unknown => (walk.now += 10 * hourMs)],
    [
      "about paused tracks",
      (walk: TracksWalk): unknown => trackIds.map((track) => walk.do({ do: "pause_track", track, paused: true })),
    ],
  ] as const)("%s we begin nothing", (_when, make) => {
    const walk = stuck();
    make(walk);
    walk.do({ do: "tick" });
    expect(walk.said()).toEqual([]);
    expect(walk.journey.lookAt).toBeGreaterThan(walk.now);
  });

  test("nothing is said of the child or the other parent on the safety-only path", () => {
    const walk = new TracksWalk({ ...openGate, danger: "yes" }).onTracks(
      { self_work: { paused: true }, community: { paused: true } },
      { clarity: "clear" },
    );
    walk.now += 40 * dayMs;
    walk.do({ do: "tick" });
    expect(walk.said()).toEqual([]);
  });

  test("after a week it asks once whether the tracks are clear", () => {
    const walk = new TracksWalk().onTracks({}, { daysActive: 2 });
    walk.now += 7 * dayMs;
    walk.do({ do: "tick" });
    expect(walk.said()).toEqual(["clarity.ask"]);
    walk.now += 3 * dayMs;
    walk.do({ do: "tick" });
    expect(walk.said()).toEqual([]);
  });

  describe("a time capsule", () => {
    const buried = (): TracksWalk => {
      const walk = new TracksWalk().onTracks({}, { clarity: "clear" });
      walk.through("letter_to_child", { kind: { press: "capsule" }, date: { text: "2026-06-20" } });
      expect(walk.journey.capsules).toMatchObject([{ opensOn: "2026-06-20" as LocalDate }]);
      return walk;
    };

    test("reminds on its day, once", () => {
      const walk = buried();
      walk.now += 18 * dayMs;
      walk.do({ do: "tick" });
      expect(walk.said()).toEqual([]);
      walk.now += dayMs;
      walk.do({ do: "tick" });
      expect(walk.said()).toEqual(["capsule.due"]);
      walk.now += dayMs;
      walk.do({ do: "tick" });
      expect(walk.said()).toEqual([]);
    });

    test("is a promise: it comes though reminders are off, waits out a crisis, and comes before a nudge", () => {
      const walk = buried();
      walk.do({ do: "nudges", wanted: false });
      walk.say("CRISIS");
      walk.now += 19 * dayMs;
      walk.with({ dialogue: { ...walk.snapshot.dialogue, crisis: { ...crisisOf(walk), since: walk.now } } });
      walk.do({ do: "tick" });
      expect(walk.said()).toEqual([]);
      walk.do({ do: "i_am_safe" });
      walk.now += 20 * dayMs;
      walk.do({ do: "tick" });
      expect(walk.said()).toEqual(["capsule.due"]);
    });

    test("wakes nobody: a look that comes at night leaves it for the morning", () => {
      const walk = buried();
      walk.now += 19 * dayMs + 15 * hourMs;
      walk.do({ do: "tick" });
      expect(walk.said()).toEqual([]);
      expect(walk.journey.lookAt).toBe(walk.now + 7 * hourMs);
      walk.now = walk.journey.lookAt;
      walk.do({ do: "tick" });
      expect(walk.said()).toEqual(["capsule.due"]);
    });

    test("that was deleted reminds of nothing", () => {
      const walk = buried();
      const [workId] = walk.shelf.keys();
      walk.do({ do: "delete_work", workId: workId as never, confirmed: true });
      expect(walk.journey.capsules).toEqual([]);
    });
  });
});

function crisisOf(walk: TracksWalk) {
  const { crisis } = walk.snapshot.dialogue;
  if (!crisis) throw new Error("there is no crisis");
  return crisis;
}

test("where every track rests, “show all” still has something to choose", () => {
  const walk = new TracksWalk().onTracks();
  for (const track of trackIds) walk.do({ do: "pause_track", track, paused: true });
  walk.do({ do: "suggest_all" });
  expect(walk.presses()).toEqual(expect.arrayContaining([{ do: "suggest_all", track: "community" }]));
});

describe("a crisis", () => {
  test("holds back celebration, never a command of the person", () => {
    const walk = new TracksWalk().onTracks();
    walk.say("CRISIS");
    walk.do({ do: "progress" });
    expect(walk.said()).toContain("progress.title");
    walk.do({ do: "report", action: "legal_help" });
    expect(walk.said()).toEqual(["report.thanks"]);
    expect(walk.percent("negotiation")).toBe(8);
    expect(walk.journey.milestones).toHaveLength(1);
  });

  test("asks for no link of a new goal", () => {
    const walk = new TracksWalk().onTracks();
    walk.say("CRISIS");
    walk.withGoal();
    expect(walk.said()).not.toContain("goal.link_ask");
  });
});

describe("while an operator has the tracks off", () => {
  const commands: readonly Command[] = [
    { do: "tracks" },
    { do: "brings", what: "tracks" },
    { do: "track", track: "community" },
    { do: "progress" },
    { do: "progress_card" },
    { do: "milestones" },
    { do: "keepsake", track: "community" },
    { do: "set_primary", track: "all" },
    { do: "pause_track", track: "community", paused: true },
    { do: "weigh_track", track: "community", weight: 2 },
    { do: "nudges", wanted: false },
    { do: "suggest" },
    { do: "suggest_all" },
    { do: "accept", track: "community" },
    { do: "decline", track: "community" },
    { do: "report", action: "legal_help" },
    { do: "link_goal", goalId: "any" as GoalId },
  ];

  test.each(commands.map((command) => [command.do, command] as const))(
    "%s says so and loses nothing",
    (_name, command) => {
      const walk = new TracksWalk().onTracks({ community: { percent: 100 } });
      walk.withGoal();
      walk.flags = { ...walk.flags, multi_track_system_enabled: false };
      const { journey } = walk.snapshot;
      const asked = command.do === "link_goal" ? { ...command, goalId: walk.goal?.id as GoalId } : command;
      walk.do(asked);
      expect(walk.last?.denied).toEqual({ code: "tracks_off" });
      expect(walk.snapshot.journey).toBe(journey);
    },
  );

  test("the hello offers goals alone, and the goals go on", () => {
    const walk = newcomer();
    walk.flags = { ...walk.flags, multi_track_system_enabled: false };
    walk.do({ do: "start" });
    expect(walk.buttons().map(({ label }) => label)).not.toContain("button.brings_tracks");
    walk.withGoal();
    expect(walk.said()).toEqual(["step.first"]);
  });
});
