import type { Clock } from "#app/ports.ts";
import { hashCode, newOneTimeCode } from "./one-time-code.ts";
import type { AuthDb } from "./tables.ts";

/** Invites of the operator: one code lets one person in, by web or by bot. */
export interface Invites {
  issue(): Promise<{ readonly code: string; readonly expiresAt: number }>;
  /** Takes the code out of use; false where it is unknown, used or too old. Of two at once, one gets it. */
  redeem(code: string): Promise<boolean>;
  /** Gives a redeemed code back, where the sign-up that took it came to nothing. */
  release(code: string): Promise<void>;
}

const inviteLasts = 14 * 24 * 3600 * 1000;

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
    async release(code) {
      await db.updateTable("invite").set({ used_at: null }).where("code_hash", "=", hashCode(code)).execute();
    },
  };
}
