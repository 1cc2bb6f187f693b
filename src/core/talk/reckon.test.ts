import { describe, expect, test } from "vitest";
import type { LocalDate } from "../time/local-date.ts";
import { asksDays, asksSince, daysTo, sumAsked } from "./reckon.ts";

const today = "2026-11-25" as LocalDate;

describe("a sum that is asked is worked out", () => {
  test.each([
    ["2300 minus 80", 2220],
    ["what's 2300 - 80", 2220],
    ["so how much is 2 300 minus 80 then?", 2220],
    ["сколько будет 260 минус 60?", 200],
    ["из 320 отдать 60, сколько останется?", 260],
    ["take 80 from 2300, what's left", 2220],
    ["how much is 15% of 340", 51],
    ["сколько 20 процентов от 1500", 300],
    ["what is 12 times 30", 360],
    ["посчитай 340 умножить на 12", 4080],
    ["сколько будет 90 разделить на 4", 22.5],
    ["7 + 8 =", 15],
    ["сколько будет двадцать плюс тридцать пять", 55],
  ])("%s", (text, comes) => expect(sumAsked(text)?.comes).toBe(comes));

  test.each([
    "давление 160 на 90, это много?",
    "can we meet 12-14 on 5/6?",
    "побегал 3х800, на 4м сдох, это ок?",
    "I had 2300 and lost 80",
    "what is 5 + 6 + 7",
    "how much is it",
    "сколько стоит 2 билета",
    "what is 4 / 0",
    "from 8 to 10, what is that",
  ])("%s is none", (text) => expect(sumAsked(text)).toBeUndefined());
});

describe("the days to a day are counted", () => {
  test.each([
    ["how many days till 21 March?", "2027-03-21", 116],
    ["А сколько дней осталось до праздника? Он у нас двадцать первого марта.", "2027-03-21", 116],
    ["сколько дней до нового года", "2027-01-01", 37],
    ["how long until christmas", "2026-12-25", 30],
    ["сколько до 1 декабря осталось дней", "2026-12-01", 6],
  ])("%s", (text, date, days) => {
    expect(asksDays(text)).toBe(true);
    expect(daysTo(text, today)).toEqual({ date, days });
  });

  test("or since it", () => {
    expect(asksSince("how many days since 3 May")).toBe(true);
    expect(daysTo("how many days since 3 May", today, true)?.days).toBe(-206);
  });

  test.each(["сколько дней я без сигарет", "how long does it take", "я жду уже сколько дней", "how many days a week"])(
    "%s asks for no day",
    (text) => expect(asksDays(text)).toBe(false),
  );
});
