import { describe, expect, test } from "vitest";
import { loadAsked, readAsked } from "./asked.ts";
import { contentFolder } from "./content-folder.ts";

const { asked } = loadAsked(contentFolder);
const first = (text: string): string | undefined => asked(text)[0]?.id;

describe("what comes up on an ordinary day has an answer of its own", () => {
  test.each([
    ["and if he gets violent at the door?", "if-it-gets-rough"],
    ["а если он полезет драться", "if-it-gets-rough"],
    ["what do i say if she kicks off again", "say-if-row"],
    ["что говорить, если она начнёт орать", "say-if-row"],
    ["they keep asking is mummy mean", "child-asks-if-bad"],
    ["спрашивает, папа плохой?", "child-asks-if-bad"],
    ["i blocked it before, twice, and it crept back", "came-back-again"],
    ["я игру уже удалял, опять скачал", "came-back-again"],
    ["should i take my tablets at night instead", "medicine-at-another-time"],
    ["можно ли таблетки пить вечером?", "medicine-at-another-time"],
    ["it's my birthday", "my-birthday"],
    ["у меня сегодня день рождения", "my-birthday"],
    ["ладно, пойду спать", "off-to-bed"],
    ["right, off to bed", "off-to-bed"],
    ["просто пишу", "just-writing"],
    ["вот дура старая", "calls-oneself-a-fool"],
    ["can you remind me until i say done", "nag-me"],
    ["а голосом напоминать можешь", "spoken-reminders"],
    ["а если она не ответит", "what-if-no-answer"],
    ["what if they never write back", "what-if-no-answer"],
  ])("%s", (text, id) => {
    expect(first(text)).toBe(id);
  });
});

describe("words of another thing keep their own answers", () => {
  test.each([
    "хочу раньше ложиться, как пойти спать вовремя",
    "my son's birthday is next week",
    "he deleted the photos",
    "if he comes on friday i'll cook",
    "пишу книгу, просто пишу её каждый день",
    "собака может кинуться, если он подойдёт",
  ])("%s", (text) => {
    const found = first(text);
    expect(["off-to-bed", "my-birthday", "came-back-again", "if-it-gets-rough", "just-writing"]).not.toContain(found);
  });
});

test("no answer to an order that nothing can be done about says that it was written down, taken in or swapped", () => {
  const claims = /^(?:записано|записали|принято|учту|меняем|поменяли|swapped|written down|noted)(?!\p{L})/iu;
  const said = readAsked(contentFolder)
    .filter(({ unplanned }) => unplanned)
    .flatMap(({ ru, en }) => [...ru, ...en]);
  expect(said.length).toBeGreaterThan(8);
  expect(said.filter((text) => claims.test(text))).toEqual([]);
});
