import { describe, expect, test } from "vitest";
import { loadAgeReader } from "./age.ts";
import { contentFolder } from "./content-folder.ts";

const { read, told } = loadAgeReader(contentFolder);

describe("ways to say that one is under 16", () => {
  test.each([
    "I'm 14, my mum won't let me see dad",
    "im 13 and i hate school",
    "i am fifteen years old",
    "14f here, hi",
    "just turned 12 lol",
    "I'm 15 y/o",
    "i'm only 11 but i want to be a programmer",
    "a 13 year old girl here, is that ok?",
    "as a 14-year-old I get tired of this",
    "I'm in 8th grade and failing maths",
    "I'm in year 9",
    "hi im in middle school",
    "I'll be 16 in March",
    "i'm not 16 yet",
    "im under 16, can i still use this",
    "my age is 12",
    "I am a 14 year old boy",
    "i've just turned 13",
    "Im almost 15 and my parents split up",
    "hey. I'm ten.",
    "I’m fourteen and nobody listens",
    "ok so im literally 12",
    "i'm a ninth grader",
    "I'm currently 15, living with my gran",
    "Мне 14, мама не пускает к папе",
    "мне 13 лет",
    "мне всего 12",
    "привет мне 15 можно с вами",
    "Я мама, мне 14",
    "мне недавно исполнилось 13 лет",
    "мне четырнадцать и я устала",
    "мне ещё нет 16",
    "мне скоро 16",
    "мне 11 лет, хочу собаку",
    "14 лет мне если что",
    "я в 8 классе",
    "я учусь в седьмом классе и не успеваю",
    "я восьмиклассница",
    "мой возраст 15",
    "исполнилось мне 12",
    "мне 15 я живу с бабушкой",
    "мне пока 13",
    "мне 10 лет и папа уехал",
    "хожу в 6 класс, родители в разводе",
    "мне пятнадцать, меня бросил парень",
    "мне 14 помогите",
    "мне почти 15",
    "я перешла в 9 класс",
    "мне только 14 исполнилось, а уже всё надоело",
    "мне 12л",
    "да мне вообще 13",
    "мне будет 16 через месяц",
    "мне 9 лет. меня зовут Соня",
    "мне, кстати, 14",
    "15 лет, девочка, Омск",
    "i'm 14 btw",
    "me, 13 years old, crying over algebra",
    "i turned fifteen last week",
    "мне уже 15 лет, я не маленькая",
    "я ещё пятиклассник",
  ])("%s", (said) => {
    expect(read(said)).toBe("under_16");
  });
});

describe("ways to say that one is 16 or 17", () => {
  test.each([
    "I'm 16, my parents divorced",
    "im 17 and i want to move out",
    "i'm still a minor",
    "мне 16, родители развелись",
    "мне семнадцать лет",
    "мне нет 18",
    "я несовершеннолетняя",
  ])("%s", (said) => {
    expect(read(said)).toBe("young");
  });
});

describe("what only looks like it", () => {
  test.each([
    "my son is 14 and won't talk to me",
    "when I was 14 my dad left",
    "I'm 14 weeks pregnant",
    "i'm 14 days sober today",
    "I'm 15 minutes late again",
    "I feel like I'm 12 around my mother",
    "she says I'm 14 going on 40",
    "he treats me like I'm 10",
    "I'm 12 steps in",
    "im 13 pages into the novel",
    "I am 10 kg lighter than in May",
    "I'm 15 grand in debt",
    "My daughter turned 13 yesterday",
    "I was 15 when we moved",
    "I'm 11 chapters from the end",
    "since i was 12 i have bitten my nails",
    "in my dream I'm 9 and mum is alive",
    "I'm 14 points behind",
    "my profile said i'm 13, a typo, I'm 45",
    "As a mother of a 14-year-old I worry",
    "a letter to my 13 year old daughter",
    "I'm 8 hours ahead of you",
    "I'm 45",
    "i'm 15 stone and want to walk more",
    "I'm 12th in line",
    "my 15 year old is failing maths",
    "he is fifteen and lives with his dad",
    "I am nine months into this divorce",
    "I'm on day 14",
    "inside I'm 14 and terrified",
    "сыну 14, не разговаривает",
    "дочке исполнилось 13",
    "мне было 14, когда отец ушёл",
    "мне 15 минут хватит",
    "мне 12 тысяч должны",
    "мне 14 раз отказали",
    "когда мне 15 было, мама пила",
    "как будто мне 12 и меня отчитывают",
    "мне 10 километров до работы",
    "она говорит, что мне 14 по уму",
    "дочка говорит: мне 14, отстань",
    "мне 13 января в суд",
    "я мама 14-летней",
    "мне 45 лет",
    "ребёнку 12 лет",
    "мне 15 лет никто не дарил цветы",
    "мне 11 дней до отпуска",
    "в душе мне 14",
    "мне нужно 14 дней",
    "мне лет 40",
    "сын в 8 классе",
    "сын учится в седьмом классе",
    "мне 10 шагов много",
    "снилось, что мне 9 лет",
    "мне 14 баллов не хватило",
    "я работаю в 9 классе классным руководителем",
    "мне 12 кг скинуть",
    "мой сын пишет: мне 13, сам решу",
    "мне 38, дочке 14",
    "за 15 лет мне это надоело",
  ])("%s", (said) => {
    expect(read(said)).toBeUndefined();
  });
});

test.each([
  ["14", "under_16"],
  ["мне 16", "young"],
  ["I'm 34", "adult"],
  ["пятнадцать", "under_16"],
  ["17 лет", "young"],
  ["not telling", undefined],
  ["3", undefined],
  ["1984", undefined],
] as const)("asked how old one is, %s is %s", (said, age) => {
  expect(told(said)).toBe(age);
});

describe("an answer to the question how old one is", () => {
  test.each([
    ["это внуку 13, мне 67", "adult"],
    ["да не мне, внуку!", "adult"],
    ["ему 13", "adult"],
    ["not me, my grandson", "adult"],
    ["he's 13, I'm 58", "adult"],
    ["мне 13, сестре 10", "under_16"],
    ["I'm 12 and my brother is 20", "under_16"],
    ["мне всего 16", "young"],
  ] as const)("%s", (answer, age) => {
    expect(told(answer)).toBe(age);
  });
});

test("an age that opens a story of somebody else is not the writer's", () => {
  expect(read("тринадцать лет, играет ночами. внук")).toBeUndefined();
  expect(read("тринадцать лет, учусь в школе")).toBe("under_16");
});

test("a class of long ago, in a grown life, asks nobody's age", () => {
  expect(
    read(
      "привет. шла с работы мимо бассейна. я в девятом классе за район плавала, потом Сашка родился, потом бухгалтерия",
    ),
  ).toBeUndefined();
  expect(read("in ninth grade i swam for the county, now my kids do")).toBeUndefined();
  expect(read("я в девятом классе, вчера завалила контрольную")).toBe("under_16");
  expect(read("я в девятом классе, мамин муж опять пьёт")).toBe("under_16");
  expect(told("14, 8 класс")).toBe("under_16");
});

test.each([
  "позвонила. по средам с 12 до 13 свободное плавание 350 рублей. у меня как раз обед с 12",
  "в 12:30 у меня обед",
  "they swim from 12 to 13 on wednesdays",
  "через 14 дней отчёт",
])("%j is no answer to how old one is", (words) => {
  expect(told(words)).toBeUndefined();
});
