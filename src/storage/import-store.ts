import { randomUUID } from "node:crypto";
import type { ImportRun, ImportStore } from "#app/reading-ports.ts";
import type { PersonId } from "#core/person/person.ts";
import type { PersonKey } from "./crypto.ts";
import { type Connection, type Database, inTransaction, onlyValue } from "./database.ts";
import { entityOf, rowOf, type Table } from "./entity-row.ts";
import { clear, type Row, sealed } from "./field.ts";
import { jsonLiteral, literal } from "./literal.ts";
import type { TxContext } from "./person-tx.ts";
import { spots, type WrappedKeyRow } from "./sealing.ts";
import type { Teller } from "./teller.ts";

const runs: Table<ImportRun> = {
  fields: {
    id: clear("id"),
    fingerprint: clear("fingerprint"),
    format: clear("format"),
    state: clear("state"),
    startedAt: clear("started_at"),
    changedAt: clear("changed_at"),
    bytes: clear("bytes"),
    bytesRead: clear("bytes_read"),
    cursor: sealed,
    counts: clear("counts"),
    unused: sealed,
    refused: sealed,
    problem: clear("problem"),
    attempts: sealed,
  },
  seal: { spot: { by: "id", of: spots.importRun }, undefinedAs: "null" },
};

/** An import as it was saved. */
export function runOf(row: Row, key: PersonKey): ImportRun {
  return entityOf(runs, row, key);
}

const columnsOf = (run: ImportRun, key: PersonKey): string => jsonLiteral(rowOf(runs, run, key));

const record = `(id uuid, fingerprint text, format text, state text, started_at bigint, changed_at bigint, bytes bigint, bytes_read bigint,
  counts jsonb, problem text, sealed text)`;

/** SQL that gives a person's runs, the newest first, with the keys to what is sealed of them. */
export const runsSql = (person: PersonId, limit: number): string => `select json_build_object(
  'runs', (select coalesce(json_agg(to_json(r) order by r.started_at desc, r.id), '[]') from (select * from core.import_run
    where person_id = ${literal(person)} order by started_at desc, id limit ${literal(limit)}) r),
  'keys', (select json_agg(json_build_object('version', version, 'wrapped', wrapped)) from core.person_key where person_id = ${literal(person)}))`;

export interface RunsRow {
  readonly runs: readonly Row[];
  readonly keys: readonly WrappedKeyRow[] | null;
}

/** How far imports of files are. */
export function importStore(
  database: Database,
  keyOf: TxContext["key"],
  { runs: teller, bodies }: { readonly runs: Teller; readonly bodies: Teller },
): ImportStore {
  const become = (person: PersonId): string => `select set_config('app.person_id', ${literal(person)}, true)`;
  const keysOf = async (connection: Connection, person: PersonId): Promise<PersonKey | undefined> => {
    const keys = onlyValue(
      await connection.exec(`select json_agg(json_build_object('version', version, 'wrapped', wrapped)) from core.person_key
        where person_id = ${literal(person)}`),
    ) as readonly WrappedKeyRow[] | null;
    return keys === null ? undefined : keyOf(person, keys);
  };
  return {
    begin: (person, { fingerprint, bytes }, at) =>
      inTransaction(database, async (connection) => {
        const me = literal(person);
        await connection.exec(`${become(person)}; select 1 from core.person where person_id = ${me} for no key update`);
        const key = await keysOf(connection, person);
        const agreed = onlyValue(
          await connection.exec(`select consent_at is not null from core.day where person_id = ${me}`),
        );
        if (key === undefined || agreed !== true) return undefined;
        const open = onlyValue(
          await connection.exec(`select to_json(r) from core.import_run r where r.person_id = ${me}
            and r.fingerprint = ${literal(fingerprint)} and r.state <> 'done'`),
        ) as Row | undefined;
        if (open !== undefined) return runOf(open, key);
        const run: ImportRun = {
          id: randomUUID(),
          fingerprint,
          format: undefined,
          state: "waiting",
          startedAt: at,
          changedAt: at,
          bytes,
          bytesRead: 0,
          cursor: undefined,
          counts: { read: 0, stored: 0, known: 0, conflicts: 0, marked: 0 },
          unused: {},
          refused: {},
          problem: undefined,
          attempts: 0,
        };
        await connection.exec(`insert into core.import_run (person_id, id, fingerprint, format, state, started_at, changed_at, bytes, bytes_read,
          counts, problem, sealed) select ${me}, r.id, r.fingerprint, r.format, r.state, r.started_at, r.changed_at, r.bytes, r.bytes_read,
          r.counts, r.problem, decode(r.sealed, 'base64') from jsonb_to_record(${columnsOf(run, key)}) as r ${record}`);
        teller.tell(person);
        return run;
      }),

    // Never inserts: a run that was forgotten with everything else of the body does not come back.
    save: (person, run) =>
      inTransaction(database, async (connection) => {
        await connection.exec(become(person));
        const key = await keysOf(connection, person);
        if (key === undefined) return false;
        const found =
          await connection.exec(`update core.import_run o set format = r.format, state = r.state, changed_at = r.changed_at, bytes = r.bytes,
          bytes_read = r.bytes_read, counts = r.counts, problem = r.problem, sealed = decode(r.sealed, 'base64')
          from jsonb_to_record(${columnsOf(run, key)}) as r ${record} where o.person_id = ${literal(person)} and o.id = r.id returning true`);
        teller.tell(person);
        if (run.state !== "waiting" && run.state !== "running") bodies.tell(person);
        return onlyValue(found) === true;
      }),

    async list(person, limit) {
      const { runs, keys } = onlyValue(await database.once(`${become(person)}; ${runsSql(person, limit)}`)) as RunsRow;
      if (keys === null) return [];
      const key = keyOf(person, keys);
      return runs.map((row) => runOf(row, key));
    },
  };
}
