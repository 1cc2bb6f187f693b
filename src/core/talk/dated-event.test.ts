import { expect, test } from "vitest";
import { datedEvent } from "./dated-event.ts";

test.each([
  ["exam on 14 june", "exam on 14 june"],
  ["my operation is 3 december", "my operation is 3 december"],
  ["exam is 6 of december and it cost 150 pound", "exam is 6 of december and it cost 150 pound"],
  ["the wedding is in June in Verona", "the wedding is in June in Verona"],
  ["flight's on the 18th of December at 6am", "flight's on the 18th of December at 6am"],
  ["операция 3 декабря", "операция 3 декабря"],
  ["ну экзамен 14 июня", "экзамен 14 июня"],
])("the day of something big: %s", (text, words) => {
  expect(datedEvent(text)).toBe(words);
});

test.each([
  "the exam was on 14 june",
  "I want to pass the exam on 14 june",
  "remind me the flight is on 3 may",
  "is the wedding in June?",
  "the wedding was lovely",
  "операцию перенесли на 3 декабря",
  "22 мая свадьба у сестры, хочу похудеть",
])("tells or wishes something else: %s", (text) => {
  expect(datedEvent(text)).toBeUndefined();
});
