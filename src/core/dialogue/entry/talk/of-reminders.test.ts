import { describe, expect, test } from "vitest";
import { Walk } from "#test/dialogue/walk.ts";

describe("what was said of reminders and not made out", () => {
  test.each(["sort of 3ish, but mornings are not weekends", "и сделай там как-нибудь пораньше на выхи"])(
    "is said to have changed nothing, with the list: %s",
    (text) => {
      const walk = new Walk();
      walk.do({ do: "remind", text: "tomorrow at 15:00 hand in the lab" });
      const before = walk.snapshot.dialogue.reminders;
      walk.say(text);
      expect(walk.talked()).toContain("reminder_unchanged");
      expect(walk.snapshot.dialogue.reminders).toEqual(before);
    },
  );

  test.each(["what's on for tomorrow", "чё у меня щас стоит, покажи"])("what is on shows them: %s", (text) => {
    const walk = new Walk();
    walk.do({ do: "remind", text: "tomorrow at 15:00 hand in the lab" });
    walk.say("hello");
    walk.say(text);
    expect(walk.said()).toContain("reminder.list");
  });
});
