import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import type { CoachAnswer, CoachAsk } from "#core/goals/coach-ask.ts";

/** Answers that are there already: to an ask that was put a moment ago, or to one that was put ahead of its time. */
export interface AnswerCache {
  get(ask: CoachAsk): CoachAnswer | undefined;
  set(ask: CoachAsk, answer: CoachAnswer, holdMs: number): void;
}

const cipher = "aes-256-gcm";
const [ivBytes, tagBytes] = [12, 16] as const;

/**
 * Per person, because one person's words must never answer another's ask, even where the asks look alike. An answer is sealed with the ask itself: nobody
 * can open it without having all that it was made of, and where anything of that has changed it is never found again.
 */
export function createAnswerCache(rule: {
  readonly size: number;
  readonly now: () => number;
  readonly salt: string;
}): (personId: string) => AnswerCache {
  const entries = new Map<string, { readonly sealed: Buffer; readonly until: number }>();
  return (personId) => {
    const keysOf = (ask: CoachAsk) => {
      const secret = createHash("sha256")
        .update(JSON.stringify([rule.salt, personId, ask]))
        .digest();
      return { secret, place: createHash("sha256").update(secret).digest("base64") };
    };
    return {
      get(ask) {
        const { secret, place } = keysOf(ask);
        const entry = entries.get(place);
        return entry !== undefined && entry.until > rule.now() ? opened(entry.sealed, secret) : undefined;
      },
      set(ask, answer, holdMs) {
        const { secret, place } = keysOf(ask);
        entries.delete(place);
        entries.set(place, { sealed: sealed(answer, secret), until: rule.now() + holdMs });
        const oldest = entries.keys().next();
        if (entries.size > rule.size && !oldest.done) entries.delete(oldest.value);
      },
    };
  };
}

function sealed(answer: CoachAnswer, secret: Buffer): Buffer {
  const iv = randomBytes(ivBytes);
  const seal = createCipheriv(cipher, secret, iv);
  return Buffer.concat([iv, seal.update(JSON.stringify(answer), "utf8"), seal.final(), seal.getAuthTag()]);
}

function opened(bytes: Buffer, secret: Buffer): CoachAnswer {
  const seal = createDecipheriv(cipher, secret, bytes.subarray(0, ivBytes));
  seal.setAuthTag(bytes.subarray(-tagBytes));
  const text = Buffer.concat([seal.update(bytes.subarray(ivBytes, -tagBytes)), seal.final()]);
  // What has no value is left out of JSON, and reads the same.
  return JSON.parse(text.toString("utf8")) as CoachAnswer;
}
