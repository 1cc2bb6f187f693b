import { expect, test } from "vitest";
import { plainWords } from "./fill-text.ts";

test.each([
  ["links and markup fall away", "see <b>https://a.b</b> «the pump»", "see b the pump"],
  ["a text without letters says nothing", "🙂 !!!", undefined],
  ["a long text is cut at a word", `${"word ".repeat(30)}end`, `${"word ".repeat(15)}word`],
])("%s", (_rule, text, expected) => {
  expect(plainWords(text, 80)).toBe(expected);
});
