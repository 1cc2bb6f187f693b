import { expect, test } from "vitest";
import type { IntentReader } from "#content/intents.ts";
import type { Intent } from "#core/dialogue/turn/intents.ts";
import { evalIntents } from "./intents.ts";

/** Reads the first word as the likeliest intent and the rest as the next ones; an exclamation mark makes it certain. */
const byItsWords: IntentReader = {
  classify: (text) => {
    const top3 = text
      .replace("!", "")
      .split(" ")
      .map((word) => ({ intent: word as Intent, confidence: 0.5 }));
    const committed = text.includes("!");
    return { intent: top3[0]?.intent ?? "other", confidence: 0.5, top3, committed, worthAsking: !committed };
  },
};

test("right, nearly right and acted on are counted apart", () => {
  const result = evalIntents(
    [
      { text: "help!", locale: "en", intent: "help" },
      { text: "settings help", locale: "en", intent: "help" },
      { text: "other!", locale: "ru", intent: "help" },
      { text: "log_state", locale: "ru", intent: "habit_done", also: ["log_state"] },
    ],
    byItsWords,
    () => 0,
  );
  expect(result).toEqual({
    n: 4,
    accuracy: 0.5,
    top3: 0.75,
    coverage: 0.5,
    committed_accuracy: 0.5,
    by_intent: { habit_done: { n: 1, accuracy: 1 }, help: { n: 3, accuracy: 0.3333 } },
    by_locale: { en: { n: 2, accuracy: 0.5, top3: 1 }, ru: { n: 2, accuracy: 0.5, top3: 0.5 } },
    us_per_message: 0,
  });
});

test("nothing to judge gives zeros", () => {
  expect(evalIntents([], byItsWords)).toMatchObject({ n: 0, accuracy: 0, coverage: 0, us_per_message: 0 });
});
