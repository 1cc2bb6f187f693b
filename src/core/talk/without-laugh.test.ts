import { expect, test } from "vitest";
import { withoutLaugh } from "./without-laugh.ts";

test.each([
  ["done wrote the title and 3 sentences lol", "done wrote the title and 3 sentences"],
  ["im knackered lol and theres still the portfolio thing", "im knackered and theres still the portfolio thing"],
  ["lol still havent run today", "still havent run today"],
  ["ахаха опять не сделал ничего", "опять не сделал ничего"],
  ["сосед извинился лол даже странно", "сосед извинился даже странно"],
  ["lol", "lol"],
  ["haha nice", "haha nice"],
  ["хаха ну да", "хаха ну да"],
  ["хахаль ушёл от неё", "хахаль ушёл от неё"],
])("%s", (text, rest) => {
  expect(withoutLaugh(text)).toBe(rest);
});
