import { expect, test } from "vitest";
import { cheerOf } from "./cheer.ts";

test.each([
  ["what is cried out is cried once more", "She agreed!!! but only one", "en", "She agreed"],
  ["capitals are a cry", "SHE STARTED. didn't go far", "en", "She started"],
  ["what befell them is turned to them", "МЕНЯ ВЗЯЛИ! не сразу", "ru", "Вас взяли"],
  ["a paper that came", "Дали бумагу! С печатью!", "ru", "Дали бумагу"],
  ["what is denied is not joined in with", "He never came!!!", "en", undefined],
  ["what is said calmly is no cry", "She agreed, at last.", "en", undefined],
  ["a long cry is a story", "We went all the way to the coast in one day!", "en", undefined],
  ["thanks are for us", "Спасибо вам!", "ru", undefined],
] as const)("%s", (_rule, text, locale, cheer) => {
  expect(cheerOf(text, locale)).toBe(cheer);
});
