import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Client } from "pg";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import type { PersonId } from "#core/person/person.ts";
import type { Connection } from "#storage/database.ts";
import { openEmbedded } from "#storage/embedded.ts";
import { openStorage, type Storage } from "#storage/open.ts";
import { withClient } from "#storage/postgres.ts";
import { ensureRoles } from "#storage/roles.ts";
import { fakeClock, freshDatabase, freshDataDir, isLong, silentLog, testSecret } from "./databases.ts";
import { change, readState } from "./people.ts";

const fixtures = join(import.meta.dirname, "..", "fixtures", "older");
const dumpOf = (name: string): string => gunzipSync(readFileSync(join(fixtures, `${name}.sql.gz`))).toString();
/** The one person of every fixture. */
const person = "11111111-1111-4111-8111-111111111111" as PersonId;

/** How many rows each table holds that is not the program's own bookkeeping. */
async function rowsOf(run: Connection): Promise<ReadonlyMap<string, number>> {
  await run.exec("select set_config('app.system', 'on', false)");
  const [tables = []] = await run.exec(
    "select schemaname || '.' || quote_ident(tablename) as name from pg_tables where schemaname in ('core', 'auth') or (schemaname, tablename) = ('pgboss', 'job')",
  );
  const rows = new Map<string, number>();
  for (const { name } of tables) {
    const [[found] = []] = await run.exec(`select count(*)::int as n from ${String(name)}`);
    rows.set(String(name), Number(found?.["n"]));
  }
  await run.exec("select set_config('app.system', '', false)");
  return rows;
}

interface Kept {
  readonly before: ReadonlyMap<string, number>;
  open(): Promise<Storage>;
  after(): Promise<ReadonlyMap<string, number>>;
}

const options = { dataDir: "memory", secret: testSecret, log: silentLog, clock: fakeClock() };

async function keptOnPostgres(name: string): Promise<Kept> {
  const { adminUrl, url, drop } = await freshDatabase();
  onTestFinished(drop);
  await withClient({ url }, ensureRoles);
  const asAdmin = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const client = new Client({ connectionString: adminUrl });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  await asAdmin((client) => client.query(dumpOf(name).replaceAll("waymark_operator", inject("operator").user)));
  const count = () =>
    asAdmin((client) =>
      rowsOf({
        exec: async (sql) => [(await client.query(sql)).rows],
        query: () => Promise.reject(new Error("unused")),
      }),
    );
  return { before: await count(), open: () => openStorage({ ...options, databaseUrl: url }), after: count };
}

async function keptEmbedded(name: string): Promise<Kept> {
  const dataDir = await freshDataDir(undefined, "empty");
  const count = async (first?: string): Promise<ReadonlyMap<string, number>> => {
    const database = await openEmbedded(dataDir);
    try {
      return await database.ownerSession(async (run) => {
        if (first !== undefined) {
          await ensureRoles(run);
          await run.exec(first);
          await run.exec("reset all");
        }
        return rowsOf(run);
      });
    } finally {
      await database.close();
    }
  };
  const before = await count(dumpOf(name).replaceAll("waymark_operator", "postgres"));
  return { before, open: () => openStorage({ ...options, dataDir }), after: () => count() };
}

/** Loading a dump into a database that has yet to be made takes its time on a busy machine (ms). */
const patience = 120_000;

const kinds = [
  ["postgres", keptOnPostgres],
  ["embedded", keptEmbedded],
] as const;
const whole = [
  "before-tracks",
  "before-days",
  "before-readings",
  "first-day",
  "sealed-crises",
  "before-sealed-body",
  "before-ways",
] as const;
/** Of which a body is known as well, in the clear or sealed. */
const ofABody: readonly string[] = ["sealed-crises", "before-sealed-body", "before-ways"];

describe.each(kinds)("data of an older Waymark (%s)", { timeout: patience }, (kind, keep) => {
  test.each(kind === "postgres" || isLong ? whole : (["before-tracks", "first-day"] as const))(
    "%s: every row is there, and the person goes on",
    async (name) => {
      const kept = await keep(name);
      const storage = await kept.open();
      expect(await storage.store.findPerson("telegram", "7001")).toBe(person);
      expect(await storage.store.exportPerson(person)).toMatchObject({
        goals: [{ title: "Learn to swim", current: {}, completed: [{}] }],
        messages: [{ state: "queued" }],
        journal: [{ kind: "goal_created" }],
      });
      expect(await storage.counts()).toMatchObject({ persons: 1, goals: 1, steps_done: 1, outbox_waiting: 1 });
      const readings = await storage.readings.list(person, { limit: 10 });
      expect(readings.map(({ metric, value }) => [metric, value])).toEqual(
        ofABody.includes(name) ? [["energy_level", 0.28]] : [],
      );
      await storage.close();
      const after = await kept.after();
      expect([...kept.before].filter(([table, rows]) => after.get(table) !== rows)).toEqual([]);
      const again = await kept.open();
      await change(again, person, (before) => ({ ...before, person: { ...before.person, locale: "ru" } }));
      expect((await readState(again, person)).person.locale).toBe("ru");
      await again.close();
    },
  );

  test("made while a migration was still being written: refused with the way out, which is gone to the end", async () => {
    const kept = await keep("readings-half-made");
    await expect(kept.open()).rejects.toMatchObject({
      name: "MigrationMismatch",
      message: expect.stringMatching(/0008_body\.sql[^]*waymark backup[^]*waymark restore/),
    });
    expect(await kept.after()).toEqual(kept.before);
    const fresh = await freshDatabase();
    onTestFinished(fresh.drop);
    const storage = await openStorage({ ...options, databaseUrl: fresh.url });
    const { rows } = await storage.restore(join(fixtures, "readings-half-made.backup"));
    const old = [...kept.before].filter(([table]) => !table.startsWith("pgboss"));
    expect(rows).toBe(old.reduce((sum, [, n]) => sum + n, 0));
    expect((await readState(storage, person)).goals.map(({ title }) => title)).toEqual(["Learn to swim"]);
    await storage.close();
  });
});
