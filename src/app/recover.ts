import type { PersonId } from "#core/person/person.ts";
import type { Input } from "./handle-input.ts";
import type { Clock, OutboxStore, Store } from "./ports.ts";

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
      origin: { via: "telegram", chatId: chat.externalId, messageId: undefined },
    });
  };
}

/** Every minute and at start: what dead processes were just sending is told of, once a person, and what nobody sends is sent. */
export function createSweep(parts: {
  readonly outbox: OutboxStore;
  readonly recover: (personId: PersonId, outboxId: string) => Promise<void>;
  readonly deliver: (personId: PersonId) => Promise<void>;
}): () => Promise<void> {
  const quiet = 15_000;
  return async () => {
    const told = new Set<PersonId>();
    for (const { personId, id } of await parts.outbox.unsureAfterCrash()) {
      if (told.has(personId)) continue;
      told.add(personId);
      await parts.recover(personId, id);
    }
    for (const personId of await parts.outbox.waiting(quiet)) await parts.deliver(personId);
  };
}
