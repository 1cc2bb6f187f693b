import { expect, test } from "vitest";
import { noteWords } from "./note-words.ts";

test.each([
  ["a short message is its own note", "only one room and a cat", "only one room and a cat"],
  ["small words around it are left out", "ну вот, гараж без отопления!", "гараж без отопления"],
  [
    "a sentence with a figure goes before others",
    "It is old. The loft is 5.2 m long. A pity.",
    "The loft is 5.2 m long",
  ],
  [
    "a long sentence is kept up to the end of a clause",
    `no wifi at home, ${"and so on ".repeat(12)}`,
    "no wifi at home",
  ],
] as const)("%s", (_law, message, note) => {
  expect(noteWords(message)).toBe(note);
});

test.each([
  ["one word names nothing", "okay"],
  ["a question is no note", "is the paint dry by now?"],
  ["an address is no note", "вы меня не так поняли"],
  ["a reproach of oneself is not said back", "я всегда всё порчу"],
  ["contempt of oneself is not said back", "i am just a stupid loser"],
] as const)("%s", (_law, message) => {
  expect(noteWords(message)).toBeUndefined();
});
