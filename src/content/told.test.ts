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
