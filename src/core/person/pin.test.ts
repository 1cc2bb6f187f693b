import { expect, test } from "vitest";
import { isPlainPin } from "./pin.ts";

test.each([
  ["0000", true],
  ["1234", true],
  ["9876", true],
  ["123456", true],
  ["4071", false],
  ["1223", false],
])("%s is a PIN that people try first: %s", (pin, plain) => {
  expect(isPlainPin(pin)).toBe(plain);
});
