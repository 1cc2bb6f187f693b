import { describe, expect, test } from "vitest";
import { Walk } from "#test/dialogue/walk.ts";
import { timing } from "#test/reminders/read.ts";

/** Somebody in Riga, at four in the afternoon of a Sunday; `Lisbon` and `Лиссабон` are known. */
function inRiga(): Walk {
  const walk = new Walk();
  const cities: Readonly<Record<string, string>> = {
    lisbon: "Europe/Lisbon",
    лиссабоне: "Europe/Lisbon",
    riga: "Europe/Riga",
  };
  walk.screen = { ...walk.screen, timeZone: (name) => cities[name.toLowerCase()] };
  walk.say("hello there friend");
  walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, timeZone: "Europe/Riga" } };
  walk.now = Date.parse("2026-11-22T14:00:00Z");
  return walk;
}

/** What is set, in the notation of the corpora; what rests or was stopped says so. */
const set = ({ snapshot }: Walk): string =>
  (snapshot.dialogue.reminders ?? [])
    .map((each) => `${each.text} @ ${each.next === undefined ? (each.rests ? "rests" : "off") : timing(each)}`)
    .join(" + ");

/** Each row: what is said turn by turn, and what is set in the end. */
const talks: readonly (readonly [turns: readonly string[], set: string])[] = [
  [["remind me at 7pm to call mum", "nah make it 8"], "call mum @ 2026-11-22 20:00"],
  [["remind me tomorrow at 9 to water the plants", "change the time", "half 7"], "water the plants @ 2026-11-23 07:30"],
  [["remind me tomorrow at 9 to water the plants", "actually an hour later"], "water the plants @ 2026-11-23 10:00"],
  [
    ["remind me tomorrow at 9 to water the plants", "half an hour earlier please"],
    "water the plants @ 2026-11-23 08:30",
  ],
  [["remind me every day at 8 to take meds", "wait no weekends too duh"], "take meds @ w12345 08:00"],
  [["remind me every day at 8 to take meds", "only weekdays"], "take meds @ w12345 08:00"],
  [["remind me every day at 8 to take meds", "and at 8pm too"], "take meds @ w1234567 08:00 20:00"],
  [["remind me on weekdays at 8 to stretch", "and saturdays too"], "stretch @ w123456 08:00"],
  [["remind me on weekdays at 8 to stretch", "except wednesdays"], "stretch @ w1245 08:00"],
  [["remind me every monday at 8 to do bins", "actually every other monday"], "do bins @ w1/2 08:00"],
  [
    ["remind me dentist on friday at 15:00", "and the day before"],
    "dentist @ 2026-11-27 15:00 + dentist @ 2026-11-26 15:00",
  ],
  [["remind me tomorrow at 9 to call Tom", "undo"], "call Tom @ off"],
  [["remind me tomorrow at 9 to call Tom", "make it 10", "undo"], "call Tom @ 2026-11-23 09:00"],
  [["remind me tomorrow at 9 to call Tom", "cancel it"], "call Tom @ off"],
  [["remind me tomorrow at 9 to call Tom", "cancel it", "bring it back"], "call Tom @ 2026-11-23 09:00"],
  [
    ["remind me every day at 9 to drink water", "remind me at 10 pm to sleep", "stop the water one"],
    "sleep @ 2026-11-22 22:00 + drink water @ off",
  ],
  [["remind me every day at 9 to drink water", "remind me at 10 pm to sleep", "cancel all reminders"], ""],
  [["remind me every day at 9 to drink water", "pause it"], "drink water @ rests"],
  [["remind me every day at 9 to drink water", "pause it", "resume"], "drink water @ w1234567 09:00"],
  [
    ["remind me every day at 9 to drink water", "pause it until friday"],
    "drink water @ w1234567 09:00 from 2026-11-27",
  ],
  [
    ["remind me tomorrow at 8 to post the form", "also meds every morn at half 7 not weekends"],
    "post the form @ 2026-11-23 08:00 + meds @ w12345 07:30",
  ],
  [["remind me after work to buy bread", "6"], "buy bread @ 2026-11-22 18:00"],
  [["remind me tomorrow to call Tom", "evening"], "call Tom @ 2026-11-23 19:00"],
  [["remind me tomorrow to call Tom", "i slept badly and my back hurts"], "call Tom @ 2026-11-23 09:00"],
  [["remind me tomorrow at 9 to call Tom", "not tomorrow, friday"], "call Tom @ 2026-11-27 09:00"],
  [["remind me tomorrow at 9 to call Tom", "dinner at 8 was lovely with my sister"], "call Tom @ 2026-11-23 09:00"],
  [["напомни в 7 вечера позвонить маме", "нет, лучше в 8"], "позвонить маме @ 2026-11-22 20:00"],
  [["напомни завтра в 9 полить цветы", "сдвинь на час"], "полить цветы @ 2026-11-23 10:00"],
  [["напомни завтра в 9 полить цветы", "на полчаса раньше"], "полить цветы @ 2026-11-23 08:30"],
  [
    ["напомни в пятницу в 15 стоматолог", "и за день до этого"],
    "стоматолог @ 2026-11-27 15:00 + стоматолог @ 2026-11-26 15:00",
  ],
  [
    ["напоминай каждый день в 9 пить воду", "напомни в 22 лечь спать", "хватит про воду"],
    "лечь спать @ 2026-11-22 22:00 + пить воду @ off",
  ],
  [["напоминай каждый день в 8 таблетки", "только по будням"], "таблетки @ w12345 08:00"],
  [["напоминай каждый день в 8 таблетки", "ой, кроме выходных"], "таблетки @ w12345 08:00"],
  [["напоминай каждый день в 8 таблетки", "и в 20 тоже"], "таблетки @ w1234567 08:00 20:00"],
  [["напоминай каждый день в 8 таблетки", "поставь на паузу"], "таблетки @ rests"],
  [["напоминай каждый день в 8 таблетки", "поменяй время", "в полседьмого"], "таблетки @ w1234567 06:30"],
  [["напомни завтра в 9 про отчёт", "отмени"], "отчёт @ off"],
  [["напомни завтра в 9 про отчёт", "отмени", "верни"], "отчёт @ 2026-11-23 09:00"],
  [
    ["напомни завтра в 9 про отчёт", "ещё таблетки каждый вечер в 9"],
    "отчёт @ 2026-11-23 09:00 + таблетки @ w1234567 21:00",
  ],
  [["напомни купить хлеб после работы", "в шесть"], "купить хлеб @ 2026-11-22 18:00"],
  [["напомни завтра в 9 про отчёт", "устала сегодня ужасно, ноги гудят"], "отчёт @ 2026-11-23 09:00"],
  [
    ["напоминай капать глаза каждый день в 10, 12, 14, 16, 18, 20", "убери в 10 и в 16"],
    "капать глаза @ w1234567 12:00 14:00 18:00 20:00",
  ],
  [["напоминай капать глаза каждый день в 10, 14 и 18", "кроме 14"], "капать глаза @ w1234567 10:00 18:00"],
  [["напоминай капать глаза каждый день в 10, 14 и 18", "утреннее убери"], "капать глаза @ w1234567 14:00 18:00"],
  [["напоминай капать глаза каждый день в 10, 14 и 18", "убери 10 и 18"], "капать глаза @ w1234567 14:00"],
  [["remind me every day at 8am, noon and 8pm to take drops", "drop the 8am one"], "take drops @ w1234567 12:00 20:00"],
  [
    ["remind me every day at 8am, noon and 8pm to take drops", "without the noon one"],
    "take drops @ w1234567 08:00 20:00",
  ],
  [
    ["remind me every day at 8am, noon and 8pm to take drops", "not at noon and 8pm please"],
    "take drops @ w1234567 08:00",
  ],
  [
    ["remind me every day at 8am to take drops", "remind me every day at 9pm to sleep", "drop the 8am one"],
    "sleep @ w1234567 21:00 + take drops @ off",
  ],
  [["remind me tomorrow at 10am to take drops", "every day of course"], "take drops @ w1234567 10:00"],
  [
    ["напомни завтра в 10 капать глаза", "Каждый день конечно. Мне их теперь всю жизнь капать"],
    "капать глаза @ w1234567 10:00",
  ],
  [["remind me tomorrow at 6pm to call mum", "slept badly, woke up late, at 11"], "call mum @ 2026-11-23 18:00"],
  [
    ["remind me tomorrow at 6pm to call mum", "drop the kids at mum's, then two hours to myself"],
    "call mum @ 2026-11-23 18:00",
  ],
  [["remind me every day at 8am and 8pm to take drops", "at 9 and at 21"], "take drops @ w1234567 09:00 21:00"],
  [["каждый день в 9 и 21 напоминай таблетки", "в 10 и в 22 поставь"], "таблетки @ w1234567 10:00 22:00"],
  [["remind me tomorrow at 11 to eat", "no, 10:30"], "eat @ 2026-11-23 10:30"],
  [["напомни завтра в 11 поесть", "нет, 10:30"], "поесть @ 2026-11-23 10:30"],
  [["напомни завтра в 11 поесть", "чуть пораньше", "в 10"], "поесть @ 2026-11-23 10:00"],
  [["remind me tomorrow at 10 or 11 to eat. 11"], "eat @ 2026-11-23 11:00"],
  [["напомни завтра в 9 про отчёт", "сделай мне шаг на 10 минут"], "отчёт @ 2026-11-23 09:00"],
  [["remind me tomorrow at 9 to buy milk", "push it back half an hour please"], "buy milk @ 2026-11-23 09:30"],
  [["remind me tomorrow at 9 to buy milk", "Every day. That's how it feels"], "buy milk @ 2026-11-23 09:00"],
  // What is only due, or wished, is another thing and no other reminder.
  [
    ["remind me tomorrow at 9 to call Tom", "also need to sort my revalidation, its due in march"],
    "call Tom @ 2026-11-23 09:00",
  ],
  [
    ["remind me tomorrow at 9 to call Tom", "also tidy my room before my cousin comes saturday"],
    "call Tom @ 2026-11-23 09:00",
  ],
  [["напомни завтра в 9 про отчёт", "ещё надо курсовую сдать до пятницы"], "отчёт @ 2026-11-23 09:00"],
  [["напомни завтра в 9 про отчёт", "и кран потёк, в пятницу придут гости"], "отчёт @ 2026-11-23 09:00"],
  [
    ["remind me tomorrow at 9 to call Tom", "also the bins on friday"],
    "call Tom @ 2026-11-23 09:00 + the bins @ 2026-11-27 09:00",
  ],
  [["напомни завтра в 9 про отчёт", "и ещё мусор в пятницу"], "отчёт @ 2026-11-23 09:00 + мусор @ 2026-11-27 09:00"],
  // One message, in several sentences.
  [["ok 5 baje remind me, evening, everyday except sunday"], " @ w123456 17:00"],
  [["smokos 10 and 1230. chuck us a msg at 5 to both. weekdays"], "smokos @ w12345 09:55 12:25"],
  [["remind me on the 20th about the box. morning, before work, i start at 7"], "the box @ 2026-12-20 06:30"],
  [
    ["13го напомни чтоб сестра отдала. по тюменскому времени в 5 вечера я как раз встану"],
    "чтоб сестра отдала @ 2026-12-13 17:00",
  ],
  [
    [
      "Friday it is 14:00, I must leave work at 13:10. Remind me at 13:00 and please every second week, next one is this Friday",
    ],
    "leave work @ w5/2 13:00",
  ],
  [["wake me at 7:05. no 7:10"], "wake @ 2026-11-23 07:10"],
  [["разбуди 7:05. нет 7:10"], "разбуди @ 2026-11-23 07:10"],
  [["напомни про таблетки в три. или в четыре. в три"], "таблетки @ 2026-11-23 15:00"],
  [["напомни завтра в 9 про отчёт", "в 10. ой нет, в 11"], "отчёт @ 2026-11-23 11:00"],
  [["напомни завтра про отчёт. в 9"], "отчёт @ 2026-11-23 09:00"],
  [["remind me tomorrow at 9 to call Tom. i slept till 11 today"], "call Tom @ 2026-11-23 09:00"],
  [
    ["remind me thurs night to write down qs. and change the reminder thing to whisper mode"],
    "write down qs @ 2026-11-26 22:00",
  ],
  [["напомни про отчёт", "завтра в полдесятого"], "отчёт @ 2026-11-23 09:30"],
];

describe("a talk about reminders, without another word of reminding", () => {
  test.each(talks)("%j", (turns, expected) => {
    const walk = inRiga();
    for (const words of turns) walk.say(words);
    expect(set(walk)).toBe(expected);
  });

  test.each(["which ones have i got", "show the list", "покажи список", "что у меня стоит", "what have i got set"])(
    "“%s” shows them",
    (words) => {
      const walk = inRiga();
      walk.say("remind me tomorrow at 9 to call Tom");
      walk.say(words);
      expect(walk.said()).toEqual(["reminder.list"]);
    },
  );

  test.each(["i'm in lisbon now", "я сейчас в Лиссабоне"])("“%s”: the hours stay, by the clock there", (words) => {
    const walk = inRiga();
    walk.say("remind me tomorrow at 9 to call Tom");
    walk.say(words);
    expect(walk.snapshot.person.timeZone).toBe("Europe/Lisbon");
    expect(walk.said()).toContain("reminder.zone_kept");
    expect(walk.snapshot.dialogue.reminders?.[0]?.next).toBe(Date.parse("2026-11-23T09:00:00Z"));
  });

  test.each([["разбуди в 7"], ["wake me up at 7"]])("“%s” is told as getting up", (words) => {
    const walk = inRiga();
    walk.say(words);
    expect(walk.last?.replies[0]?.with?.["text"]).toEqual({ ref: "reminder.get_up" });
  });

  test("of nothing and without a step is told that it is time", () => {
    const walk = inRiga();
    walk.say("remind me tomorrow at 8:15");
    expect(walk.last?.replies[0]?.with?.["text"]).toEqual({ ref: "reminder.it_is_time" });
  });

  test("“time zone” asks which", () => {
    const walk = inRiga();
    walk.say("remind me tomorrow at 9 to call Tom");
    walk.say("time zone");
    expect(walk.snapshot.dialogue.waiting.for).toBe("time_zone");
  });

  test("a hand's breadth of it is said to nobody whose talk is elsewhere", () => {
    const walk = inRiga();
    walk.say("remind me tomorrow at 9 to call Tom");
    walk.say("DOES thanks, thank you");
    walk.say("make it 8");
    expect(set(walk)).toBe("call Tom @ 2026-11-23 09:00");
  });
});
