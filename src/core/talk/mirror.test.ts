import { describe, expect, test } from "vitest";
import { deedSaidBack, mirrorOf } from "./mirror.ts";

describe("what is told is turned to who told it", () => {
  test.each([
    ["ran to the bodega and back. 6 min", "You ran to the bodega and back"],
    [
      "I keep his bed made. My sister says that's unhealthy.",
      "You keep his bed made. Your sister says that’s unhealthy",
    ],
    ["truth is im worried i cant do this job till 67", "You’re worried you can’t do this job till 67"],
    ["My kid asked if my phone is my boss. She's 5.", "Your kid asked if your phone is your boss. She’s 5"],
    ["rang. got a physio phone call Monday 9:20", "You rang. You got a physio phone call Monday 9:20"],
    ['He said "Mine was two years late." I did not know', 'He said "Mine was two years late." You did not know'],
    ["wrote 'this is Ethel.'", "You wrote 'this is Ethel'"],
    ["He likes trains and anything with cheese", "He likes trains and anything with cheese"],
  ])("%s", (said, turned) => {
    expect(mirrorOf(said, "en")).toBe(turned);
  });

  test.each([
    ["записал 4 минуты, голос дрожит в начале", "Записали 4 минуты, голос дрожит в начале"],
    [
      "на конечной у меня 12 минут стоянки. сижу в телефоне обычно",
      "На конечной у вас 12 минут стоянки. Сидите в телефоне обычно",
    ],
    ["отправила Ленке и Оле. Оля написала «наконец-то!!!»", "Отправили Ленке и Оле. Оля написала «наконец-то!!!»"],
    ["одноклассница сказала что я не попадаю в ритм", "Одноклассница сказала что вы не попадаете в ритм"],
    ["суп сварила, спала днём час", "Суп сварили, спали днём час"],
    ["пошёл с чаем", "Пошли с чаем"],
    ["он спит только на мне", "Он спит только на вас"],
    ["напарник запил, две смены подряд", "Напарник запил, две смены подряд"],
  ])("%s", (said, turned) => {
    expect(mirrorOf(said, "ru")).toBe(turned);
  });
});

describe("nothing is said back", () => {
  test.each([
    ["en", "bad shoes?"],
    ["en", "i'm so stupid"],
    ["en", "Ray died in October"],
    ["en", "please tell me what to do"],
    ["en", "what does one do with half a leek"],
    ["en", "tired man"],
    ["ru", "ненавижу себя"],
    ["ru", "какие песни из трёх аккордов"],
    ["ru", "я скучная стала"],
    ["en", "broke"],
    ["en", "i slapped my son"],
    ["ru", "наорала на сына"],
    ["ru", "убери бег"],
    ["ru", "отвечай коротко, я в метро"],
    ["ru", "не спрашивайте про диагноз"],
    ["ru", "вчера не писала вам"],
  ] as const)("%s: %s", (locale, said) => {
    expect(mirrorOf(said, locale)).toBeUndefined();
  });

  test("that is long: it stops where it would become a recital", () => {
    const story = "I walked to the river. ".repeat(20);
    expect(mirrorOf(story, "en")).toBe("You walked to the river. You walked to the river");
  });
});

test.each([
  ["ran to the shop and back", "en", "You ran to the shop and back"],
  ["вынесла три пакета", "ru", "Вынесли три пакета"],
] as const)("a deed is said back: %s", (said, locale, back) => {
  expect(deedSaidBack(said, locale)).toBe(back);
});

test.each([
  ["lost my job in march, been on the sofa since", "en"],
  ["I have MS", "en"],
  ["she wrote back and I cried", "en"],
  ["упал с лестницы", "ru"],
  ["у меня рассеянный склероз", "ru"],
] as const)("what befell somebody, or is theirs, is not: %s", (said, locale) => {
  expect(deedSaidBack(said, locale)).toBeUndefined();
});
