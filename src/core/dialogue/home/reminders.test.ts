import { describe, expect, test } from "vitest";
import { Walk } from "#test/dialogue/walk.ts";

const minute = 60_000;
const at = (walk: Walk, time: string): void => {
  walk.now = Date.parse(time);
};

/** Somebody in Riga, at four in the afternoon of a Sunday. */
function inRiga(): Walk {
  const walk = new Walk();
  walk.say("hello there friend");
  walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, timeZone: "Europe/Riga" } };
  at(walk, "2026-11-22T14:00:00Z");
  return walk;
}
const next = (walk: Walk): (string | undefined)[] =>
  (walk.snapshot.dialogue.reminders ?? []).map((each) =>
    each.next === undefined ? undefined : new Date(each.next).toISOString(),
  );

describe("a reminder asked for in words", () => {
  test.each([
    ["remind me tomorrow at nine to write to Tom", "2026-11-23T07:00:00.000Z", "write to Tom"],
    ["напомни завтра в девять про письмо", "2026-11-23T07:00:00.000Z", "письмо"],
    ["напомни в девять вечера и только по будням выпить чаю", "2026-11-23T19:00:00.000Z", "выпить чаю"],
    ["напоминай по вторникам полить цветы", "2026-11-24T07:00:00.000Z", "полить цветы"],
    ["remind me in 20 minutes to turn off the soup", "2026-11-22T14:20:00.000Z", "turn off the soup"],
    ["remind me at 6 pm on fridays to call mum", "2026-11-27T16:00:00.000Z", "call mum"],
  ])("%s", (text, when, about) => {
    const walk = inRiga();
    walk.say(text);
    expect(walk.said()[0]).toBe("reminder.set");
    expect(next(walk)).toEqual([when]);
    expect(walk.snapshot.dialogue.reminders?.[0]?.text).toBe(about);
    expect(walk.last?.promises).toBe(true);
  });

  test("without a time asks for that alone, and takes the answer", () => {
    const walk = inRiga();
    walk.say("напомни мне про стирку");
    expect(walk.said()).toEqual(["reminder.ask_when"]);
    walk.say("завтра в полдесятого");
    expect(next(walk)).toEqual(["2026-11-23T07:30:00.000Z"]);
  });

  test("is set at once where the zone is unknown, asks where, and moves to the hour there", () => {
    const walk = new Walk();
    at(walk, "2026-11-22T14:00:00Z");
    walk.say("remind me tomorrow at nine");
    expect(walk.said()).toEqual(["reminder.set", "reminder.ask_zone"]);
    walk.say("Riga");
    expect(next(walk)).toEqual(["2026-11-23T07:00:00.000Z"]);
  });
});

test("what is due is said once; what comes again keeps its hour when the clocks change", () => {
  const walk = inRiga();
  at(walk, "2026-10-23T10:00:00Z");
  walk.say("remind me every day at 9 to stretch");
  const said: string[] = [];
  for (let step = 0; step < 4 * 24 * 12; step += 1) {
    at(walk, new Date(walk.now + 5 * minute).toISOString());
    walk.do({ do: "reminder_tick" });
    if (walk.said().length > 0) said.push(new Date(walk.now).toISOString());
  }
  // Summer time ends in the night of the 25th: nine is an hour later in UTC from then on.
  expect(said).toEqual([
    "2026-10-24T06:00:00.000Z",
    "2026-10-25T07:00:00.000Z",
    "2026-10-26T07:00:00.000Z",
    "2026-10-27T07:00:00.000Z",
  ]);
});

test("one that was for one time is gone after it, and “in an hour” brings it again", () => {
  const walk = inRiga();
  walk.say("remind me in 20 minutes to turn off the soup");
  at(walk, "2026-11-22T14:21:00Z");
  walk.do({ do: "reminder_tick" });
  expect(walk.said()).toEqual(["reminder.due"]);
  expect(next(walk)).toEqual([]);
  walk.do({ do: "reminder_tick" });
  expect(walk.said()).toEqual([]);
});

test("words and buttons list and stop them, and what was stopped may come back", () => {
  const walk = inRiga();
  walk.say("remind me tomorrow at nine to write");
  walk.do({ do: "reminders" });
  expect(walk.said()).toEqual(["reminder.list"]);
  walk.say("stop reminding me");
  expect(walk.said()).toEqual(["reminder.stopped"]);
  expect(next(walk)).toEqual([undefined]);
  const { id: reminderId = "" } = walk.snapshot.dialogue.reminders?.[0] ?? {};
  walk.do({ do: "reminder_back", reminderId });
  expect(next(walk)).toEqual(["2026-11-23T07:00:00.000Z"]);
});

test("nothing of it comes in a crisis, and nothing is lost", () => {
  const walk = inRiga();
  walk.say("remind me in 20 minutes to turn off the soup");
  walk.say("CRISIS");
  at(walk, "2026-11-22T14:21:00Z");
  walk.do({ do: "reminder_tick" });
  expect(walk.said()).toEqual([]);
  expect(next(walk)).toEqual(["2026-11-22T15:21:00.000Z"]);
});

test("a question that waits is told once, and waits in silence after that", () => {
  const walk = new Walk();
  at(walk, "2026-11-22T14:00:00Z");
  walk.say("remind me tomorrow at nine");
  walk.say("made soup with my sister today");
  expect(walk.said()).toContain("waits.line");
  for (const words of ["she laughed a lot", "the dog got the rest", "thanks"]) {
    walk.say(words);
    expect(walk.said(), words).not.toContain("waits.line");
  }
  walk.say("Riga");
  expect(walk.snapshot.person.timeZone).toBe("Europe/Riga");
});

describe("what speaks of reminding and wants none", () => {
  test.each([
    "I shall open one on Thursday, after the barber. You need not remind me.",
    "Прошу вас, не напоминайте мне об этом до её ответа.",
    "no need to remind me tomorrow at nine",
    "завтра в девять напоминать не надо, не напоминай",
  ])("%j sets nothing", (words) => {
    const walk = inRiga();
    walk.say(words);
    expect(walk.snapshot.dialogue.reminders ?? []).toEqual([]);
    expect(walk.said()).toContain("reminder.none_wanted");
  });

  test.each([
    "напомни мне зачем я вообще к тебе хожу, я забыла что мы делали",
    "remind me what i was doing here",
    "что я делала? напомни. голова дырявая",
  ])("%j asks what there is", (words) => {
    const walk = inRiga();
    walk.say(words);
    expect(walk.snapshot.dialogue.waiting.for).not.toBe("reminder_when");
    expect(walk.snapshot.dialogue.reminders ?? []).toEqual([]);
  });
});

describe("what a reminder is of, and when", () => {
  test.each([
    ["can u remind me friday night to bring paper", "2026-11-27T20:00:00.000Z", "bring paper"],
    ["tomorrow maybe. remind me at 9 pm to send her good luck", "2026-11-23T19:00:00.000Z", "send her good luck"],
    ["напомни завтра в 19 кружок. без лирики", "2026-11-23T17:00:00.000Z", "кружок"],
    ["завтра напомни утром, часов в восемь, до чая", "2026-11-23T06:00:00.000Z", "до чая"],
    ["tomorrow i will sing again. remind me 5:30 in the morning here", "2026-11-23T03:30:00.000Z", "i will sing again"],
    ["the stove, remind me at nine pm", "2026-11-22T19:00:00.000Z", "the stove"],
    [
      "remind me tomorrow at 9 by phone to call at dinner time",
      "2026-11-23T07:00:00.000Z",
      "by phone to call at dinner time",
    ],
  ])("%s", (text, when, about) => {
    const walk = inRiga();
    walk.say(text);
    expect(next(walk)).toEqual([when]);
    expect(walk.snapshot.dialogue.reminders?.[0]?.text).toBe(about);
  });

  test("an hour of another place is that moment here", () => {
    const walk = inRiga();
    walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, timeZone: "Europe/London" } };
    walk.say("remind me tomorrow at nine Riga time to write to Tom");
    expect(next(walk)).toEqual(["2026-11-23T07:00:00.000Z"]);
    expect(walk.snapshot.dialogue.reminders?.[0]?.text).toBe("write to Tom");
  });
});
