import { describe, expect, test } from "vitest";
import { changeSaid } from "./change-said.ts";

describe("what a change of the step names", () => {
  test.each([
    ["книгу тяжело давай может журнал", "Журнал"],
    ["a drawing instead? bad at words", "A drawing"],
    ["nah just one crate", "One crate"],
    ["could i do just the porch bit that i can reach", "The porch bit that i can reach"],
    ["can't ring him, he doesn't pick up. It'd have to be a message", "A message"],
    ["he'd hate a walk. what about driving, he talks in the car sometimes", "Driving"],
    ["bank is far. mpesa lock instead?", "Mpesa lock"],
    ["кухню не трогаю до последнего дня, давай ванную", "Ванную"],
    ["ехать не буду. Спуститься в вестибюль и выйти, это мой максимум", "Спуститься в вестибюль и выйти"],
    ["давай не письмо а открытку с тремя предложениями. письмо пока не тяну", "Открытку с тремя предложениями"],
    ["совсем выкинуть не могу, давай не брать его в кровать", "Не брать его в кровать"],
    ["можно вместо резинки кольцо крутить? у меня есть такое", "Кольцо крутить"],
    ["не хочу это. можно с сестры начать", undefined],
    ["будьте добры, другой шаг, в поезде неудобно", undefined],
    ["ерунда шаг, давай нормальный", undefined],
  ])("what they would do instead: %s", (text, own) => {
    expect(changeSaid(text)?.own).toBe(own);
  });

  test.each([
    ["каждый день не хочу. вт чт сб", ["вт чт сб"]],
    ["вслух не могу, у нас опенспейс. в машине могу", ["в машине"]],
    ["только не вечером, засыпаю", ["не вечером"]],
    ["ok can I do it on paper then, candle and all", ["on paper"]],
    ["can it be something I do the night before instead", ["something I do the night before"]],
    ["I can't do ladders. I can do up to my own shoulders", ["up to my own shoulders"]],
    ["nah cant lie on the floor of a sprinter mate. something standing", ["something standing"]],
  ])("what the step has to keep to: %s", (text, keeps) => {
    expect(changeSaid(text)?.keeps).toEqual(keeps);
  });

  test.each([
    ["шкаф не могу. там её запах. давай кухню", ["шкаф не могу"]],
    ["phone in kitchen is not happening, it's my alarm. other idea pls", ["phone in kitchen is not happening"]],
    ["not the metronome. something else", ["not the metronome"]],
  ])("what is out of the question: %s", (text, refuses) => {
    expect(changeSaid(text)?.refuses).toEqual(refuses);
  });

  test.each([
    "25 минут это дофига. давай пять",
    "Half hour's too long. 8 minutes",
    "меньше. вообще меньше",
    "можно чонить совсем крошечное",
  ])("less of the same: %s", (text) => {
    expect(changeSaid(text)).toMatchObject({ less: true, keeps: [] });
    expect(changeSaid(text)?.own).toBeUndefined();
  });

  test.each([
    "something harder please",
    "давай посложнее",
    "ten a day is too few, make it twenty. that's too easy",
    "восемь в день мало, давай двенадцать",
  ])("more is asked for, and no step is named: %s", (text) => {
    expect(changeSaid(text)).toMatchObject({ more: true, less: false });
    expect(changeSaid(text)?.own).toBeUndefined();
  });

  test.each([
    "дошла до угла и развернулась, стыдно",
    "не встала. будильник сам выключился",
    "страшно. вдруг откажут",
    "не буду! сказал же",
    "Узнала, старший может подписать вместо",
    "I saw the form has my name wrong instead of right",
  ])("what is told or feared is no step of theirs: %s", (text) => {
    expect(changeSaid(text)?.own).toBeUndefined();
  });

  test("a kind of step is another one, and its condition is kept", () => {
    expect(changeSaid("можно шаг без выхода за калитку")).toMatchObject({
      other: true,
      keeps: ["без выхода за калитку"],
    });
  });

  test("why is heard where it is their own, and a judgement is no reason", () => {
    expect(changeSaid("другой шаг. интернета у меня мало")?.why).toBe("интернета у меня мало");
    expect(changeSaid("фигня шаг, давай норм")?.why).toBeUndefined();
  });

  test.each([
    "одной женщине без махрама?",
    "do i need to ring them or can i book it online",
    "слишком жирно. можно вдвое меньше?",
    "can I ask you something",
    "ты не понял",
  ])("no deed is named by %s", (text) => {
    expect(changeSaid(text)?.own).toBeUndefined();
  });
});
