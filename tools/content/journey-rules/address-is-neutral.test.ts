import { expect, test } from "vitest";
import { saidOfText } from "../journey-fixture.ts";
import { addressIsNeutral } from "./address-is-neutral.ts";

test.each([
  "Вы написали письмо. Получилось честно.",
  "По какому каналу вы решаете дела о ребёнке?",
  "Нашёлся юрист.",
  "Что вы видели сегодня?",
  "Я рядом и пишу.",
  "Вы сами выберете день.",
])("%s", (text) => {
  expect(saidOfText(addressIsNeutral, text, "ru")).toBe(0);
});

test.each([
  "Вы написал письмо.",
  "Сегодня вы уже сделала шаг.",
  "Я нашёл юриста",
  "Я нашла юриста",
  "Вы не готов писать?",
  "Я рада.",
  "Вы сделал(а) шаг.",
  "Написал/а письмо.",
  "Я справилась.",
])("not: %s", (text) => {
  expect(saidOfText(addressIsNeutral, text, "ru")).toBe(1);
});

test("English has no such forms", () => {
  expect(saidOfText(addressIsNeutral, "I found(a) it", "en")).toBe(0);
});
