import type { Locale, PersonId } from "#core/person/person.ts";
import type { Instant } from "#core/time/instant.ts";

/** Somebody in Telegram who opened a link, as the other side is shown them. */
export interface Caller {
  readonly telegramId: string;
  readonly chatId: string;
  /** As they call themselves there, such as `Anna (@anna)`. */
  readonly name: string;
  readonly locale: Locale;
}

/**
 * How far a wish to join has come: `offered` a code on the web, `asked` in Telegram, `agreed` there, and `waiting` where both agreed and
 * both hold something.
 */
export type WishState = "offered" | "asked" | "agreed" | "waiting";

/** A wish to join a Telegram account to the person behind a web account. */
export interface JoinWish {
  readonly id: string;
  /** The person on the web, to whom everything would come. */
  readonly personId: PersonId;
  readonly state: WishState;
  /** The person knows that they have another Telegram account already. */
  readonly another: boolean;
  /** Who opened the code; nobody yet while it is only offered. */
  readonly caller: (Caller & { readonly personId: PersonId | undefined }) | undefined;
  /** When the two become one, where they wait for it. */
  readonly dueAt: Instant | undefined;
}

/** Wishes to join, one a person at most, kept until they are answered or too old. */
export interface JoinWishes {
  /** A new code makes the person's earlier wish void. */
  issue(personId: PersonId, another: boolean): Promise<{ readonly code: string; readonly expiresAt: Instant }>;
  /** Binds a code to the one who opens it; it works once. Undefined where it is unknown, used or older than ten minutes. */
  open(code: string, caller: NonNullable<JoinWish["caller"]>): Promise<JoinWish | undefined>;
  find(id: string): Promise<JoinWish | undefined>;
  of(personId: PersonId): Promise<JoinWish | undefined>;
  /** Goes on from one state to the next; false where it is no longer in that state. */
  advance(
    id: string,
    to: { readonly state: "agreed" } | { readonly state: "waiting"; readonly dueAt: Instant },
  ): Promise<boolean>;
  /** False where it had ended already: of two who end it at once, one does. */
  end(id: string): Promise<boolean>;
  /** Those whose time to become one has come. */
  due(): Promise<readonly JoinWish[]>;
}

/** What somebody in Telegram is told about joining; those with a wish carry buttons that answer it. */
export type JoinNews =
  | { readonly kind: "ask"; readonly wishId: string; readonly address: string; readonly holds: boolean }
  | { readonly kind: "agreed"; readonly wishId: string; readonly address: string }
  | { readonly kind: "waiting"; readonly wishId: string; readonly address: string; readonly dueAt: Instant }
  | { readonly kind: "joined"; readonly address: string }
  | { readonly kind: "has_account"; readonly address: string }
  /** Asked before parting, with the account that it would be parted from. */
  | { readonly kind: "ask_part"; readonly address: string }
  | { readonly kind: "already" | "unknown" | "stopped" | "parted" | "not_joined" };
