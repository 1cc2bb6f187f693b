import { expect, test } from "vitest";
import { betweenLines, workSought } from "./between-lines.ts";

test.each([
  ["Стыдно сказать, балкон завален так, что дверь не открывается", "Разобрать балкон"],
  ["my wardrobe is a mess, i wear the same two shirts", "Clear out the wardrobe"],
  ["the kitchen tap is dripping all night", "Fix the kitchen tap"],
  ["кран уже месяц капает", "Починить кран"],
])("what is told and not wished has a name as a goal: %s", (text, title) => {
  expect(betweenLines(text)).toBe(title);
});

test.each([
  "i keep wanting to die",
  "my head is a mess",
  "жизнь сломана",
  "my heart is broken",
  "i keep meaning to ask you something",
])("what is no thing to be done has none: %s", (text) => {
  expect(betweenLines(text)).toBeUndefined();
});

test("work that is looked for is named plainly", () => {
  expect(workSought("нужна работа срочно, уволили в пятницу")).toBe("Найти работу");
  expect(workSought("need a job like yesterdya. cv is from 2019 lol")).toBe("Find a job");
  expect(workSought("i need work shoes")).toBeUndefined();
  expect(workSought("работа достала")).toBeUndefined();
});
