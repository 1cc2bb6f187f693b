import { CompiledQuery } from "kysely";
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  type RateLimiterRes,
} from "rate-limiter-flexible";
import type { AuthDb } from "./accounts/tables.ts";

/** How much of what, for whom: generous to people, tight to guessing. */
export const limitRules = {
  /** Guesses from one address. */
  sign_in: { points: 10, seconds: 15 * 60 },
  /** Guesses at one account from anywhere: from more addresses than one. A device of the owner's is counted by itself, so that nobody shuts them out. */
  sign_in_account: { points: 50, seconds: 15 * 60 },
  /** Codes of a second factor that one account is shown: whoever gets so far has the password already. */
  second_factor: { points: 10, seconds: 15 * 60 },
  /** Sign-ups, resets and codes from one address. */
  account: { points: 20, seconds: 3600 },
  /** Goals that are tried before there is an account, from one address: each is read by every reader there is. */
  first_step: { points: 20, seconds: 15 * 60 },
  /** Invites and links that one Telegram account tries. */
  code: { points: 20, seconds: 15 * 60 },
  /** Knocks at the operator's doors, and at the figures, from one address. */
  operator: { points: 60, seconds: 60 },
  /** Second proofs of the owner that are tried. */
  owner_proof: { points: 10, seconds: 15 * 60 },
  /** What the owner has done by their page. */
  owner: { points: 120, seconds: 60 },
  /** Words to the dialogue: each may cost a model call. */
  chat: { points: 60, seconds: 60 },
  /** What may be next: each may cost a model call. */
  suggestions: { points: 30, seconds: 60 },
  /** Words that a person sends to a way of theirs to see whether they come. */
  ways: { points: 12, seconds: 15 * 60 },
  /** Photos and files: each costs a moment of the processor. */
  files: { points: 60, seconds: 60 },
  /** Readings from phones and scripts, of one person: a call may hold ten thousand. */
  readings: { points: 240, seconds: 60 },
  /** What is usual, reckoned at once: each goes through a month of readings. */
  baselines: { points: 12, seconds: 60 },
  /** Words to look for: each opens all that somebody wrote. */
  search: { points: 120, seconds: 60 },
  /** All that one person asks for. */
  person: { points: 600, seconds: 60 },
  /** All that one address asks for without having signed in. */
  visitor: { points: 300, seconds: 60 },
} as const satisfies Record<string, { readonly points: number; readonly seconds: number }>;
export type LimitName = keyof typeof limitRules;

export interface Limits {
  /** Takes one point; otherwise says after how many seconds to come back. */
  take(
    name: LimitName,
    key: string,
  ): Promise<{ readonly ok: true } | { readonly ok: false; readonly retryAfter: number }>;
}

/** Counted for all processes together; floods are held off by each process alone, so that reading costs no extra write. */
const shared: readonly LimitName[] = [
  "sign_in",
  "sign_in_account",
  "second_factor",
  "owner_proof",
  "account",
  "first_step",
  "chat",
  "suggestions",
];

/** In memory for one process; with the table `auth.rate_limit` where several share one server (memory steps in while it is away). */
export function createLimits(db?: AuthDb): Limits {
  const storeClient = {
    async query(query: { readonly text: string; readonly values?: readonly unknown[] }) {
      const { rows } = (await db?.executeQuery(CompiledQuery.raw(query.text, [...(query.values ?? [])]))) ?? {
        rows: [],
      };
      return { rows, rowCount: rows.length };
    },
  };
  function limiter(name: LimitName): RateLimiterAbstract {
    const { points, seconds } = limitRules[name];
    const memory = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
    if (db === undefined || !shared.includes(name)) return memory;
    return new RateLimiterPostgres({
      storeClient,
      storeType: "pool",
      schemaName: "auth",
      tableName: "rate_limit",
      tableCreated: true,
      keyPrefix: name,
      points,
      duration: seconds,
      insuranceLimiter: memory,
    });
  }
  const limiters = new Map((Object.keys(limitRules) as LimitName[]).map((name) => [name, limiter(name)]));
  return {
    async take(name, key) {
      try {
        await limiters.get(name)?.consume(key);
        return { ok: true };
      } catch (refusal) {
        if (refusal instanceof Error) throw refusal;
        return { ok: false, retryAfter: Math.max(1, Math.ceil((refusal as RateLimiterRes).msBeforeNext / 1000)) };
      }
    },
  };
}
