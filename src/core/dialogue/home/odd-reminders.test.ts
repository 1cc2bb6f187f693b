import { describe, expect, test } from "vitest";
import { Walk } from "#test/dialogue/walk.ts";

/** Somebody in Riga, at four in the afternoon of a Sunday. */
function inRiga(goal?: string): Walk {
  const walk = new Walk();
  if (goal === undefined) walk.say("hello there friend");
  else walk.withGoal(goal);
  walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, timeZone: "Europe/Riga" } };
  walk.now = Date.parse("2026-11-22T14:00:00Z");
  return walk;
}
const set = (walk: Walk): readonly (readonly [string, string])[] =>
  (walk.snapshot.dialogue.reminders ?? []).flatMap((each) =>
    each.next === undefined ? [] : [[each.text, new Date(each.next).toISOString()] as const],
  );

describe("one that was set is moved by whoever says what stands there", () => {
  test.each([
    [
      "напомни позвонить ему в воскресенье часика в три",
      "Ой нет, в воскресенье хор. В субботу",
      "2026-11-28T13:00:00.000Z",
    ],
    ["remind me on sunday at 3 pm to call him", "oh no, sunday is choir. Saturday then", "2026-11-28T13:00:00.000Z"],
    [
      "remind me every day at 10 pm to write one line",
      "No wait, not 10, that is serial time with mother in law. 11.",
      "2026-11-22T21:00:00.000Z",
    ],
    ["напоминай каждый день в 10 вечера про дневник", "нет, не в 10, в 10 сериал. в 11", "2026-11-22T21:00:00.000Z"],
  ])("%s / %s", (first, then, when) => {
    const walk = inRiga();
    walk.say(first);
    walk.say(then);
    expect(set(walk).map(([, at]) => at)).toEqual([when]);
  });

  test.each([
    "no, i was ill on sunday. I slept till 11",
    "нет, в субботу было плохо. Думала, не встану",
    "oh no, sunday is choir",
  ])("and stays by all else that is told: %s", (then) => {
    const walk = inRiga();
    walk.say("remind me on friday at 3 pm to call him");
    const before = set(walk);
    walk.say(then);
    expect(set(walk)).toEqual(before);
  });
});

describe("what it is of", () => {
  test.each([
    ["ладно, не еду. завтра звонок в 18, толкните за час", "звонок", "2026-11-23T15:00:00.000Z"],
    ["remind me saturday morning about 9, I'll have a tidy then", "have a tidy", "2026-11-28T07:00:00.000Z"],
    ["можешь в 7:40 по будням кидать мне вопрос, я в автобусе еду", "вопрос", "2026-11-23T05:40:00.000Z"],
    ["Please write me tomorrow 13.30 it is my break", "", "2026-11-23T11:30:00.000Z"],
    ["can ya check in fridays when i get paid", "", "2026-11-27T07:00:00.000Z"],
    ["remind me on my day off, monday, noon. NOT before noon", "", "2026-11-23T10:00:00.000Z"],
    ["You may remind me of this in a fortnight.", "", "2026-12-06T07:00:00.000Z"],
    ["remind me at nine tomorrow, i need to call mum", "call mum", "2026-11-23T07:00:00.000Z"],
    ["напомни завтра в девять, я обещала позвонить маме", "я обещала позвонить маме", "2026-11-23T07:00:00.000Z"],
    ["the stove is on. remind me at nine tomorrow", "the stove is on", "2026-11-23T07:00:00.000Z"],
    ["remind me tomorrow at nine to ask when i get paid", "ask when i get paid", "2026-11-23T07:00:00.000Z"],
  ])("%s", (text, about, when) => {
    const walk = inRiga();
    walk.say(text);
    expect(set(walk)).toEqual([[about, when]]);
  });

  test.each(["remind me of this in a fortnight", "напомни об этом через две недели"])(
    "%s: this is the goal in front",
    (text) => {
      const walk = inRiga("Plan my own funeral");
      walk.say(text);
      expect(set(walk)).toEqual([["Plan my own funeral", "2026-12-06T07:00:00.000Z"]]);
    },
  );
});

describe("without the word", () => {
  test.each([
    ["ok start it but only one line daily, at night 10", "2026-11-22T20:00:00.000Z"],
    ["давай начнём, по строчке каждый день в 22:00", "2026-11-22T20:00:00.000Z"],
  ])("what is to begin every day at an hour is a reminder: %s", (text, when) => {
    const walk = inRiga();
    walk.say(text);
    expect(set(walk).map(([, at]) => at)).toEqual([when]);
  });

  test.each([
    "i start work daily at 8",
    "start with the kitchen",
    "каждый день в 8 начинается стройка",
    "they start drilling every day at 8",
  ])("and what only tells of it is none: %s", (text) => {
    const walk = inRiga();
    walk.say(text);
    expect(set(walk)).toEqual([]);
  });

  test("the goal's own thing at an hour is its reminder", () => {
    const walk = inRiga("Вечером посидеть с чаем");
    walk.say("тогда чай в 20:30. и тоже не трогай");
    expect(set(walk)).toEqual([["чай", "2026-11-22T18:30:00.000Z"]]);
  });
  test.each(["тогда поезд в 20:30 уже ушёл", "тогда врач в 20:30. опять не успею", "чай пили в 20:30"])(
    "and another's hour is not: %s",
    (text) => {
      const walk = inRiga("Вечером посидеть с чаем");
      walk.say(text);
      expect(set(walk)).toEqual([]);
    },
  );
});

describe("how loud it is to be", () => {
  test.each([
    ["remind me on sunday at 7 am", "can u remind me but not like loud, my 3yo wakes up at anything"],
    ["напомни в воскресенье в 7 утра", "а можешь напомнить только тихо, без звука, ребёнок спит"],
  ])("keeps the hour that was just named: %s / %s", (first, then) => {
    const walk = inRiga();
    walk.say(first);
    const before = set(walk);
    walk.say(then);
    expect(set(walk)).toEqual(before);
    expect(walk.said()[0]).toBe("reminder.quiet");
  });

  test.each(["remind me to turn the music down, it's loud", "remind me to be quiet", "напомни про громкую связь"])(
    "and what is itself loud or quiet is asked its hour: %s",
    (text) => {
      const walk = inRiga();
      walk.say("remind me on sunday at 7 am");
      walk.say(text);
      expect(walk.said()).toEqual(["reminder.ask_when"]);
    },
  );
});

test.each([
  ["is ok. good night robot. tomorrow remind me 19h to go there again", "2026-11-23T17:00:00.000Z"],
  ["remind me tomorrow 7h30 to water the plants", "2026-11-23T05:30:00.000Z"],
  ["remind me at 9 tomorrow to sleep 8h", "2026-11-23T07:00:00.000Z"],
])("an hour as it is written elsewhere: %s", (text, when) => {
  const walk = inRiga();
  walk.say(text);
  expect(set(walk).map(([, at]) => at)).toEqual([when]);
});

describe("a talk that is about reminders alone goes on being about them", () => {
  const ofWater = ["напоминай пить воду в 10, 13 и 16", "remind me to drink water at 10, 1pm and 4pm"] as const;
  const hours = (walk: Walk): readonly number[] => {
    const [one] = walk.snapshot.dialogue.reminders ?? [];
    return one ? [one.minutes, ...(one.also ?? [])].map((minutes) => minutes / 60) : [];
  };

  test.each([
    [0, "16 убрать, планёрка. 15:30 поставить", [10, 13, 15.5]],
    [0, "в 16 убери, у меня планёрка, и добавь в 15:30", [10, 13, 15.5]],
    [1, "drop the 4pm, i've a meeting. add 3:30pm", [10, 13, 15.5]],
    [0, "13 не надо", [10, 16]],
  ])("hours are taken out and put in within one message: %s %s", (which, then, left) => {
    const walk = inRiga();
    walk.say(ofWater[which as 0 | 1]);
    walk.say(then);
    expect(hours(walk)).toEqual(left);
  });

  test.each([
    [0, "ага хорошо", "какие сейчас стоят?"],
    [1, "ok nice", "what's set right now?"],
    [1, "grand", "which ones are on now"],
  ])("the list is shown a message later: %s %s", (which, between, then) => {
    const walk = inRiga();
    walk.say(ofWater[which as 0 | 1]);
    walk.say(between);
    walk.say(then);
    expect(walk.said().join(" ")).toContain("reminder.list");
  });

  test.each([
    [0, "до 25-го на паузу. квартальный, мне не до воды"],
    [1, "pause it till the 25th. quarter end, no time for water"],
  ])("rests until a day, whatever reason is told: %s %s", (which, then) => {
    const walk = inRiga();
    walk.say(ofWater[which as 0 | 1]);
    walk.say(then);
    const [one] = walk.snapshot.dialogue.reminders ?? [];
    expect(new Date(one?.next ?? 0).toISOString().slice(0, 10)).toBe("2026-11-25");
  });

  test.each([
    [0, "напомни завтра в 9 позвонить в налоговую", "отключи всё кроме налоговой", /налог/u],
    [1, "remind me tomorrow at 9 to call the tax office", "turn off everything but the tax one", /tax/u],
    [0, "напомни завтра в 9 позвонить в налоговую", "всё выключи, налоговую оставь", /налог/u],
    [1, "remind me tomorrow at 9 to call the tax office", "cancel all except the tax office", /tax/u],
  ])("all but one are stopped: %s %s / %s", (which, other, then, left) => {
    const walk = inRiga();
    walk.say(ofWater[which as 0 | 1]);
    walk.say(other);
    walk.say(then);
    expect(set(walk)).toHaveLength(1);
    expect(set(walk)[0]?.[0]).toMatch(left);
  });

  test.each([
    [0, "16 лет уже прошло. скучаю"],
    [0, "всё кроме работы радует"],
    [1, "4 people came. it was nice"],
    [1, "i stopped smoking in 2016"],
  ])("what is told changes nothing: %s %s", (which, then) => {
    const walk = inRiga();
    walk.say(ofWater[which as 0 | 1]);
    const before = hours(walk);
    walk.say(then);
    expect(hours(walk)).toEqual(before);
    expect(set(walk)).toHaveLength(1);
  });
});

test.each([
  "Должна подруге 40 тысяч с прошлого лета. Она не напоминает и от этого только хуже",
  "мама никогда не напоминает про лекарства, сам помню",
])("what somebody else does not remind of stops nothing: %s", (text) => {
  const walk = inRiga();
  walk.say(text);
  expect(walk.said()).not.toContain("reminder.none_wanted");
});
