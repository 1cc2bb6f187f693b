import { readFileSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { Kysely, sql } from "kysely";
import { Client } from "pg";
import { expect, inject, onTestFinished, test } from "vitest";
import { type JobHandlers, startJobs } from "#jobs/start.ts";
import { masterKeys } from "#storage/crypto.ts";
import { loginName } from "#storage/access.ts";
import { openStorage, type Storage } from "#storage/open.ts";
import { withClient } from "#storage/postgres.ts";
import { fakeClock, freshDatabase, silentLog, testSecret } from "./databases.ts";

/** An installation as the handbook has it: its database, and starts of the program on it, one after the other. */
async function installation() {
  const database = await freshDatabase();
  onTestFinished(() => database.drop());
  const asAdmin = async (sql: string) => {
    const client = new Client({ connectionString: database.adminUrl });
    await client.connect();
    try {
      return (await client.query(sql)).rows as readonly Record<string, unknown>[];
    } finally {
      await client.end();
    }
  };
  const start = async (databaseUrl = database.url): Promise<{ storage: Storage; warned: string[] }> => {
    const warned: string[] = [];
    const storage = await openStorage({
      databaseUrl,
      dataDir: "memory",
      secret: testSecret,
      clock: fakeClock(),
      log: { ...silentLog, warn: (event) => void warned.push(event) },
    });
    return { storage, warned };
  };
  const password = masterKeys(testSecret).loginPassword(loginName(database.name));
  return { ...database, asAdmin, start, password };
}

test("the service works under its own login at the first start, and at each one after it", async () => {
  const { start, name, asAdmin } = await installation();
  for (const nth of ["first", "second", "third"]) {
    const { storage, warned } = await start();
    const sessions = await asAdmin(
      `select distinct usename from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid() and backend_type = 'client backend'`,
    );
    expect([storage.access, warned, sessions], nth).toEqual(["own-login", [], [{ usename: loginName(name) }]]);
    expect((await storage.doctor()).filter(({ ok }) => !ok)).toEqual([]);
    await storage.close();
  }
});

test("a login whose password was changed by hand works again at the next start", async () => {
  const { start, name, asAdmin } = await installation();
  await (await start()).storage.close();
  await asAdmin(`alter role ${loginName(name)} password 'something else'`);
  const { storage, warned } = await start();
  expect([storage.access, warned]).toEqual(["own-login", []]);
  await storage.close();
});

test.each(["superuser", "bypassrls", "createrole", "inherit"])(
  "a login that was given %s is the service's no longer",
  async (right) => {
    const { start, name, asAdmin } = await installation();
    await (await start()).storage.close();
    await asAdmin(`alter role ${loginName(name)} ${right}`);
    await expect(start()).rejects.toMatchObject({ name: "IsolationRefused", message: expect.stringContaining(right) });
  },
);

test("no statement holds a secret, whether it works or fails", async ({ skip }) => {
  skip(inject("serverLog") === undefined, "the server is another's, and its log cannot be read");
  const { start, name, asAdmin, password } = await installation();
  await asAdmin(`alter database ${name} set log_statement = 'all'`);
  await (await start()).storage.close();
  await asAdmin(`alter role ${loginName(name)} password 'something else'`);
  await (await start()).storage.close();
  const said = readFileSync(inject("serverLog") ?? "", "utf8");
  expect(said).toContain(`create role "${loginName(name)}"`);
  expect(said).toContain(`alter role "${loginName(name)}"`);
  expect(said).not.toContain(password);
  expect(said).not.toContain(testSecret);
});

test("no session compiles statements just in time, whatever the server's default", async () => {
  const { start, name, asAdmin, url } = await installation();
  await asAdmin(`alter database ${name} set jit = on; alter database ${name} set jit_above_cost = 0`);
  const { storage } = await start();
  const jit = (run: { exec(sql: string): Promise<readonly (readonly object[])[]> }) =>
    run.exec("show jit").then(([rows]) => rows);
  expect(await storage.database.session(jit)).toEqual([{ jit: "off" }]);
  expect(await withClient({ url }, jit)).toEqual([{ jit: "off" }]);
  expect(storage.jobs).toMatchObject({ options: expect.stringContaining("jit=off") });
  await storage.close();
});

const nothing = () => Promise.resolve();
/** Workers that ask the queues as always, and find nothing to do. */
const idle: JobHandlers = {
  deliver: nothing,
  deliverWays: nothing,
  resumeAsk: nothing,
  sweep: nothing,
  remind: nothing,
  look: nothing,
  lookDay: nothing,
  readCalendars: nothing,
  reckonBaselines: nothing,
  resumeImports: nothing,
  daily: nothing,
};

test("a process never holds more than ten connections, however much is asked of it at once", async () => {
  const { start, name, asAdmin } = await installation();
  const { storage } = await start();
  const jobs = await startJobs({ connection: storage.jobs, log: silentLog, handlers: idle });
  const db = new Kysely<unknown>({ dialect: storage.authDialect });
  const slow = "select pg_sleep(0.3)";
  const asked = Array.from({ length: 20 }, () => [
    storage.database.once(slow),
    sql`select pg_sleep(0.3)`.execute(db),
  ]).flat();
  await expect.poll(() => storage.database.waiting()).toBeGreaterThan(0);
  const [held] = await asAdmin(
    `select count(*)::int as n from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  );
  expect(held?.["n"]).toBeGreaterThan(5);
  expect(held?.["n"]).toBeLessThanOrEqual(10);
  await Promise.all(asked);
  await jobs.stop();
  await storage.close();
});

test("options of the operator's own in the address are kept beside ours", async () => {
  const { start, url } = await installation();
  const own = new URL(url);
  own.searchParams.set("options", "-c work_mem=5MB");
  const { storage } = await start(own.href);
  const [rows] = await storage.database.session((run) => run.exec("select current_setting('work_mem'), current_user"));
  expect(rows).toEqual([{ current_setting: "5MB", current_user: "waymark_app" }]);
  await storage.close();
});

const startupCode = 196_608;

/** What PgBouncer does to the message that begins a session: refuses its options, or, once told to ignore them, drops them. */
async function pooler(url: string, about: "refuses" | "drops"): Promise<string> {
  const server = new URL(url);
  const through = new URL(url);
  const proxy = createServer((client) => {
    client.once("data", (first) => {
      if (first.readInt32BE(4) !== startupCode) return client.destroy();
      const words = first.subarray(8).toString().split("\0");
      const at = words.indexOf("options");
      if (about === "refuses") {
        const fields = Buffer.from("SERROR\0C08P01\0Munsupported startup parameter: options\0\0");
        const head = Buffer.alloc(5);
        head.write("E");
        head.writeInt32BE(fields.length + 4, 1);
        return client.end(Buffer.concat([head, fields]));
      }
      words.splice(at, 2);
      const rest = Buffer.from(words.join("\0"));
      const head = Buffer.alloc(8);
      head.writeInt32BE(rest.length + 8, 0);
      head.writeInt32BE(startupCode, 4);
      const upstream = connect(Number(server.port), server.hostname, () => upstream.write(Buffer.concat([head, rest])));
      upstream.pipe(client).pipe(upstream);
      for (const end of [upstream, client]) end.on("error", () => upstream.destroy());
    });
    client.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void proxy.close());
  through.port = String((proxy.address() as AddressInfo).port);
  return through.href;
}

test.each(["refuses", "drops"] as const)(
  "a pooler that %s what a session begins with is refused by name, and nothing was changed",
  async (about) => {
    const { start, url, asAdmin } = await installation();
    await expect(start(await pooler(url, about))).rejects.toMatchObject({
      name: "PoolerInBetween",
      message: expect.stringMatching(/PgBouncer[^]*DATABASE_URL/),
    });
    expect(await asAdmin("select 1 from pg_namespace where nspname = 'core'")).toEqual([]);
  },
);
