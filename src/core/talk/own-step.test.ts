import { expect, test } from "vitest";
import { ownStep } from "./own-step.ts";

test.each([
  ["maybe just the park then", "The park"],
  ["maybe just the friday swim then", "The friday swim"],
  ["how about just one page", "One page"],
  ["ok i'll just ring her instead", "Ring her"],
  ["hmm, could i just walk to the shop then?", "Walk to the shop"],
  ["just a walk then", "A walk"],
  ["Может просто суп тогда", "Суп"],
  ["давай просто пройдусь до магазина", "Пройдусь до магазина"],
  ["а можно только одну полку", "Одну полку"],
  ["тогда просто позвоню ей", "Позвоню ей"],
])("%s", (text, step) => {
  expect(ownStep(text)).toBe(step);
});

test.each([
  "maybe just leave it then",
  "maybe just tired",
  "maybe he just forgot",
  "maybe just a smaller one",
  "может просто устала",
  "может просто забить",
  "можно просто посижу",
  "можно просто поговорить",
  "давай просто поменьше",
  "just the two of us then we laughed and it was fine",
  "may i just say it",
])("names no step: %s", (text) => {
  expect(ownStep(text)).toBeUndefined();
});
