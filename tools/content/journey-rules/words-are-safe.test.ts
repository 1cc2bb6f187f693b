import { expect, test } from "vitest";
import { saidOfText } from "../journey-fixture.ts";
import { wordsAreSafe } from "./words-are-safe.ts";

test.each([
  ["ru", "Это похоже на ярлык. Опишите поступок.", undefined],
  ["en", "Bring the papers that count as evidence, the lawyer will say which.", "technique.legal_help.bring.say"],
] as const)("%s: %s may stand", (locale, text, path) => {
  expect(saidOfText(wordsAreSafe, text, locale, path)).toBe(0);
});

test.each([
  ["ru", "Это отчуждение.", undefined],
  ["en", "This is parental alienation.", undefined],
  ["ru", "У него нарциссизм.", undefined],
  ["en", "A toxic ex.", undefined],
  ["en", "Keep it as evidence.", "technique.contact_diary.facts.say"],
  ["ru", "Это пригодится как доказательство.", "technique.contact_diary.facts.say"],
] as const)("%s: %s must not", (locale, text, path) => {
  expect(saidOfText(wordsAreSafe, text, locale, path)).toBe(1);
});
