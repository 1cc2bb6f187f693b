import { expect, test } from "vitest";
import type { Command } from "#core/dialogue/turn/command.ts";
import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { ActionType } from "#core/tracks/action.ts";
import { trackLibrary, Walk } from "#test/dialogue/walk.ts";
import { createMetrics, type OperatorMetrics } from "./metrics.ts";
import { suggestionIds, trackNews, type TrackNews, createTrackWatch } from "./track-watch.ts";

const ids = suggestionIds(trackLibrary);
const hour = 3600 * 1000;

/** What is told of one command, on top of what came before it. */
function newsAfter(walk: Walk, command: Command): readonly TrackNews[] {
  const before = walk.snapshot;
  const decision = walk.do(command);
  return trackNews("u_1", before, { ...decision, after: walk.snapshot }, ids);
}
const lines = (news: readonly TrackNews[]) => news.flatMap((each) => ("log" in each ? [[each.log, each.fields]] : []));
const counts = (news: readonly TrackNews[]) =>
  news.flatMap((each) => ("count" in each ? [[each.count, each.labels ?? {}, each.by ?? 1]] : []));

test("the first thing that somebody does on the tracks starts all four", () => {
  expect(lines(newsAfter(new Walk(), { do: "progress" }))).toEqual([
    [
      "track_initialized",
      { user_id: "u_1", all_tracks: ["self_work", "child_connection", "negotiation", "community"] },
    ],
  ]);
});

test("whoever walks no tracks is not spoken of", () => {
  expect(newsAfter(new Walk(), { do: "help" })).toEqual([]);
});

test("whoever asks for tracks that are off is named, so that an operator can let them in first", () => {
  const walk = new Walk();
  walk.flags = { ...walk.flags, multi_track_system_enabled: false };
  expect(newsAfter(walk, { do: "progress" })).toEqual([{ log: "tracks_off", fields: { user_id: "u_1" } }]);
});

test("another focus is a switch, the same again is none", () => {
  const walk = new Walk();
  walk.do({ do: "progress" });
  const news = newsAfter(walk, { do: "set_primary", track: "negotiation" });
  expect(lines(news)).toContainEqual([
    "track_switched",
    { user_id: "u_1", from_track: "self_work", to_track: "negotiation" },
  ]);
  expect(counts(news)).toContainEqual(["primary_track_switches_total", {}, 1]);
  expect(counts(newsAfter(walk, { do: "set_primary", track: "negotiation" }))).not.toContainEqual([
    "primary_track_switches_total",
    {},
    1,
  ]);
});

test("what moved and what was reached is told in the brief's words", () => {
  const walk = new Walk();
  walk.do({ do: "progress" });
  const news = newsAfter(walk, { do: "report", action: "support_group_joined" });
  expect(lines(news)).toEqual(
    expect.arrayContaining([
      ["progress_updated", { user_id: "u_1", track: "self_work", "old_%": 0, "new_%": 5 }],
      ["progress_updated", { user_id: "u_1", track: "community", "old_%": 0, "new_%": 20 }],
      ["milestone_achieved", { user_id: "u_1", track: "community", milestone_name: "group_joined" }],
    ]),
  );
  expect(counts(news)).toEqual(
    expect.arrayContaining([
      ["track_progress_updates_total", { track: "community" }, 1],
      ["track_points_total", { track: "community" }, 20],
      ["milestones_achieved_total", { milestone_type: "group_joined" }, 1],
    ]),
  );
});

test("a suggestion that is shown is told by its id, wherever it is shown", () => {
  const walk = new Walk();
  walk.do({ do: "progress" });
  const asked = newsAfter(walk, { do: "suggest", track: "self_work" });
  expect(lines(asked)).toEqual([
    ["next_action_suggested", { user_id: "u_1", track: "self_work", suggestion: "emotional_checkin" }],
  ]);
  expect(counts(asked)).toEqual([["ai_suggestions_generated_total", { by: "rules", outcome: "ok" }, 1]]);
  const declined = newsAfter(walk, { do: "decline", track: "self_work" });
  expect(counts(declined)).toContainEqual(["ai_suggestions_feedback_total", { verdict: "declined" }, 1]);
  const accepted = newsAfter(walk, { do: "accept", track: "community" });
  expect(counts(accepted)).toContainEqual(["ai_suggestions_feedback_total", { verdict: "accepted" }, 1]);
  const reported = newsAfter(walk, { do: "report", action: "peer_helped" });
  expect(lines(reported).map(([name]) => name)).toContain("next_action_suggested");
});

test("the plan after a focus was chosen suggests its first step", () => {
  const walk = new Walk();
  const chosen = newsAfter(walk, { do: "set_primary", track: "community" });
  expect(lines(chosen)).toContainEqual([
    "next_action_suggested",
    { user_id: "u_1", track: "community", suggestion: "find_support_group" },
  ]);
  expect(counts(chosen)).toContainEqual(["ai_suggestions_generated_total", { by: "rules", outcome: "ok" }, 1]);
});

test("what a page is given is told like what a message says", async () => {
  const told: unknown[] = [];
  const count: unknown[] = [];
  const watch = createTrackWatch({
    log: { info: (...line) => void told.push(line), warn: () => undefined, error: () => undefined },
    metrics: { add: (...added) => void count.push(added) },
    library: trackLibrary,
    pseudonym: (id) => `u_${id}`,
  });
  watch.shown(new Walk().snapshot.person.id, [
    { track: "self_work", suggestion: "grounding", byModel: false },
    { track: "community", suggestion: "report:peer_helped", byModel: true },
  ]);
  const userId = `u_${new Walk().snapshot.person.id}`;
  expect(told).toEqual([
    ["next_action_suggested", { user_id: userId, track: "self_work", suggestion: "grounding" }],
    ["next_action_suggested", { user_id: userId, track: "community", suggestion: "report:peer_helped" }],
  ]);
  expect(count).toEqual([["ai_suggestions_generated_total", 1, { by: "rules", outcome: "ok" }]]);
});

test("a model's choice counts as the model's, once, and not again when it is shown", () => {
  const walk = new Walk();
  walk.do({ do: "progress" });
  const revision = walk.snapshot.journey?.revision ?? -1;
  const offered = newsAfter(walk, {
    do: "offer",
    track: "self_work",
    action: { kind: "technique", technique: "cbt_exercise" },
    revision,
  });
  expect(counts(offered)).toEqual([["ai_suggestions_generated_total", { by: "model", outcome: "ok" }, 1]]);
  const shown = newsAfter(walk, { do: "suggest", track: "self_work" });
  expect(counts(shown)).toEqual([]);
  expect(lines(shown)).toEqual([
    ["next_action_suggested", { user_id: "u_1", track: "self_work", suggestion: "cbt_exercise" }],
  ]);
});

test("whether the tracks are clear is counted", () => {
  const walk = new Walk();
  walk.do({ do: "progress" });
  expect(counts(newsAfter(walk, { do: "clarity", clear: false }))).toEqual([
    ["tracks_clarity_total", { verdict: "unclear" }, 1],
  ]);
});

test("a day of more than forty points is counted once", () => {
  const walk = new Walk();
  walk.do({ do: "progress" });
  const report = (action: ActionType): number =>
    counts(newsAfter(walk, { do: "report", action })).filter(([name]) => name === "track_days_over_40_points_total")
      .length;
  expect(report("support_group_joined")).toBe(0);
  expect(report("peer_helped")).toBe(0);
  walk.do({ do: "suggest" });
  // 25 of the group, 10 of the peer, 8 of the lawyer.
  expect(report("legal_help")).toBe(1);
  walk.now += 24 * hour;
  expect(report("peer_helped")).toBe(0);
});

test("nobody is told of a command that moved nothing wrong", () => {
  const walk = new Walk();
  const told = [
    newsAfter(walk, { do: "progress" }),
    newsAfter(walk, { do: "report", action: "legal_help" }),
    newsAfter(walk, { do: "pause_track", track: "community", paused: true }),
  ].flatMap(counts);
  expect(told.filter(([name]) => name === "track_progress_incorrect_total")).toEqual([]);
});

function withPercent(snapshot: Snapshot, percent: number): Snapshot {
  const { journey } = snapshot;
  if (!journey) throw new Error("no journey");
  const { community } = journey.tracks;
  return {
    ...snapshot,
    journey: { ...journey, tracks: { ...journey.tracks, community: { ...community, percent } } },
  };
}

test("progress that goes down, or that the journal does not tell, is counted as incorrect", () => {
  const walk = new Walk();
  walk.do({ do: "progress" });
  const before = withPercent(walk.snapshot, 30);
  const after = (percent: number) =>
    counts(
      trackNews("u_1", before, { after: withPercent(walk.snapshot, percent), replies: [], journal: [] }, ids),
    ).filter(([name]) => name === "track_progress_incorrect_total");
  const incorrect = (why: string) => ["track_progress_incorrect_total", { track: "community", why }, 1];
  expect(after(30)).toEqual([]);
  expect(after(20)).toEqual([incorrect("decreased"), incorrect("journal")]);
  expect(after(40)).toEqual([incorrect("journal")]);
});

test("watching writes lines and counts, and what it cannot read undoes nothing", async () => {
  const told: string[] = [];
  const log = {
    info: (event: string) => void told.push(event),
    warn: (event: string) => void told.push(event),
    error: (event: string) => void told.push(event),
  };
  const metrics: OperatorMetrics = createMetrics(async () => ({
    waymark_persons: 0,
    waymark_goals: 0,
    waymark_steps_done: 0,
    waymark_outbox_waiting: 0,
    waymark_outbox_oldest_seconds: 0,
    waymark_outbox_unsure: 0,
    tracks_persons: 1,
    tracks_stuck_persons: 1,
    days_persons: 3,
    days_plans: 2,
    days_done_share: 0.5,
    days_overdue: 0,
    average_track_completion_percentage: { community: 20 },
  }));
  const walk = new Walk();
  const before = walk.snapshot;
  const decision = walk.do({ do: "report", action: "support_group_joined" });
  createTrackWatch({ log, metrics, library: trackLibrary, pseudonym: (id) => `u_${id}` }).decided(
    before.person.id,
    before,
    decision,
  );
  expect(told).toContain("milestone_achieved");
  const { body } = await metrics.render();
  for (const line of [
    'track_progress_updates_total{track="community"} 1',
    'track_points_total{track="community"} 20',
    'milestones_achieved_total{milestone_type="group_joined"} 1',
    'ai_suggestions_generated_total{by="model",outcome="error"} 0',
    'average_track_completion_percentage{track="community"} 20',
    "tracks_stuck_persons 1",
  ]) {
    expect(body).toContain(line);
  }
  const failing = createTrackWatch({
    log,
    metrics: {
      add: () => {
        throw new Error("no such counter");
      },
    },
    library: trackLibrary,
    pseudonym: (id) => `u_${id}`,
  });
  failing.decided(before.person.id, before, decision);
  expect(told.at(-1)).toBe("tracks_not_watched");
});
