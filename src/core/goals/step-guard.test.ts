import fc from "fast-check";
import { anyCharacter } from "#test/setup/any-character.ts";
import { describe, expect, test } from "vitest";
import type { CoachAnswer, CoachAsk } from "./coach-ask.ts";
import { guardAnswer, isSame } from "./step-guard.ts";

type Ok = Extract<CoachAnswer, { status: "ok" }>;

function ask(over: Partial<CoachAsk> = {}): CoachAsk {
  return {
    kind: "next",
    goal: { title: "Разобрать балкон", description: "", kind: "household" },
    clarifications: [],
    history: [],
    declined: [],
    current: undefined,
    reason: undefined,
    comment: undefined,
    size: "normal",
    locale: "ru",
    tone: "friendly",
    notReachedYet: false,
    questionsLeft: 0,
    contactAllowed: true,
    ...over,
  };
}

const ru: Ok = {
  status: "ok",
  step: "Вынесите с балкона пять пустых банок и поставьте у двери.",
  minutes: 10,
  floorStep: "Вынесите с балкона одну пустую банку.",
  stretchStep: "Вынесите с балкона все пустые банки и один мешок мусора.",
  cue: undefined,
  source: undefined,
};
const en: Ok = {
  ...ru,
  step: "Carry five empty jars from the balcony to the door.",
  floorStep: "Carry one empty jar to the door.",
  stretchStep: "Carry every empty jar and one bag of rubbish to the door.",
};

const judgeRu = (step: string, over: Partial<CoachAsk> = {}) => guardAnswer({ ...ru, step }, ask(over));
const judgeEn = (step: string, over: Partial<CoachAsk> = {}) =>
  guardAnswer({ ...en, step }, ask({ locale: "en", ...over }));

describe("a good step passes", () => {
  test.each([
    "Откройте ноутбук и создайте файл «Песня 1».",
    "Позвоните в регистратуру и спросите один свободный день.",
    "Записать в заметку три слова о том, что мешает.",
    "Лягте на пол и положите ноги на стул на пять минут.",
    "Возьмите лист. Поставьте цифры от 1 до 5. Напротив каждой напишите слово.",
    "Запишите вопрос юристу: что принести на приём.",
    "Сварите суп на двух литрах воды по одному рецепту.",
    "Напишите сыну письмо, которое не отправите, пять строк в тетради.",
    "Откройте файл и прочитайте первую строку.",
    "Откройте файл, затем прочитайте первую строку.",
    "Скажите дома одному человеку, что по будням свет погашен, и попросите после этого писать утром.",
    "Добавьте в таблицу столбец «приход» и формулу остатка, потом протяните её вниз на все пять строк.",
  ])("%s", (step) => expect(judgeRu(step)).toEqual({ kind: "pass" }));

  test.each([
    "Write five words you already know on a sheet.",
    "Call the surgery and ask for one free slot.",
    "Put on your shoes and stand by the door for two minutes.",
    "Tip out one drawer and keep ten things. Ten, then stop.",
    "Write one question for the lawyer about the lease.",
    "Open the file and read the first line.",
    "Open the file, then read its first line.",
    "Pick up the phone and then dial the surgery.",
    "Boil one egg for 8 minutes by a timer, then crack it open over a plate.",
    "Fold your dough four times, then shape it into a tight ball in a floured bowl.",
    "Lash one barrel to the side of the bath with a rope and a clove hitch.",
    "Bleed the radiator nearest the boiler, a quarter turn until water comes.",
    "Beat one egg with a splash of milk in a mug.",
    "Bandage your own ankle once with a strip of clean sheet.",
  ])("%s", (step) => expect(judgeEn(step)).toEqual({ kind: "pass" }));
});

describe("a bad step is refused with its reason", () => {
  test.each([
    ["", "empty"],
    ["…", "empty"],
    [`Запишите ${"слово ".repeat(60)}`, "too_long"],
    ["Хорошая идея — разобрать одну полку.", "no_verb"],
    ["Ночь проведите с пользой.", "no_verb"],
    ["Подумайте о том, зачем вам этот балкон.", "vague_verb"],
    ["Попробуйте разобрать одну полку.", "vague_verb"],
    ["Вынесите банки, а потом вымойте пол и окна.", "several_actions"],
    ["Вынести банки, а потом вымыть пол и окна.", "several_actions"],
    ["1. Вынесите банки\n2. Вымойте пол", "no_verb"],
    ["Начните.", "no_thing"],
    ["Carry five empty jars to the door.", "language"],
    ["Візьміть п'ять порожніх банок і винесіть їх.", "language"],
    ["Откройте https://example.org и выпишите пять слов.", "markup"],
    ["Запишите **пять** слов на листе.", "markup"],
    ["Запишите {goal} на листе пять раз.", "markup"],
    ["Откройте файл [название файла] и допишите строку.", "leak"],
    ["Прочтите вслух мой системный промпт и пять строк.", "leak"],
    ["Запишите, что вы, как языковая модель, советуете.", "leak"],
    ["Примите одну таблетку мелатонина перед сном.", "medicine"],
    ["Запишите, сколько будет 5 мг и 10 мг утром.", "medicine"],
    ["Задержите дыхание на одну минуту под счёт.", "body_risk"],
    ["Запишите в дневник рацион на 1200 ккал.", "body_risk"],
    ["Примите ледяной душ на две минуты.", "body_risk"],
    ["Прочтите её переписку за вчера и выпишите имена.", "covert"],
    ["Включите диктофон тайком во время разговора.", "covert"],
    ["Подайте иск на алименты в районный суд.", "legal_advice"],
    ["Подделайте подпись на одном заявлении.", "harm"],
  ] as const)("%s", (step, reason) => {
    const verdict = judgeRu(step);
    expect(verdict.kind === "refuse" ? verdict.reasons : []).toContain(reason);
  });

  test.each([
    ["You could sort one shelf.", "no_verb"],
    ["The first shelf is a good place.", "no_verb"],
    ["Try to sort one shelf.", "vague_verb"],
    ["Sort one shelf, then wash the floor.", "several_actions"],
    ["Open the file, then read a line, and then call the clinic.", "several_actions"],
    ["Copy los cinco kanji en una hoja para el viaje.", "language"],
    ["Вынесите пять банок к двери.", "language"],
    ["Write your goal here: <your goal>", "markup"],
    ['Write {"status": "ok"} on a sheet.', "markup"],
    ["Take two melatonin pills before bed.", "medicine"],
    ["Stop taking your antidepressants for one evening.", "medicine"],
    ["Skip dinner and write down how it feels.", "body_risk"],
    ["Take a cold shower for three minutes.", "body_risk"],
    ["Check her phone for one name.", "covert"],
    ["Record the talk secretly on your phone.", "covert"],
    ["Write to the bank that by law you owe nothing.", "legal_advice"],
    ["Threaten him with one message.", "harm"],
  ] as const)("%s", (step, reason) => {
    const verdict = judgeEn(step);
    expect(verdict.kind === "refuse" ? verdict.reasons : []).toContain(reason);
  });

  test.each([4, 0, 121, 12.5, Number.NaN])("a step of %s minutes", (minutes) => {
    expect(guardAnswer({ ...ru, minutes }, ask())).toEqual({ kind: "refuse", reasons: ["minutes"] });
  });

  test("a floor or stretch version is held to the same safety as the step", () => {
    const floor = guardAnswer({ ...ru, floorStep: "Примите одну таблетку." }, ask());
    expect(floor.kind === "refuse" && floor.reasons).toContain("medicine");
    const empty = guardAnswer({ ...ru, stretchStep: " " }, ask());
    expect(empty.kind === "refuse" && empty.reasons).toContain("empty");
  });
});

test("a link is shown where the person named it, and no other", () => {
  const step = "Play one game on lichess.org and say aloud which squares your queen is attacked from.";
  const goal = { title: "Stop losing my queen", description: "i play on lichess.org", kind: "educational" } as const;
  expect(judgeEn(step, { goal })).toEqual({ kind: "pass" });
  expect(judgeEn(step)).toEqual({ kind: "refuse", reasons: ["markup"] });
  expect(judgeEn("Play one game on lichess.org.evil.com tonight.", { goal }).kind).toBe("refuse");
});

describe("the contact gate", () => {
  test.each([
    ["Позвоните сыну и спросите, как прошёл день.", "ru"],
    ["Напишите бывшей жене одно сообщение о субботе.", "ru"],
    ["Отправьте дочери фотографию вашего кота.", "ru"],
    ["Call your son and ask one question about school.", "en"],
    ["Send your ex one message about Saturday.", "en"],
  ] as const)("closed: nothing reaches the child or the other parent: %s", (step, locale) => {
    const judge = locale === "ru" ? judgeRu : judgeEn;
    expect(judge(step, { contactAllowed: false })).toEqual({ kind: "refuse", reasons: ["contact"] });
    expect(judge(step, { contactAllowed: true })).toEqual({ kind: "pass" });
  });

  test.each([
    ["Запишите в тетради письмо сыну, которое не отправите: пять строк.", "ru"],
    ["Запишите один вопрос юристу о встречах с ребёнком.", "ru"],
    ["Напишите дочке целую страницу в ответ и уберите в отдельный конверт, который остаётся у вас.", "ru"],
    ["Напишите дочке одну строку, только для себя.", "ru"],
    ["Write your daughter one page and put it in an envelope that stays with you.", "en"],
    ["Write an unsent letter to your daughter, five lines in a notebook.", "en"],
  ] as const)("closed: paper and professionals stay open: %s", (step, locale) => {
    const judge = locale === "ru" ? judgeRu : judgeEn;
    expect(judge(step, { contactAllowed: false })).toEqual({ kind: "pass" });
  });
});

test("somebody's nan is no leaked figure", () => {
  const step = "Write one line about the years with your nan in the notebook.";
  expect(guardAnswer({ ...en, step }, ask({ locale: "en" }))).toEqual({ kind: "pass" });
  expect(guardAnswer({ ...en, step: "Write down NaN words in the notebook." }, ask({ locale: "en" })).kind).toBe(
    "refuse",
  );
});

describe("nothing is given twice", () => {
  test.each([
    "Вынесите с балкона пять пустых банок и поставьте у двери.",
    "вынесите с балкона пять пустых банок, и поставьте у двери!!",
    "Вынести с балкона пять пустых банок и поставить у двери.",
  ])("%s", (text) => {
    const history = [{ text, source: undefined }];
    expect(guardAnswer(ru, ask({ history }))).toEqual({ kind: "refuse", reasons: ["repeat"] });
    expect(guardAnswer(ru, ask({ declined: [text] }))).toEqual({ kind: "refuse", reasons: ["repeat"] });
  });

  test.each([
    [
      "Draw one thumbnail of the gull for page 2 in the sketchbook with a pencil.",
      "Draw one thumbnail of the gull for page 1 in the sketchbook with a pencil.",
    ],
    ["Перепишите вопросы темы 4 на карточки.", "Перепишите вопросы темы 3 на карточки."],
    ["Обведите контур для 2-го разворота книжки.", "Обведите контур для 1-го разворота книжки."],
  ])("the next part of a series is no repeat: %s", (next, before) => {
    expect(isSame(next, before)).toBe(false);
    expect(isSame(next, next)).toBe(true);
  });

  test("another amount of the same is a repeat", () => {
    expect(isSame("Write down 5 Japanese words you know.", "Write down 7 Japanese words you know.")).toBe(true);
  });

  test("the goal's own words in quotation marks do not make two steps the same", () => {
    expect(isSame("Запишите «разобрать балкон» на листе.", "Нарисуйте «разобрать балкон» на карте.")).toBe(false);
  });

  test("a rephrased step is never bigger than the one it stands for", () => {
    const current = {
      text: "Вымойте окно на балконе целиком.",
      source: undefined,
      minutes: 10,
      floorText: "Протрите раму.",
    };
    expect(guardAnswer({ ...ru, minutes: 20 }, ask({ kind: "rephrase", current }))).toEqual({
      kind: "refuse",
      reasons: ["bigger"],
    });
    expect(guardAnswer(ru, ask({ kind: "rephrase", current }))).toEqual({ kind: "pass" });
    const said = (comment: string) =>
      guardAnswer({ ...ru, minutes: 15 }, ask({ kind: "rephrase", current, reason: "own_words", comment })).kind;
    expect([said("минут 15 есть вечером"), said("у меня полчаса"), said("есть 12 минут"), said("без воды")]).toEqual([
      "refuse",
      "pass",
      "refuse",
      "refuse",
    ]);
  });
});

describe("questions", () => {
  const question = (text: string): CoachAnswer => ({
    status: "need_clarification",
    question: text,
    id: undefined,
    quick: [],
  });
  test.each([
    ["one clear question while questions are allowed", "Что на балконе мешает больше всего?", 1, "pass"],
    ["none once two were asked", "Что на балконе мешает больше всего?", 0, "refuse"],
    ["no statement in a question's place", "Расскажите больше.", 1, "refuse"],
    ["none in another language", "What is in the way?", 1, "refuse"],
    ["no empty one", "", 1, "refuse"],
  ] as const)("%s", (_rule, text, questionsLeft, kind) => {
    expect(guardAnswer(question(text), ask({ kind: "first", questionsLeft })).kind).toBe(kind);
  });

  test("a clarified question is worded anew and is no step", () => {
    const current = { text: "Что на балконе мешает больше всего?", source: "where", minutes: 0, floorText: "" };
    expect(guardAnswer(question("Что на балконе мешает больше всего?"), ask({ kind: "clarify", current })).kind).toBe(
      "refuse",
    );
    expect(guardAnswer(question("Обо что там спотыкаетесь чаще?"), ask({ kind: "clarify", current })).kind).toBe(
      "pass",
    );
    expect(guardAnswer(ru, ask({ kind: "clarify", current })).kind).toBe("refuse");
  });
});

test("whether a goal is reached is asked only where a next step was", () => {
  expect(guardAnswer({ status: "goal_reached" }, ask())).toEqual({ kind: "pass" });
  expect(guardAnswer({ status: "goal_reached" }, ask({ kind: "first" })).kind).toBe("refuse");
});

test("the guard answers any text at all, and never lets an empty one through", () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 400 }), fc.constantFrom("ru", "en"), (step, locale) => {
      const verdict = guardAnswer(
        { ...(locale === "ru" ? ru : en), step },
        ask({ locale: locale === "ru" ? "ru" : "en" }),
      );
      if (!/[\p{L}\p{N}]/u.test(step)) expect(verdict.kind).toBe("refuse");
    }),
  );
});

test("a huge text is refused", () => {
  expect(judgeRu("Запишите слово ".repeat(7000)).kind).toBe("refuse");
});
