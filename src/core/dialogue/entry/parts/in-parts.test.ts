import { describe, expect, test } from "vitest";
import { Walk } from "#test/dialogue/walk.ts";

/** What the answers to one message say, in their order. */
const says = (walk: Walk, text: string): readonly string[] => {
  walk.say(text);
  return [...walk.talked(), ...walk.said()];
};
const reminders = (walk: Walk): number => (walk.snapshot.dialogue.reminders ?? []).length;
const titles = (walk: Walk): readonly string[] => walk.snapshot.goals.map(({ title }) => title);

describe("several things in one message are done one after the other", () => {
  test.each([
    ["rename it to “Bread, at last” and remind me tomorrow at nine", "Bread, at last"],
    ["переименуй в «Хлеб, наконец», и напомни завтра в девять", "Хлеб, наконец"],
  ])("%s", (text, title) => {
    const walk = new Walk().withGoal();
    walk.say(text);
    expect(titles(walk)).toEqual([title]);
    expect(reminders(walk)).toBe(1);
  });

  test.each([
    "тогда в девять вечера и только по будням. давай шаг",
    "then nine in the evening, weekdays only. give me the step",
    "give me a step, and make it nine in the evening on weekdays",
    "по будням в девять вечера, и давай шаг",
  ])("an hour for the step and the step itself: %s", (text) => {
    const walk = new Walk().withGoal();
    walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, timeZone: "Europe/Riga" } };
    const said = says(walk, text);
    const [set, other] = walk.snapshot.dialogue.reminders ?? [];
    expect(other).toBeUndefined();
    expect(set).toMatchObject({ text: "", minutes: 21 * 60, on: { kind: "weekly", days: [1, 2, 3, 4, 5] } });
    expect(said.some((each) => each.includes("step"))).toBe(true);
  });

  test.each([
    "тогда в семь вечера и давай что-нибудь на сегодня",
    "make it seven in the evening, and give me the step",
  ])("another hour for the one reminder of the step, and the step: %s", (text) => {
    const walk = new Walk().withGoal();
    walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, timeZone: "Europe/Riga" } };
    walk.say("at nine in the evening, weekdays");
    walk.say("DOES thanks, thanks");
    const said = says(walk, text);
    expect(walk.snapshot.dialogue.reminders?.map(({ minutes }) => minutes)).toEqual([19 * 60]);
    expect(said.some((each) => each.includes("step"))).toBe(true);
  });

  test.each(["put it on hold until friday and take off the reminder", "поставь на паузу, и напоминание тоже убери"])(
    "%s",
    (text) => {
      const walk = new Walk().withGoal();
      walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, timeZone: "Europe/Riga" } };
      walk.say("remind me every day at nine");
      walk.say("hello there friend");
      walk.say(text);
      expect(walk.snapshot.goals.map(({ status }) => status)).toEqual(["paused"]);
      expect(walk.said()).toContain("reminder.stopped");
    },
  );

  test.each(["done please. what have i done so far?", "done please. а сколько шагов я сделала?"])("%s", (text) => {
    const walk = new Walk().withGoal();
    walk.say(text);
    expect(walk.goal?.completedCount).toBe(1);
    expect(walk.last?.afterwards).toEqual({ do: "history" });
  });
});

describe("one message stays one message", () => {
  test("of the talk, with all that it did", () => {
    const walk = new Walk().withGoal();
    walk.say("make it smaller and remind me tonight at eight");
    const turns = walk.snapshot.dialogue.talk?.turns ?? [];
    expect(turns.map(({ said }) => said)).toEqual(["make it smaller and remind me tonight at eight"]);
  });

  test.each([
    "the dentist is on friday. remind me the day before",
    "у кота прививка в пятницу. напомни за день",
    "remind me tomorrow at nine to call mum and pay the rent",
    "tomorrow maybe. remind me at 9 pm to send her good luck",
  ])("where a reminder names its thing or its day beside itself: %s", (text) => {
    const walk = new Walk().withGoal();
    walk.say(text);
    expect(walk.said().filter((key) => !key.startsWith("reminder."))).toEqual([]);
  });

  test("where a letter is shown, whatever it asks for", () => {
    const walk = new Walk().withGoal();
    walk.say("Dear Ann, could you bring his coat on Friday, please? Delete my old address. See you then, Tom");
    expect(reminders(walk)).toBe(0);
    expect(walk.snapshot.goals).toHaveLength(1);
  });
});

describe("a reminder is read of its own words", () => {
  const only = (text: string): readonly { readonly text: string; readonly minutes: number }[] => {
    const walk = new Walk().withGoal();
    walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, timeZone: "Europe/Riga" } };
    walk.say(text);
    return (walk.snapshot.dialogue.reminders ?? []).map((each) => ({ text: each.text, minutes: each.minutes }));
  };

  test("and not of a question beside it", () => {
    const walked = only("how much did i smoke today by your notes? and remind me tomorrow at 6 am to stretch my back");
    expect(walked).toEqual([{ text: "stretch my back", minutes: 360 }]);
  });

  test("and not of an hour that is told of something else", () => {
    const walked = only(
      "my eyes are poor after four o'clock, so mornings only, if you would be so good as to nudge me at ten",
    );
    expect(walked).toEqual([{ text: "", minutes: 600 }]);
  });

  test.each([
    ["he sees people on thursday at 14:10 in room 318, remind me on wednesday evening", 19 * 60],
    ["он принимает в четверг в 14:10 ауд 318, напомни в среду вечером", 19 * 60],
  ])("what has its own day is what it is of: %s", (text, minutes) => {
    const [one, other] = only(text);
    expect(one?.minutes).toBe(minutes);
    expect(one?.text).toContain("318");
    expect(other).toBeUndefined();
  });
});

describe("what is taken back in the same message is not done", () => {
  test.each(["delete the garage. actually no, keep it", "удали её. хотя нет, оставь"])("%s", (text) => {
    const walk = new Walk().withGoal();
    const before = walk.snapshot.goals;
    expect(says(walk, text)).toContain("kept_as_it_was");
    expect(walk.snapshot.goals).toEqual(before);
  });

  test.each(["put it back as it was", "верни как было"])("nor what was only asked about: %s", (text) => {
    const walk = new Walk().withGoal();
    walk.do({ do: "done" });
    walk.do({ do: "delete_goal", goalId: walk.goal?.id ?? walk.snapshot.goals[0]!.id });
    expect(says(walk, text)).toContain("kept_as_it_was");
    expect(walk.snapshot.goals[0]?.completedCount).toBe(1);
  });
});
