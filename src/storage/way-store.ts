import { randomUUID } from "node:crypto";
import type { Way, WayStore } from "#app/way-ports.ts";
import type { PersonId } from "#core/person/person.ts";
import type { PersonKey } from "./crypto.ts";
import { type Database, inTransaction, onlyValue } from "./database.ts";
import { literal } from "./literal.ts";
import type { TxContext } from "./person-tx.ts";
import { sealWay, wayOf, type WaysRow, waysSql } from "./way-rows.ts";

/** More than anybody has browsers and addresses. */
const most = 20;

/** Ways by which persons are told that something is there. */
export function wayStore(database: Database, keyOf: TxContext["key"]): WayStore {
  const become = (person: PersonId): string => `select set_config('app.person_id', ${literal(person)}, true)`;
  /** Changes a person's ways under their lock. */
  const changing = <T>(
    person: PersonId,
    work: (ways: readonly Way[], key: PersonKey, exec: (sql: string) => Promise<unknown>) => Promise<T>,
  ): Promise<T | undefined> =>
    inTransaction(database, async (connection) => {
      const { ways, keys } = onlyValue(
        await connection.exec(`${become(person)};
          select 1 from core.person where person_id = ${literal(person)} for no key update; ${waysSql(person)}`),
      ) as WaysRow;
      if (keys === null) return undefined;
      const key = keyOf(person, keys);
      return work(
        ways.map((row) => wayOf(row, key)),
        key,
        (sql) => connection.exec(sql),
      );
    });
  const written = (person: PersonId, way: Way, key: PersonKey): string =>
    `insert into core.way (person_id, id, created_at, sealed)
      values (${literal(person)}, ${literal(way.id)}, ${literal(way.createdAt)}, decode(${literal(sealWay(way, key))}, 'base64'))
      on conflict (person_id, id) do update set sealed = excluded.sealed`;

  return {
    put: (person, wish, at) =>
      changing(person, async (ways, key, exec) => {
        const same = ways.find(({ channel, address }) => channel === wish.channel && address === wish.address);
        if (same === undefined && ways.length >= most) return "too_many";
        const way = { ...wish, id: same?.id ?? randomUUID(), createdAt: same?.createdAt ?? at };
        await exec(written(person, way, key));
        return way;
      }),

    async list(person) {
      const { ways, keys } = onlyValue(await database.once(`${become(person)}; ${waysSql(person)}`)) as WaysRow;
      if (keys === null) return [];
      const key = keyOf(person, keys);
      return ways.map((row) => wayOf(row, key));
    },

    async change(person, id, wish) {
      const changed = await changing(person, async (ways, key, exec) => {
        const way = ways.find((each) => each.id === id);
        if (way) await exec(written(person, { ...way, ...wish }, key));
        return way !== undefined;
      });
      return changed ?? false;
    },

    async remove(person, id) {
      const gone = onlyValue(
        await database.once(`${become(person)}; with gone as (
          delete from core.way where person_id = ${literal(person)} and id = ${literal(id)} returning 1) select count(*)::int from gone`),
      );
      return Number(gone) > 0;
    },
  };
}
