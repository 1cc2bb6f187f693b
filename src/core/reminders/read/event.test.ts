import { describe, expect, test } from "vitest";
import { sundayInRiga, timing } from "#test/reminders/read.ts";
import { answersWhen, halfSaid, hourBare } from "./answer-when.ts";
import { asksToRemind } from "./ask.ts";
import { readReminders } from "./read-reminder.ts";

/** What strangers asked, said on a Sunday at four; in brackets what it is of, where that is not the step there is. */
describe("what happens then says when, and is none of what it is of", () => {
  test.each([
    ["give us a hoy Sunday arvo after the roast before the footy so like half one", "[] 2026-11-29 13:30"],
    ["gonnae gies a nudge the morra when ah'm on the 61, aboot quarter tae nine", "[] 2026-11-23 08:45"],
    ["Remember me please the day after of tomorrow, when the novela finish, more or less 22h", "[] 2026-11-24 22:00"],
    ["remind me friday when I dey close, like 9 for night", "[] 2026-11-27 21:00"],
    ["ping me sunday eveningish, but like 6 not 9", "[] 2026-11-29 18:00"],
    ["напоминай по воскресеньям в 11 полить цветы, кроме этого", "[полить цветы] w7 11:00 not 2026-11-29"],
    ["remind me lik 5.40 to feed the dog", "[feed the dog] 2026-11-22 17:40"],
    [
      "remind me when the pressure cooker goes on, i.e., to knock at his door with the plate",
      "[knock at his door with the plate] ?hour",
    ],
    ["nudge me when the milk lorry hoots", "[] ?hour"],
    ["remind me at coffee to feed the dog", "[feed the dog] ?hour"],
    ["poke me friday when i knock off, fourish", "[] 2026-11-27 16:00"],
    ["remind me sunday when the hangover's gone lol like 2", "[] 2026-11-29 14:00"],
    ["Give us a yell Thursday before I get past the grid, 6.30ish, no reception after that", "[] 2026-11-26 06:30"],
    ["can u poke me when school finishes, 3.20ish, not on fridays tho", "[] w123467 15:20"],
    ["shout at me in 50 mins, thats when the cycle ends", "[] +50m"],
    ["nudge me when my train goes thru crewe lol. ok 17.42 weekdays", "[] w12345 17:42"],
    ["text me fri when im on the bus home (3:40ish) GLUE", "[GLUE] 2026-11-27 15:40"],
    ["Write me when bread is in oven, 4:15, I have twelve minutes then", "[] 2026-11-22 16:15"],
    ["gimme a shout saturday after the footy, so like fiveish", "[] 2026-11-28 17:00"],
    ["can you ping me when I'm putting my shoes on, to grab the eggs", "[grab the eggs] ?hour"],
    ["thursday when i clock off. 10pm. so i dont pay the 130", "[] 2026-11-26 22:00"],
    ["set it for when i have my sarnie. half 11 or thereabouts, weekdays", "[] w12345 11:30"],
    ["then bug me at noon-ish tmrw", "[] 2026-11-23 12:00"],
    ["could u send me one when im waiting for the bus, like 7.50, mon to fri", "[] w12345 07:50"],
    ["let me know to soak chickpeas before bed on wednesdays", "[soak chickpeas] w3 22:00"],
    ["poke me BEFORE the meds not after, so quarter to 8 ish", "[] 2026-11-22 19:45"],
    ["prod me friday night so I actually make the list", "[make the list] 2026-11-27 22:00"],
    ["давай каждый будний, когда я паркуюсь, это где то 8:50", "[] w12345 08:50"],
    ["по четвергам, как сериал у свекрови начнётся, в 17:20", "[] w4 17:20"],
    ["пни меня когда я в обед встаю, это часа в два обычно", "[] 2026-11-23 14:00"],
    [
      "пни меня завтра после третьей пары, но не раньше 15:20, препод палит телефоны",
      "[препод палит телефоны] 2026-11-23 15:20",
    ],
    ["пни меня накануне, когда смену закрою, это примерно пол одиннадцатого вечера", "[] ?event"],
    ["1 числа без пяти девять ори на меня", "[] 2026-12-01 08:55"],
    ["сб, сразу как свисток, 13:05", "[] 2026-11-28 13:05"],
    ["can you shout at me on the 13th to move the wardrobe out", "[move the wardrobe out] 2026-12-13 09:00"],
    ["buzz me as im leaving work or ill forget. thats 4, 4.15", "[] 2026-11-22 16:00 16:15"],
  ])("%s", (said, read) => {
    const found = readReminders(said, sundayInRiga).map(
      ({ text, timings, lacks }) => `[${text}] ${timings.map(timing).join(" + ") || `?${lacks ?? ""}`}`,
    );
    expect(found.join(" ++ ")).toBe(read);
  });
});

describe("what is said beside the hour", () => {
  test.each([
    ["my interview is on the 9th. wake me at 7 that day", "2026-12-09 07:00"],
    ["its on the 9th at 10. wake me at 7 that day", "2026-12-09 07:00"],
    ["the 9th is the exam. ping me at 7 that morning", "2026-12-09 07:00"],
    ["9-го у меня экзамен. разбуди в 7 в этот день", "2026-12-09 07:00"],
    ["remind me on the 9th at 10 to pack. wake me at 7 that day", "2026-12-09 10:00 + 2026-12-09 07:00"],
    ["ping me at 6pm, not 5.45, 5.45 im in the shower", "2026-11-22 18:00"],
    ["напомни в 18, а не в 17:45, в 17:45 я в душе", "2026-11-22 18:00"],
    ["nudge me on the 9th at 7pm and not at 6", "2026-12-09 19:00"],
    ["remind me friday evening, after the game", "?hour"],
  ])("names its day and leaves out what it leaves out: %s", (said, read) => {
    const found = readReminders(said, sundayInRiga).map(
      ({ timings, lacks }) => timings.map(timing).join(" + ") || `?${lacks ?? ""}`,
    );
    expect(found.join(" + ")).toBe(read);
  });
});

describe("words that push ask for a reminder where we are to do it, at a time", () => {
  test.each([
    ["bug me tomorrow at noon", true],
    ["hassle me every tuesday at six", true],
    ["стукни мне в субботу с утра про сапоги", true],
    ["they shout at me every day at work", false],
    ["my boss will nag me on monday", false],
    ["она сказала: дёргай меня в субботу", false],
  ])("%s", (said, asks) => {
    expect(asksToRemind(said)).toBe(asks);
  });
});

describe("the answer to which hour", () => {
  test.each([
    ["6", "в 6"],
    ["930", " в 9:30"],
    ["well six i suppose", "well в six i suppose"],
    ["half ten", "half ten"],
    ["девять двадцать", "девять двадцать"],
    ["часиков в 9", "часиков в 9"],
  ])("%s is one, however bare", (said, read) => {
    expect(hourBare(said)).toBe(read);
    expect(answersWhen(read, sundayInRiga)).toBe(true);
  });

  test.each([
    "Grandson's over Saturday, he'll do the mower and I'll do the pointing",
    "my sister is visiting and we walked a lot",
    "не знаю пока",
    "не, попозже, в девять я ещё на складе",
    "at nine i'm still at work",
    "night x",
    "ok goodnight",
    "спокойной ночи",
  ])("%s tells of something else", (said) => {
    expect(answersWhen(hourBare(said), sundayInRiga)).toBe(false);
  });

  test.each(["night x", "доброй ночи"])("%s chooses no half of the day", (said) => {
    expect(halfSaid(said, [360, 1080])).toBeUndefined();
  });
});

describe("an hour that may be either half of the day names the other", () => {
  test.each([
    ["remind me lik 5.40 to feed the dog", 5 * 60 + 40],
    ["напомни в 6 про таблетки", 18 * 60],
    ["remind me at 6 in the evening to feed the dog", undefined],
    ["remind me at 10 to feed the dog", undefined],
  ])("%s", (said, other) => {
    expect(readReminders(said, sundayInRiga)[0]?.otherHalf).toBe(other);
  });
});
