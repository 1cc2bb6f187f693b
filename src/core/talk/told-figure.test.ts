import { describe, expect, test } from "vitest";
import { fitsFigure, toldFigure } from "./told-figure.ts";

describe("a deed told with its figure is known by what it is of", () => {
  test.each([
    ["did 9k today", "9k", "moving"],
    ["прошла 5 км", "5 км", "moving"],
    ["read 30 pages", "30 pages", "reading"],
    ["Сегодня сорок минут прошёл по парку", "сорок минут", "moving"],
    ["did 12 lengths today", "12 lengths", "moving"],
    ["did 400 words!!!", "400 words", "writing"],
    ["прочитал 30 страниц", "30 страниц", "reading"],
    ["написала три страницы диплома", "три страницы", "writing"],
    ["did 3 miles sunday", "3 miles", "moving"],
    ["спела дома две песни, дети хлопали))", "две песни", "other"],
    ["сегодня выкурил 6 сигарет вместо 15", "6 сигарет", "less"],
    ["сегодня выкурил 6 вместо 15", "6 вместо 15", "less"],
    ["smoked 6 instead of 15", "6 instead of 15", "less"],
    ["проверила 60 тетрадей, никакая", "60 тетрадей", "other"],
    ["painted for half an hour!", "half an hour", "other"],
    ["занималась полчаса", "полчаса", "other"],
    ["ran two miles lol", "two miles", "moving"],
    ["10000 шагов сегодня прошла", "10000 шагов", "moving"],
  ])("%s", (text, figure, of) => {
    expect([toldFigure(text)?.figure, toldFigure(text)?.of]).toEqual([figure, of]);
  });

  test.each([
    "didn't do 9k today",
    "завтра пробегу 5 км",
    "should i have read 30 pages?",
    "my son read 30 pages",
    "не прошла и 5 км",
    "did a bit",
    "got a letter today",
    "i need to read 30 pages by friday",
    "у меня 30 страниц осталось",
    "ушёл в 9 утра",
    "got 2 kids",
    "прошёл в 5 утра",
    "ran at 6 and came home",
  ])("none is told here: %s", (text) => {
    const told = toldFigure(text);
    expect(told === undefined || told.of === "other").toBe(true);
  });

  test.each([
    ["read 30 pages", "Run more", false],
    ["did 9k today", "Run more", true],
    ["прошла 5 км", "Играть на гитаре", false],
    ["прочитал 30 страниц", "Читать перед сном", true],
    ["did 400 words", "Learn skateboarding", false],
    ["did 400 words", "History coursework", true],
  ] as const)("%s, while “%s” is walked: counts as it, %s", (text, goal, fits) => {
    const of = toldFigure(text)?.of;
    expect(of !== undefined && fitsFigure(of, goal)).toBe(fits);
  });
});
