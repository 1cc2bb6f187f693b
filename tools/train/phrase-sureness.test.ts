import { expect, test } from "vitest";
import { loadPhraseSureness } from "#content/talk-reader.ts";
import { phraseFingerprint } from "./phrase-sureness.ts";

const { acts, corpus } = loadPhraseSureness("content");

test("the stored figures were counted over what lies beside them: else run tools/train-phrases.ts", () => {
  expect(corpus).toBe(phraseFingerprint("content"));
});

test("a bare word is an answer by itself, and hardly one in a story", () => {
  for (const act of ["hello", "thanks", "more", "smaller", "useless"] as const) {
    const [few = 1, , many = 1, alone = 0] = acts[act] ?? [];
    expect(alone, act).toBeGreaterThan(Math.min(few, many));
  }
});
