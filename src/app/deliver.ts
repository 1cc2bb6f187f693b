import type { ChannelName } from "#core/person/channel.ts";
import type { PersonId } from "#core/person/person.ts";
import { folded } from "./fold-waiting.ts";
import { pause } from "./pause.ts";
import type { OutboxMessage, OutboxStore, TakenMessage } from "./outbox-ports.ts";
import type { Clock, Log, Metrics } from "./ports.ts";

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
  /** Whether the channel answers at all. Never throws. */
  answers(): Promise<boolean>;
}

/** Sends what waits for a person; rejects where the database was away before anything was taken, or the program ends. */
export type Deliver = (personId: PersonId, stopping: AbortSignal) => Promise<void>;

export interface DeliverParts {
  readonly outbox: OutboxStore;
  readonly messenger: Pick<Messenger, "deliver">;
  /** What the messenger sends by; all else is left for others. */
  readonly channels: readonly ChannelName[];
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Called where somebody has to hear, once the channel answers again, that something may not have arrived. */
  readonly unsure: () => void;
}

const batch = 50;
/** Waits between tries where nobody answers (ms): doubling, to five minutes at most. There is no last try: a message waits for days. */
const firstWait = 1000;
const longestWait = 300_000;
/** The longest wait (ms) before it is tried again to note what became of a message. */
const longestNote = 5000;
/** A crisis answer is rather sent twice than never; so often it is tried where nobody can say whether it arrived. */
const mostUnsure = 3;
/** How long (ms) such an answer waits before the next try. */
const beforeAgain = 30_000;

/** Sends what waits for a person, in order; what cannot go now is put back with all that follows it to the same address. */
export function createDeliver({ outbox, messenger, channels, clock, log, metrics, unsure }: DeliverParts): Deliver {
  /** What is being sent right now. */
  const inHand = new Set<string>();

  const count = (message: OutboxMessage, outcome: string): void =>
    metrics.count("waymark_messages_total", { channel: message.channel, outcome });

  const settle = async (
    personId: PersonId,
    { message, tries }: TakenMessage,
    delivery: Delivery,
  ): Promise<"go_on" | "stop"> => {
    switch (delivery.kind) {
      case "sent":
        await outbox.sent(personId, message.id, delivery.messageId);
        return "go_on";
      case "gone":
        await outbox.failed(personId, message.id, "gone");
        return "go_on";
      case "unsure":
        if (message.notice && message.urgent && tries < mostUnsure) {
          await outbox.retry(personId, message.id, clock.now() + beforeAgain);
          return "stop";
        }
        // A notice that was lost is not told of by another, or a bad line would breed them.
        await outbox.unsure(personId, message.id, { told: message.notice === true });
        if (!message.notice) unsure();
        return "go_on";
      case "failed":
        log.warn("message_failed", { outbox_id: message.id, code: delivery.code });
        await outbox.failed(personId, message.id, delivery.code);
        return "go_on";
      case "later": {
        const wait = Math.max(delivery.afterMs, Math.min(longestWait, firstWait * 2 ** Math.min(tries, 10)));
        await outbox.retry(personId, message.id, clock.now() + wait);
        return "stop";
      }
    }
  };

  /** What was given to us by an answer that never came would stay with us for ever: it is given back, and surely was not sent. */
  const take = async (personId: PersonId, stopping: AbortSignal): Promise<readonly TakenMessage[]> => {
    try {
      return await outbox.take(personId, batch, channels);
    } catch (error) {
      await untilDone(() => outbox.giveBack(personId, [...inHand]), stopping);
      throw error;
    }
  };

  /** What comes next is taken with noting that the last of them went out; undefined where it has to be asked for. */
  const sentLast = async (
    personId: PersonId,
    last: { readonly id: string; readonly messageId: number | undefined },
    stopping: AbortSignal,
  ): Promise<readonly TakenMessage[] | undefined> => {
    try {
      return await outbox.sentAndTake(personId, last, batch, channels);
    } catch {
      // Both may have been done and only the answer lost.
      await untilDone(() => outbox.sent(personId, last.id, last.messageId), stopping);
      await untilDone(() => outbox.giveBack(personId, [...inHand]), stopping);
      return undefined;
    }
  };

  /** Sends them one after the other; gives what comes next where that is known already. */
  const sendAll = async (
    personId: PersonId,
    taken: readonly TakenMessage[],
    stopping: AbortSignal,
  ): Promise<readonly TakenMessage[] | undefined> => {
    const dropped = folded(taken, clock.now());
    for (const each of taken) {
      const { message } = each;
      if (dropped.has(message.id)) {
        count(message, "folded");
        await untilDone(() => outbox.failed(personId, message.id, "folded"), stopping);
        continue;
      }
      const delivery = await messenger.deliver(personId, message);
      count(message, delivery.kind);
      if (delivery.kind === "sent" && each === taken.at(-1)) {
        return sentLast(personId, { id: message.id, messageId: delivery.messageId }, stopping);
      }
      // It went out or it did not: that is noted as soon as the database is there again, or nothing else would ever be sent to this person.
      if ((await untilDone(() => settle(personId, each, delivery), stopping)) === "stop") return undefined;
    }
    return undefined;
  };

  return async (personId, stopping) => {
    for (let taken = await take(personId, stopping); taken.length > 0; ) {
      const ids = taken.map(({ message }) => message.id);
      for (const id of ids) inHand.add(id);
      let next: readonly TakenMessage[] | undefined;
      try {
        next = await sendAll(personId, taken, stopping);
      } finally {
        for (const id of ids) inHand.delete(id);
      }
      taken = next ?? (await take(personId, stopping));
    }
  };
}

/** Tries until it works; ends with the error only where the program ends. */
async function untilDone<T>(work: () => Promise<T>, stopping: AbortSignal): Promise<T> {
  for (let wait = 100; ; wait = Math.min(longestNote, wait * 2)) {
    try {
      return await work();
    } catch (error) {
      if (stopping.aborted) throw error;
      await pause(wait, stopping);
    }
  }
}
