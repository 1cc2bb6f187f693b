import type { Clock } from "#app/ports.ts";
import type { PersonId } from "#core/person/person.ts";
import { hashCode, newOneTimeCode } from "./one-time-code.ts";
import type { AuthDb } from "./tables.ts";

/** Codes that join a Telegram account to the person behind a web account. */
export interface LinkCodes {
  /** A new code makes the person's earlier ones void. */
  issue(personId: PersonId): Promise<{ readonly code: string; readonly expiresAt: number }>;
  /** Whose code it is; it works once. Undefined where it is unknown, used or older than ten minutes. */
  redeem(code: string): Promise<PersonId | undefined>;
}

const linkCodeLasts = 10 * 60 * 1000;

export function createLinkCodes(db: AuthDb, clock: Clock): LinkCodes {
  return {
    async issue(personId) {
      const code = newOneTimeCode();
      const expiresAt = clock.now() + linkCodeLasts;
      await db.deleteFrom("link_code").where("person_id", "=", personId).execute();
      await db
        .insertInto("link_code")
        .values({ code_hash: hashCode(code), person_id: personId, expires_at: new Date(expiresAt) })
        .execute();
      return { code, expiresAt };
    },
    async redeem(code) {
      const row = await db
        .deleteFrom("link_code")
        .where("code_hash", "=", hashCode(code))
        .returning(["person_id", "expires_at"])
        .executeTakeFirst();
      if (row === undefined || row.expires_at.getTime() <= clock.now()) return undefined;
      return row.person_id as PersonId;
    },
  };
}
