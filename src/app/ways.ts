import type { Address, WayChannel } from "#core/person/channel.ts";
import { quietUntil } from "#core/reminders/quiet-hours.ts";
import type { Delivery, Messenger } from "./deliver.ts";
import type { OutboxMessage } from "./outbox-ports.ts";
import type { Clock, Log, Store } from "./ports.ts";
import type { Way, WayStore } from "./way-ports.ts";

/** What goes out by a way. */
export interface Note {
  /** Of two with one id the second takes the place of the first. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Where it leads. */
  readonly url: string;
}

/** What came of it; what may have arrived or not is `failed`, and not sent again: nobody is told the same twice. */
export type SendNote = (address: string, note: Note) => Promise<Exclude<Delivery, { readonly kind: "unsure" }>>;

/** The channels that this server has. */
export type WayChannels = Readonly<Partial<Record<WayChannel, SendNote>>>;

export interface WayMessengerParts {
  readonly ways: Pick<WayStore, "list" | "remove">;
  readonly channels: WayChannels;
  readonly store: Pick<Store, "snapshot">;
  readonly note: (message: OutboxMessage) => Note;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Sends what a way is to say, to the way as it is now: one that was ended or turned off is sent nothing more, one that nobody answers for any longer
 * is forgotten, and what is late waits for the end of the night.
 */
export function createWayMessenger(parts: WayMessengerParts): Pick<Messenger, "deliver"> {
  const { ways, channels, store, note, clock, log } = parts;
  return {
    async deliver(personId, message) {
      const way = (await ways.list(personId)).find(({ id }) => id === message.address);
      const send = way && channels[way.channel];
      if (!way?.on || !send) return { kind: "failed", code: "way_ended" };
      const snapshot = await store.snapshot(personId);
      const until = message.asked === true || !snapshot ? undefined : quietUntil(snapshot, clock.now());
      if (until !== undefined) return { kind: "later", afterMs: until - clock.now() };
      const sent = await send(way.address, note(message));
      if (sent.kind === "gone") {
        await ways.remove(personId, way.id);
        log.info("way_forgotten", { channel: way.channel });
      }
      return sent;
    },
  };
}

/** Ways that are used, as addresses for the outbox. */
export const inUse = (ways: readonly Way[]): readonly (Address & Pick<Way, "whole">)[] =>
  ways.filter(({ on }) => on).map(({ channel, id, whole }) => ({ channel, address: id, whole }));
