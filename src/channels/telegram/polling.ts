import { type Api, GrammyError } from "grammy";
import type { Update } from "grammy/types";
import { pause as waitFor } from "#app/pause.ts";
import type { Log } from "#app/ports.ts";
import { updateKinds } from "./menus.ts";
import type { TakeUpdate } from "./take-update.ts";

/** How often one update is tried before it is set aside, so that one broken message cannot stop all others. */
const mostTries = 5;
const longPollSeconds = 25;
const longestPause = 30_000;

export interface Polling {
  /** Lets the batch at work be committed; what was not is fetched again next time. */
  stop(): Promise<void>;
}

/**
 * Fetches updates and takes them in. The offset moves past an update only when it is committed, so a crash at any point loses none:
 * Telegram sends it again, and its key makes the second time a no-op. Persons run side by side, one person's updates in order.
 */
export function startPolling(api: Api, take: TakeUpdate, log: Log): Polling {
  const stopping = new AbortController();
  const tries = new Map<number, number>();

  const takeSafely = async (update: Update): Promise<boolean> => {
    try {
      await take(update);
      tries.delete(update.update_id);
      return true;
    } catch (error) {
      const tried = (tries.get(update.update_id) ?? 0) + 1;
      tries.set(update.update_id, tried);
      log.error("telegram_update_failed", { update_id: update.update_id, tries: tried, error });
      if (tried < mostTries) return false;
      tries.delete(update.update_id);
      return true;
    }
  };

  const run = async (): Promise<void> => {
    let offset = 0;
    let pause = 0;
    while (!stopping.signal.aborted) {
      try {
        const updates = await api.getUpdates(
          { offset, timeout: longPollSeconds, limit: 100, allowed_updates: [...updateKinds] },
          stopping.signal as never,
        );
        const done = await takeBatch(updates, takeSafely);
        offset = done.offset ?? offset;
        pause = done.complete ? 0 : nextPause(pause);
      } catch (error) {
        if (stopping.signal.aborted) return;
        pause =
          error instanceof GrammyError && error.error_code === 429
            ? (error.parameters.retry_after ?? 1) * 1000
            : nextPause(pause);
        log.warn("telegram_poll_failed", {
          code: error instanceof GrammyError ? error.error_code : "network",
          pause_ms: pause,
        });
      }
      if (pause > 0) await waitFor(pause, stopping.signal);
    }
  };

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Takes a batch; the offset goes up to the first update that failed, and everything after it is fetched again. */
async function takeBatch(
  updates: readonly Update[],
  take: (update: Update) => Promise<boolean>,
): Promise<{ readonly offset: number | undefined; readonly complete: boolean }> {
  const bySender = Map.groupBy(updates, senderOf);
  const failed: number[] = [];
  await Promise.all(
    [...bySender.values()].map(async (own) => {
      for (const update of own) {
        if (await take(update)) continue;
        failed.push(update.update_id);
        return;
      }
    }),
  );
  const last = updates.at(-1)?.update_id;
  if (failed.length > 0) return { offset: Math.min(...failed), complete: false };
  return { offset: last === undefined ? undefined : last + 1, complete: true };
}

/** Updates of one sender keep their order. */
export function senderOf(update: Update): number {
  const from =
    update.message?.from ?? update.edited_message?.from ?? update.callback_query?.from ?? update.my_chat_member?.from;
  return from?.id ?? update.channel_post?.chat.id ?? 0;
}

function nextPause(pause: number): number {
  return Math.min(longestPause, pause === 0 ? 500 : pause * 2);
}
