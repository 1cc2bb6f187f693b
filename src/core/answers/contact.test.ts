import { expect, test } from "vitest";
import { readContact } from "./contact.ts";

test.each([
  ["ограничено. звонить можно по воскресеньям", "limited"],
  ["every other weekend on paper", "limited"],
  ["только по видеосвязи", "limited"],
  ["никакого уже полгода", "none"],
  ["she blocked me everywhere", "none"],
  ["не общаемся", "none"],
  ["видимся когда хотим", undefined],
  ["freely, he's here most days", undefined],
  ["суд запретил", "restricted"],
  ["there's a restraining order", "restricted"],
  ["я боюсь, что она меня забыла", undefined],
  ["а зачем вам это?", undefined],
] as const)("%s", (text, told) => {
  expect(readContact(text)).toBe(told);
});
