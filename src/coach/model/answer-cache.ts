import { createHash } from "node:crypto";
import type { CoachAnswer, CoachAsk } from "#core/goals/coach-ask.ts";

/** Answers to asks that were put a moment ago, such as a retried request; keyed by a hash, so no text is kept as a key. */
export interface AnswerCache {
  get(ask: CoachAsk): CoachAnswer | undefined;
  set(ask: CoachAsk, answer: CoachAnswer): void;
}

/** Per person, because one person's words must never answer another's ask, even where the asks look alike. */
export function createAnswerCache(rule: {
  readonly size: number;
  readonly holdMs: number;
  readonly now: () => number;
  readonly salt: string;
}): (personId: string) => AnswerCache {
  const entries = new Map<string, { readonly answer: CoachAnswer; readonly until: number }>();
  return (personId) => {
    const keyOf = (ask: CoachAsk) =>
      createHash("sha256")
        .update(JSON.stringify([rule.salt, personId, ask]))
        .digest("base64");
    return {
      get(ask) {
        const entry = entries.get(keyOf(ask));
        return entry !== undefined && entry.until > rule.now() ? entry.answer : undefined;
      },
      set(ask, answer) {
        const key = keyOf(ask);
        entries.delete(key);
        entries.set(key, { answer, until: rule.now() + rule.holdMs });
        const oldest = entries.keys().next();
        if (entries.size > rule.size && !oldest.done) entries.delete(oldest.value);
      },
    };
  };
}
