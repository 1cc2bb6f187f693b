import { randomUUID } from "node:crypto";
import type { Auth } from "./auth.ts";
import type { AuthDb } from "./tables.ts";
import type { Locks } from "./locks.ts";
import { newSession, type SignedIn } from "./new-session.ts";
import type { Sessions } from "./sessions.ts";

/** The library wants an address of everybody. This is none that mail could go to, nor that anybody could sign up with. */
const noAddress = "@telegram";

/** Whether an address stands for a user who came by Telegram and gave none. */
export const isNoAddress = (email: string): boolean => email.endsWith(noAddress);

/** Users of the pages who came inside Telegram: they have no address and no password, and Telegram is their only door. */
export interface TelegramUsers {
  make(): Promise<string>;
  /** A session for the pages inside Telegram: two hours, and a cookie that a page in Telegram's own frame is given as well. */
  enter(userId: string, userAgent: string | undefined, passwordless: boolean): Promise<SignedIn>;
  /** Ends what was opened inside Telegram. */
  endPages(userId: string): Promise<void>;
}

export function createTelegramUsers(parts: {
  readonly auth: Auth;
  readonly db: AuthDb;
  readonly sessions: Pick<Sessions, "share" | "confirm" | "end">;
  readonly locks: Pick<Locks, "lock" | "state">;
}): TelegramUsers {
  const { auth, db, sessions, locks } = parts;
  return {
    async make() {
      const { internalAdapter } = await auth.$context;
      const wish = { email: `${randomUUID()}${noAddress}`, name: "", emailVerified: false };
      return (await internalAdapter.createUser(wish, { method: "oauth" })).id;
    },
    async enter(userId, userAgent, passwordless) {
      const made = await newSession(auth, userId, userAgent, "in_telegram");
      const expiresAt = await sessions.share(made.sessionId);
      // Whoever has a password gives it before what lets somebody in; who has none has proven all they can.
      if (passwordless) await sessions.confirm(made.sessionId);
      // An open Telegram is no PIN.
      if ((await locks.state(made)) !== undefined) await locks.lock(made);
      return { ...made, expiresAt };
    },
    async endPages(userId) {
      const opened = await db
        .selectFrom("session")
        .innerJoin("telegram_entry", "telegram_entry.session_id", "session.id")
        .select("session.id")
        .where("session.userId", "=", userId)
        .execute();
      for (const { id } of opened) await sessions.end(userId, id);
    },
  };
}
