import { expect, test } from "vitest";
import { saidOfText } from "../journey-fixture.ts";
import { textsSpeakTheirLanguage } from "./texts-speak-their-language.ts";

test.each([
  ["ru", "Напишите <b>коротко</b>: {{days}} дней, /help_now."],
  ["ru", "3–5"],
  ["ru", "Waymark"],
  ["en", "Write {{days}} words, or /help_now."],
] as const)("%s: %s", (locale, text) => {
  expect(saidOfText(textsSpeakTheirLanguage, text, locale)).toBe(0);
});

test.each([
  ["ru", "Write it down."],
  ["ru", "Напишите letter."],
  ["ru", "?"],
  ["en", "Write письмо."],
] as const)("not %s: %s", (locale, text) => {
  expect(saidOfText(textsSpeakTheirLanguage, text, locale)).toBe(1);
});

test("an icon is an icon in both", () => {
  expect(saidOfText(textsSpeakTheirLanguage, "🧠", "ru", "track.self_work.icon")).toBe(0);
});
