import { describe, expect, test } from "vitest";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadTopicModel } from "#content/topic-model.ts";
import { emptyAsk } from "../../../tools/content/rules/step-passes-guard.ts";
import { dayOf, givenIn } from "./given.ts";
import { givenStepsFor } from "./moves.ts";
import { createOfflineCoach } from "./offline-coach.ts";

const of = (title: string, description: string, locale: "ru" | "en") =>
  givenIn(title, description, locale, loadCoachPacks(contentFolder).reading).map((fact) => `${fact.of}: ${fact.what}`);

describe("what a goal states is read once, in its own words, turned to whoever wrote them", () => {
  test.each([
    [
      "диплом",
      "защита 19 июня, готово введение и половина второй главы",
      ["day: защита 19 июня", "have: введение и половина второй главы"],
    ],
    ["дописать реферат", "сдавать 3 мая, готово ноль страниц", ["day: сдавать 3 мая"]],
    ["взвесить улов", "безмен есть, тетрадь есть", ["have: безмен"]],
    ["вкрутить лампочку в подъезде", "заявка от 8 ноября", ["known: заявка от 8 ноября"]],
    ["Связать внучке кофту", "пряжа куплена ещё зимой", ["have: пряжа куплена ещё зимой"]],
    [
      "Пережить юбилей",
      "Двадцать два гостя, кафе «Встреча», предоплата внесена. Муж против",
      ["known: двадцать два гостя", "known: кафе «Встреча»", "have: предоплата внесена", "known: муж против"],
    ],
  ])("%s", (title, description, given) => {
    expect(of(title, description, "ru")).toEqual(given);
  });

  test.each([
    [
      "finish my nursing portfolio",
      "14 of 31 competencies signed. My mentor is on nights.",
      ["count: 14 of 31 competencies signed", "known: your mentor is on nights"],
    ],
    ["Quit vaping before the baby", "due 2 December", ["day: due 2 December"]],
    [
      "fix my bike",
      "free on Saturdays from 6 am with my brother",
      ["time: free on Saturdays from 6 am with your brother"],
    ],
  ])("%s", (title, description, given) => {
    expect(of(title, description, "en")).toEqual(given);
  });

  test("a day is told whole, and a word that ends in «к» names none", () => {
    expect(dayOf("сдать отчёт к пятнице", "ru")).toBe("к пятнице");
    expect(dayOf("возить маму до воскресенья", "ru")).toBe("до воскресенья");
    expect(dayOf("урок понедельника", "ru")).toBe("урок понедельника");
  });

  test("hours that are lost and money that is owed are neither time nor means", () => {
    expect(of("меньше телефона", "8 часов в день показывает экран", "ru")).toEqual([
      "known: 8 часов в день показывает экран",
    ]);
    expect(of("письма прадеда", "3000 руб в месяц", "ru")).toEqual(["money: 3000 руб в месяц"]);
    expect(of("get out of debt", "4200 pounds overdraft", "en")).toEqual(["known: 4200 pounds overdraft"]);
    expect(of("something with my hands", "about forty quid", "en")).toEqual(["money: about forty quid"]);
  });

  test("an hour in which something is so is no hour to spare, and «есть» in the middle is no means", () => {
    expect(of("сварить борщ", "свекровь приезжает в субботу", "ru")).toEqual(["known: свекровь приезжает в субботу"]);
    expect(of("меньше телефона", "вечером рилсы", "ru")).toEqual(["known: вечером рилсы"]);
    expect(of("парковка задом", "езжу только туда где есть место носом", "ru")).toEqual([
      "known: езжу только туда где есть место носом",
    ]);
    expect(of("рисовать", "есть час по вечерам", "ru")).toEqual(["time: час по вечерам"]);
    expect(of("make peace at breakfast", "he shouts in the mornings", "en")).toEqual([
      "known: he shouts in the mornings",
    ]);
  });

  test("a limit is heeded, and whoever found something is not turned with it", () => {
    expect(of("stand on a stage", "physio says 20 mins standing max", "en")).toEqual([
      "limit: physio says 20 mins standing max",
    ]);
    expect(of("learn guitar", "left handed", "en")).toEqual(["limit: left handed"]);
    expect(of("вернуть кошелёк", "нашли на остановке 2 мая", "ru")).toEqual(["day: нашли на остановке 2 мая"]);
  });

  test("laughs and sighs are no part of a fact, and what is said rudely is none", () => {
    expect(of("need a job like yesterdya", "cv is from 2019 lol", "en")).toEqual(["known: cv is from 2019"]);
    expect(of("найти работу", "резюме 2019 года ахах", "ru")).toEqual(["known: резюме 2019 года"]);
    expect(of("tidy up", "12 shitty boxes. haha lol", "en")).toEqual([]);
  });

  test("wishes, feelings, questions, ages and what speaks as «я» are none", () => {
    expect(of("спина", "хочу спать на боку. Боюсь 3 операции. Мне 52. Сам хожу 2 раза в день на укол", "ru")).toEqual(
      [],
    );
    expect(of("my back", "I want 2 pillows. Is it 3 discs? I'm scared of the 5th one.", "en")).toEqual([]);
  });
});

test.each([
  ["снова петь", "пела в хоре до 30, потом дети", "ru"],
  ["отдать долг брату до марта", "", "ru"],
  ["swim", "i had 40 lengths by 9 once", "en"],
] as const)("no day is circled where none was named: %s", (title, description, locale) => {
  const packs = loadCoachPacks("content");
  const ask = { ...emptyAsk(locale), goal: { title, description, kind: "other" as const } };
  const steps = givenStepsFor(packs, "learn", ask, givenIn(title, description, locale, packs.reading), new Set());
  expect(steps.map(({ source }) => source)).not.toContain("given/day");
});

test("a fact becomes a step of the walk, and none where it was taken back", () => {
  const coach = createOfflineCoach(loadCoachPacks("content"), loadTopicModel("content"));
  const goal = { title: "кпд", description: "показ 19 июня, готово введение", kind: "other" as const };
  const ask = { ...emptyAsk("ru"), goal };
  const first = coach.propose(ask);
  const done = {
    source: first.answer.status === "ok" ? first.answer.source : undefined,
    text: "",
    state: "done" as const,
  };
  const after = { ...ask, history: [done], reading: first.reading };
  expect(coach.propose(after).answer).toMatchObject({
    source: "given/have",
    step: expect.stringContaining("введение"),
  });
  const without = { ...first.reading, facts: [], takenBack: first.reading.facts };
  expect(coach.propose({ ...after, reading: without }).answer).not.toMatchObject({
    source: expect.stringMatching(/^given/u),
  });
});
