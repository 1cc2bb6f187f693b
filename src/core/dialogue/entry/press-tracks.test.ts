import { describe, expect, test } from "vitest";
import type { GoalId } from "../../goals/ids.ts";
import type { ExerciseId } from "../../techniques/exercise.ts";
import { techniqueIds, workKinds } from "../../techniques/technique.ts";
import { type WorkId, workStatuses } from "../../techniques/work.ts";
import { trackIds } from "../../tracks/track.ts";
import type { ExerciseCommand } from "../turn/exercise-command.ts";
import type { CommandOf } from "../turn/command.ts";
import type { TrackCommand as CommandOfTracks } from "../turn/track-command.ts";

import { decodePress, encodePress } from "./press.ts";
import { reportable } from "../tracks/track-views.ts";

type TrackCommand = CommandOfTracks | ExerciseCommand | CommandOf<"brings">;

const id = "11111111-2222-4333-8444-555555555555";
const workId = id as WorkId;
const exerciseId = id as ExerciseId;
const goalId = id as GoalId;
const longest = "a234567890";

const pressable: readonly TrackCommand[] = [
  ...(
    ["place_right", "tracks", "progress", "progress_card", "milestones", "stop_exercise", "switch_back"] as const
  ).map((name) => ({ do: name })),
  ...(["tracks", "goal", "day"] as const).map((what) => ({ do: "brings" as const, what })),
  ...trackIds.flatMap((track): TrackCommand[] => [
    { do: "track", track },
    { do: "keepsake", track },
    { do: "set_primary", track },
    { do: "pause_track", track, paused: true },
    { do: "pause_track", track, paused: false },
    { do: "weigh_track", track, weight: 5 },
    { do: "suggest", track },
    { do: "suggest_all", track },
    { do: "accept", track },
    { do: "decline", track },
    { do: "accept", track, action: "message_other_parent" },
    { do: "decline", track, action: "report:support_group_joined" },
    { do: "link_goal", goalId, track },
  ]),
  { do: "set_primary" },
  { do: "set_primary", track: "all" },
  { do: "nudges", wanted: true },
  { do: "nudges", wanted: false },
  { do: "suggest" },
  { do: "suggest_all" },
  { do: "report" },
  ...reportable.map((action) => ({ do: "report" as const, action })),
  { do: "link_goal", goalId },
  ...techniqueIds.flatMap((technique): TrackCommand[] => [
    { do: "begin", technique },
    { do: "begin", technique, anew: true },
    { do: "begin", technique, confidence: 1 },
  ]),
  { do: "resume" },
  { do: "resume", exerciseId },
  { do: "exercise", exerciseId, step: longest, press: longest },
  { do: "drop_exercise", exerciseId },
  { do: "works" },
  ...workKinds.flatMap((kind): TrackCommand[] => [
    { do: "works", kind },
    { do: "works", kind, from: 99_999 },
  ]),
  { do: "work", workId },
  { do: "edit_work", workId, step: longest },
  { do: "tick_work", workId, step: longest, line: 999 },
  ...workStatuses.map((status) => ({ do: "mark_work" as const, workId, status })),
  { do: "delete_work", workId },
  { do: "delete_work", workId, confirmed: true },
  { do: "work_file", workId },
  { do: "diary_file", format: "pdf" },
  { do: "diary_file", format: "csv" },
  { do: "clarity", clear: true },
  { do: "clarity", clear: false },
];

test.each(pressable.map((command) => [encodePress(command), command] as const))(
  "%s is a button and comes back as what it was",
  (data, command) => {
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
    expect(decodePress(data)).toEqual(command);
  },
);

test("no two buttons carry the same data", () => {
  expect(new Set(pressable.map(encodePress)).size).toBe(pressable.length);
});

test.each([
  { do: "offer", track: "self_work", action: { kind: "technique", technique: "grounding" }, revision: 0 },
  { do: "exercise_text", exerciseId, step: "mood", text: "5" },
  { do: "photo", photoId: "p" },
  { do: "tick" },
] as const satisfies readonly TrackCommand[])("no button carries $do", (command) => {
  expect(() => encodePress(command)).toThrow(/no button/);
});

describe("what is no button of ours is nothing", () => {
  test.each([
    "br:money",
    "tk:elsewhere",
    "ks:",
    "fp:none",
    "wt:self_work:6",
    "wt:self_work:0",
    "sy:",
    "sy:self_work:hypnosis",
    "sn:community:report:",
    "re:rob_a_bank",
    "bg:hypnosis",
    "rs:1",
    `xp:${id}:Mood:5`,
    `xp:${id}:mood`,
    `xp:${id}:${longest}1:5`,
    "xp:1:mood:5",
    "xd:1",
    "wk:poem:",
    "wo:1",
    `we:${id}:`,
    `wc:${id}:s:1000`,
    `wm:${id}:lost`,
    "wd:1:y",
    "wp:../../etc",
    "df:exe",
    "zz:1",
  ])("%s", (data) => {
    expect(decodePress(data)).toBeUndefined();
  });
});
