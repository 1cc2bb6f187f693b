import { expect, test } from "vitest";
import { detectTwoGoals } from "./two-goals.ts";

test.each([
  ["Write a novel and run a half marathon", "Write a novel", "Run a half marathon"],
  ["learn Spanish and find a new job", "Learn Spanish", "Find a new job"],
  ["i want to quit smoking and lose 5 kg", "I want to quit smoking", "Lose 5 kg"],
  ["Clean the garage; apply for a visa", "Clean the garage", "Apply for a visa"],
  ["Написать роман и пробежать полумарафон", "Написать роман", "Пробежать полумарафон"],
  ["выучить японский, а также разобрать балкон", "Выучить японский", "Разобрать балкон"],
  ["хочу похудеть и найти работу", "Хочу похудеть", "Найти работу"],
])("two efforts with an object each are two goals: %s", (title, first, second) => {
  expect(detectTwoGoals(title)).toEqual({ first, second });
});

test.each([
  "выучить слова и грамматику",
  "Learn words and grammar",
  "read and understand the letter from the court",
  "пойти и записаться к врачу",
  "sort and label the photos",
  "Собрать документы и получить визу",
  "Записать песню и отправить её другу",
  "write the report and send it",
  "find the letters and answer them",
  "Find a job and keep it",
  "стать сильнее и увереннее",
  "навести порядок дома и в голове",
  "calm mornings and evenings",
  "Salt and pepper grinder repair",
  "мать и ребёнок",
  "",
])("one effort stays one goal: %s", (title) => {
  expect(detectTwoGoals(title)).toBeUndefined();
});

test("a text that is no title is left alone, however long", () => {
  expect(detectTwoGoals("write a book and run a mile ".repeat(4000))).toBeUndefined();
});
