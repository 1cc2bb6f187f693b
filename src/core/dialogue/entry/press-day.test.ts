import { describe, expect, test } from "vitest";
import { trackLibrary } from "../../../../test/dialogue/walk.ts";
import type { AdaptationId } from "../../adaptation/adaptation.ts";
import { archetypeIds } from "../../day/archetype.ts";
import { habitCategories } from "../../day/habit.ts";
import { intakeSections, sectionCodes } from "../../day/intake.ts";
import { modes } from "../../day/mode.ts";
import type { TaskId } from "../../day/plan.ts";
import { emptySchedule } from "../../day/schedule.ts";
import { adaptationAnswers, faces, tapMetrics } from "../turn/body-command.ts";
import type { Command } from "../turn/command.ts";
import { scheduleFields } from "../turn/setup-command.ts";
import { taskMarks } from "../turn/plan-command.ts";
import type { PlanCommand } from "../turn/plan-command.ts";
import type { SetupCommand } from "../turn/setup-command.ts";
import type { BodyCommand } from "../turn/body-command.ts";
import { decodePress, encodePress } from "./press.ts";

const taskId = "261231-zzzzzzz" as TaskId;
const habits = [...trackLibrary.day.habits.keys()];

const pressed: readonly Command[] = [
  ...(["today", "now", "schedule", "replan", "calendar_off", "calendar", "checkin", "mode", "archetype"] as const).map(
    (name): Command => ({ do: name }),
  ),
  { do: "why" },
  { do: "why", taskId },
  { do: "task", taskId },
  ...taskMarks.map((how): Command => ({ do: "mark_task", taskId, how })),
  ...[15, 60].map((minutes): Command => ({ do: "snooze", taskId, minutes })),
  { do: "pass", key: "g:00000000-0000-4000-8000-000000000001" },
  { do: "pass", key: "k:child_connection:letter_to_child" },
  { do: "pass", key: `t:${taskId}` },
  { do: "habits" },
  ...habitCategories.flatMap((category): Command[] => [
    { do: "habits", category },
    { do: "habits", category, from: 8 },
  ]),
  ...habits.flatMap((habit): Command[] => [
    { do: "habit", habit },
    { do: "allow_habit", habit },
    { do: "rate_habit", habit, rating: 5 },
  ]),
  { do: "excluded" },
  { do: "excluded", from: 16 },
  ...faces.map((face): Command => ({ do: "checkin", face })),
  ...tapMetrics.flatMap((metric): Command[] => [
    { do: "checkin", metric },
    ...faces.map((face): Command => ({ do: "checkin", metric, face })),
  ]),
  ...adaptationAnswers.map((answer): Command => ({ do: "adaptation", id: "261231-zzzzzzz" as AdaptationId, answer })),
  ...[true, false].map((keep): Command => ({ do: "keep_plan", keep })),
  ...[...modes, "auto" as const].map((mode): Command => ({ do: "mode", mode })),
  ...archetypeIds.flatMap((archetype): Command[] => [
    { do: "archetype", archetype },
    { do: "archetype", archetype, fresh: true },
  ]),
  { do: "quiz", answers: [] },
  { do: "quiz", answers: [0, 5, 3, 1, 2] },
  ...scheduleFields.map((field): Command => ({ do: "ask_schedule", field })),
  { do: "away" },
  ...(["sick", "travel", "pause", "back"] as const).map((why): Command => ({ do: "away", why })),
  { do: "health_consent", agreed: true },
  { do: "health_consent", agreed: true, onward: "checkin" },
  { do: "health_consent", agreed: false },
  { do: "intake" },
  ...intakeSections.flatMap((section): Command[] => [
    { do: "intake", section },
    { do: "intake_done", section },
    ...sectionCodes[section].map((code): Command => ({ do: "intake_toggle", section, code })),
  ]),
  { do: "injury_mild", code: "injury_leg" },
  { do: "day_settings" },
  ...([true, false] as const).flatMap((wanted): Command[] => [
    { do: "day_settings", change: { reminders: wanted } },
    { do: "day_settings", change: { withGoalStep: wanted } },
    { do: "day_settings", change: { withTrackAction: wanted } },
  ]),
  { do: "day_settings", change: { tasksADay: 3 } },
  { do: "day_settings", change: { tasksADay: undefined } },
  { do: "day_settings", change: { messagesADay: 4 } },
  { do: "delete_day" },
  { do: "delete_day", confirmed: true },
];

test.each(pressed.map((command) => [encodePress(command), command] as const))(
  "%s fits a button and means itself",
  (data, command) => {
    expect(decodePress(data)).toEqual(command);
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
  },
);

test("no two buttons of the day mean different things with the same data", () => {
  expect(new Set(pressed.map(encodePress)).size).toBe(pressed.length);
});

describe("data that we never sent", () => {
  test.each([
    "ta:",
    "ta:../../etc",
    `ta:${"a".repeat(49)}`,
    "mt:done",
    "mt:done:",
    "mt:steal:260101-a",
    "sz2:-1:260101-a",
    "sz2:1e9:260101-a",
    "sz2::260101-a",
    "hb:nonsense:",
    "ht:No Habit",
    "ht:",
    "rh:0:walking",
    "rh:6:walking",
    "ci:6",
    "ci:1:steps",
    "ad:x:261231-zzzzzzz",
    "ad:a:",
    "ad:a:no change",
    "kp",
    "kp:maybe",
    "mo:turbo",
    "at:nobody",
    "qz:9",
    "qz:0000000",
    "as:bed",
    "aw:forever",
    "in:soul",
    "it:conditions:nonsense",
    "it:nonsense:diabetes",
    "id:nonsense",
    "ds:messages:-1",
    "ds:tasks:99",
    "ds:nonsense:y",
    "ps:",
    `ps:${"a".repeat(57)}`,
    "ps:a b",
    "toString",
    "__proto__",
  ])("%s means nothing", (data) => {
    expect(decodePress(data)).toBeUndefined();
  });
});

test.each<PlanCommand | SetupCommand | BodyCommand>([
  { do: "set_schedule", change: emptySchedule },
  { do: "set_intake", answered: [], codes: [] },
  { do: "calendar", address: "https://example.org/a.ics" },
  { do: "calendar_read", address: "https://example.org/a.ics", problem: undefined, busy: [] },
  { do: "day_tick" },
])("no button carries $do", (command) => {
  expect(() => encodePress(command)).toThrow(/no button carries/u);
});
