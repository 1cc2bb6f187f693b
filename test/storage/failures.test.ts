import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Kysely, sql } from "kysely";
import { Client } from "pg";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { type EmbeddedDatabase, openEmbedded } from "#storage/embedded.ts";
import { lockFolder } from "#storage/folder-lock.ts";
import { migrations } from "#storage/migrate.ts";
import { openStorage } from "#storage/open.ts";
import type { StorageOptions } from "#storage/open-database.ts";
import type { PersonId } from "#core/person/person.ts";
import { needsMount } from "../setup/mount.ts";
import { patience } from "../setup/patience.ts";
import { aPerson, fakeClock, freshDataDir, freshDatabase, silentLog, testSecret } from "./databases.ts";
import { agreed, aReading } from "./bodies.ts";
import { aGoal, aMessage, change, readState } from "./people.ts";

const options = (more: Partial<StorageOptions>): StorageOptions => ({
  dataDir: "memory",
  secret: testSecret,
  log: silentLog,
  clock: fakeClock(),
  ...more,
});

describe("the embedded database", () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await freshDataDir();
  });

  test("a second owner of the data folder is refused, in words that help", async () => {
    const storage = await openStorage(options({ dataDir }));
    await expect(openStorage(options({ dataDir }))).rejects.toMatchObject({ name: "DataFolderInUse" });
    const other = `import { lockFolder } from "#storage/folder-lock.ts"; try { lockFolder(${JSON.stringify(dataDir)}); } catch (e) { console.log(e.name, e.message); }`;
    const said = execFileSync(process.execPath, ["--input-type=module", "-e", other], {
      cwd: process.cwd(),
      encoding: "utf8",
    });
    expect(said).toMatch(/^DataFolderInUse .*in use by another Waymark process: .*DATABASE_URL/);
    await storage.close();
    lockFolder(dataDir).release();
  });

  test("kill -9 lets go of the folder at once, and what was acknowledged is there", async () => {
    const person = aPerson();
    const code = `
      import { openStorage } from "#storage/open.ts";
      const log = { info() {}, warn() {}, error() {} };
      const storage = await openStorage({ dataDir: ${JSON.stringify(dataDir)}, secret: ${JSON.stringify(testSecret)}, log, clock: { now: () => 1 } });
      await storage.store.createPerson(${JSON.stringify({ ...person, country: "LV" })}, undefined);
      console.log("acknowledged");
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
      cwd: process.cwd(),
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "exit");
    const storage = await openStorage(options({ dataDir }));
    expect((await readState(storage, person.id)).person.country).toBe("LV");
    await storage.close();
  });

  test("using the root connection inside a transaction is an error, not a wait without end", async () => {
    const storage = await openStorage(options({ dataDir }));
    const person = aPerson();
    await storage.store.createPerson(person, undefined);
    await expect(storage.store.transaction(person.id, () => storage.store.snapshot(person.id))).rejects.toMatchObject({
      name: "RootConnectionInTransaction",
    });
    const db = new Kysely<unknown>({ dialect: storage.authDialect });
    await expect(storage.store.transaction(person.id, () => sql`select 1`.execute(db))).rejects.toMatchObject({
      name: "RootConnectionInTransaction",
    });
    expect((await readState(storage, person.id)).person.id).toBe(person.id);
    await storage.close();
  });

  test("Kysely's transactions and the stores take turns", async () => {
    const storage = await openStorage(options({ dataDir }));
    const person = aPerson();
    await storage.store.createPerson(person, undefined);
    const db = new Kysely<unknown>({ dialect: storage.authDialect });
    await Promise.all(
      Array.from({ length: 5 }, (_, n) => [
        change(storage, person.id, (before) => ({ ...before, goals: [...before.goals, aGoal()] })),
        db.transaction().execute((tx) => sql`select ${n}::int`.execute(tx)),
      ]).flat(),
    );
    expect((await readState(storage, person.id)).goals).toHaveLength(5);
    await storage.close();
  });

  test("errors carry what PostgreSQL said: code, constraint, detail", async () => {
    const database = await openEmbedded(dataDir);
    await expect(
      database.pglite.query("insert into core.deletion values ('\\x01', 'nobody', 1)"),
    ).rejects.toMatchObject({
      code: "23514",
      constraint: "deletion_kind_check",
      detail: expect.stringContaining("nobody"),
    });
    const [row] = (await database.pglite.query<{ big: number }>("select 9007199254740991::bigint as big")).rows;
    expect(row?.big).toBe(9007199254740991);
    await database.close();
  });

  test("when its thread dies, open calls and later ones are rejected, and nothing hangs", async () => {
    const database: EmbeddedDatabase = await openEmbedded(dataDir);
    // Its thread is awake, so that this is at work in it, and would be for a long time.
    await database.once("select 1");
    const slow = database.pglite.query("select pg_sleep(3600)");
    const after = expect(slow).rejects.toMatchObject({ name: "DatabaseUnavailable" });
    await database.kill();
    await after;
    await expect(database.once("select 1")).rejects.toMatchObject({ name: "DatabaseUnavailable" });
    await database.close();
  });

  test("on a full disk it is not begun, which is said, and the folder is left to whoever comes next", async () => {
    await expect(openEmbedded(dataDir, undefined, () => 2 ** 20)).rejects.toMatchObject({
      name: "DiskFull",
      message: expect.stringMatching(/no space left.*1 MB are free/),
    });
    await (await openEmbedded(dataDir)).close();
  });

  test("when it does not answer any more, its thread is ended and calls are rejected", async () => {
    const database = await openEmbedded(dataDir, 1500);
    await expect(database.once("select pg_sleep(20)")).rejects.toThrow(/does not answer/);
    await expect(database.once("select 1")).rejects.toMatchObject({ name: "DatabaseUnavailable" });
    await database.close();
  });

  test("a migration that was changed after it had run is refused, and so is a newer database", async () => {
    const { migrate } = await import("#storage/migrate.ts");
    const database = await openEmbedded(dataDir);
    const files = migrations();
    const [first] = files;
    if (first === undefined) throw new Error("no migrations");
    await database.session(async (connection) => {
      expect(await migrate(connection, files)).toEqual([]);
      await expect(migrate(connection, [{ ...first, checksum: "other" }, ...files.slice(1)])).rejects.toThrow(
        /was changed/,
      );
      await expect(migrate(connection, files.slice(0, -1))).rejects.toThrow(/newer than this program/);
      const broken = { name: "9999_broken.sql", sql: "create table core.half (a int); select nonsense", checksum: "x" };
      await expect(migrate(connection, [...files, broken])).rejects.toThrow(/9999_broken.sql failed/);
      expect(await migrate(connection, files)).toEqual([]);
      expect((await connection.exec("select to_regclass('core.half') as half"))[0]?.[0]).toEqual({ half: null });
    });
    await database.close();
  });
});

describe("a full disk", () => {
  test("is a clear error, and nothing acknowledged is lost", async (context) => {
    needsMount(context);
    const folder = mkdtempSync(join(inject("runFolder"), "full-"));
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=160m", "tmpfs", folder]);
    try {
      const dataDir = join(folder, "data");
      mkdirSync(dataDir);
      await freshDataDir(dataDir);
      const storage = await openStorage(options({ dataDir }));
      const acknowledged = new Map<PersonId, string>();
      let failure: unknown;
      const measured = await agreed(storage);
      let kept = 0;
      for (let n = 0; n < 100 && failure === undefined; n++) {
        const person = aPerson();
        const goal = aGoal({ description: "x".repeat(1_000_000) });
        try {
          await storage.store.createPerson(person, undefined);
          await change(storage, person.id, (before) => ({ ...before, goals: [goal] }));
          acknowledged.set(person.id, goal.id);
          const some = Array.from({ length: 100 }, (_, index) => aReading({ from: kept + index, to: kept + index }));
          await storage.readings.put(measured, some, 5);
          kept += some.length;
        } catch (error) {
          failure = error;
        }
      }
      expect(failure).toBeInstanceOf(Error);
      expect((failure as Error).message).toMatch(/no space left/i);
      expect(acknowledged.size).toBeGreaterThan(0);
      await storage.close();
      execFileSync("mount", ["-o", "remount,size=300m", folder]);
      const again = await openStorage(options({ dataDir }));
      for (const [person, goal] of acknowledged) {
        expect((await readState(again, person)).goals.map(({ id }) => id)).toEqual([goal]);
      }
      expect(await again.readings.counts(measured)).toMatchObject([{ count: kept }]);
      await again.close();
    } finally {
      execFileSync("umount", ["-l", folder]);
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("PostgreSQL", () => {
  test("a server that is not there is an error that says so", async () => {
    await expect(openStorage(options({ databaseUrl: "postgres://u:p@127.0.0.1:1/x" }))).rejects.toMatchObject({
      name: "DatabaseUnavailable",
    });
  });

  test("when the server drops every connection, calls fail clearly, and the service recovers by itself", async () => {
    const database = await freshDatabase();
    const storage = await openStorage(options({ databaseUrl: database.url }));
    const person = aPerson();
    await storage.store.createPerson(person, undefined);
    const heard: string[] = [];
    await storage.live.follow(person.id);
    await storage.live.listen((_who, event) => void heard.push(event.kind));
    const client = new Client({ connectionString: database.adminUrl });
    await client.connect();
    const cut = () =>
      client.query(
        "select pg_terminate_backend(pid, $1) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
        [patience],
      );
    const lost = storage.store.transaction(person.id, async (tx) => {
      await tx.open("k");
      await cut();
      await tx.goals();
    });
    await expect(lost).rejects.toMatchObject({ name: "DatabaseUnavailable" });
    await client.end();
    await expect.poll(() => readState(storage, person.id).catch(() => undefined)).toMatchObject({ goals: [] });
    await expect
      .poll(async () => {
        await change(storage, person.id, (before) => before, { live: [{ kind: "goals" }] });
        return heard.length;
      })
      .toBeGreaterThan(0);
    await storage.close();
    await database.drop();
  });

  test("four processes that start at once on an empty database end with one schema", async () => {
    const database = await freshDatabase();
    const all = await Promise.all(Array.from({ length: 4 }, () => openStorage(options({ databaseUrl: database.url }))));
    const person = aPerson();
    const ids = await Promise.all(
      all.map((storage) =>
        storage.store.createPerson({ ...person, id: aPerson().id }, { kind: "telegram", externalId: "1" }),
      ),
    );
    expect(new Set(ids).size).toBe(1);
    const [first] = ids;
    if (first === undefined) throw new Error("nobody");
    await Promise.all(
      all.map((storage) =>
        change(storage, first, (b) => ({ ...b, goals: [...b.goals, aGoal()] }), { outbox: [aMessage()] }),
      ),
    );
    expect((await readState(all[0] as (typeof all)[number], first)).goals).toHaveLength(4);
    for (const storage of all) await storage.close();
    await database.drop();
  });
});
