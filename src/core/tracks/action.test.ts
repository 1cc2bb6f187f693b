import { describe, expect, test } from "vitest";
import {
  actions,
  actionTypes,
  firstMilestoneOf,
  homeTrackOf,
  impactOf,
  isActionType,
  milestoneTypes,
} from "./action.ts";
import { isTrackId, phaseOf, trackIds } from "./track.ts";

/** The table of impacts and first times; a change here is a change of the product. */
const table = [
  ["emotional_checkin", { self_work: 10 }, "first_checkin"],
  ["cbt_exercise", { self_work: 10 }, "first_cbt"],
  ["grounding", { self_work: 4 }, undefined],
  ["letter_to_self", { self_work: 10 }, "first_letter_to_self"],
  ["quest_created", { child_connection: 30, self_work: 5 }, "quest_created"],
  ["quest_completed", { child_connection: 10 }, "quest_completed"],
  ["letter_to_child", { child_connection: 15, self_work: 5 }, "first_letter"],
  ["photo_album", { child_connection: 10, self_work: 3 }, "first_album"],
  ["message_other_parent", { negotiation: 10, self_work: 3 }, "first_message"],
  ["court_documents", { negotiation: 10 }, "documents_reviewed"],
  ["mediation_prep", { negotiation: 12 }, "mediation_ready"],
  ["legal_help", { negotiation: 8 }, "lawyer_found"],
  ["parallel_parenting", { negotiation: 6 }, undefined],
  ["contact_diary", { negotiation: 4 }, "first_diary_entry"],
  ["support_group_joined", { community: 20, self_work: 5 }, "group_joined"],
  ["story_shared", { community: 12, self_work: 5 }, "first_story"],
  ["peer_helped", { community: 10 }, "first_peer_helped"],
] as const;

test.each(table)("%s moves %o for the first time, and is remembered as %s", (action, impact, milestone) => {
  expect(Object.fromEntries(impactOf(action).map(({ track, points }) => [track, points]))).toEqual(impact);
  expect(firstMilestoneOf(action)).toBe(milestone);
  expect(homeTrackOf(action)).toBe(Object.keys(impact)[0]);
});

test.each(["goal_step_done", "habit_done"] as const)(
  "%s moves the tracks it is linked to by 2, and none otherwise",
  (action) => {
    expect(impactOf(action)).toEqual([]);
    expect(impactOf(action, ["community", "self_work"])).toEqual([
      { track: "self_work", points: 2 },
      { track: "community", points: 2 },
    ]);
    expect(firstMilestoneOf(action)).toBeUndefined();
    expect(homeTrackOf(action)).toBeUndefined();
  },
);

test("a link to a track changes nothing about an action with tracks of its own", () => {
  expect(impactOf("grounding", ["community"])).toEqual([{ track: "self_work", points: 4 }]);
});

test("the table is closed", () => {
  expect([...actionTypes].sort()).toEqual([...table.map(([action]) => action), "goal_step_done", "habit_done"].sort());
  expect(Object.keys(actions)).toEqual(actionTypes);
  expect(isActionType("grounding")).toBe(true);
  expect(isActionType("juggling")).toBe(false);
  expect(isActionType("toString")).toBe(false);
});

test("milestones are the first times and four ends of phases on each track, each once", () => {
  const firsts = table.flatMap(([, , milestone]) => milestone ?? []);
  const phases = trackIds.flatMap((track) => [25, 50, 75, 100].map((end) => `${track}_${end}`));
  expect([...milestoneTypes].sort()).toEqual([...firsts, ...phases].sort());
  expect(new Set(milestoneTypes).size).toBe(milestoneTypes.length);
});

describe("phases", () => {
  test.each([
    [0, "awareness"],
    [24, "awareness"],
    [25, "expression"],
    [49, "expression"],
    [50, "action"],
    [74, "action"],
    [75, "mastery"],
    [100, "mastery"],
  ] as const)("%i percent stands in %s", (percent, phase) => {
    expect(phaseOf(percent)).toBe(phase);
  });
});

test("only the four tracks are tracks", () => {
  expect(trackIds).toEqual(["self_work", "child_connection", "negotiation", "community"]);
  expect(trackIds.every(isTrackId)).toBe(true);
  expect(isTrackId("money")).toBe(false);
});
