import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Kysely, sql } from "kysely";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import type { PersonId } from "#core/person/person.ts";
import { inTransaction } from "#storage/database.ts";
import { literal } from "#storage/literal.ts";
import { openStorage, type Storage } from "#storage/open.ts";
import { aPerson, fakeClock, freshDataDir, freshDatabase, silentLog, testSecret } from "./databases.ts";
import { aGoal, aMessage, aStep, change, readState } from "./people.ts";

/** Somebody with a goal, a step done, a message, a code to link Telegram and a count of their words; and the bytes that tell of them. */
async function somebody(storage: Storage): Promise<{ readonly id: PersonId; readonly traces: readonly Buffer[] }> {
  const { id } = aPerson();
  await storage.store.createPerson(aPerson({ id }), { kind: "telegram", externalId: id });
  const step = aStep({ completedAt: 5, counted: true });
  const goals = [aGoal({ id: step.goalId })];
  await change(storage, id, (before) => ({ ...before, goals, lastDoneStep: step }), { outbox: [aMessage()] });
  const db = new Kysely<unknown>({ dialect: storage.authDialect });
  await sql`insert into link_code (code_hash, person_id, expires_at) values (${`hash of ${id}`}, ${id}, now() + interval '1 day')`.execute(
    db,
  );
  await sql`insert into rate_limit (key, points) values (${`chat:${id}`}, 1)`.execute(db);
  const rows = await inTransaction(storage.database, async (run) => {
    const [found = []] = (
      await run.exec(`select set_config('app.person_id', ${literal(id)}, true);
        select encode(wrapped, 'hex') as bytes from core.person_key union all select encode(sealed, 'hex') from core.goal
        union all select encode(sealed, 'hex') from core.step union all select encode(sealed, 'hex') from core.outbox`)
    ).slice(1);
    return found.map((row) => Buffer.from(String(row["bytes"]), "hex"));
  });
  expect(rows.length).toBeGreaterThanOrEqual(4);
  return { id, traces: [...rows, Buffer.from(id), Buffer.from(id.replaceAll("-", ""), "hex")] };
}

function* filesIn(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* filesIn(path);
    else yield path;
  }
}

test("whoever is erased leaves neither key nor text nor name in any file of the embedded database", async () => {
  const dataDir = await freshDataDir();
  const open = () => openStorage({ dataDir, secret: testSecret, log: silentLog, clock: fakeClock() });
  const before = await open();
  const [gone, stays] = [await somebody(before), await somebody(before)];
  const tracesOf = ({ traces }: { readonly traces: readonly Buffer[] }): readonly number[] => {
    const files = [...filesIn(dataDir)].map((file) => readFileSync(file));
    return traces.map((trace) => files.filter((bytes) => bytes.includes(trace)).length);
  };
  // Closed, so that all of it lies in the tables and not in the log alone, where a page may end in the middle of a trace.
  await before.close();
  expect(tracesOf(gone).every((files) => files > 0)).toBe(true);
  const storage = await open();
  await storage.store.erasePerson(gone.id);
  await storage.close();
  expect(tracesOf(gone)).toEqual(gone.traces.map(() => 0));
  expect(tracesOf(stays).every((files) => files > 0)).toBe(true);
  const again = await open();
  expect((await readState(again, stays.id)).goals).toHaveLength(1);
  await again.close();
});

test("on PostgreSQL the tables hold no row of theirs at once, and after the night no byte of their key", async () => {
  const database = await freshDatabase();
  onTestFinished(database.drop);
  const storage = await openStorage({
    databaseUrl: database.url,
    dataDir: "memory",
    secret: testSecret,
    log: silentLog,
    clock: fakeClock(),
  });
  const admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
  const [gone, stays] = [await somebody(storage), await somebody(storage)];
  const heapHolds = async ({ traces }: { readonly traces: readonly Buffer[] }): Promise<boolean> => {
    await admin.query("checkpoint");
    const { rows } = await admin.query<{ heap: Buffer }>(
      `select pg_read_binary_file(pg_relation_filepath(c.oid)) as heap from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where (n.nspname in ('core', 'auth', 'pgboss') or c.relname = 'pg_statistic') and c.relkind = 'r' and pg_relation_filepath(c.oid) is not null`,
    );
    return rows.some(({ heap }) => heap.includes(traces[0] ?? ""));
  };
  await admin.query("analyze");
  expect([await heapHolds(gone), await heapHolds(stays)]).toEqual([true, true]);
  await storage.store.erasePerson(gone.id);
  const { rows: named } = await admin.query(
    `select 1 from auth.link_code where person_id = $1 union all select 1 from auth.rate_limit where key like '%' || $1 || '%'
      union all select 1 from pgboss.job where data::text like '%' || $1 || '%'`.replaceAll("$1", `'${gone.id}'`),
  );
  expect(named).toEqual([]);
  await storage.purge();
  expect([await heapHolds(gone), await heapHolds(stays)]).toEqual([false, true]);
  expect((await readState(storage, stays.id)).goals).toHaveLength(1);
  await admin.end();
  await storage.close();
});
