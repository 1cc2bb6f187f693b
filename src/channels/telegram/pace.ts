import { setTimeout as passes } from "node:timers/promises";

/** Waits until Telegram takes one more message in this chat. */
export type Pace = (chatId: string) => Promise<void>;

export interface PaceRule {
  /** Messages a second in the long run. */
  readonly perSecond: number;
  /** So many may go at once after a quiet time. */
  readonly burst: number;
}

/** One chat: Telegram wants about one message a second there, and lets a short burst pass. */
const inOneChat: PaceRule = { perSecond: 1, burst: 20 };

/**
 * A token bucket told by the one time at which it will be full again (ms of a clock that is never set back, unlike the day's): how long a
 * message that comes now has to wait, and when the bucket is full after it.
 */
export function reserve(
  full: number,
  now: number,
  { perSecond, burst }: PaceRule,
): { readonly wait: number; readonly full: number } {
  const token = 1000 / perSecond;
  const after = Math.max(full, now) + token;
  return { wait: Math.max(0, after - now - burst * token), full: after };
}

/**
 * Keeps to what Telegram allows a bot: so many messages a second to everybody together, first come first served, and one a second in each
 * chat. Crisis answers do not ask: there are few of them, and 429 still holds.
 */
export function createPace(
  perSecond: number,
  clock: { readonly now: () => number; readonly sleep: (ms: number) => Promise<unknown> } = {
    now: () => performance.now(),
    sleep: (ms) => passes(ms),
  },
): Pace {
  const together: PaceRule = { perSecond, burst: Math.max(1, perSecond / 10) };
  const chats = new Map<string, number>();
  let all = 0;
  /** A chat whose bucket is full again is as one never written to. */
  const forgetQuiet = (now: number): void => {
    for (const [chatId, full] of chats) {
      if (full > now) return;
      chats.delete(chatId);
    }
  };
  return async (chatId) => {
    const now = clock.now();
    forgetQuiet(now);
    const here = reserve(chats.get(chatId) ?? 0, now, inOneChat);
    // Those written to last stand last.
    chats.delete(chatId);
    chats.set(chatId, here.full);
    const everywhere = reserve(all, now, together);
    all = everywhere.full;
    const wait = Math.max(here.wait, everywhere.wait);
    if (wait > 0) await clock.sleep(wait);
  };
}
