import { expect, test } from "vitest";
import { matterSaid } from "../matter/matter-said.ts";
import { wishTitle } from "../wish-title.ts";
import { goalName } from "./goal-name.ts";

test.each([
  ["the deed stands before its thing", "Баню перекрыть до снега", "Перекрыть баню до снега"],
  ["the thing keeps the noun that belongs to it", "Зуб мудрости вырвать", "Вырвать зуб мудрости"],
  ["by when stands last", "К осени долг Вере вернуть", "Вернуть долг Вере к осени"],
  ["where one goes stands behind going", "К окулисту сходить", "Сходить к окулисту"],
  ["to whom stands next to the deed", "Комнату им подготовить", "Подготовить им комнату"],
  ["a name keeps its capital", "Анну Каренину дочитать", "Дочитать Анну Каренину"],
  ["learning stands before what is learnt", "Научиться ногти делать", "Научиться делать ногти"],
  ["learning stands before what is learnt, from behind too", "Лица рисовать научиться", "Научиться рисовать лица"],
  ["a deed of one's own hands", "Сам сделать байдарку", "Сделать самому байдарку"],
  ["how it is done stays in front", "Больше гулять с собакой", "Больше гулять с собакой"],
  ["how often it is done stays in front", "Каждый день маме звонить", "Каждый день маме звонить"],
  ["wishing is no part of it", "Привести хотела в порядок архив", "Привести в порядок архив"],
  ["intent is no part of it", "Задумал я прочитать Библию целиком", "Прочитать Библию целиком"],
  ["what has to be is no part of it", "Намерена пробежать полумарафон", "Пробежать полумарафон"],
  ["what others will do is no thing", "Будут ходить добровольно", "Будут ходить добровольно"],
  ["doubt is no part of it", "Помириться наверно", "Помириться"],
  ["asides are no part of it", "Если честно выехать на море", "Выехать на море"],
  [
    "how others do it is no part of it",
    "Научиться свистеть как мальчишки свистят",
    "Научиться свистеть как мальчишки свистят",
  ],
  ["how others do it behind a whole thought", "Научиться печь хлеб как соседки пекут", "Научиться печь хлеб"],
  ["terms are no part of it", "Накопить на первый взнос если зарплата 52", "Накопить на первый взнос"],
  ["what it is now is no part of it", "Подтягиваться хоть 10 раз щас 2", "Подтягиваться хоть 10 раз"],
  ["a slip of spelling", "Научится танцевать вальс", "Научиться танцевать вальс"],
  ["no scraps", "Выучить казахский до уровня чтобы понимать что про", "Выучить казахский"],
  ["what is denied stays whole", "Не опаздывать на работу", "Не опаздывать на работу"],
  ["a noun alone stays", "Права категории С", "Права категории С"],
])("%s", (_law, picked, name) => {
  expect(goalName(picked, picked)).toBe(name);
});

test.each([
  ["what becomes of a thing has a verb", "The washing under control", "", "Get the washing under control"],
  ["what was never learnt is to be learnt", "Never learnt to swim", "", "Learn to swim"],
  ["no wishing", "Been meaning to ring the dentist", "", "Ring the dentist"],
  ["no adverb of wishing behind", "Visit Iceland for years", "", "Visit Iceland"],
  ["no consequence", "Get fit or im losing the job", "", "Get fit"],
  ["no bare infinitive", "To take my whole day off", "", "Take my whole day off"],
  ["nothing is pointed at", "Make that team", "", "Make the team"],
  ["a relative stays", "Find a mower that runs", "", "Find a mower that runs"],
  ["a feeling keeps its likeness", "The flat to feel like a home", "", "The flat to feel like a home"],
  ["a word of weight is written small", "FLOAT", "I want to FLOAT", "Float"],
  ["a name in capitals stays", "IELTS 6", "I need IELTS 6", "IELTS 6"],
  [
    "the thing named before",
    "Play one song on it",
    "I bought an accordion off a man and want to play one song on it",
    "Play one song on the accordion",
  ],
  [
    "the person named before",
    "Have one evening with her",
    "My wife works nights. I want to have one evening with her",
    "Have one evening with my wife",
  ],
  [
    "several things named before",
    "Bring them here",
    "My two kids are with my aunt. I want to bring them here",
    "Bring my two kids here",
  ],
  [
    "two that may be meant leave the pronoun",
    "Call him",
    "My son and my brother fell out. I want to call him",
    "Call him",
  ],
  [
    "none that is meant leaves it out where it can be",
    "Play one song on it for Ann",
    "i wanna play one song on it for Ann",
    "Play one song for Ann",
  ],
  [
    "none that is meant leaves it where the deed needs it",
    "Send him something",
    "i want to send him something",
    "Send him something",
  ],
])("%s", (_law, picked, text, name) => {
  expect(goalName(picked, text || picked)).toBe(name);
});

test.each([
  [
    "what hands do to things",
    "I keep 200 letters in a tin. I want them scanned before we move",
    "Get the 200 letters scanned",
  ],
  ["a wish behind an opinion", "I reckon I want to repaint the gate", "Repaint the gate"],
  ["learning that has to be", "мне надо научиться печь хлеб", "Научиться печь хлеб"],
  ["a polite wish", "Я хотела бы установить место захоронения деда", "Установить место захоронения деда"],
  ["a wish since childhood", "Я с детства мечтаю доехать верхом до моря", "Доехать верхом до моря"],
])("a plain wish is read and named: %s", (_law, said, name) => {
  expect(goalName(wishTitle(matterSaid(said)?.words[0] ?? ""), said)).toBe(name);
});

test.each(["I want them dead", "I want them gone", "I want it over", "i want them to stop"])(
  "what people are to do or suffer is no goal: %s",
  (said) => {
    expect(matterSaid(said)?.as).not.toBe("wished");
  },
);

test("a name is no longer than a line and ends with a thought", () => {
  const long = "Подготовить статью по материалам диссертации для журнала перечня и для сборника кафедры";
  expect(goalName(long, long).length).toBeLessThanOrEqual(60);
  expect(goalName(long, long)).toBe("Подготовить статью по материалам диссертации");
});

test("a name of a name is itself", () => {
  for (const name of ["Вернуть долг Вере к осени", "Play one song on the accordion", "Get the washing under control"])
    expect(goalName(name, name)).toBe(name);
});
