import { describe, expect, test } from "vitest";
import { clauseSlots } from "#core/talk/own-clause.ts";
import { loadAsked, loadHabitNames, readAsked } from "./asked.ts";
import { contentFolder } from "./content-folder.ts";

const { asked } = loadAsked(contentFolder);
const habit = loadHabitNames(contentFolder);
const first = (text: string): string | undefined => asked(text)[0]?.id;

test("words are given for at least 25 situations, in both languages", () => {
  const situations = readAsked(contentFolder).filter(({ id }) => id.startsWith("say-"));
  expect(situations.length).toBeGreaterThanOrEqual(25);
  expect(new Set(situations.map(({ id }) => id)).size).toBe(situations.length);
});

test("more money is asked of a boss, and not borrowed", () => {
  expect(first("i need to ask my boss for more money and i am dying of shame")).not.toBe("say-ask-money");
  expect(first("как попросить у начальника больше денег")).not.toBe("say-ask-money");
});

describe("a request for words is found by what it is about", () => {
  test.each([
    ["what goes in my cv, i cared for my dad four years", "say-gap-care"],
    ["что писать в резюме про перерыв, ухаживала за отцом", "say-gap-care"],
    ["how can i say to my manager no more sundays", "say-boss-hours"],
    ["как попросить у начальника отгул", "say-boss-off"],
    ["how do i ask for a pay rise", "say-boss-raise"],
    ["как сказать нет подруге, которая вечно занимает деньги", "say-refuse-money"],
    ["помоги отказать свекрови", "say-refuse-kin"],
    ["хочу извиниться перед сыном, сорвалась на него", "say-sorry-child"],
    ["what do i say to my ex about the holidays", "say-ex-plan"],
    ["what do i tell the landlord, i'm a week late with rent", "say-landlord"],
    ["как сказать врачу о таком, стыдно", "say-doctor-embarrassing"],
    ["what do i write to a friend whose husband died", "say-condolence"],
    ["что написать учительнице", "say-school"],
    ["how do i tell the neighbour about the loud music", "say-neighbour"],
    ["как ответить банку про долг", "say-creditor"],
  ])("%s", (text, id) => {
    expect(first(text)).toBe(id);
  });
});

describe("a question has an answer of its own", () => {
  test.each([
    ["is it cancer, do you reckon", "is-it-serious"],
    ["приём только через два месяца", "long-wait"],
    ["what's better, the patch or the pill", "which-medicine"],
    ["а вдруг они надо мной смеяться будут", "fear-cringe"],
    ["what if my boy doesn't recognise me", "fear-child-not-know"],
    ["всё наладится?", "will-it-be-ok"],
    ["вы на меня не сердитесь?", "nobody-scolds"],
    ["пропала на месяц, стыдно", "back-after-long"],
    ["давно не было", "back-after-long"],
    ["its been a while", "back-after-long"],
    ["been a while, everything fell apart", "back-fell-apart"],
    ["been a while, been flat out. everythings gone to pot", "back-fell-apart"],
    ["давно не заходил, всё как-то развалилось", "back-fell-apart"],
    ["я вернулась. всё забросила", "back-fell-apart"],
    ["можно я тут просто посижу", "just-be-here"],
  ])("%s", (text, id) => {
    expect(first(text)).toBe(id);
  });
});

test.each([
  "i'm back at work tomorrow",
  "мы с дочкой вместо зарядки играли в снежки",
  "sunday nights are the worst",
  "сказал спасибо и ушёл",
  "scan all clear, sleeping for a week",
  "my sister came round and we had tea",
])("%j asks for nothing of this", (text) => {
  expect(first(text)).toBeUndefined();
});

test.each([
  [
    "как сказать соседке, что уеду на две недели",
    "ru",
    { what: "уеду на две недели", statement: "Уеду на две недели" },
  ],
  ["как попросить брата забрать меня с вокзала", "ru", { request: "забрать меня с вокзала" }],
  ["прости за то, что опоздал на час", "ru", { what: "опоздал на час", statement: "Опоздал на час" }],
  [
    "how do i tell my landlady im moving out in may",
    "en",
    { what: "I’m moving out in may", statement: "I’m moving out in may" },
  ],
  ["need to ask my brother to mind the dog on monday", "en", { request: "mind the dog on Monday" }],
  ["как отказать сестре, она опять просит", "ru", {}],
] as const)("of %j the words of the writer are used", (text, locale, slots) => {
  expect(clauseSlots(text, locale)).toEqual(slots);
});

test.each([
  ["why bother with daylight in the morning", "light_exposure"],
  ["а дышать надо ртом?", "basic_breathing"],
  ["в чём смысл прогулок", "walking"],
  ["how do i tense and release properly", "muscle_relaxation"],
] as const)("%j names a habit", (text, id) => {
  expect(habit(text)).toBe(id);
});
