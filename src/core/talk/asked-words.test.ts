import { expect, test } from "vitest";
import { askedWords } from "./asked-words.ts";

test.each([
  ["а вот скажите, чем дуб отличается от вяза?", "чем дуб отличается от вяза"],
  ["Which hand does the buttons?", "which hand does the buttons"],
  ["so do you know if old seeds still grow?", "old seeds still grow"],
  ["Скажите, пожалуйста, куда у нас сдают старые книги?", "куда у нас сдают старые книги"],
  ["I got a new one. Is it supposed to click?", "is it supposed to click"],
  ["which is heavier, oak or ash, do you know", "which is heavier, oak or ash"],
  ["why?", undefined],
  ["is that so?", undefined],
  ["she asked me «and you?»", undefined],
  ["The lake was frozen. We went home.", undefined],
] as const)("%s is named back as: %s", (text, words) => expect(askedWords(text)).toBe(words));
