import { expect, test } from "vitest";
import { keepsTo, stepLimits } from "./step-limits.ts";

test.each([
  ["write, don't speak", "Say that sentence aloud.", "Write three words on a card."],
  ["can we do one without phoning anyone", "Ring the surgery.", "Look up when it opens."],
  [
    "Keep it indoors, and sat down if you can.",
    "Walk to the corner and back.",
    "Roll your ankle ten times on a chair.",
  ],
  ["something without the phone please", "Open the app and count.", "Lay the book on the pillow."],
  [
    "Can it be something that's just between me and Theo?",
    "Write to his dad about Wednesday.",
    "Draw a dinosaur for the card.",
  ],
  ["drop the walking one for now, my hip's gone", "Take a walk round the block.", "Lay out the mat."],
  ["можно без людей?", "Позвоните другу.", "Запишите одно слово."],
  ["не надо пока про шкаф", "Откройте шкаф и достаньте одну вещь.", "Разберите один ящик стола."],
  ["только дома, на улице гололёд", "Пройдите круг во дворе.", "Разомните плечи у окна."],
  ["мне бы сидя что-нибудь, колени", "Встаньте и присядьте пять раз.", "Разберите семена по пакетам за столом."],
  ["убери прогулку пока, спину прихватило", "Прогулка до угла.", "Расстелите коврик."],
])("a step that does not keep it is told from one that does: %s", (text, breaks, keeps) => {
  const limits = stepLimits(text);
  expect(limits).not.toEqual([]);
  expect(keepsTo(limits, breaks)).toBe(false);
  expect(keepsTo(limits, keeps)).toBe(true);
});

test.each([
  "i live without him now",
  "no people came to the party",
  "I can't sleep without the light",
  "без людей дома тихо и грустно",
  "не надо меня жалеть",
  "не надо пока советов",
  "не надо напоминать",
  "I wrote it without thinking",
  "he can't be without his phone for a minute and it drives me up the wall every single evening",
])("what is told of life asks for no other step: %s", (text) => {
  expect(stepLimits(text)).toEqual([]);
});
