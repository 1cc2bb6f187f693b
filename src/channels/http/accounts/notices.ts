import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import type { Clock } from "#app/ports.ts";
import type { NoticeKind } from "#contract/access.ts";
import type { Locale } from "#core/person/person.ts";
import type { Instant } from "#core/time/instant.ts";
import type { AuthDb } from "./tables.ts";

/** Something that changed who can see or reach an account. */
export interface Notice {
  readonly id: number;
  readonly at: Instant;
  readonly kind: NoticeKind;
  /** A name that the person knows it by, such as a token's. */
  readonly about: string | undefined;
  readonly seen: boolean;
}

/** What happened to an account, told to its person at their next visit; sealed, so that its times lead nobody from an account to a person. */
export interface Notices {
  note(
    userId: string,
    what: { readonly kind: NoticeKind; readonly about?: string | undefined; readonly locale: Locale },
  ): Promise<void>;
  /** Newest first. */
  list(userId: string): Promise<readonly Notice[]>;
  unseen(userId: string): Promise<number>;
  /** Those up to this one were looked at. */
  seen(userId: string, upTo: number): Promise<void>;
}

/** More than anybody looks back on; older ones go. */
const most = 100;

export function createNotices(parts: {
  readonly db: AuthDb;
  readonly clock: Clock;
  readonly secret: string;
  readonly emailOf: (userId: string) => Promise<string | undefined>;
  /** Neutral: it names neither the act nor the place. Absent where no mail is set up. */
  readonly sendMail: ((to: string, locale: Locale) => Promise<void>) | undefined;
  readonly mailFailed: () => void;
}): Notices {
  const { db, clock } = parts;
  const key = `${parts.secret} notices`;
  return {
    async note(userId, { kind, about, locale }) {
      const sealed = await symmetricEncrypt({ key, data: JSON.stringify({ at: clock.now(), kind, about }) });
      await db.insertInto("notice").values({ user_id: userId, sealed }).execute();
      const kept = db.selectFrom("notice").select("id").where("user_id", "=", userId).orderBy("id", "desc").limit(most);
      await db.deleteFrom("notice").where("user_id", "=", userId).where("id", "not in", kept).execute();
      const email = parts.sendMail && (await parts.emailOf(userId));
      // Not awaited: a mail server that is slow must hold nobody up.
      if (email !== undefined) parts.sendMail?.(email, locale).catch(parts.mailFailed);
    },
    async list(userId) {
      const rows = await db
        .selectFrom("notice")
        .select(["id", "seen", "sealed"])
        .where("user_id", "=", userId)
        .orderBy("id", "desc")
        .execute();
      return Promise.all(
        rows.map(async ({ id, seen, sealed }) => {
          const { at, kind, about } = JSON.parse(await symmetricDecrypt({ key, data: sealed })) as Sealed;
          return { id: Number(id), at, kind, about, seen };
        }),
      );
    },
    async unseen(userId) {
      const row = await db
        .selectFrom("notice")
        .select((count) => count.fn.countAll().as("unseen"))
        .where("user_id", "=", userId)
        .where("seen", "=", false)
        .executeTakeFirst();
      return Number(row?.unseen ?? 0);
    },
    async seen(userId, upTo) {
      await db
        .updateTable("notice")
        .set({ seen: true })
        .where("user_id", "=", userId)
        .where("id", "<=", String(upTo))
        .execute();
    },
  };
}

interface Sealed {
  readonly at: Instant;
  readonly kind: NoticeKind;
  readonly about?: string;
}
