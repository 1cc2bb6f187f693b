import { expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadWords } from "#content/words.ts";
import { locales } from "#core/person/person.ts";
import { recordWalk } from "../../../tools/walks/record.ts";
import { keyboardOf } from "./keyboard.ts";

const words = loadWords(contentFolder);

test("whatever persons come to see, Telegram takes every button of it", () => {
  const seen = new Set<string>();
  for (const locale of locales) {
    for (let walk = 0; walk < 5; walk += 1) {
      const { steps, person } = recordWalk(walk, locale, 60);
      for (const reply of steps.flatMap(({ outcome }) => outcome?.replies ?? [])) {
        const keyboard = keyboardOf(words.render(reply, { locale, tone: person.tone ?? "friendly" }, "html"));
        for (const button of keyboard?.inline_keyboard.flat() ?? []) {
          if (!("callback_data" in button)) throw new Error("every button of ours carries a command");
          expect(button.text.trim()).not.toBe("");
          seen.add(button.callback_data);
        }
      }
    }
  }
  expect(seen.size).toBeGreaterThan(500);
});

test("a button that carries 64 bytes is sent, and one more is a broken promise", () => {
  const carrying = (data: string) => () => keyboardOf({ buttons: [[{ label: "Go", data }]] });
  expect(carrying("x".repeat(64))()).toEqual({ inline_keyboard: [[{ text: "Go", callback_data: "x".repeat(64) }]] });
  expect(carrying("x".repeat(65))).toThrow("65 bytes");
  expect(carrying("ж".repeat(33))).toThrow("66 bytes");
});

test("a label is cut to what Telegram shows of it, and no emoji in the middle", () => {
  const text = keyboardOf({ buttons: [[{ label: "🙂".repeat(70), data: "st" }]] })?.inline_keyboard[0]?.[0]?.text;
  expect(text).toBe(`${"🙂".repeat(59)}…`);
});
