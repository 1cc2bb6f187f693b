import type { PersonId } from "#core/person/person.ts";
import type { Messenger } from "./deliver.ts";
import type { Input } from "./handle-input.ts";
import { pause } from "./pause.ts";
import type { OutboxStore } from "./outbox-ports.ts";
import type { Clock, Log, Metrics, Store } from "./ports.ts";

/**
 * A message that may or may not have arrived is never sent again word for word (Telegram has no way to ask). Instead the person is told
 * once that there was a restart, and shown where they are; in a crisis that is the crisis answer in full.
 */
export function createRecover(parts: {
  readonly store: Store;
  readonly input: Pick<Input, "take">;
  readonly clock: Clock;
}): (personId: PersonId, outboxId: string) => Promise<void> {
  return async (personId, outboxId) => {
    const identities = await parts.store.transaction(personId, (tx) => tx.identities());
    const chat = identities.find(({ kind }) => kind === "telegram");
    if (!chat) return;
    await parts.input.take({
      personId,
      command: { do: "after_restart" },
      at: parts.clock.now(),
      key: `recover:${outboxId}`,
      origin: { via: "telegram", address: chat.externalId, messageId: undefined },
    });
  };
}

/** Whoever heard of a hitch hears of no other for so long (ms): an outage that comes and goes is one. */
const oneOutage = 10 * 60_000;
/** How long (ms) to wait before it is looked whether the channel answers again: at first, and at most. */
const firstLook = 1000;
const longestLook = 60_000;

export interface TellUnsure {
  /** Tells everybody concerned, once, if the channel answers; false where it does not. */
  now(): Promise<boolean>;
  /** Does so as soon as the channel answers; called as often as anybody likes. */
  soon(): void;
  /** Looks no further. */
  stop(): Promise<void>;
}

/** Tells people that something may not have arrived: after the outage, never in the middle of it, and each of them once. */
export function createTellUnsure(parts: {
  readonly outbox: Pick<OutboxStore, "untold" | "told">;
  readonly recover: (personId: PersonId, outboxId: string) => Promise<void>;
  readonly messenger: Pick<Messenger, "answers">;
  readonly log: Log;
  readonly metrics: Pick<Metrics, "count">;
  /** The first wait of `soon` (ms), where it is not a second. */
  readonly patience?: number;
}): TellUnsure {
  const { outbox, recover, messenger, log, metrics, patience = firstLook } = parts;
  const stopping = new AbortController();
  let looking: Promise<void> | undefined;

  const now = async (): Promise<boolean> => {
    const untold = await outbox.untold(oneOutage);
    if (untold.length === 0) return true;
    if (!(await messenger.answers())) return false;
    for (const { personId, id } of untold) {
      await recover(personId, id);
      await outbox.told(personId);
      metrics.count("waymark_recovery_notices_total");
    }
    return true;
  };

  const look = async (): Promise<void> => {
    for (let wait = patience; ; wait = Math.min(longestLook, wait * 2)) {
      await pause(wait, stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        if (await now()) return;
      } catch (error) {
        log.warn("unsure_not_told", { error });
      }
    }
  };

  return {
    now,
    soon() {
      looking ??= look().finally(() => (looking = undefined));
    },
    async stop() {
      stopping.abort();
      await looking;
    },
  };
}

/** Every minute and at start: what dead processes were just sending is told of, and what nobody sends is sent. */
export function createSweep(parts: {
  readonly outbox: Pick<OutboxStore, "unsureAfterCrash" | "waiting">;
  readonly tell: () => Promise<boolean>;
  readonly deliver: (personId: PersonId) => void;
}): () => Promise<void> {
  const quiet = 15_000;
  return async () => {
    await parts.outbox.unsureAfterCrash();
    await parts.tell();
    for (const personId of await parts.outbox.waiting(quiet)) parts.deliver(personId);
  };
}
