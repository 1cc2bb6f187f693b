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

describe("an age said by the way, of a school year, a birthday to come or a year of birth is asked about", () => {
  test.each([
    "turning 15 next week, finally",
    "im in 7th grade so no money for this",
    "not allowed insta till im 16 lol thats in two years",
    "my homeroom teacher says 13 is the hardest age and im it",
    "born in 2012 if that matters",
    "sophomore here, 15",
    "gcses are next year for me so im like 14",
    "mum says im too young at 12 for an app but whatever",
    "я в 8 классе, мне этот проект задали",
    "мне четырнадцать с половиной",
    "исполнилось 13 в мае",
    "14 лвл, пол ж",
    "я 2012 года рождения",
    "девочка, 12",
    "скоро днюха, будет 15",
    "огэ через два года, а мама уже пилит, мне 13",
    "я шестиклассник",
    "родаки не дают телефон, мне ж всего 11",
    "im a kid, 10 yrs old, can i use it",
    "fourteen going on forty, thats me",
    "yo im thirteen dont tell my dad",
    "учусь в седьмом, лень всё",
    "мне 15 будет только осенью",
    "i just started secondary school, year 7",
    "im literally a freshman, 14",
    "14, nearly 15, dont judge",
    "13 yo, trans, hi",
    "no job obviously im thirteen",
    "я семиклассница",
    "9 класс, огэ скоро",
    "мне лет тринадцать, чуть больше",
    "тринадцать мне, а чё",
    "через месяц 15 стукнет",
    "14 годиков, да",
    "я малая, 12 лет",
    "в шестой перешла",
    "im in yr8",
    "year 9 here",
    "15m",
    "12 y.o. from mumbai",
    "я с 2013 года",
    "i wont be 16 for ages, im 13 and a bit",
    "grade 8, bullied",
    "я подросток, 13",
    "school sucks, turned 14 yesterday",
    "скажу честно, мне всего-то двенадцать",
    "ninth grader here",
    "12 going on 13",
    "age 13",
    "i am only a child, eleven",
    "учусь в 6б",
    "me: 14. mum: divorced",
    "ten years old and already tired",
    "четырнадцать исполнилось летом",
  ])("%s", (text) => expect(read(text)).toBeDefined());
});

describe("what is counted, another's, or long past is no age", () => {
  test.each([
    "my son's 14 and won't talk to me",
    "work anniversary: 14 years",
    "i was 13 when dad left",
    "есть дочь, 12 лет, рисует",
    "мне 12 минут хватит",
    "14 years sober",
    "с 14 лет работаю",
    "учу 8 класс физике",
    "я классный руководитель 7 класса",
    "in year 9 of my marriage",
    "he's in 7th grade, i'm his dad",
    "i have 15 left to pay",
    "купила платье на 14 лет племяннице",
    "вернулся в спортзал, лет 15 не был",
    "13 january is my court date",
    "i teach middle school",
    "чувствую себя на 14",
    "feel like i'm 12 again on this bike",
    "мне 14 заявлений надо проверить",
    "when i'm 15 minutes late he shouts",
    "born in 1972",
    "у меня 15 лет стажа",
    "my inner 13 year old is thrilled",
    "мне бы 15 лет назад это приложение",
    "my freshman year was 1998",
    "14, that is how many boxes are left",
    "birthday in june, 45",
    "13 likes, wow",
    "a 11 year old car",
    "у племянницы огэ, 15 лет",
    "тринадцать кругов пробежал",
    "через месяц 15 лет свадьбе",
    "я малая с двумя детьми",
    "перешла в шестой отдел",
    "year 9 pupils wore me out today",
    "15 мин и готово",
    "12 y.o. whisky from dad",
    "с 2013 года не курю",
    "teach 8th grade",
    "мой семиклассник опять двойку принёс",
    "im 12 weeks along",
    "14 дней до суда",
    "мне 13 рублей не хватило",
    "born in 2012 is my eldest",
    "grade 8 steel, still rusted",
    "полных недель 14",
    "мы с ним 13 лет вместе",
    "мой подросток, 13, хлопает дверью",
    "age 13 is the worst, says my sister",
    "в мае было 14 заказов",
    "ten years old car",
    "тётка в 6 отделении",
    "my ninth grader here is sulking",
    "12 going on 13 orders today",
  ])("%s", (text) => expect(read(text)).toBeUndefined());
});
