import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Connection, onlyValue, type Row } from "./database.ts";
import { BackupRefused, type BackupSeal, openBackup, writeBackup } from "./backup-file.ts";
import type { MasterKeys } from "./crypto.ts";
import { jsonLiteral, literal } from "./literal.ts";
import { identityHmac } from "./person-store.ts";
import type { Tombstone } from "./person-tx.ts";

const schemas = ["core", "auth"] as const;
const rowsAtOnce = 500;
/** Photos are large: of them so many are held at a time. */
const photosAtOnce = 4;

interface Table {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
}

type Line =
  | { readonly tables: readonly Table[]; readonly migrations: readonly string[] }
  /** Rows of the table with this number, as PostgreSQL writes them in JSON. */
  | { readonly of: number; readonly rows: readonly Row[] }
  | { readonly end: number };

/** How backups reach the database: as its owner, in one session for the whole of it. */
export interface BackupParts {
  readonly asOwner: <T>(work: (connection: Connection) => Promise<T>) => Promise<T>;
  readonly master: MasterKeys;
  /** Absent means derived from the secret. */
  readonly passphrase: string | undefined;
  readonly now: () => number;
  /** Throws `BackupRefused` where another process works on the database, and keeps those out that would begin to. */
  readonly keepOthersOut: (connection: Connection) => Promise<void>;
  /** Tombstones kept beside the database. */
  readonly deletionsFile: string | undefined;
}

export interface Restored {
  readonly rows: number;
  /** Persons that had been erased since the backup was made, and were erased again. */
  readonly erasedAgain: number;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const nameOf = (table: Table): string => `${quoted(table.schema)}.${quoted(table.name)}`;

function sealOf({ master, passphrase }: BackupParts): BackupSeal {
  return {
    passphrase: passphrase ?? master.backupPassphrase,
    secretCheck: master.pseudonym("backup", "secret").toString("base64"),
  };
}

/** What passes and is not kept: files that wait to be read, which their persons still have, who has a page open, and who is being seen to. */
const passing: readonly string[] = ["core.upload", "core.upload_slice", "core.listening", "core.due_lease"];

/** Every table of our schemas, those that others refer to first. */
async function tablesOf(connection: Connection): Promise<readonly Table[]> {
  const found = onlyValue(
    await connection.exec(`select coalesce(json_agg(t), '[]') from (
      select n.nspname as schema, c.relname as name,
        (select json_agg(a.attname order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
        (select coalesce(json_agg(distinct rn.nspname || '.' || r.relname), '[]') from pg_constraint f join pg_class r on r.oid = f.confrelid
          join pg_namespace rn on rn.oid = r.relnamespace where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in (${schemas.map((schema) => literal(schema)).join(", ")}) and c.relkind = 'r' order by 1, 2) t`),
  ) as readonly (Table & { readonly needs: readonly string[] })[];
  const sorted: Table[] = [];
  const placed = new Set<string>();
  while (sorted.length < found.length) {
    const next = found.filter(
      (table) => !placed.has(`${table.schema}.${table.name}`) && table.needs.every((need) => placed.has(need)),
    );
    if (next.length === 0) throw new Error("tables refer to each other in a circle: they cannot be dumped in order");
    for (const { schema, name, columns } of next) {
      sorted.push({ schema, name, columns });
      placed.add(`${schema}.${name}`);
    }
  }
  return sorted;
}

async function appliedMigrations(connection: Connection): Promise<readonly string[]> {
  const [rows = []] = await connection.exec("select name from public.waymark_migration order by name");
  return rows.map((row) => String(row["name"]));
}

const asSystem = "select set_config('app.system', 'on', true)";

async function* dump(connection: Connection): AsyncGenerator<string> {
  const tables = (await tablesOf(connection)).filter(({ schema, name }) => !passing.includes(`${schema}.${name}`));
  const line = (value: Line): string => JSON.stringify(value);
  yield line({ tables, migrations: await appliedMigrations(connection) });
  let count = 0;
  for (const [number, table] of tables.entries()) {
    await connection.exec(`declare rows cursor for select to_json(t)::text as row from ${nameOf(table)} t`);
    for (;;) {
      const [rows = []] = await connection.exec(
        `fetch ${table.name === "photo" ? photosAtOnce : rowsAtOnce} from rows`,
      );
      if (rows.length === 0) break;
      // As text: numbers larger than JavaScript's stay what they are.
      yield `{"of":${number},"rows":[${rows.map((row) => String(row["row"])).join(",")}]}`;
      count += rows.length;
    }
    await connection.exec("close rows");
  }
  yield line({ end: count });
}

/** Writes a consistent picture of persons and accounts into a file, while the service goes on. */
export async function backup(parts: BackupParts, file: string): Promise<void> {
  await parts.asOwner(async (connection) => {
    await connection.exec(`begin isolation level repeatable read read only; ${asSystem}`);
    try {
      await writeBackup(file, sealOf(parts), new Date(parts.now()).toISOString(), dump(connection));
    } finally {
      await connection.exec("rollback");
    }
  });
}

const dumpsKept = 7;

/** One dump a day, named for its day; the eighth oldest goes. */
export async function dailyDump(parts: BackupParts, folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `waymark-${new Date(parts.now()).toISOString().slice(0, 10)}.backup`);
  await backup(parts, file);
  const dumps = readdirSync(folder).filter((name) => /^waymark-\d{4}-\d\d-\d\d\.backup$/.test(name));
  for (const name of dumps.sort().slice(0, -dumpsKept)) rmSync(join(folder, name));
  return file;
}

/** Reads the whole file once without touching anything; gives its tables, and how many rows there are. */
async function check(
  lines: AsyncGenerator<string>,
  known: readonly string[],
): Promise<{ readonly tables: readonly Table[]; readonly rows: number }> {
  let tables: readonly Table[] | undefined;
  let ended = false;
  let count = 0;
  for await (const text of lines) {
    const line = JSON.parse(text) as Line;
    if ("tables" in line) {
      if (line.migrations.some((name) => !known.includes(name))) throw new BackupRefused("newer_version");
      tables = line.tables;
    } else if ("end" in line) ended = line.end === count;
    else count += line.rows.length;
  }
  if (tables === undefined || !ended) throw new BackupRefused("damaged");
  return { tables, rows: count };
}

/** Whether a file could be restored here: read to its end, and nothing touched. Gives how many rows it holds. */
export async function verifyBackup(parts: BackupParts, file: string): Promise<number> {
  const lines = await openBackup(file, sealOf(parts));
  const known = await parts.asOwner(appliedMigrations);
  return (await check(lines(), known)).rows;
}

async function fill(connection: Connection, tables: readonly Table[], lines: AsyncGenerator<string>): Promise<number> {
  let count = 0;
  for await (const text of lines) {
    if (!text.startsWith('{"of":')) continue;
    const comma = text.indexOf(",");
    const table = tables[Number(text.slice(6, comma))];
    if (table === undefined) throw new BackupRefused("damaged");
    const rows = text.slice(comma + '"rows":'.length + 1, -1);
    const columns = table.columns.map(quoted).join(", ");
    const [inserted = []] = await connection.exec(
      `with added as (insert into ${nameOf(table)} (${columns}) overriding system value
        select ${columns} from json_populate_recordset(null::${nameOf(table)}, ${literal(rows)}::json) returning 1)
        select count(*)::int as n from added`,
    );
    count += Number(inserted[0]?.["n"]);
  }
  return count;
}

/** Lets each sequence go on after the highest number that came. */
async function resetSequences(connection: Connection): Promise<void> {
  await connection.exec(`do $$ declare c record; begin
    for c in select n.nspname, t.relname, a.attname, pg_get_serial_sequence(format('%I.%I', n.nspname, t.relname), a.attname) as sequence
      from pg_attribute a join pg_class t on t.oid = a.attrelid join pg_namespace n on n.oid = t.relnamespace
      where n.nspname in (${schemas.map((schema) => literal(schema)).join(", ")}) and t.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and pg_get_serial_sequence(format('%I.%I', n.nspname, t.relname), a.attname) is not null
    loop
      execute format('select setval(%L, coalesce(max(%I), 0) + 1, false) from %I.%I', c.sequence, c.attname, c.nspname, c.relname);
    end loop;
  end $$`);
}

async function tombstonesIn(connection: Connection): Promise<readonly Tombstone[]> {
  return onlyValue(
    await connection.exec(
      "select coalesce(json_agg(json_build_object('hmac', encode(hmac, 'hex'), 'kind', kind, 'at', at)), '[]') from core.deletion",
    ),
  ) as readonly Tombstone[];
}

function tombstonesBeside(file: string | undefined): readonly Tombstone[] {
  if (file === undefined || !existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line): Tombstone[] => {
      try {
        return line === "" ? [] : [JSON.parse(line) as Tombstone];
      } catch {
        // The last line of a process that died while it wrote; its database has the tombstone.
        return [];
      }
    });
}

/** Erases again whoever had been erased since the backup was made: the person, and their account. */
async function replay(connection: Connection, master: MasterKeys, tombstones: readonly Tombstone[]): Promise<number> {
  const erased = new Map(tombstones.map((tombstone) => [tombstone.hmac, tombstone]));
  await connection.exec(`insert into core.deletion (hmac, kind, at)
    select decode(t->>'hmac', 'hex'), t->>'kind', (t->>'at')::bigint from jsonb_array_elements(${jsonLiteral([...erased.values()])}) t on conflict do nothing`);
  const [people = []] = await connection.exec(`select p.person_id::text as id, p.created_at as created,
    (select json_agg(encode(i.hmac, 'hex')) from core.identity i where i.person_id = p.person_id) as identities from core.person p`);
  let count = 0;
  for (const row of people) {
    const id = String(row["id"]);
    const identities = (row["identities"] ?? []) as readonly string[];
    const gone =
      erased.has(master.pseudonym("person", id).toString("hex")) ||
      // The same Telegram user who came back after the erasure is somebody new.
      identities.some((hmac) => (erased.get(hmac)?.at ?? -1) >= Number(row["created"]));
    if (!gone) continue;
    await connection.exec(`select core.forget(${literal(id)})`);
    count++;
  }
  const [accounts = []] = await connection.exec('select id::text from auth."user"');
  for (const row of accounts) {
    const id = String(row["id"]);
    if (!erased.has(identityHmac(master, "account", id).toString("hex"))) continue;
    await connection.exec(`delete from auth."user" where id = ${literal(id)}`);
  }
  return count;
}

/**
 * Puts a backup in the place of all that is there: checked as a whole first, then all or nothing. Deletions made since are replayed.
 * Works from either database into either; refused while anybody else is served from it.
 */
export async function restore(parts: BackupParts, file: string): Promise<Restored> {
  const lines = await openBackup(file, sealOf(parts));
  return parts.asOwner(async (connection) => {
    await parts.keepOthersOut(connection);
    const { tables } = await check(lines(), await appliedMigrations(connection));
    const present = await tablesOf(connection);
    const missing = tables.some((table) => !present.some((other) => nameOf(other) === nameOf(table)));
    if (missing) throw new BackupRefused("newer_version");
    await connection.exec(`begin; ${asSystem}`);
    try {
      const tombstones = [...tombstonesBeside(parts.deletionsFile), ...(await tombstonesIn(connection))];
      await connection.exec(`truncate ${present.map(nameOf).join(", ")}`);
      const rows = await fill(connection, tables, lines());
      await resetSequences(connection);
      // Filling counted the rows once more, beside the figures that came with them.
      await connection.exec("select core.recount()");
      const erasedAgain = await replay(connection, parts.master, [...tombstones, ...(await tombstonesIn(connection))]);
      await connection.exec("commit");
      return { rows, erasedAgain };
    } catch (error) {
      await connection.exec("rollback").catch(() => undefined);
      throw error;
    }
  });
}
