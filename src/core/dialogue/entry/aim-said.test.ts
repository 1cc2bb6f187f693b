import { expect, test } from "vitest";
import { aimSaid } from "./aim-said.ts";

test.each([
  ["en", "I want to lower my blood pressure", "pressure"],
  ["en", "I’d like to sleep better", "sleep"],
  ["en", "I want to move more", "move"],
  ["en", "I need to get stronger after my surgery", "after_illness"],
  ["en", "help me be calmer", "calm"],
  ["en", "I slept badly", undefined],
  ["en", "How do I sleep better?", undefined],
  ["en", "I want to learn to juggle", undefined],
  ["ru", "Хочу снизить давление", "pressure"],
  ["ru", "хочется высыпаться", "sleep"],
  ["ru", "Мне нужно больше двигаться", "move"],
  ["ru", "хочу прийти в себя после родов", "after_birth"],
  ["ru", "Сегодня плохо спалось", undefined],
  ["ru", "Хочу выучить испанский", undefined],
] as const)("%s: “%s” is about %s", (locale, text, aim) => {
  expect(aimSaid(text, locale)).toBe(aim);
});
