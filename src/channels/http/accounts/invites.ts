import type { Clock } from "#app/ports.ts";
import type { Instant } from "#core/time/instant.ts";
import { hashCode, newOneTimeCode } from "./one-time-code.ts";
import type { AuthDb } from "./tables.ts";

/** An invite without its code. */
export interface Invite {
  /** What is kept of the code, by which nobody can tell it. */
  readonly id: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly used: boolean;
}

/** Invites of the operator: one code lets one person in, by web or by bot. */
export interface Invites {
  issue(): Promise<{ readonly code: string; readonly expiresAt: number }>;
  /** Takes the code out of use; false where it is unknown, used or too old. Of two at once, one gets it. */
  redeem(code: string): Promise<boolean>;
  /** The newest first; what a code is was told once, when it was made. */
  list(): Promise<readonly Invite[]>;
  /** Takes an invite back that nobody used; false where there is none of this id. */
  withdraw(id: string): Promise<boolean>;
  /** Gives a redeemed code back, where the sign-up that took it came to nothing. */
  release(code: string): Promise<void>;
}

const inviteLasts = 14 * 24 * 3600 * 1000;
const mostListed = 100;

export function createInvites(db: AuthDb, clock: Clock): Invites {
  return {
    async issue() {
      const code = newOneTimeCode();
      const expiresAt = clock.now() + inviteLasts;
      await db
        .insertInto("invite")
        .values({
          code_hash: hashCode(code),
          created_at: new Date(clock.now()),
          expires_at: new Date(expiresAt),
          used_at: null,
        })
        .execute();
      return { code, expiresAt };
    },
    async redeem(code) {
      const now = new Date(clock.now());
      const taken = await db
        .updateTable("invite")
        .set({ used_at: now })
        .where("code_hash", "=", hashCode(code))
        .where("used_at", "is", null)
        .where("expires_at", ">", now)
        .returning("code_hash")
        .execute();
      return taken.length > 0;
    },
    async list() {
      const rows = await db.selectFrom("invite").selectAll().orderBy("created_at", "desc").limit(mostListed).execute();
      return rows.map((row) => ({
        id: row.code_hash,
        createdAt: row.created_at.getTime(),
        expiresAt: row.expires_at.getTime(),
        used: row.used_at !== null,
      }));
    },
    async withdraw(id) {
      const gone = await db
        .deleteFrom("invite")
        .where("code_hash", "=", id)
        .where("used_at", "is", null)
        .returning("code_hash")
        .execute();
      return gone.length > 0;
    },
    async release(code) {
      await db.updateTable("invite").set({ used_at: null }).where("code_hash", "=", hashCode(code)).execute();
    },
  };
}
