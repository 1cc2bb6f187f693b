import { expect, test } from "vitest";
import { saidAsGoal } from "./said-as-goal.ts";

test.each([
  ["goal. clear the yard by the end of the month", "clear the yard by the end of the month"],
  ["New goal: learn to swim", "learn to swim"],
  ["hi, my goal - run 5k", "run 5k"],
  ["add: call the dentist", "call the dentist"],
  ["honestly i think my goal is to NOT check it until lunch. is that a thing", "NOT check it until lunch"],
  ["моя мечта — спеть в хоре", "спеть в хоре"],
  ["Цель: разобрать гараж", "разобрать гараж"],
  ["ДОБАВЬТЕ: СДАТЬ ОТЧЁТ", "СДАТЬ ОТЧЁТ"],
  ["запиши новую цель: бегать", "бегать"],
])("%s announces %s", (text, goal) => {
  expect(saidAsGoal(text)).toBe(goal);
});

test.each(["my goal in life was to please him", "add sugar", "goal", "we scored a goal", "цель я так и не понял"])(
  "%s announces none",
  (text) => {
    expect(saidAsGoal(text)).toBeUndefined();
  },
);
