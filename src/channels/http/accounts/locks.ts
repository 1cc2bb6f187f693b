import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { createHmac } from "node:crypto";
import type { Clock } from "#app/ports.ts";
import type { Instant } from "#core/time/instant.ts";
import { createBriefMemory } from "./brief-memory.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import type { Principal, Sessions } from "./sessions.ts";
import type { AuthDb } from "./tables.ts";

/** How the lock stands for one session. */
export interface LockState {
  readonly locked: boolean;
  readonly afterMinutes: number;
}

/** What came of a PIN: a session that saw too many wrong ones is over. */
export type Unlocked = "unlocked" | "wrong" | "ended";

/**
 * The lock of the pages. It is no curtain: while a session is locked, by its person, by the page or because nobody was there for the minutes they chose,
 * the server gives it nothing private.
 */
export interface Locks {
  /** Whether this session may read and write now; one that may was seen just then. */
  passes(who: Session): Promise<boolean>;
  /** A session begins by its person's password: that counts as being there. */
  begin(who: Session): Promise<void>;
  /** Undefined where the account has no PIN. */
  state(who: Session): Promise<LockState | undefined>;
  /** Sets or changes the PIN; every other session of the account is locked by it. */
  set(who: Session, pin: string, afterMinutes: number): Promise<void>;
  remove(userId: string): Promise<void>;
  /** Whether the person chose that their safety plan opens while it is locked; not until they did, and not without a PIN. */
  showsPlan(userId: string): Promise<boolean>;
  showPlan(userId: string, shown: boolean): Promise<void>;
  lock(who: Session): Promise<void>;
  unlock(who: Session, pin: string): Promise<Unlocked>;
  /** What a browser seals drafts under: it has it only while it is not locked, and forgets it then. */
  draftKey(userId: string): string;
}
type Session = Pick<Principal, "userId" | "sessionId">;

/** So many wrong PINs in a row end a session; the password lets its person in again. */
export const mostWrongPins = 5;
const minute = 60_000;
/** That somebody is there is written down no more often than this (ms). */
const seenEvery = 15_000;
/** What was looked up is believed for so long (ms), and no longer than until a lock is heard of. */
const believedFor = 10_000;

interface Known {
  readonly afterMinutes: number | undefined;
  readonly locked: boolean;
  seen: Instant | undefined;
  written: Instant | undefined;
}

export function createLocks(parts: {
  readonly db: AuthDb;
  readonly clock: Clock;
  readonly secret: string;
  readonly sessions: Pick<Sessions, "end" | "hears" | "onEnded" | "tellLocked">;
}): Locks {
  const { db, clock, secret, sessions } = parts;
  const sealing = `${secret} seen`;
  const known = createBriefMemory<Known>(clock, { ms: believedFor, most: 10_000 });
  sessions.onEnded(() => known.clear());
  const keyed = (what: string): string => createHmac("sha256", secret).update(`waymark ${what}`).digest("base64url");
  const keyedPin = (userId: string, pin: string): string => keyed(`pin ${userId} ${pin}`);

  async function read({ userId, sessionId }: Session): Promise<Known> {
    const remembered = sessions.hears() ? known.get(sessionId) : undefined;
    if (remembered !== undefined) return remembered;
    const row = await db
      .selectFrom("session")
      .leftJoin("app_lock", "app_lock.user_id", "session.userId")
      .select(["session.locked", "session.seen", "app_lock.after_minutes"])
      .where("session.id", "=", sessionId)
      .where("session.userId", "=", userId)
      .executeTakeFirst();
    const seen = row?.seen == null ? undefined : Number(await symmetricDecrypt({ key: sealing, data: row.seen }));
    const found: Known = {
      afterMinutes: row?.after_minutes ?? undefined,
      locked: row?.locked === true,
      seen,
      written: seen,
    };
    known.set(sessionId, found);
    return found;
  }

  async function writeSeen(sessionId: string, more: { readonly locked?: false; readonly wrong_pins?: 0 } = {}) {
    const seen = await symmetricEncrypt({ key: sealing, data: String(clock.now()) });
    await db
      .updateTable("session")
      .set({ seen, ...more })
      .where("id", "=", sessionId)
      .execute();
  }

  const awayTooLong = ({ afterMinutes, seen }: Known): boolean =>
    afterMinutes !== undefined && (seen === undefined || clock.now() - seen > afterMinutes * minute);

  async function lock({ userId, sessionId }: Session): Promise<void> {
    // A password that was given before the lock counts no longer.
    await db.updateTable("session").set({ locked: true, confirmed_at: null }).where("id", "=", sessionId).execute();
    known.clear();
    sessions.tellLocked({ userId, only: sessionId, locked: true });
  }

  async function state(who: Session): Promise<LockState | undefined> {
    const now = await read(who);
    if (now.afterMinutes === undefined) return undefined;
    return { locked: now.locked || awayTooLong(now), afterMinutes: now.afterMinutes };
  }

  return {
    state,
    async begin(who) {
      if ((await read(who)).afterMinutes === undefined) return;
      await writeSeen(who.sessionId);
      known.clear();
    },
    async passes(who) {
      const now = await read(who);
      if (now.afterMinutes === undefined) return true;
      if (now.locked) return false;
      if (awayTooLong(now)) {
        await lock(who);
        return false;
      }
      now.seen = clock.now();
      if (now.written === undefined || now.seen - now.written >= seenEvery) {
        now.written = now.seen;
        await writeSeen(who.sessionId);
      }
      return true;
    },
    async set({ userId, sessionId }, pin, afterMinutes) {
      const pin_hash = await hashPassword(keyedPin(userId, pin));
      const rule = { pin_hash, after_minutes: afterMinutes };
      await writeSeen(sessionId, { locked: false, wrong_pins: 0 });
      await db
        .insertInto("app_lock")
        .values({ user_id: userId, ...rule })
        .onConflict((conflict) => conflict.column("user_id").doUpdateSet(rule))
        .execute();
      await db
        .updateTable("session")
        .set({ locked: true })
        .where("userId", "=", userId)
        .where("id", "!=", sessionId)
        .execute();
      known.clear();
      sessions.tellLocked({ userId, except: sessionId, locked: true });
    },
    async remove(userId) {
      await db.deleteFrom("app_lock").where("user_id", "=", userId).execute();
      await db
        .updateTable("session")
        .set({ locked: false, wrong_pins: 0, seen: null })
        .where("userId", "=", userId)
        .execute();
      known.clear();
    },
    // Never out of memory: whoever takes the choice back is obeyed at once, on every process.
    async showsPlan(userId) {
      const rule = await db
        .selectFrom("app_lock")
        .select("shows_plan")
        .where("user_id", "=", userId)
        .executeTakeFirst();
      return rule?.shows_plan === true;
    },
    async showPlan(userId, shown) {
      await db.updateTable("app_lock").set({ shows_plan: shown }).where("user_id", "=", userId).execute();
    },
    lock,
    async unlock({ userId, sessionId }, pin) {
      const rule = await db.selectFrom("app_lock").select("pin_hash").where("user_id", "=", userId).executeTakeFirst();
      if (rule === undefined) return "unlocked";
      // Counted before it is looked at, so that many at once are no more tries than one after the other.
      const [tried] = await db
        .updateTable("session")
        .set(({ eb }) => ({ wrong_pins: eb("wrong_pins", "+", 1) }))
        .where("id", "=", sessionId)
        .returning("wrong_pins")
        .execute();
      const tries = tried?.wrong_pins ?? Number.POSITIVE_INFINITY;
      const right = tries <= mostWrongPins && (await verifyPassword(rule.pin_hash, keyedPin(userId, pin)));
      if (right) {
        await writeSeen(sessionId, { locked: false, wrong_pins: 0 });
        known.clear();
        return "unlocked";
      }
      if (tries < mostWrongPins) return "wrong";
      await sessions.end(userId, sessionId);
      return "ended";
    },
    draftKey: (userId) => keyed(`drafts ${userId}`),
  };
}
