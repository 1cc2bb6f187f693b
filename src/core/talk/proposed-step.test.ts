import { expect, test } from "vitest";
import { proposedStep } from "./proposed-step.ts";

test.each([
  ["it needs to be smaller like one shelf like literally one shelf", "One shelf"],
  [
    "Changed my mind about the press ups, shoulder's gone. Swap it for walking to work. It's 2.3 miles.",
    "Walking to work",
  ],
  [
    "OK so can I change it: instead of reading all 40, I write 200 words a day and only read what I need.",
    "Write 200 words a day and only read what I need",
  ],
  ["instead of that I'd rather write 150 words before breakfast", "Write 150 words before breakfast"],
  ["how about just two pages in bed instead?", "Two pages in bed"],
  ["change the step to: draw my tea mug for five minutes", "Draw my tea mug for five minutes"],
  ["don't want to write it, can I say it into my phone?", "Say it into my phone"],
  ["вместо этого буду писать по абзацу утром", "Писать по абзацу утром"],
  ["поменяй шаг на: стакан воды перед едой", "Стакан воды перед едой"],
  ["не буду звонить, лучше открытку отправлю", "Открытку отправлю"],
  ["шаг дурацкий, давай телефон просто в коридоре на ночь", "Телефон просто в коридоре на ночь"],
  ["Знаете, я передумала по порядку писать. Буду просто по фотографиям.", "По фотографиям"],
])("what they would do instead is the step, in their words: %s", (text, words) => {
  expect(proposedStep(text)).toEqual({ words, often: false });
});

test.each([
  ["Make it twice a day instead of three, would you. Three is too many.", "Twice a day"],
  ["давай два раза в неделю, а не каждый день", "Два раза в неделю"],
])("how often is said of the thing that stands: %s", (text, words) => {
  expect(proposedStep(text)).toEqual({ words, often: true });
});

test.each([
  "make it smaller",
  "make it 8pm",
  "make it seven in the evening",
  "давай лучше в восемь",
  "can I ask you something",
  "can I just talk to you",
  "swap it for something else",
  "swap it",
  "i'd rather not",
  "i'd rather talk about him",
  "how about tomorrow instead",
  "what if I just stop",
  "давай лучше завтра",
  "я лучше пойму, если объясните что-то другое",
  "лучше бы я не начинал",
  "можно просто поговорить?",
  "поменяй на другой шаг",
  "замени на что-нибудь попроще",
  "не подходит. давай другое",
  "давай просто поменьше",
  "She said she'd rather go to her dad's instead",
])("names no deed: %s", (text) => {
  expect(proposedStep(text)).toBeUndefined();
});
