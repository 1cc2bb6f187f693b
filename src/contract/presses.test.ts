import { expect, test } from "vitest";
import { decodePress, encodePress } from "#core/dialogue/entry/press.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import type { GoalId, StepId } from "#core/goals/ids.ts";
import { cuePress, donePress, presses, sizePress, wayBackPress } from "./presses.ts";

const stepId = "00000000-0000-4000-8000-000000000001" as StepId;

test.each<[string, Command]>([
  [presses.start, { do: "start" }],
  [presses.help, { do: "help" }],
  [presses.status, { do: "status" }],
  [presses.privacy, { do: "privacy" }],
  [presses.newGoal, { do: "new_goal" }],
  [presses.showStep, { do: "show_step" }],
  [presses.skip, { do: "skip" }],
  [presses.rephrase, { do: "rephrase" }],
  [presses.placeRight, { do: "place_right" }],
  [presses.contactAgain, { do: "contact_again" }],
  [presses.stopExercise, { do: "stop_exercise" }],
  [presses.forgetTalk, { do: "forget_talk" }],
  [presses.iAmSafe, { do: "i_am_safe" }],
  [presses.notWhatIMeant, { do: "not_what_i_meant" }],
  [sizePress("floor", stepId), { do: "size", size: "floor", stepId }],
  [cuePress(stepId), { do: "cue", stepId }],
  [donePress + stepId, { do: "done", stepId }],
  [wayBackPress + stepId, { do: "not_a_goal", goalId: stepId as unknown as GoalId }],
])("the page's button %s is the one that the dialogue knows", (data, command) => {
  expect(decodePress(data)).toEqual(command);
  expect(encodePress(command)).toBe(data);
});

test("no button of a page stands here without being held to the dialogue's", () => {
  for (const data of Object.values(presses)) expect(decodePress(data)).toBeDefined();
});
