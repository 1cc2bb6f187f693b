import type { WayChannel } from "#core/person/channel.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Instant } from "#core/time/instant.ts";

/** What a person decided of a way: whether it is used, and whether it says more than that something is there. */
export interface WayWish {
  readonly on: boolean;
  readonly whole: boolean;
}

/** A way by which a person asked to be told that something is there. */
export interface Way extends WayWish {
  readonly id: string;
  readonly channel: WayChannel;
  /** What its channel needs to reach it: an address on the web, of mail, or a browser's subscription as JSON. */
  readonly address: string;
  /** What the person knows it by: a browser, a host, an address of mail. */
  readonly name: string;
  /** The session in which a browser was subscribed; the way ends with it. */
  readonly session: string | undefined;
  readonly createdAt: Instant;
}

export interface WayStore {
  /** The same address on a channel is the same way, as it is wished now; `too_many` where the person has as many as we keep for one. */
  put(personId: PersonId, way: Omit<Way, "id" | "createdAt">, at: Instant): Promise<Way | "too_many" | undefined>;
  list(personId: PersonId): Promise<readonly Way[]>;
  /** False where there is none such. */
  change(personId: PersonId, id: string, wish: Partial<WayWish>): Promise<boolean>;
  remove(personId: PersonId, id: string): Promise<boolean>;
}
