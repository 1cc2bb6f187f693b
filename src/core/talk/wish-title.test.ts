import { expect, test } from "vitest";
import { wishTitle } from "./wish-title.ts";

test.each([
  [
    "33 года, бэкендер, сижу 11 часов в день, хочу перестать превращаться в креветку",
    "Перестать превращаться в креветку",
  ],
  ["мне 16 хочу научиться на гитаре чтоб в августе у костра сыграть", "Научиться на гитаре"],
  ["хочу помыть голову и чтоб никто не стучал", "Помыть голову"],
  ["can u help me save 1500 by xmas i make 540 a wk", "Save 1500 by xmas"],
  ["i dont care about driving i just want to go see my best mate, she moved away", "Go see my best mate"],
  ["I should like to write about my father's lighthouse", "Write about my father's lighthouse"],
])("%s is called by what is wished", (said, title) => {
  expect(wishTitle(said)).toBe(title);
});
