import { describe, expect, test } from "vitest";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadTopicModel } from "#content/topic-model.ts";
import { emptyAsk } from "../../../tools/content/rules/step-passes-guard.ts";
import { whoIn } from "./goal-slots.ts";
import { createOfflineCoach } from "./offline-coach.ts";

const packs = loadCoachPacks(contentFolder);
const coach = createOfflineCoach(packs, loadTopicModel(contentFolder));
const wayOf = (locale: "ru" | "en", title: string) =>
  coach.read({ ...emptyAsk(locale), questionsLeft: 0, goal: { title, description: "", kind: "other" as const } }).way;

describe("no situation is invented for anybody", () => {
  test.each([
    ["en", "My mother-in-law is coming for two months. Two months!!!", "relationship/make-peace-family"],
    [
      "en",
      "My sister died in March and left her boy with me. I want to help him",
      "relationship/loved-one-drinks-family",
    ],
    ["en", "I shout too much on my children and after I will feel bad inside", "personal/back-to-ordinary-life-family"],
    ["ru", "на свадьбу к дочке в чём ехать", "relationship/waiting-for-absent-family"],
    ["en", "I lost 61,000 in options trading and nobody at home knows", "personal/grief-person-family"],
    ["en", "the ajo contribution I am the collector now and two women are owing", "money/debt-family"],
    ["en", "hair is falling out at the front", "household/bicycle-and-small-wheels-family"],
    ["en", "Write WAEC again at 38, Maths and English only", "creative/fiction-and-verse-family"],
    ["ru", "научится смс с картинкой слать дочке", "educational/letters-and-script-family"],
    ["ru", "Оградку покрасить к Радонице", "household/room-renovation-family"],
    ["en", "missus says i never talk", "personal/quit-speech-habit-family"],
    ["en", "waist pain from sewing machine", "creative/yarn-and-sewing-family"],
    ["ru", "Сходить на свидание. Андрей с третьего склада зовёт второй месяц", "relationship/dating-first-date"],
    ["ru", "Продать гараж. Документы ещё советские", "money/sell-plot-of-land"],
    ["ru", "баню доделать", "other/build-diy-object"],
  ] as const)("%s: %s is not walked as %s", (locale, title, way) => {
    expect(wayOf(locale, title)).not.toBe(way);
  });

  test.each([
    ["ru", "Сходить на свидание", "relationship/dating-first-date"],
    ["ru", "продать участок", "money/sell-plot-of-land"],
    ["ru", "построить полку", "other/build-diy-object"],
  ] as const)("%s: %s still is %s", (locale, title, way) => {
    expect(wayOf(locale, title)).toBe(way);
  });

  test.each([
    ["ru", "Соседи сверху залили кухню, акт составили, но платить не хотят", "household/plumbing-and-washer-family"],
    ["ru", "мамин дом разобрать. с осени зайти не могу", "household/declutter-space"],
    ["en", "quit marching band without mr delgado hating me", "career/career-direction-family"],
  ] as const)("what is told beside it leads elsewhere: %s: %s", (locale, title, way) => {
    expect(wayOf(locale, title)).not.toBe(way);
  });

  test("a family that has to be told of says so in both languages", () => {
    const told = packs.families.filter(({ onlyIfSaid }) => onlyIfSaid.length > 0);
    expect(told.length).toBeGreaterThanOrEqual(15);
    for (const { onlyIfSaid } of told) expect(onlyIfSaid.length).toBeGreaterThanOrEqual(20);
  });
});

describe("the dead are asked nothing", () => {
  test.each([
    ["My grandfather's death was in July. I want to do something for him in my own way", "frame/help_someone"],
    ["My sister died in March and left her boy with me. I want to help him", "frame/help_someone"],
  ] as const)("%s", (title, way) => {
    expect(wayOf("en", title)).not.toBe(way);
  });

  test("whoever lives is still named", () => {
    const who = (locale: "ru" | "en", title: string) => whoIn(title, locale, packs.reading);
    expect(who("en", "my sister died in March")).toEqual({});
    expect(who("ru", "отец умер, разобрать бумаги")).toEqual({});
    expect(who("en", "help my mum since my dad died")).toEqual({ who: "your mum" });
    expect(who("ru", "помочь маме")).toMatchObject({ "who.dat": "маме" });
  });
});

describe("whoever is past the beginning is not sent back to it", () => {
  const steps = (locale: "ru" | "en", title: string) => {
    let ask = { ...emptyAsk(locale), questionsLeft: 0, goal: { title, description: "", kind: "other" as const } };
    return [1, 2, 3, 4, 5, 6].flatMap(() => {
      const { answer, reading } = coach.propose(ask);
      if (answer.status !== "ok") return [];
      const done = { source: answer.source, text: answer.step, state: "done" as const };
      ask = { ...ask, kind: "next", reading, history: [...ask.history, done] };
      return [answer.source ?? ""];
    });
  };

  test.each([
    ["en", "beat my 5k time (27:48) before districts", ["shoes-by-door", "dress-and-stand", "walk-the-route"]],
    [
      "ru",
      "У фикуса, которому двадцать два года, с сентября сыплются листья, я и пересаживала, и янтарной кислотой поливала",
      ["one-plant-wish", "soil-bag", "sow-row"],
    ],
  ] as const)("%s: %s", (locale, title, beginners) => {
    const given = steps(locale, title);
    expect(given.length).toBeGreaterThan(3);
    expect(given.filter((source) => beginners.some((id) => source.endsWith(`/${id}`)))).toEqual([]);
  });
});
