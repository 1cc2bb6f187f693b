import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import type { Selectable } from "kysely";
import { createHmac } from "node:crypto";
import type { ChatLocks, WantedBehindPin } from "#app/chat-lock-ports.ts";
import type { ChatLockFeed } from "#app/live-ports.ts";
import type { Clock } from "#app/ports.ts";
import type { Instant } from "#core/time/instant.ts";
import { createBriefMemory } from "./brief-memory.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import type { AuthDb, AuthTables } from "./tables.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
/** Without a word for so long (ms) a chat with a PIN locks itself. */
const awayAfter = 15 * minute;
/** A PIN holds for so long (ms) for what takes everything out or away. */
const freshFor = 5 * minute;
/** So many wrong PINs bring a rest, longer each time: a quarter of an hour, an hour, and a day at most. */
const mostWrong = 5;
const firstRest = 15 * minute;
/** Who forgot the PIN waits so long (ms): longer than somebody has a phone for an evening. */
const opensAfter = 3 * day;
/** That a chat has no PIN is believed for so long at most (ms), and no longer than until one is heard of. */
const believedFor = 10_000;

interface Sealed {
  readonly seen: Instant;
  readonly proved?: Instant;
  readonly wanted?: WantedBehindPin;
  readonly opensAt?: Instant;
  readonly showsPlan?: boolean;
}

export function createChatLocks(parts: {
  readonly db: AuthDb;
  readonly clock: Clock;
  readonly secret: string;
}): ChatLocks & {
  /** Hears of PINs that are set on other processes, at once; resolves to a function that stops. Until then nothing is remembered. */
  hear(feed: ChatLockFeed): Promise<() => Promise<void>>;
} {
  const { db, clock, secret } = parts;
  const open = createBriefMemory<true>(clock, { ms: believedFor, most: 10_000 });
  let hears = (): boolean => false;
  /** So many PINs were heard of: what was read before one of them came may be over. */
  let heard = 0;
  const forgetOpen = (): void => {
    heard += 1;
    open.clear();
  };
  const key = `${secret} chat locks`;
  const keyed = (what: string): string => createHmac("sha256", secret).update(`waymark ${what}`).digest("base64url");
  const idOf = (telegramId: string): string => keyed(`chat ${telegramId}`);
  const keyedPin = (telegramId: string, pin: string): string => keyed(`chat pin ${telegramId} ${pin}`);
  const seal = (state: Sealed): Promise<string> => symmetricEncrypt({ key, data: JSON.stringify(state) });

  async function read(telegramId: string) {
    const id = idOf(telegramId);
    const row = await db.selectFrom("chat_lock").selectAll().where("id", "=", id).executeTakeFirst();
    if (row === undefined) return undefined;
    const state = JSON.parse(await symmetricDecrypt({ key, data: row.sealed })) as Sealed;
    if (state.opensAt === undefined || state.opensAt > clock.now()) return { row, state };
    await db.deleteFrom("chat_lock").where("id", "=", id).execute();
    return undefined;
  }

  async function write(id: string, change: Partial<Selectable<AuthTables["chat_lock"]>>): Promise<void> {
    await db.updateTable("chat_lock").set(change).where("id", "=", id).execute();
  }

  const restAfter = (tries: number): number =>
    tries % mostWrong === 0 ? Math.min(day, firstRest * 4 ** (tries / mostWrong - 1)) : 0;

  /** A try counts, and brings its rest, before it is looked at: many at once are no more than one after the other. False where another came first. */
  async function count(id: string, before: number, rest: number): Promise<boolean> {
    const counted = await db
      .updateTable("chat_lock")
      .set({ tries: before + 1, rests_until: rest === 0 ? null : new Date(clock.now() + rest) })
      .where("id", "=", id)
      .where("tries", "=", before)
      .returning("id")
      .executeTakeFirst();
    return counted !== undefined;
  }

  return {
    async hear(feed) {
      hears = feed.hears;
      return feed.listen(forgetOpen, forgetOpen);
    },
    async state(telegramId) {
      const id = idOf(telegramId);
      if (hears() && open.get(id)) return "none";
      const before = heard;
      const found = await read(telegramId);
      if (found === undefined) {
        if (hears() && heard === before) open.set(id, true);
        return "none";
      }
      return found.row.locked || clock.now() - found.state.seen > awayAfter ? "locked" : "open";
    },
    async seen(telegramId) {
      const found = await read(telegramId);
      // A write for each message would be one too many.
      if (found === undefined || clock.now() - found.state.seen < minute) return;
      await write(found.row.id, { sealed: await seal({ ...found.state, seen: clock.now() }) });
    },
    async set(telegramId, pin) {
      const pin_hash = await hashPassword(keyedPin(telegramId, pin));
      const sealed = await seal({ seen: clock.now() });
      const values = { pin_hash, locked: true, tries: 0, rests_until: null, told: false, sealed };
      await db
        .insertInto("chat_lock")
        .values({ id: idOf(telegramId), ...values })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
        .execute();
      forgetOpen();
    },
    async lock(telegramId, wanted) {
      const found = await read(telegramId);
      if (found === undefined) return;
      const { seen, opensAt, showsPlan = false } = found.state;
      const state = {
        seen,
        showsPlan,
        ...(opensAt === undefined ? {} : { opensAt }),
        ...(wanted === undefined ? {} : { wanted }),
      };
      await write(found.row.id, { locked: true, sealed: await seal(state) });
    },
    async unlock(telegramId, pin) {
      for (;;) {
        const found = await read(telegramId);
        if (found === undefined) return { kind: "open", wanted: undefined, wasOpening: false };
        const { id, pin_hash, tries: before } = found.row;
        const left = (found.row.rests_until?.getTime() ?? 0) - clock.now();
        if (left > 0) return { kind: "rests", minutes: Math.ceil(left / minute) };
        const rest = restAfter(before + 1);
        const counted = await count(id, before, rest);
        if (!counted) continue;
        if (await verifyPassword(pin_hash, keyedPin(telegramId, pin))) {
          const { wanted, opensAt, showsPlan = false } = found.state;
          const sealed = await seal({ seen: clock.now(), proved: clock.now(), showsPlan });
          await write(id, { locked: false, tries: 0, rests_until: null, told: false, sealed });
          return { kind: "open", wanted, wasOpening: opensAt !== undefined };
        }
        return rest === 0 ? { kind: "wrong" } : { kind: "rests", minutes: Math.ceil(rest / minute) };
      }
    },
    async isFresh(telegramId) {
      const proved = (await read(telegramId))?.state.proved;
      return proved !== undefined && clock.now() - proved < freshFor;
    },
    async openLater(telegramId) {
      const found = await read(telegramId);
      const opensAt = found?.state.opensAt ?? clock.now() + opensAfter;
      if (found !== undefined) await write(found.row.id, { sealed: await seal({ ...found.state, opensAt }) });
      return Math.ceil((opensAt - clock.now()) / day);
    },
    async showsPlan(telegramId) {
      return (await read(telegramId))?.state.showsPlan === true;
    },
    async showPlan(telegramId, shown) {
      const found = await read(telegramId);
      if (found !== undefined) await write(found.row.id, { sealed: await seal({ ...found.state, showsPlan: shown }) });
    },
    async forget(telegramId) {
      await db.deleteFrom("chat_lock").where("id", "=", idOf(telegramId)).execute();
    },
    async tellOnce(telegramId) {
      const first = await db
        .updateTable("chat_lock")
        .set({ told: true })
        .where("id", "=", idOf(telegramId))
        .where("told", "=", false)
        .returning("id")
        .executeTakeFirst();
      return first !== undefined;
    },
  };
}
