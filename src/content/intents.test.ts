import fc from "fast-check";
import { expect, test } from "vitest";
import { intents } from "#core/dialogue/turn/intents.ts";
import { intentFingerprint, loadIntentCorpus } from "../../tools/train/intent-corpus.ts";
import { contentFolder } from "./content-folder.ts";
import { loadIntentModel, loadIntentReader } from "./intents.ts";

const reader = loadIntentReader(contentFolder);

test("the stored model was made from the corpora and word lists that lie beside it", () => {
  expect(loadIntentModel(contentFolder).corpus).toBe(intentFingerprint(contentFolder));
});

test("every intent has at least a hundred lines in each language", () => {
  const lines = loadIntentCorpus(contentFolder);
  for (const locale of ["ru", "en"] as const) {
    for (const intent of intents) {
      const count = lines.filter((line) => line.locale === locale && line.intent === intent).length;
      expect({ locale, intent, enough: count >= 100 }).toEqual({ locale, intent, enough: true });
    }
  }
});

test.each([
  ["покажи мои цели", "list_goals"],
  ["этот шаг слишком сложный, сделай попроще", "rephrase_step"],
  ["напиши письмо моей дочке", "letter_to_child"],
  ["вежливо ответить бывшей жене", "message_other_parent"],
  ["настроение 6, энергия 4", "log_state"],
  ["напомни, какой сейчас шаг", "current_step"],
  ["please show my goals", "list_goals"],
  ["this step is far too hard, make it easier", "rephrase_step"],
  ["help me write a letter to my daughter", "letter_to_child"],
  ["a polite reply to my ex wife", "message_other_parent"],
  ["mood 6 energy 4", "log_state"],
  ["remind me which step i am on", "current_step"],
] as const)("%s is read as %s", (text, intent) => {
  expect(reader.classify(text).intent).toBe(intent);
});

test("any text at all is read: shares between 0 and 1, the likeliest first", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
      const { intent, confidence, top3, committed, worthAsking } = reader.classify(text);
      expect(top3).toHaveLength(3);
      expect(top3[0]).toEqual({ intent, confidence });
      expect(top3.every((guess, at) => guess.confidence <= (top3[at - 1]?.confidence ?? 1))).toBe(true);
      expect(committed && worthAsking).toBe(false);
    }),
    { numRuns: 50 },
  );
});

test("a very long message is read too", () => {
  const long = "i did the walk and then the lawyer called ".repeat(2000);
  expect(reader.classify(long).intent).toBeDefined();
});
