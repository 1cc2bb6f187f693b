import { adaptationColumns, adaptationOf, type AdaptationRow } from "./adapting-rows.ts";
import { baselineColumns, baselinesOf } from "./body-rows.ts";
import type { PersonId } from "#core/person/person.ts";
import type { ReadingId } from "#core/readings/reading.ts";
import type { PersonKey } from "./crypto.ts";
import { type Connection, onlyValue } from "./database.ts";
import type { Row } from "./field.ts";
import { sealFigures, sealOf } from "./figures.ts";
import { type JournalLine, sealedEntry } from "./journal-rows.ts";
import { jsonLiteral, literal } from "./literal.ts";
import type { TxContext } from "./person-tx.ts";
import { keysSql, sealedValue, spots, type WrappedKeyRow } from "./sealing.ts";

/** So many rows are in hand at once. */
const atOnce = 5000;

/** What is in the clear and should not be: as the migration's indexes have it, so that looking for nothing costs nothing. */
const inTheClear = {
  biometric_readings: "value is not null and metric not in ('heart_rate', 'steps')",
  user_baselines: "baseline_value is not null",
  plan_adaptations: "trigger_reason is not null",
  day: "adapting is not null and not adapting ? 'sealed'",
  journal: "kind <> 'sealed'",
} as const;
type Kept = keyof typeof inTheClear;

/** Some rows of a person that are in the clear, and what is to stand in their place: records that the update takes. */
interface Work {
  readonly table: Kept;
  readonly columns: string;
  readonly set: string;
  sealed(rows: readonly Row[], key: PersonKey): readonly Row[];
}

const works: readonly Work[] = [
  {
    table: "biometric_readings",
    columns: "was uuid, id uuid, sealed text",
    set: "id = n.id, value = null, started_at = null, sealed = decode(n.sealed, 'base64') from new n where t.id = n.was",
    sealed(rows, key) {
      const all = sealFigures(
        key,
        rows.map((row) => ({
          id: row["id"] as ReadingId,
          value: Number(row["value"]),
          from: Number(row["started_at"]),
          to: Number(row["timestamp"]),
        })),
      );
      return rows.map((row, place) => ({
        was: row["id"],
        id: all.ids[place],
        sealed: sealOf(all, place).toString("base64"),
      }));
    },
  },
  {
    table: "user_baselines",
    columns: "metric_name text, sealed text",
    set: "baseline_value = null, spread = null, sealed = decode(n.sealed, 'base64') from new n where t.metric_name = n.metric_name",
    sealed: (rows, key) => Object.values(baselinesOf(rows, key)).map((each) => baselineColumns(each, key)),
  },
  {
    table: "plan_adaptations",
    columns: "adaptation_id text, sealed text",
    set: "trigger_reason = null, action = null, confidence_score = null, sealed = decode(n.sealed, 'base64') from new n where t.adaptation_id = n.adaptation_id",
    sealed: (rows, key) =>
      rows.map((row) => adaptationColumns(adaptationOf(row, key), (row as AdaptationRow).position, undefined, key)),
  },
  {
    table: "day",
    columns: "adapting jsonb",
    set: "adapting = n.adapting from new n where true",
    sealed: (rows, key) => rows.map((row) => ({ adapting: sealedValue(key, spots.adapting, row["adapting"]) })),
  },
  {
    table: "journal",
    columns: "at bigint, seq bigint, kind text, because jsonb",
    set: "kind = n.kind, because = n.because from new n where t.at = n.at and t.seq = n.seq",
    sealed: (rows, key) =>
      (rows as readonly (Row & JournalLine)[]).map(({ at, seq, kind, because }) => ({
        at,
        seq,
        ...sealedEntry({ kind: kind as never, because }, at, key),
      })),
  },
];

async function sealRows(
  connection: Connection,
  person: PersonId,
  key: PersonKey,
  { table, columns, set, sealed }: Work,
): Promise<number> {
  const rows = onlyValue(
    await connection.exec(`select coalesce(json_agg(to_json(t)), '[]') from (select * from core.${table}
      where person_id = ${literal(person)} and ${inTheClear[table]} limit ${atOnce}) t`),
  ) as readonly Row[];
  if (rows.length > 0)
    await connection.exec(`with new as (select * from jsonb_to_recordset(${jsonLiteral(sealed(rows, key))}) as r (${columns}))
      update core.${table} t set ${set} and t.person_id = ${literal(person)}`);
  return rows.length;
}

/** Somebody of whom something is in the clear. */
async function nextPerson(connection: Connection): Promise<PersonId | undefined> {
  const sql = Object.entries(inTheClear).map(
    ([table, condition]) => `(select person_id from core.${table} where ${condition} limit 1)`,
  );
  return onlyValue(await connection.exec(`${sql.join(" union all ")} limit 1`)) as PersonId | undefined;
}

/**
 * Seals what an earlier Waymark kept in the clear of how somebody feels and why their days were changed; tells whether there was anything. Each batch is safe by itself, so
 * a start that is broken off goes on the next time. As the owner, while no other process opens the database.
 */
export async function sealBodies(connection: Connection, keyOf: TxContext["key"]): Promise<boolean> {
  await connection.exec("select set_config('app.system', 'on', false); set enable_seqscan = off");
  try {
    let found = false;
    for (let person = await nextPerson(connection); person; person = await nextPerson(connection)) {
      found = true;
      const rows = onlyValue(await connection.exec(`select ${keysSql(person)}`)) as readonly WrappedKeyRow[] | null;
      const key = keyOf(person, rows);
      for (const work of works) while ((await sealRows(connection, person, key, work)) === atOnce);
    }
    return found;
  } finally {
    await connection.exec("select set_config('app.system', '', false); reset enable_seqscan");
  }
}
