import { expect, test } from "vitest";
import { refusedThings } from "./refused-things.ts";
import { keepsTo } from "./step-limits.ts";

test.each([
  ["шкаф не могу. давай другое", "Разобрать вещи мамы", "Откройте шкаф.", "Откройте ящик стола."],
  ["handbook is sooo boring. another way?", "Pass the theory test", "Read one page of the handbook.", "Do one quiz."],
  ["не на стриминги", "Выпустить песню", "Выберите стриминг.", "Скиньте песню другу."],
])("another step does not speak of what is turned down: %s", (said, goal, speaks, other) => {
  const refused = refusedThings(said, goal);
  expect(keepsTo(refused, speaks)).toBe(false);
  expect(keepsTo(refused, other)).toBe(true);
});

test("what the goal is of is in every step, and bars none", () => {
  expect(keepsTo(refusedThings("машину мыть не вариант", "Продать машину"), "Сфотографируйте машину.")).toBe(true);
});
