import type { Reply } from "#core/dialogue/turn/reply.ts";
import type { Instant } from "#core/time/instant.ts";
import type { Address, ChannelName } from "#core/person/channel.ts";
import type { Locale, PersonId, Tone } from "#core/person/person.ts";

/** A message on its way to a person, written in the transaction that decided it. */
export interface OutboxMessage extends Address {
  readonly id: string;
  /** Set where an existing message is to be changed rather than a new one sent. */
  readonly editMessageId: number | undefined;
  readonly locale: Locale;
  readonly tone: Tone;
  readonly reply: Reply;
  /** An answer to a crisis: nothing else that waits holds it up. */
  readonly urgent?: true;
  /** Says that an earlier message may not have arrived; of these no more is said where they get lost themselves. */
  readonly notice?: true;
  /** The person named the hour themselves: it comes at night too. */
  readonly asked?: true;
  /** What kind of word of ours this is, where a newer one of the kind says all that it says: then only the newest goes out. */
  readonly fold?: string;
}

/** A message that a process holds while it sends it. */
export interface TakenMessage {
  readonly message: OutboxMessage;
  /** How often it was tried, this time included. */
  readonly tries: number;
  /** When it was decided. */
  readonly since: Instant;
}

/** Messages on their way. A person's messages keep their order, and one sender at a time has them. */
export interface OutboxStore {
  /**
   * The next messages of a person to one address on these channels (all, where none is named), now held by this process: those that are urgent,
   * else the others, oldest first; empty where another sender has them or the first one to each address waits for its retry. Deliver them in this order, settle each, and take again until nothing comes.
   */
  take(personId: PersonId, limit: number, channels?: readonly ChannelName[]): Promise<readonly TakenMessage[]>;
  /** False where the message was no longer this process's to settle. */
  sent(personId: PersonId, id: string, messageId: number | undefined): Promise<boolean>;
  /** The same of the last that was taken, and what `take` gives after it, in one round trip. */
  sentAndTake(
    personId: PersonId,
    last: { readonly id: string; readonly messageId: number | undefined },
    limit: number,
    channels: readonly ChannelName[],
  ): Promise<readonly TakenMessage[]>;
  /** Puts it back, with those taken after it, until `at`; a job comes back for it then. Stop delivering this batch. */
  retry(personId: PersonId, id: string, at: Instant): Promise<boolean>;
  failed(personId: PersonId, id: string, code: string): Promise<boolean>;
  /** It may or may not have arrived, so it is not sent again; `told` where the person does not have to hear of it. */
  unsure(personId: PersonId, id: string, how: { readonly told: boolean }): Promise<boolean>;
  /** What waits for its retry waits no longer, as behind a lock that was opened. */
  wake(personId: PersonId): Promise<void>;
  /** Puts back what this process has of the person and does not know of, as the answer to `take` never came; `inHand` is what it knows of. */
  giveBack(personId: PersonId, inHand: readonly string[]): Promise<void>;
  /** Marks as `unsure` what dead processes were just sending. */
  unsureAfterCrash(): Promise<readonly { readonly personId: PersonId; readonly id: string }[]>;
  /** Persons who have yet to hear that something may not have arrived, and the first such message; not those who heard the like within `quietMs`. */
  untold(quietMs: number): Promise<readonly { readonly personId: PersonId; readonly id: string }[]>;
  /** The person has heard of all that may not have arrived. */
  told(personId: PersonId): Promise<void>;
  /** Persons whose messages have waited longer than this although nobody sends them. */
  waiting(olderThanMs: number): Promise<readonly PersonId[]>;
}
