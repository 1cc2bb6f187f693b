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

  test.each([
    "отдала. он прислал голосовое. 4 секунды. спасибо пап прикольные",
    "выжила. настроение 4 из 10, ноги отваливаются",
    "cheers. bit better. 4 out of 10 was a 2",
    "can you also solve question no 7 for me i will send photo",
    "later today i see my sister",
    "change is hard, 3 weeks and nothing",
    "сделай мне шаг на 10 минут",
    "сегодня легче, чем вчера вечером",
    "every morning is the same with him",
    "мама звонила, час проговорили",
    "i make lists for 3 days and then drop it",
  ])("is no change where nothing is said of changing: %s", (text) => {
    const walk = new Walk();
    walk.do({ do: "remind", text: "tomorrow at 15:00 hand in the lab" });
    const before = walk.snapshot.dialogue.reminders;
    walk.say(text);
    expect(walk.talked()).not.toContain("reminder_unchanged");
    expect(walk.said()).not.toContain("reminder.list");
    expect(walk.snapshot.dialogue.reminders).toEqual(before);
  });

  test.each(["make the reminder 10 am instead", "перенеси напоминание на десять утра"])(
    "an order that calls it a reminder moves it, though something else was spoken of since: %s",
    (text) => {
      const walk = new Walk();
      walk.do({ do: "remind", text: "tomorrow at 15:00 hand in the lab" });
      walk.say("hello");
      walk.say(text);
      expect(walk.said()).toContain("reminder.changed");
      expect(walk.snapshot.dialogue.reminders).toMatchObject([{ text: "hand in the lab", minutes: 600 }]);
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
