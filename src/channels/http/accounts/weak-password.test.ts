import { expect, test } from "vitest";
import { isWeakPassword } from "./weak-password.ts";

test.each([
  ["a common password", "password12", true],
  ["a common one with signs in it", "Passw0rd!!", true],
  ["a row of keys", "qwertyuiop", true],
  ["a row of Russian keys", "йцукенгшщз", true],
  ["a common Russian word with a year", "пароль2020", true],
  ["figures in their order", "1234567890", true],
  ["one letter again and again", "aaaaaaaaaa", true],
  ["the address itself", "anna.smirnova@example.org", true],
  ["the name of the address with a figure", "smirnova123", true],
  ["the name of this place with a year", "Waymark2026", true],
  ["the name of this place in Russian letters", "веймарк123", true],
  ["nine characters", "kx8fjw02q", true],
  ["more than two hundred characters", "kx8fjw02q ".repeat(21), true],
  ["a few plain words", "paint the fence tomorrow", false],
  ["a few plain Russian words", "мой дом у реки", false],
  ["ten letters that are no word of a list", "tenletters", false],
  ["what a manager of passwords makes", "Kx8!fjw02q", false],
])("%s: refused or taken", async (_rule, password, weak) => {
  expect(await isWeakPassword(password, "anna.smirnova@example.org")).toBe(weak);
});
