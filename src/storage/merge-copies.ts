import type { PersonId } from "#core/person/person.ts";
import type { MasterKeys } from "./crypto.ts";
import { type Connection, onlyValue } from "./database.ts";
import { happenedOf, type JournalLine, sealedEntry } from "./journal-rows.ts";
import { jsonLiteral, literal } from "./literal.ts";
import type { Side } from "./merge-body-rows.ts";
import { become, type MergeRecord } from "./merge-record.ts";
import { identityHmac } from "./person-store.ts";
import { sealJson, spots } from "./sealing.ts";
import { sealWay, wayOf, type WaysRow, waysSql } from "./way-rows.ts";

/** Gives identities to another record, each sealed again under its key (`into.key`); one that has gone elsewhere meanwhile stays there. */
export async function moveIdentities(
  connection: Connection,
  master: Pick<MasterKeys, "pseudonym">,
  identities: MergeRecord["identities"],
  from: PersonId,
  { person: into, key }: Side,
): Promise<void> {
  for (const { kind, externalId } of identities) {
    const hmac = `decode('${identityHmac(master, kind, externalId).toString("hex")}', 'hex')`;
    const sealed = literal(sealJson(key, spots.identity(kind), externalId));
    const [, gone = []] = await connection.exec(
      `${become(from)}; delete from core.identity
        where person_id = ${literal(from)} and kind = ${literal(kind)} and hmac = ${hmac} returning kind`,
    );
    if (gone.length === 0) continue;
    await connection.exec(`${become(into)}; insert into core.identity (kind, hmac, person_id, sealed)
      values (${literal(kind)}, ${hmac}, ${literal(into)}, decode(${sealed}, 'base64'))`);
  }
}

/** Ways go to the other record, sealed again under its key: all of them, or those with these ids. Gives the ids of those that went. */
export async function moveWays(
  connection: Connection,
  ids: readonly string[] | undefined,
  from: Side,
  into: Side,
): Promise<readonly string[]> {
  const { ways } = onlyValue(await connection.exec(`${become(from.person)}; ${waysSql(from.person)}`)) as WaysRow;
  const moved = ways.filter(({ id }) => ids === undefined || ids.includes(id));
  for (const row of moved) {
    const sealed = sealWay(wayOf(row, from.key), into.key);
    await connection.exec(`${become(from.person)}; delete from core.way where person_id = ${literal(from.person)} and id = ${literal(row.id)};
      ${become(into.person)}; insert into core.way (person_id, id, created_at, sealed)
        values (${literal(into.person)}, ${literal(row.id)}, ${literal(row.created_at)}, decode(${literal(sealed)}, 'base64'))`);
  }
  return moved.map(({ id }) => id);
}

/** Inputs that came before the merge and are delivered again after it were handled all the same. */
export async function copyInputs(connection: Connection, from: PersonId, into: PersonId): Promise<void> {
  const rows = onlyValue(
    await connection.exec(
      `${become(from)}; select coalesce(json_agg(json_build_object('key', key, 'at', at)), '[]') from core.processed_input
        where person_id = ${literal(from)} and response is null`,
    ),
  );
  await connection.exec(`${become(into)}; insert into core.processed_input (person_id, key, at)
    select ${literal(into)}, i->>'key', (i->>'at')::bigint from jsonb_array_elements(${jsonLiteral(rows)}) i on conflict do nothing`);
}

/** What happened to the one who came is told of the other as well, sealed again and marked with where it came from. */
export async function copyJournal(connection: Connection, from: Side, into: Side): Promise<void> {
  const rows = onlyValue(
    await connection.exec(
      `${become(from.person)}; select json_agg(j order by j.at, j.seq) from (select at, seq, kind, goal_id, step_id, because from core.journal
        where person_id = ${literal(from.person)}) j`,
    ),
  ) as readonly JournalLine[] | null;
  if (rows === null) return;
  const lines = rows.map((row) => ({ ...row, ...sealedEntry(happenedOf(row, from.key), row.at, into.key) }));
  await connection.exec(`${become(into.person)};
    insert into core.journal (person_id, at, kind, goal_id, step_id, because, came_from)
    select ${literal(into.person)}, (j->>'at')::bigint, j->>'kind', j->>'goal_id', j->>'step_id', j->'because', ${literal(from.person)}
    from jsonb_array_elements(${jsonLiteral(lines)}) with ordinality as a (j, n) order by n`);
}
