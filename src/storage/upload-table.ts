import { randomUUID } from "node:crypto";
import type { Upload } from "#app/importer.ts";
import { mostUploads, slicesBetweenLooks, untouchedMs, type UploadShelf } from "#app/upload-shelf.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Instant } from "#core/time/instant.ts";
import type { PersonKey } from "./crypto.ts";
import { type Connection, type Database, inTransaction, onlyValue } from "./database.ts";
import { living } from "./listener.ts";
import { literal } from "./literal.ts";
import { keysSql, spots, type WrappedKeyRow } from "./sealing.ts";

export interface UploadTableParts {
  readonly database: Database;
  readonly key: (person: PersonId, rows: readonly WrappedKeyRow[] | null) => PersonKey;
  readonly holder: number;
  readonly now: () => Instant;
  /** What all uploads together may hold (bytes). */
  readonly mostBytes: number;
}

/** So often (ms) it is noted that somebody reads an upload. */
const touchedEvery = 5000;

/** Uploads in the database: every process reaches them. */
export function uploadTable({ database, key, holder, now, mostBytes }: UploadTableParts): UploadShelf {
  const become = (person: PersonId): string => `select set_config('app.person_id', ${literal(person)}, true)`;
  const row = (person: PersonId, id: string): string => `person_id = ${literal(person)} and id = ${literal(id)}`;
  const hasRoom = async (connection: Connection): Promise<boolean> =>
    Number(onlyValue(await connection.exec("select core.upload_bytes()"))) < mostBytes;
  return {
    begin: (person) =>
      inTransaction(database, async (connection) => {
        const me = literal(person);
        const known = await connection.exec(
          `${become(person)}; select true from core.person where person_id = ${me} for no key update`,
        );
        if (onlyValue(known) !== true) return undefined;
        const lying = onlyValue(await connection.exec(`select count(*) from core.upload where person_id = ${me}`));
        if (Number(lying) >= mostUploads) return "busy";
        if (!(await hasRoom(connection))) return "no_space";
        const id = randomUUID();
        await connection.exec(
          `insert into core.upload (person_id, id, holder, held_at) values (${me}, ${literal(id)}, ${holder}, ${now()})`,
        );
        return { id };
      }),

    add: (person, id, number, bytes) =>
      inTransaction(database, async (connection) => {
        const keys = onlyValue(await connection.exec(`${become(person)}; select ${keysSql(person)}`));
        if (keys === null) return false;
        if (number % slicesBetweenLooks === slicesBetweenLooks - 1 && !(await hasRoom(connection))) return "no_space";
        const sealed = key(person, keys as readonly WrappedKeyRow[]).seal(spots.uploadSlice(id, number), bytes);
        const added = await connection.exec(`with mine as (
            update core.upload set held_at = ${now()}, bytes = bytes + ${bytes.length} where ${row(person, id)} and holder = ${holder} returning person_id, id
          ) insert into core.upload_slice (person_id, id, number, sealed)
            select person_id, id, ${number}, decode('${sealed.toString("base64")}', 'base64') from mine returning true`);
        return onlyValue(added) === true;
      }),

    async finish({ personId, id, bytes, fingerprint }) {
      const finished = await database.once(`${become(personId)};
        update core.upload set arrived_at = ${now()}, held_at = ${now()}, bytes = ${bytes}, fingerprint = ${literal(fingerprint)}
        where ${row(personId, id)} and holder = ${holder} returning true`);
      return onlyValue(finished) === true;
    },

    async slice(person, id, number) {
      const found = onlyValue(
        await database.once(`${become(person)};
          update core.upload set held_at = ${now()} where ${row(person, id)} and holder = ${holder} and held_at <= ${now() - touchedEvery};
          select json_build_object('keys', ${keysSql(person)}, 'sealed', encode(s.sealed, 'base64')) from core.upload_slice s
          join core.upload u on u.person_id = s.person_id and u.id = s.id and u.holder = ${holder}
          where s.person_id = ${literal(person)} and s.id = ${literal(id)} and s.number = ${number}`),
      ) as { readonly keys: readonly WrappedKeyRow[] | null; readonly sealed: string } | undefined;
      return found && key(person, found.keys).open(spots.uploadSlice(id, number), Buffer.from(found.sealed, "base64"));
    },

    async remove({ personId, id }) {
      await database.once(`${become(personId)}; delete from core.upload where ${row(personId, id)}`);
    },

    async of(person) {
      const found = await database.once(`${become(person)};
        select coalesce(json_agg(json_build_object('personId', person_id, 'id', id, 'bytes', bytes, 'fingerprint', fingerprint)
          order by arrived_at, id), '[]') from core.upload where person_id = ${literal(person)} and arrived_at is not null`);
      return onlyValue(found) as readonly Upload[];
    },

    async left() {
      const taken = await database.once(
        `select core.take_uploads(${living(database.kind, holder)}, ${now() - untouchedMs}, ${holder}, ${now()})`,
      );
      return (onlyValue(taken) ?? []) as readonly Upload[];
    },
  };
}
