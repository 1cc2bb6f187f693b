import type { PersonId } from "#core/person/person.ts";
import type { Clock, Log, Metrics, OutboxMessage, OutboxStore } from "./ports.ts";

/** What came of handing a message to a channel. */
export type Delivery =
  | { readonly kind: "sent"; readonly messageId: number | undefined }
  /** Not now: too many messages, or nobody there; surely not delivered. */
  | { readonly kind: "later"; readonly afterMs: number }
  /** The person has closed this chat to us. */
  | { readonly kind: "gone" }
  /** It may have arrived or not: never sent again, and the person is told that there was a hitch. */
  | { readonly kind: "unsure" }
  /** It can never be delivered so. */
  | { readonly kind: "failed"; readonly code: string };

export interface Messenger {
  deliver(personId: PersonId, message: OutboxMessage): Promise<Delivery>;
}

export interface DeliverParts {
  readonly outbox: OutboxStore;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Tells the person, once for this message, that something may not have arrived. */
  readonly recover: (personId: PersonId, outboxId: string) => Promise<void>;
}

const batch = 20;
/** Waits between tries where nobody answers (ms): doubling, to five minutes at most. */
const firstWait = 1000;
const longestWait = 300_000;
/** After this many tries a message is given up: it would only confuse by then. */
const mostTries = 50;

/** Sends what waits for a person, in order; what cannot go now is put back with all that follows it. */
export function createDeliver({
  outbox,
  messenger,
  clock,
  log,
  metrics,
  recover,
}: DeliverParts): (personId: PersonId) => Promise<void> {
  const settle = async (
    personId: PersonId,
    message: OutboxMessage,
    tries: number,
    delivery: Delivery,
  ): Promise<"go_on" | "stop"> => {
    metrics.count("waymark_messages_total", { channel: message.channel, outcome: delivery.kind });
    switch (delivery.kind) {
      case "sent":
        await outbox.sent(personId, message.id, delivery.messageId);
        return "go_on";
      case "gone":
        await outbox.failed(personId, message.id, "gone");
        return "go_on";
      case "unsure":
        await outbox.failed(personId, message.id, "unsure");
        await recover(personId, message.id);
        return "go_on";
      case "failed":
        log.warn("message_failed", { outbox_id: message.id, code: delivery.code });
        await outbox.failed(personId, message.id, delivery.code);
        return "go_on";
      case "later": {
        if (tries >= mostTries) {
          await outbox.failed(personId, message.id, "too_many_tries");
          return "go_on";
        }
        const wait = Math.max(delivery.afterMs, Math.min(longestWait, firstWait * 2 ** Math.min(tries, 10)));
        await outbox.retry(personId, message.id, clock.now() + wait);
        return "stop";
      }
    }
  };

  return async (personId) => {
    for (;;) {
      const taken = await outbox.take(personId, batch);
      if (taken.length === 0) return;
      for (const { message, tries } of taken) {
        const delivery = await messenger.deliver(personId, message);
        if ((await settle(personId, message, tries, delivery)) === "stop") return;
      }
    }
  };
}
