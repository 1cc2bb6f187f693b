import type { Instant } from "#core/time/instant.ts";

/** `account` is a user of the web accounts; `telegram` a Telegram user; `terminal` whoever chats on the machine itself. */
export type IdentityKind = "account" | "telegram" | "terminal";

/** Somebody's way in. */
export interface Identity {
  readonly kind: IdentityKind;
  readonly externalId: string;
  /** What the person is told of it; undefined where nothing was noted yet. */
  readonly about?: IdentityNote | undefined;
}

/** An identity as its person knows it: what it is called there, since when it is joined, and when it was last used, to the hour. */
export interface IdentityNote {
  readonly name: string;
  readonly since: Instant | undefined;
  readonly usedAt: Instant;
}
