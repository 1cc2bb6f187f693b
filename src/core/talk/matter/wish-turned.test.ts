import { describe, expect, test } from "vitest";
import { turnedWish } from "./wish-turned.ts";

describe("a wish whose own words name nothing is named by the form that it is said in", () => {
  test.each([
    ["what is owed is paid back", "owe my brother 400. want that gone by may", "Pay my brother back 400"],
    ["what is owed is given back", "Должна соседке 15 тысяч, стыдно", "Вернуть соседке 15 тысяч"],
    [
      "what one can no longer do is done again",
      "i can't climb the stairs anymore, need that back",
      "Climb the stairs again",
    ],
    ["what one has to do is done", "I'm supposed to ring the landlord and I keep hiding", "Ring the landlord"],
    ["what was promised is done", "I said I'd bake a cake for the fete. Never baked", "Bake a cake for the fete"],
    ["what was failed is passed", "failed my theory test twice", "Pass the theory test"],
    ["what was failed is passed", "завалила экзамен по химии, надо что-то делать", "Сдать экзамен по химии"],
    ["what is due is named with its day", "Deadline for the report is 3 May and nothing is written", "Report by 3 May"],
    [
      "what is to be so is named with who it is of",
      "у меня дочка Аня и я хочу чтоб она мне верила вот такая цель",
      "Чтобы дочка Аня мне верила",
    ],
    ["what is to be gone is named by its place", "Чердак. 12 коробок. Надо чтобы не было", "Чердак: 12 коробок"],
  ])("%s: %s", (_rule, text, name) => expect(turnedWish(text)).toBe(name));

  test.each([
    ["what is owed to somebody", "he owes me 400"],
    ["what only points", "I said I'd deal with it"],
    ["people and pains that one has", "I've had this headache for two days"],
    ["what cannot be gone on with", "I can't go on any more"],
    ["what others are to do", "хочу чтобы сосед перестал сверлить"],
    ["what is asked of the program", "I want to know what you do with my words"],
  ])("not %s: %s", (_rule, text) => expect(turnedWish(text)).toBeUndefined());
});
