import { describe, expect, test } from "vitest";
import { plainScreen, Walk } from "#test/dialogue/walk.ts";
import { gists } from "../../talk/gist/gist.ts";

/** Somebody in Riga, at four in the afternoon of a Sunday; every message is read as one that mainly asks to be reminded. */
class Asking extends Walk {
  constructor(goal?: string) {
    super();
    if (goal === undefined) this.say("hello there friend");
    else this.withGoal(goal);
    this.snapshot = { ...this.snapshot, person: { ...this.snapshot.person, timeZone: "Europe/Riga" } };
    this.now = Date.parse("2026-11-22T14:00:00Z");
    this.screen = {
      ...plainScreen,
      acts: (text) => ({
        acts: [],
        clauses: [{ text, asks: false }],
        gist: gists.map((gist) => (gist === "remind" ? 0.9 : 0.1 / (gists.length - 1))),
      }),
    };
  }
}
const times = (walk: Walk): readonly string[] =>
  (walk.snapshot.dialogue.reminders ?? []).flatMap(({ next }) =>
    next === undefined ? [] : [new Date(next + 2 * 3600_000).toISOString().slice(0, 16)],
  );

describe("an hour that may be of either half of the day is asked, not taken", () => {
  test.each([
    ["could you be there monday, six o'clock sharp", "18:00", "2026-11-23T18:00"],
    ["could you be there monday, six o'clock sharp", "six in the morning", "2026-11-23T06:00"],
    ["could you be there monday, six o'clock sharp", "evening", "2026-11-23T18:00"],
    ["could you be there monday, six o'clock sharp", "pm", "2026-11-23T18:00"],
    ["could you be there monday, six o'clock sharp", "the first", "2026-11-23T06:00"],
    ["could you be there monday, six o'clock sharp", "7.30 pm then", "2026-11-23T19:30"],
    ["half ten would do me", "10.30 in the morning", "2026-11-23T10:30"],
    ["half ten would do me", "10:30", "2026-11-23T10:30"],
    ["half ten would do me", "tonight", "2026-11-22T22:30"],
    ["let it be at 6, not 5.45, 5.45 im in the shower, on tuesday", "am", "2026-11-24T06:00"],
    ["пусть будет в понедельник ровно в шесть", "утра", "2026-11-23T06:00"],
    ["пусть будет в понедельник ровно в шесть", "вечера", "2026-11-23T18:00"],
    ["пусть будет в понедельник ровно в шесть", "в 18", "2026-11-23T18:00"],
  ])("%s / %s", (said, answer, at) => {
    const walk = new Asking();
    walk.say(said);
    expect(walk.said()).toContain("reminder.ask_half");
    expect(times(walk)).toEqual([]);
    walk.say(answer);
    expect(times(walk)).toEqual([at]);
  });

  test("two buttons name the hours, and a press sets the one", () => {
    const walk = new Asking();
    walk.say("could you be there monday, six o'clock sharp");
    const presses = (walk.snapshot.dialogue.shown ?? []).flatMap(({ buttons }) => buttons.flat());
    expect(presses.map(({ press }) => press)).toEqual([
      { do: "remind_hour", minutes: 6 * 60 },
      { do: "remind_hour", minutes: 18 * 60 },
    ]);
    walk.do({ do: "remind_hour", minutes: 18 * 60 });
    expect(times(walk)).toEqual(["2026-11-23T18:00"]);
    walk.do({ do: "remind_hour", minutes: 6 * 60 });
    expect(times(walk)).toEqual(["2026-11-23T18:00"]);
  });

  test("an hour told to a question of ours is asked likewise, and a plain no ends it", () => {
    const walk = new Asking();
    walk.say("could it be on the 27th, before I open bank app");
    expect(walk.said()).toContain("reminder.ask_hour");
    walk.say("7");
    expect(walk.said()).toContain("reminder.ask_half");
    walk.say("no");
    expect(times(walk)).toEqual([]);
  });

  test.each([
    ["monday it is, 6 in the evening", "2026-11-23T18:00"],
    ["monday it is, 17.42", "2026-11-23T17:42"],
    ["tuesday 3ish would be best", "2026-11-24T15:00"],
    ["tuesday half ten would be best", "2026-11-24T10:30"],
    ["во вторник было бы лучше в 7 утра", "2026-11-24T07:00"],
  ])("what is plain is set: %s", (said, at) => {
    const walk = new Asking();
    walk.say(said);
    expect(times(walk)).toEqual([at]);
  });
});

describe("an hour that was not said is asked and never made up", () => {
  test.each([
    "could it be on the 27th, before I open bank app",
    "Don't do it in the morning. Sundays, after the game",
    "пусть будет 27-го, до того как открою банк",
    "friday would suit me",
  ])("%s", (said) => {
    const walk = new Asking();
    walk.say(said);
    expect(walk.said()).toContain("reminder.ask_hour");
    expect(times(walk)).toEqual([]);
  });

  test.each(["that's the same as an interview but without pay, after thirty-five"])("none is set by: %s", (said) => {
    const walk = new Asking("find work");
    walk.say(said);
    expect(times(walk)).toEqual([]);
  });
});

test.each(["9.20, but vertical", "we waited 20 minutes", "at 8 he was here"])(
  "the question of the two hours stays open: %s",
  (then) => {
    const walk = new Asking("learn the tango");
    walk.say("six o'clock sharp");
    walk.say(then);
    expect(times(walk)).toEqual([]);
  },
);

test("of several things that no words asked for none is set by halves", () => {
  const walk = new Asking();
  walk.say("утро и вечер, капать Юристу. утром до выхода, 7:15");
  expect(times(walk)).toEqual([]);
  expect(walk.said()).toContain("reminder.ask_when");
});

describe("a day in another sentence is the hour's", () => {
  test.each([
    ["it's on the 9th. wake me at 7 that day", "2026-12-09T07:00"],
    ["done! the interview is on the 9th. wake me at 7 that day please", "2026-12-09T07:00"],
    ["сделала! экзамен 9-го. разбуди в 7 в этот день", "2026-12-09T07:00"],
    ["tomorrow. remind me at 11:15 to call", "2026-11-23T11:15"],
    ["завтра, только не раньше одиннадцати, я теперь сплю как хочу", "2026-11-23T11:00"],
  ])("%s", (said, at) => {
    for (const goal of [undefined, "learn the tango"]) {
      const walk = new Asking(goal);
      walk.say(said);
      expect(times(walk)).toEqual([at]);
    }
  });
});

describe("beside a goal a bare hour is asked likewise", () => {
  test.each(["six o'clock sharp", "half ten", "в 6", "Sundays"])("%s", (said) => {
    const walk = new Asking("learn the tango");
    walk.say(said);
    expect(times(walk)).toEqual([]);
    expect(walk.snapshot.dialogue.waiting.for).toBe("reminder_when");
  });
});
