import type { Clock } from "#app/ports.ts";
import type { AuthDb } from "./tables.ts";

/** A claim this old without a user is a sign-up that died: the door opens again. */
const claimLasts = 60 * 1000;

/** The owner's door: it opens once. */
export interface OwnerDoor {
  exists(): Promise<boolean>;
  isOwner(userId: string): Promise<boolean>;
  /** Holds the door for one sign-up; false where somebody else owns it or is just coming in. */
  claim(): Promise<boolean>;
  settle(userId: string): Promise<void>;
  release(): Promise<void>;
}

export function createOwnerDoor(db: AuthDb, clock: Clock): OwnerDoor {
  return {
    async exists() {
      return (await db.selectFrom("owner").select("user_id").where("user_id", "is not", null).execute()).length > 0;
    },
    async isOwner(userId) {
      return (await db.selectFrom("owner").select("user_id").where("user_id", "=", userId).execute()).length > 0;
    },
    async claim() {
      const now = clock.now();
      const claimed = await db
        .insertInto("owner")
        .values({ user_id: null, claimed_at: new Date(now) })
        .onConflict((conflict) =>
          conflict
            .column("only_one")
            .doUpdateSet({ claimed_at: new Date(now) })
            .where("owner.user_id", "is", null)
            .where("owner.claimed_at", "<", new Date(now - claimLasts)),
        )
        .returning("claimed_at")
        .execute();
      return claimed.length > 0;
    },
    async settle(userId) {
      await db.updateTable("owner").set({ user_id: userId }).where("user_id", "is", null).execute();
    },
    async release() {
      await db.deleteFrom("owner").where("user_id", "is", null).execute();
    },
  };
}
