import { randomBytes } from "node:crypto";
import type { FeedStore } from "#app/ports.ts";
import type { Instant } from "#core/time/instant.ts";
import type { PersonId } from "#core/person/person.ts";
import type { MasterKeys } from "./crypto.ts";
import { type Database, inTransaction, onlyValue } from "./database.ts";
import { literal } from "./literal.ts";

const tokenBytes = 24;

/** Feeds of persons' plans. Only an HMAC of each token is kept, so nobody can read one from the database. */
export function feedStore(database: Database, master: MasterKeys, now: () => Instant): FeedStore {
  const hmacOf = (token: string): string => `decode('${master.pseudonym("feed", token).toString("hex")}', 'hex')`;
  const become = (person: PersonId): string => `select set_config('app.person_id', ${literal(person)}, true)`;
  return {
    create: (person) =>
      inTransaction(database, async (connection) => {
        const token = randomBytes(tokenBytes).toString("base64url");
        const results = await connection.exec(`${become(person)};
          select 1 from core.person where person_id = ${literal(person)} for no key update;
          delete from core.feed where person_id = ${literal(person)};
          insert into core.feed (person_id, hmac, created_at)
            select person_id, ${hmacOf(token)}, ${literal(now())} from core.person where person_id = ${literal(person)} returning 1`);
        return results.at(-1)?.length === 1 ? token : undefined;
      }),

    async revoke(person) {
      const gone = onlyValue(
        await database.once(`${become(person)};
          with gone as (delete from core.feed where person_id = ${literal(person)} returning 1) select count(*)::int from gone`),
      );
      return Number(gone) > 0;
    },

    async use(person) {
      const found = onlyValue(
        await database.once(
          `${become(person)}; select json_build_object('since', created_at, 'usedAt', used_at) from core.feed where person_id = ${literal(person)}`,
        ),
      ) as { readonly since: Instant; readonly usedAt: Instant | null } | undefined;
      return found && { since: found.since, usedAt: found.usedAt ?? undefined };
    },

    async find(token) {
      const found = onlyValue(await database.once(`select core.find_feed(${hmacOf(token)}, ${literal(now())})`));
      return typeof found === "string" ? (found as PersonId) : undefined;
    },
  };
}
