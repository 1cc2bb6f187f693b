import type { PhotoStore, StoredPhoto } from "#app/ports.ts";
import type { Instant } from "#core/time/instant.ts";
import type { PersonId } from "#core/person/person.ts";
import type { PersonKey } from "./crypto.ts";
import { type Connection, type Database, inTransaction, onlyValue } from "./database.ts";
import { literal } from "./literal.ts";
import { keysSql, spots, type WrappedKeyRow } from "./sealing.ts";

/** What is kept for one person at most: so many photos, and so many bytes together. */
export const photoLimits = { count: 200, bytes: 100 * 2 ** 20 } as const;

/** Ids of all photos of a person, oldest first. */
export async function allPhotos(connection: Connection, person: PersonId): Promise<readonly string[]> {
  return onlyValue(
    await connection.exec(
      `select coalesce(json_agg(id order by created_at, id), '[]') from core.photo where person_id = ${literal(person)}`,
    ),
  ) as readonly string[];
}

/** One photo, opened; the transaction is that person's. */
export async function openPhoto(
  connection: Connection,
  person: PersonId,
  id: string,
  key: PersonKey,
): Promise<(StoredPhoto & { readonly createdAt: Instant }) | undefined> {
  const row = onlyValue(
    await connection.exec(`select json_build_object('mime', mime, 'at', created_at, 'sealed', encode(sealed, 'base64'))
      from core.photo where person_id = ${literal(person)} and id = ${literal(id)}`),
  ) as { readonly mime: StoredPhoto["mime"]; readonly at: Instant; readonly sealed: string } | undefined;
  return (
    row && {
      id,
      mime: row.mime,
      bytes: key.open(spots.photo(id), Buffer.from(row.sealed, "base64")),
      createdAt: row.at,
    }
  );
}

/** Photos of persons, each sealed under its person's key like a text. The same id twice is one photo. */
export function photoStore(
  database: Database,
  keyOf: (person: PersonId, rows: readonly WrappedKeyRow[] | null) => PersonKey,
): PhotoStore {
  return {
    put: (person, { id, mime, bytes }, at) =>
      inTransaction(database, async (connection) => {
        const rows = onlyValue(
          await connection.exec(
            `select set_config('app.person_id', ${literal(person)}, true); select ${keysSql(person)}`,
          ),
        ) as readonly WrappedKeyRow[] | null;
        const sealed = keyOf(person, rows).seal(spots.photo(id), bytes).toString("base64");
        const kept = onlyValue(
          await connection.exec(`select core.put_photo(${literal(person)}, ${literal(id)}, ${literal(mime)}, ${bytes.length}, ${literal(at)},
            ${literal(sealed)}, ${photoLimits.count}, ${photoLimits.bytes})`),
        );
        if (kept === null) throw new Error("no such person");
        return kept === true ? "stored" : "too_many";
      }),

    async get(person, id) {
      const found = onlyValue(
        await database.once(`select set_config('app.person_id', ${literal(person)}, true);
          select json_build_object('mime', f.mime, 'sealed', encode(f.sealed, 'base64'), 'keys', ${keysSql(person)})
          from core.photo f where f.person_id = ${literal(person)} and f.id = ${literal(id)}`),
      ) as
        | { readonly mime: "image/jpeg"; readonly sealed: string; readonly keys: readonly WrappedKeyRow[] | null }
        | undefined;
      if (found === undefined) return undefined;
      const bytes = keyOf(person, found.keys).open(spots.photo(id), Buffer.from(found.sealed, "base64"));
      return { id, mime: found.mime, bytes };
    },
  };
}
