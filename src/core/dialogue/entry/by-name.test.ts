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

  test.each([
    ["Learn to bake bread", "delete the bread goal"],
    ["Get back on my bike before spring", "delete the bike goal"],
    ["Снова начать рисовать", "удали цель про рисование"],
  ])("%s: “%s” means it by another form of its word", (title, text) => {
    const walk = new Walk().withGoal(title);
    walk.say(text);
    expect(walk.said()).toEqual(["goal.confirm_delete"]);
  });

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

describe("which goal comes first, in words", () => {
  const both = (): Walk => {
    const walk = new Walk();
    walk.say("DOES wish, i want to learn to swim and fix the fence");
    expect(walk.snapshot.goals).toHaveLength(2);
    return walk;
  };

  test.each(["the fence first", "start with the fence", "now the fence"])(
    "“%s” brings it to the front with its first step",
    (text) => {
      const walk = both();
      const swum = walk.goal;
      walk.say(text);
      expect(walk.goal?.title).toBe("Fix the fence");
      expect(walk.goal?.current).toBeDefined();
      expect(walk.snapshot.goals.find(({ id }) => id === swum?.id)?.completedCount).toBe(0);
    },
  );

  test.each([
    ["swim first. no wait, the fence comes first", "Fix the fence"],
    ["the fence first. hang on, swim is sooner, in august", "Learn to swim"],
  ])("the order follows the last word: %s", (text, title) => {
    const walk = both();
    walk.say(text);
    expect(walk.goal?.title).toBe(title);
  });
  test("of two in Russian too, and one is named anew by a word for it", () => {
    const walk = new Walk();
    walk.say("DOES two_wishes, две цели: права получить, похудеть к свадьбе");
    walk.say("сначала права. хотя стоп свадьба то раньше, в августе");
    expect(walk.goal?.title).toBe("Похудеть к свадьбе");
    walk.say("переназови похудение в «влезть в зелёное платье»");
    expect(walk.snapshot.goals.map(({ title }) => title).toSorted()).toEqual([
      "Влезть в зелёное платье",
      "Получить права",
    ]);
  });
  test.each(["swim first. no wait, it rains", "no, the fence fell first", "first the rain, but then the fence"])(
    "and by nothing else: %s",
    (text) => {
      const walk = both();
      walk.say(text);
      expect(walk.snapshot.goals.map(({ title }) => title).toSorted()).toEqual(["Fix the fence", "Learn to swim"]);
    },
  );

  test("what was said at the goal in front is a name for it that lets it rest", () => {
    const walk = new Walk().withGoal("Get fit again");
    walk.say("basketball hoop still up on the garage");
    walk.say("put that hoop thing away till the cardiologist says ok");
    expect(walk.snapshot.goals[0]?.status).toBe("paused");
  });
  test.each(["put the washing away till friday", "put that kettle thing away till later", "delete that hoop thing"])(
    "and no other word is: %s",
    (text) => {
      const walk = new Walk().withGoal("Get fit again");
      walk.say("basketball hoop still up on the garage");
      walk.say(text);
      expect(walk.snapshot.goals[0]?.status).toBe("open");
    },
  );

  test("words that name no goal of theirs bring none", () => {
    const walk = both();
    walk.say("now the rain");
    expect(walk.goal?.title).toBe("Learn to swim");
  });

  test("of three that are listed, all are kept and the first is walked", () => {
    const walk = new Walk();
    walk.say("DOES two_wishes, three things: pool, teeth, attic");
    expect(walk.snapshot.goals.map(({ title }) => title).toSorted()).toEqual(["Attic", "Pool", "Teeth"]);
    expect(walk.goal?.title).toBe("Pool");
  });

  test.each(["pause it till spring", "поставь на паузу до весны"])("“%s” pauses it", (text) => {
    expect(says(text).snapshot.goals[0]?.status).toBe("paused");
  });
});

test.each([
  ["leave the money now, after my mother is home. first only english please", "Learn English"],
  ["давай сначала english, money потом", "Learn English"],
])("of two goals the one that is to be first comes to the front: %s", (text, title) => {
  const walk = new Walk().withGoal("Learn English").withGoal("Send money home");
  walk.say(text);
  expect(walk.goal?.title).toBe(title);
});
