import { expect, test } from "vitest";
import { ownInWords, wishesHabit } from "./own-words.ts";

test.each([
  ["хочу каждый вечер поливать цветы", { name: "Поливать цветы", when: { kind: "part", part: "evening" } }],
  [
    "поливать цветы каждый вечер, 5 минут",
    { name: "Поливать цветы", minutes: 5, when: { kind: "part", part: "evening" } },
  ],
  [
    "Гулять с собакой в 7:30 по будням",
    { name: "Гулять с собакой", when: { kind: "clock", clock: 450 }, days: [1, 2, 3, 4, 5] },
  ],
  ["новая привычка: гитара 3 раза в неделю по 20 минут", { name: "Гитара", times: 3, minutes: 20 }],
  [
    "звонить маме по воскресеньям в 6 вечера",
    { name: "Звонить маме", days: [7], when: { kind: "clock", clock: 18 * 60 } },
  ],
  [
    "хочу каждый день писать дневник, чтобы лучше себя понимать",
    { name: "Писать дневник", reason: "лучше себя понимать", days: [] },
  ],
  ["I want to water the plants every evening", { name: "Water the plants", when: { kind: "part", part: "evening" } }],
  [
    "walk the dog at 7:30 on weekdays",
    { name: "Walk the dog", when: { kind: "clock", clock: 450 }, days: [1, 2, 3, 4, 5] },
  ],
  ["habit: play guitar twice a week for 20 minutes", { name: "Play guitar", times: 2, minutes: 20 }],
  ["call mum on Sundays at 6 pm", { name: "Call mum", days: [7], when: { kind: "clock", clock: 18 * 60 } }],
  ["read every day for half an hour so that I sleep better", { name: "Read", minutes: 30, days: [] }],
  ["по вечерам, 10 минут", { name: "", minutes: 10, when: { kind: "part", part: "evening" } }],
  ["3 times a week", { name: "", times: 3 }],
] as const)("%s", (text, expected) => {
  expect(ownInWords(text)).toMatchObject(expected);
});

test.each([
  ["хочу каждый вечер поливать цветы", true],
  ["I want to read every day", true],
  ["добавь привычку пить чай в тишине", true],
  ["хочу каждый день", false],
  ["напоминай мне каждый вечер про таблетки", false],
  ["хочу выучить испанский", false],
  ["каждый вечер одно и то же", false],
  ["как бегать каждый день?", false],
] as const)("a wish for a habit is heard, and nothing else: %s", (text, heard) => {
  expect(wishesHabit(text)).toBe(heard);
});
