import { describe, expect, test } from "vitest";
import { draftIn, readDraft, showsProse } from "./read-draft.ts";

const found = (letter: string) =>
  readDraft(letter).found.map(({ what, words }) => (words ? `${what}: ${words}` : what));

describe("a letter that is shown to be judged", () => {
  test.each([
    [
      'Can I send this to his dad? "Eli had a lovely day, he ate well and slept."',
      "Eli had a lovely day, he ate well and slept.",
    ],
    [
      "вот черновик: «Олег Борисович, когда будет оплачен наш счёт за март?»",
      "Олег Борисович, когда будет оплачен наш счёт за март?",
    ],
    ['my boss said "we do not pay for what was not ordered by us"', undefined],
    ["Here is my first sentence: 'The sea did not care for my father at all.'", undefined],
  ])("%s", (said, letter) => {
    expect(draftIn(said)).toBe(letter);
  });

  test("a piece of prose is no letter", () => {
    expect(showsProse("Here is my first sentence: 'The sea did not care for my father at all.' Well?")).toBe(true);
    expect(showsProse("my first sentence is short")).toBe(false);
  });
});

describe("what a rule can tell of a letter", () => {
  test.each([
    ["Eli had fun. Did you say something to him? Please tell him I love him.", ["accuses: Did you say"]],
    [
      "Простите ради бога за беспокойство, не могли бы вы посмотреть счёт?",
      ["apologises: Простите ради бога за беспокойство"],
    ],
    [
      "Dear Prof. Lee, so sorry to bother you again, could you read it by Friday?",
      ["apologises: so sorry to bother you again"],
    ],
    ["Верни вещи, иначе я подам в суд. Прошу ответить.", ["threatens: иначе я"]],
    ["Anna, the boiler has been off since Monday.", ["no_request"]],
    ["Anna, could you send the invoice by Friday? Thank you.", []],
  ])("%s", (letter, what) => {
    expect(found(letter)).toEqual(what);
  });

  test("what is left without the blame keeps the name and the request", () => {
    expect(readDraft("Марина, ты опять не взяла трубку. Я пришлю запись сказки, поставь Соне.").without).toBe(
      "Марина, я пришлю запись сказки, поставь Соне.",
    );
    expect(readDraft("Anna, could you send the invoice by Friday?").without).toBeUndefined();
  });
});
