import { describe, expect, test } from "vitest";
import { emptySnapshot, Walk } from "#test/dialogue/walk.ts";
import { loadTextScreen } from "../compose.ts";
import { contentFolder } from "./content-folder.ts";

const screen = loadTextScreen(contentFolder);

/** Somebody new, with the readers that the program has. */
function stranger(...texts: readonly string[]): Walk {
  const walk = new Walk(emptySnapshot({ locale: /[а-яё]/iu.test(texts[0] ?? "") ? "ru" : "en" }));
  walk.screen = screen;
  for (const text of texts) walk.say(text);
  return walk;
}
const titles = (walk: Walk): readonly string[] => walk.snapshot.goals.map(({ title }) => title);

describe("what befalls people is met in its own words, and becomes no goal", () => {
  test.each([
    ["бывшая опять трубку не дала", "told-parent-kept-from-call"],
    ["бывшая написала что в эту субботу не даст. опять", "told-visit-called-off"],
    ["my ex cancelled the weekend again", "told-visit-called-off"],
    ["had a horrible shift last night. we lost someone", "told-lost-somebody-at-work"],
    ["у нас умер пациент, ночная смена", "told-lost-somebody-at-work"],
    ["dont really want to talk about it", "told-no-wish-to-talk"],
    ["не хочу об этом говорить", "told-no-wish-to-talk"],
    ["bro i opened tiktok for an hour", "told-lost-to-a-screen"],
    ["залипла в телефоне весь вечер", "told-lost-to-a-screen"],
    ["everyone else just does it", "told-others-manage"],
    ["все же как-то справляются", "told-others-manage"],
    ["Вечерами тоска", "told-evenings-heavy"],
    ["evenings are the worst", "told-evenings-heavy"],
    ["я злой как чёрт", "told-so-angry"],
    ["да не, лучше промолчу", "told-better-silent"],
    ["i feel a bit stupid needing a phone to tell me to do this", "told-foolish-needing-it"],
    ["мама меня сегодня не узнала", "told-somebody-with-dementia"],
    ["бывший опять не дал трубку дочке", "told-parent-kept-from-call"],
    ["а сын опять не позвонил в воскресенье", "told-no-call"],
    ["мама звонила плакала", "told-called-in-tears"],
    ["устала как собака", "told-worn-out"],
    ["дочка сама позвонила с бабушкиного!!!", "told-child-reached-out"],
    ["жена не верит, говорит хватит на три дня", "told-others-doubt"],
    ["day 1 again then", "told-relapse"],
    ["спина отвалилась", "told-back-gone"],
    ["my brother's in intensive care, a stroke", "told-in-hospital"],
    ["муж на вахте до марта", "told-alone-with-it-all"],
  ])("%s", (text, id) => {
    const walk = stranger(text);
    expect(walk.talked()).toEqual([id]);
    expect(titles(walk)).toEqual([]);
  });
});

test("whoever lost one of their own is not spoken to of a shift", () => {
  expect(stranger("сегодня умерла бабушка").talked()).not.toContain("told-lost-somebody-at-work");
});

test.each([
  ["жена умерла в феврале", "Фотографии её разобрать надо, не могу"],
  ["my husband died in march", "i need to sort his clothes but i cant"],
])("the things of the dead become no goal for whoever cannot touch them: %s / %s", (before, text) => {
  const walk = stranger(before, text);
  expect(walk.talked()).toEqual(["told-cannot-touch-their-things"]);
  expect(titles(walk)).toEqual([]);
});

test("what is not known, and an hour lost, is no step done", () => {
  const walk = stranger("history coursework due monday havent started lol", "idk where its even saved");
  walk.say("bro i opened tiktok for an hour");
  expect(walk.goal?.completedCount).toBe(0);
  walk.say("done wrote the title and 3 sentences lol");
  expect(walk.goal?.completedCount).toBe(1);
});

test("all of it at once is asked of nobody", () => {
  expect(stranger("хочу бегать", "и курить бросить", "прям сразу всё?").talked()).toContain("all-at-once");
});

test("a stain that is told beside the goal of the flat is met as that, and the goal stays one", () => {
  const walk = stranger(
    "i need to get the flat ready, inspection thursday",
    "bleach stain on the carpet, size of a plate",
  );
  expect(walk.talked()).toEqual(["told-stain-before-check"]);
  expect(titles(walk)).toHaveLength(1);
});

describe("what only sounds like it is heard as what it is", () => {
  test.each([
    "i can't find her photos",
    "she won't let me sleep",
    "i lost my keys at work today",
    "we lost the match today",
    "не хочу об этом думать, давай шаг",
    "everyone else is asleep",
    "evenings are when i paint",
    "я злой на себя",
    "лучше завтра",
    "wrote to him about the form",
    "called me at nine",
    "сорвал кран, залил соседей",
    "сорвался, на линии авария была",
    "не закурил до обеда",
    "put the novel on hold",
    "жена забрала детей и уехала",
    "внучка плакала от смеха",
    "Miss Pugh had a bell",
    "бумаги никакой нет, на словах",
    "she hasn't called, should i ring her?",
  ])("%s", (text) => {
    expect(
      stranger(text)
        .talked()
        .filter((key) => key.startsWith("told-")),
    ).toEqual([]);
  });
});
