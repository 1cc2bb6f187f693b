import type { Connection, Database } from "./database.ts";

/** Tables above this (bytes) are not written again in the embedded database: nobody may wait so long. What stays of them opens with no key. */
const mostRewritten = 64 * 2 ** 20;

export interface ScrubParts {
  readonly kind: Database["kind"];
  readonly asOwner: <T>(work: (connection: Connection) => Promise<T>) => Promise<T>;
}

/**
 * Leaves no byte of rows that were deleted where they stood. A deleted row stays in its file until something is written over it, and
 * PostgreSQL writes nothing over in place, so tables are written again: in the embedded database all of them, and the log of changes is begun
 * again; on a server that of the keys, which is small, while the rest is vacuumed: without its key no text opens.
 */
export async function scrub({ kind, asOwner }: ScrubParts): Promise<void> {
  const tables = await asOwner(async (connection) => {
    const [rows = []] = await connection.exec(
      `select format('%I.%I', n.nspname, c.relname) as name, pg_total_relation_size(c.oid)::text as size from pg_class c
        join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('core', 'auth', 'pgboss') and c.relkind = 'r' order by 1`,
    );
    return rows.map((row) => ({ name: String(row["name"]), size: Number(row["size"]) }));
  });
  for (const { name, size } of tables) {
    const anew = kind === "embedded" ? size <= mostRewritten : name === "core.person_key";
    // One at a time, so that others take their turns in between.
    await asOwner((connection) => connection.exec(anew ? `vacuum full ${name}` : `vacuum ${name}`));
  }
  if (kind === "embedded") await asOwner(beginLogAgain);
}

/** Closes the current piece of the log of changes, and removes it and all before it instead of keeping them for later use. */
async function beginLogAgain(connection: Connection): Promise<void> {
  await connection.exec("set wal_recycle = off");
  await connection.exec("select pg_switch_wal()");
  await connection.exec("checkpoint");
}
