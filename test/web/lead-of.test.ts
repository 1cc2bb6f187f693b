import { expect, test } from "vitest";
import { leadOf } from "../../web/ui/lead-of.ts";

test.each([
  [
    "Turn off one tap of clutter: a chat's auto-download or one app's notifications.",
    "Turn off one tap of clutter",
    "A chat's auto-download or one app's notifications.",
  ],
  ["Найдите одну песню; послушайте её до конца.", "Найдите одну песню", "Послушайте её до конца."],
  ["Спросите о чём-то одном. Ответ можно не записывать.", "Спросите о чём-то одном.", "Ответ можно не записывать."],
  ["Water the plants", "Water the plants", ""],
  ["Set a timer for 10:30 and stop when it rings", "Set a timer for 10:30 and stop when it rings", ""],
  ["Ask Dr. Ivanova for a time", "Ask Dr. Ivanova for a time", ""],
  ["Hm. One more", "Hm. One more", ""],
])("%s: the act is written large and what belongs to it below", (text, act, rest) => {
  expect(leadOf(text)).toEqual([act, rest]);
  // Nothing is lost but what joined the two.
  expect(text.startsWith(act) && text.toLowerCase().endsWith(rest.toLowerCase())).toBe(true);
  expect(text.slice(act.length, text.length - rest.length).trim()).toMatch(/^[:;]?$/u);
});
