import { describe, expect, test } from "vitest";
import { Walk } from "#test/dialogue/walk.ts";

const onGuitar = (): Walk => new Walk().withGoal("Learn the guitar");
const says = (text: string): Walk => {
  const walk = onGuitar();
  walk.say(text);
  return walk;
};

describe("what is to become of a goal, in words", () => {
  test.each([
    "pause that",
    "pause it for now",
    "put it on hold",
    "pause the guitar",
    "поставь на паузу",
    "давай поставим это на паузу",
  ])("“%s” pauses it", (text) => {
    expect(says(text).goal?.status ?? says(text).snapshot.goals[0]?.status).toBe("paused");
  });

  test.each(["delete it", "delete this goal please", "удали эту цель", "remove the guitar"])(
    "“%s” asks first, and a yes in words deletes nothing",
    (text) => {
      const walk = says(text);
      expect(walk.said()).toEqual(["goal.confirm_delete"]);
      walk.say("yes");
      expect(walk.said()).toEqual(["press.only"]);
      expect(walk.snapshot.goals).toHaveLength(1);
      walk.say("Yes, delete");
      expect(walk.snapshot.goals).toHaveLength(1);
    },
  );

  test.each(["rename it to Play one song", "переименуй её в Сыграть одну песню"])("“%s” renames it", (text) => {
    expect(says(text).snapshot.goals[0]?.title).toMatch(/^Play one song$|^Сыграть одну песню$/u);
  });

  test("“rename it” asks for the name", () => {
    expect(says("rename it").snapshot.dialogue.waiting.for).toBe("edit_title");
  });

  test.each(["delete everything", "удали всё", "delete my account"])(
    "“%s” is another deletion, and is asked about as well",
    (text) => {
      const walk = says(text);
      expect(walk.last?.denied?.code ?? walk.said()[0]).toMatch(/confirm_first|delete_me/u);
      expect(walk.last?.erase).toBeUndefined();
    },
  );

  test.each(["delete the tree in front of the house from the photo", "I want to pause and breathe", "continue?"])(
    "“%s” is of something else",
    (text) => {
      const walk = says(text);
      expect(walk.snapshot.goals.find(({ title }) => title === "Learn the guitar")?.status).toBe("open");
    },
  );
});

test("“put it off till tomorrow at nine” reminds of the step then", () => {
  const walk = onGuitar();
  walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, timeZone: "Europe/Riga" } };
  walk.say("put it off till tomorrow at nine");
  expect(walk.said()).toEqual(["reminder.set"]);
  expect(walk.snapshot.dialogue.reminders?.[0]).toMatchObject({ text: "", minutes: 540 });
});

test("a yes to “is it done?” marks it done", () => {
  const walk = onGuitar();
  walk.do({ do: "next" });
  expect(walk.said()).toEqual(["step.still_open"]);
  walk.say("да");
  expect(walk.goal?.completedCount).toBe(1);
});
