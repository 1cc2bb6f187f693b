import { expect, test } from "vitest";
import { takesLeave } from "./takes-leave.ts";

test.each([
  "right. the hens won't feed themselves. ta ra",
  "he's awake gtg",
  "my light's green, gotta roll, talk later",
  "right, the boat is in. night x",
  "thanks, I'm off to tell my sister",
  "Отключаюсь, поскольку садится батарейка.",
  "всё, пришли гости, чмоки, потом допишу",
  "всё автобус подходит побежал садиться",
  "Пойду искать ключи. Спокойной вам ночи, если она у вас бывает.",
  "ну бывай, пойду за водой",
  "right then. i'll sithee",
])("leave is taken: %s", (text) => {
  expect(takesLeave(text)).toBe(true);
});

test.each([
  "пока не сделал, завтра доделаю шаг",
  "he said goodbye and I cried",
  "when do you say good night?",
  "Ночью ехал, на посту проверяли документы",
  "night four. nobody slept",
  "it swelled up last night",
  "I'll do it later",
  "не могу спать",
  "надо сделать, не сделал пока",
  "всё равно пошёл и купил",
  "всяко бывает, пойду узнаю",
])("no leave is taken: %s", (text) => {
  expect(takesLeave(text)).toBe(false);
});
