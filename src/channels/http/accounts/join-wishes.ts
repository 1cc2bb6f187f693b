import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import type { Selectable } from "kysely";
import type { JoinWish, JoinWishes } from "#app/join-ports.ts";
import type { Clock } from "#app/ports.ts";
import type { PersonId } from "#core/person/person.ts";
import { hashCode, newOneTimeCode } from "./one-time-code.ts";
import type { AuthDb, AuthTables } from "./tables.ts";

const minute = 60_000;
const codeLasts = 10 * minute;
/** Time to read the question in Telegram, and to go back to the web for the second yes. */
const answerWithin = 60 * minute;
/** A wish whose time has come waits so long for a program that was stopped meanwhile. */
const settleWithin = 7 * 24 * 60 * minute;

/** Wishes to join a Telegram account, in the accounts' own tables; who was asked in Telegram is sealed under the secret. */
export function createJoinWishes(db: AuthDb, clock: Clock, secret: string): JoinWishes {
  const key = `${secret} join wishes`;
  const now = () => new Date(clock.now());
  const current = () => db.selectFrom("link_code").selectAll().where("expires_at", ">", now());

  async function read(row: Selectable<AuthTables["link_code"]> | undefined): Promise<JoinWish | undefined> {
    if (row === undefined) return undefined;
    const opened = row.sealed === null ? undefined : await symmetricDecrypt({ key, data: row.sealed });
    return {
      id: row.id,
      personId: row.person_id as PersonId,
      state: row.state,
      another: row.another,
      caller: opened === undefined ? undefined : (JSON.parse(opened) as NonNullable<JoinWish["caller"]>),
      dueAt: row.due_at?.getTime(),
    };
  }

  return {
    async issue(personId, another) {
      const code = newOneTimeCode();
      const expiresAt = clock.now() + codeLasts;
      await db.deleteFrom("link_code").where("person_id", "=", personId).execute();
      await db
        .insertInto("link_code")
        .values({ code_hash: hashCode(code), person_id: personId, expires_at: new Date(expiresAt), another })
        .execute();
      return { code, expiresAt };
    },
    async open(code, caller) {
      const sealed = await symmetricEncrypt({ key, data: JSON.stringify(caller) });
      const row = await db
        .updateTable("link_code")
        .set({ state: "asked", sealed, expires_at: new Date(clock.now() + answerWithin) })
        .where("code_hash", "=", hashCode(code))
        .where("state", "=", "offered")
        .where("expires_at", ">", now())
        .returningAll()
        .executeTakeFirst();
      return read(row);
    },
    find: async (id) => (uuid.test(id) ? read(await current().where("id", "=", id).executeTakeFirst()) : undefined),
    of: async (personId) => read(await current().where("person_id", "=", personId).executeTakeFirst()),
    async advance(id, to) {
      const waits = to.state === "waiting" ? to.dueAt : undefined;
      const moved = await db
        .updateTable("link_code")
        .set({
          state: to.state,
          expires_at: new Date(waits === undefined ? clock.now() + answerWithin : waits + settleWithin),
          due_at: waits === undefined ? null : new Date(waits),
        })
        .where("id", "=", id)
        .where("state", "=", to.state === "agreed" ? "asked" : "agreed")
        .where("expires_at", ">", now())
        .returning("id")
        .execute();
      return moved.length > 0;
    },
    async end(id) {
      return (await db.deleteFrom("link_code").where("id", "=", id).returning("id").execute()).length > 0;
    },
    async due() {
      const rows = await current().where("state", "=", "waiting").where("due_at", "<=", now()).execute();
      return (await Promise.all(rows.map(read))).filter((wish) => wish !== undefined);
    },
  };
}

const uuid = /^[0-9a-f-]{36}$/;
