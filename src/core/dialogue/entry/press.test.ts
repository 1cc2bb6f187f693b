import fc from "fast-check";
import { expect, test } from "vitest";
import type { GoalId, StepId } from "../../goals/ids.ts";
import { locales, rephraseReasons, stepSizes, tones } from "../../person/person.ts";
import { contactAnswers, dangerAnswers, separationAnswers } from "../../safety/contact-gate.ts";
import type { Command } from "../turn/command.ts";
import { decodePress, encodePress } from "./press.ts";

const goalId = "11111111-2222-4333-8444-555555555555" as GoalId;
const stepId = "99999999-2222-4333-8444-555555555555" as StepId;

const pressable: readonly Command[] = [
  ...(
    [
      "start",
      "help",
      "help_now",
      "privacy",
      "list_goals",
      "new_goal",
      "goal_from_text",
      "skip",
      "show_step",
      "done",
      "next",
      "rephrase",
      "cue",
      "undo",
      "switch",
      "status",
      "settings",
      "language",
      "tone",
      "time_zone",
      "country",
      "reset_rephrase",
      "contact_again",
      "contact_reviewed",
      "export",
      "delete_me",
      "i_am_safe",
      "not_what_i_meant",
      "cancel",
    ] as const
  ).map((name) => ({ do: name }) as Command),
  { do: "list_goals", which: "finished" },
  { do: "delete_me", confirmed: true },
  { do: "delete_goal", goalId },
  { do: "delete_goal", goalId, confirmed: true },
  ...(["activate", "goal_menu", "pause_goal", "archive_goal", "reopen_goal"] as const).map(
    (name): Command => ({ do: name, goalId }),
  ),
  ...[true, false].flatMap((yes): Command[] => [
    { do: "finish_goal", goalId, reached: yes },
    { do: "estimate", shown: yes },
    { do: "model_consent", agreed: yes },
    { do: "neutral_notifications", neutral: yes },
  ]),
  { do: "done", stepId },
  { do: "rephrase", stepId },
  { do: "cue", stepId },
  ...rephraseReasons.flatMap((reason): Command[] => [
    { do: "rephrase", reason },
    { do: "rephrase", stepId, reason },
  ]),
  ...stepSizes.flatMap((size): Command[] => [
    { do: "size", size },
    { do: "size", size, stepId },
  ]),
  ...locales.map((locale): Command => ({ do: "language", locale })),
  ...tones.map((tone): Command => ({ do: "tone", tone })),
  ...contactAnswers.map((answer): Command => ({ do: "contact", answer })),
  ...dangerAnswers.map((answer): Command => ({ do: "danger", answer })),
  ...separationAnswers.map((answer): Command => ({ do: "separation", answer })),
  ...([0, 1, 2] as const).map((index): Command => ({ do: "which_first", index })),
  { do: "quick_answer", index: 3, tag: "1x9k2z" },
  { do: "list_goals", from: 10 },
  { do: "list_goals", which: "finished", from: 20 },
  { do: "switch", from: 10 },
  { do: "reword_goal", goalId, which: "title" },
  { do: "reword_goal", goalId, which: "description" },
  { do: "country", country: "LV" },
];

test.each(pressable.map((command) => [JSON.stringify(command), command] as const))(
  "%s survives its button",
  (_name, command) => {
    const data = encodePress(command);
    expect(new TextEncoder().encode(data).length).toBeLessThanOrEqual(64);
    expect(decodePress(data)).toEqual(command);
  },
);

test.each([
  { do: "text", text: "x" },
  { do: "answer", text: "x" },
  { do: "new_goal", title: "x" },
] as const)("a person's words never ride in a button: $do", (command) => {
  expect(() => encodePress(command)).toThrow("no button carries");
});

test("forged or broken data is no command, and never throws", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (data) => {
      const command = decodePress(data);
      if (command) expect(decodePress(encodePress(command))).toEqual(command);
    }),
  );
  expect(decodePress("dg:1:y")).toBeUndefined();
  expect(decodePress("dn:'; drop table goal")).toBeUndefined();
});
