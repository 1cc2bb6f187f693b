import { describe, expect, test } from "vitest";
import { trackLibrary } from "../../../../test/dialogue/walk.ts";
import { lessonParts } from "../../lessons/lesson.ts";
import type { Command } from "../turn/command.ts";
import { decodePress, encodePress } from "./press.ts";

const habits = [...trackLibrary.day.habits.keys()];
const pressed: readonly Command[] = [
  { do: "skills" },
  { do: "skills", from: 8 },
  { do: "level" },
  { do: "insights" },
  { do: "learn" },
  { do: "day_settings", change: { digest: true } },
  { do: "day_settings", change: { digest: false } },
  ...trackLibrary.day.skills.map(({ id }): Command => ({ do: "skill", skill: id })),
  ...habits.flatMap((habit): Command[] => [
    { do: "learn", habit },
    { do: "ask_lesson", habit },
    ...lessonParts.flatMap((part): Command[] => [
      { do: "learn", habit, part },
      { do: "learn", habit, part, depth: "full" },
      { do: "learn", habit, part, depth: "short" },
    ]),
  ]),
];

describe("buttons of skills, levels and lessons", () => {
  test("carry every command there and back in 64 bytes", () => {
    for (const command of pressed) {
      const data = encodePress(command);
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      expect(decodePress(data)).toEqual(command);
    }
    expect(new Set(pressed.map(encodePress)).size).toBe(pressed.length);
  });

  test.each<[string, Command]>([
    ["a question", { do: "ask_lesson", habit: "walking" as never, question: "why?" }],
    ["a name in words", { do: "learn", name: "walking" }],
    ["a model's answer", { do: "lesson_answered", habit: "walking" as never, cites: ["1"] }],
  ])("never carry %s", (_what, command) => {
    expect(() => encodePress(command)).toThrow(/no button carries/);
  });

  test.each(["le:../x:", "le:walking:q", "s1:", "s1:A B", "al:", "al:<b>", "sq:x:y:z:", "le", "s1"])(
    "broken data means nothing dangerous: %s",
    (data) => {
      const command = decodePress(data);
      expect(command === undefined || ["skills", "learn"].includes(command.do)).toBe(true);
    },
  );
});
