import { type Api, GrammyError } from "grammy";
import type { Update } from "grammy/types";
import { pause } from "#app/pause.ts";
import type { Log, Metrics } from "#app/ports.ts";
import { updateKinds } from "./menus.ts";
import type { TakeIn } from "./take-in.ts";

const longPollSeconds = 25;
/** Waits (ms) where Telegram does not answer, and where we cannot take in what it hands out: doubling, to so much at most. */
const firstPause = 500;
const longestPause = 30_000;
/** One message may wait for a language model: nobody else waits for it longer than this (ms) before the next are fetched, and so often while it lasts. */
const usualPatience = 1000;
const inHandPause = 250;
/** Shorter: our own database is asked, and people wait for it. */
const longestOwnPause = 5000;

export interface Polling {
  /** Lets the batch at work be committed; what was not is fetched again next time. */
  stop(): Promise<void>;
}

export interface PollingParts {
  readonly api: Api;
  readonly takeIn: TakeIn;
  readonly log: Log;
  readonly metrics: Pick<Metrics, "count">;
  /** How long (ms) the others wait for whoever takes longest, where it is not a second. */
  readonly patience?: number;
}

/**
 * Fetches updates and takes them in. The offset moves past an update only when it is committed or was kept aside, so a crash or an outage
 * at any point loses none: Telegram hands it out again, and its key makes the second time a no-op. Persons run side by side, one person's updates in order.
 */
export function startPolling({ api, takeIn, log, metrics, patience = usualPatience }: PollingParts): Polling {
  const stopping = new AbortController();
  /** Behind one that waits stand others that are done: they are handed out with it again and again, and left alone. */
  const done = new Set<number>();
  const inHand: InHand = { senders: new Map(), refused: false };

  const fetched = async (offset: number): Promise<readonly Update[] | { readonly failed: number | undefined }> => {
    try {
      return await api.getUpdates(
        { offset, timeout: longPollSeconds, limit: 100, allowed_updates: [...updateKinds] },
        stopping.signal as never,
      );
    } catch (error) {
      if (stopping.signal.aborted) return [];
      const code = error instanceof GrammyError ? error.error_code : undefined;
      metrics.count("waymark_telegram_poll_failures_total", { why: code === undefined ? "network" : String(code) });
      log.warn("telegram_poll_failed", { code: code ?? "network" });
      const wait = error instanceof GrammyError ? error.parameters.retry_after : undefined;
      return { failed: wait === undefined ? undefined : wait * 1000 };
    }
  };

  const run = async (): Promise<void> => {
    let offset = 0;
    let wait = 0;
    while (!stopping.signal.aborted) {
      const updates = await fetched(offset);
      if ("failed" in updates) {
        wait = updates.failed ?? longer(wait, longestPause);
      } else {
        const taken = await takeBatch(updates, { done, inHand, takeIn, enough: pause(patience, stopping.signal) });
        offset = taken.offset ?? offset;
        for (const id of done) if (id < offset) done.delete(id);
        wait = inHand.refused ? longer(wait, longestOwnPause) : taken.complete ? 0 : inHandPause;
        inHand.refused = false;
      }
      if (wait > 0) await pause(wait, stopping.signal);
    }
  };

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
      await Promise.all(inHand.senders.values());
    },
  };
}

/** What is being taken in: by sender, and whether something of it has to wait since this was last looked at. */
interface InHand {
  readonly senders: Map<number, Promise<void>>;
  refused: boolean;
}

interface Batch {
  readonly done: Set<number>;
  readonly inHand: InHand;
  readonly takeIn: TakeIn;
  /** Resolves when nobody else is to wait any longer. */
  readonly enough: Promise<void>;
}

/**
 * Takes a batch; the offset goes up to the first update that is not done, and everything after it is fetched again. Whoever takes long is left in
 * hand, and is not begun a second time.
 */
async function takeBatch(
  updates: readonly Update[],
  { done, inHand, takeIn, enough }: Batch,
): Promise<{ readonly offset: number | undefined; readonly complete: boolean }> {
  const takeOwn = async (own: readonly Update[]): Promise<void> => {
    for (const update of own) {
      if (done.has(update.update_id)) continue;
      if ((await takeIn(update)) === "waits") {
        inHand.refused = true;
        return;
      }
      done.add(update.update_id);
    }
  };
  for (const [sender, own] of Map.groupBy(updates, senderOf)) {
    if (inHand.senders.has(sender)) continue;
    inHand.senders.set(
      sender,
      takeOwn(own).finally(() => inHand.senders.delete(sender)),
    );
  }
  await Promise.race([Promise.all(inHand.senders.values()), enough]);
  const open = updates.filter(({ update_id: id }) => !done.has(id)).map(({ update_id: id }) => id);
  const last = updates.at(-1)?.update_id;
  if (open.length > 0) return { offset: Math.min(...open), complete: false };
  return { offset: last === undefined ? undefined : last + 1, complete: true };
}

/** Updates of one sender keep their order. */
export function senderOf(update: Update): number {
  const from =
    update.message?.from ?? update.edited_message?.from ?? update.callback_query?.from ?? update.my_chat_member?.from;
  return from?.id ?? update.channel_post?.chat.id ?? 0;
}

function longer(wait: number, longest: number): number {
  return Math.min(longest, wait === 0 ? firstPause : wait * 2);
}
