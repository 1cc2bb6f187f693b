import { expect, test } from "vitest";
import { listedGoals } from "./listed-goals.ts";

test.each([
  ["three things: pool, teeth, attic", ["pool", "teeth", "attic"]],
  ["у меня три дела сразу: бассейн, зубы и разобрать антресоль", ["бассейн", "зубы", "разобрать антресоль"]],
  ["2 goals - run and read", ["run", "read"]],
  ["two things. save for a car and quit the apps. in that order lol", ["save for a car", "quit the apps"]],
  ["короч две темы. пересдача матана 14го и права хочу", ["пересдача матана 14го", "права"]],
  ["две вещи: выучить таджикский, жена оттуда, и бросить пить пиво", ["выучить таджикский", "бросить пить пиво"]],
] as const)("%s", (text, goals) => {
  expect(listedGoals(text)).toEqual(goals);
});

test.each([
  "three things fell on me",
  "two goals: none",
  "i have three things",
  "три дня: дождь, дождь, дождь",
  "two things. washed up and slept",
  "два дела. сходил и забыл",
])("%s lists no goals", (text) => {
  expect(listedGoals(text)).toBeUndefined();
});
