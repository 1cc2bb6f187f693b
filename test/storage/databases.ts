import { randomBytes, randomUUID } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, describe, inject } from "vitest";
import type { Clock, Log } from "#app/ports.ts";
import type { Person, PersonId } from "#core/person/person.ts";
import { openEmbedded } from "#storage/embedded.ts";
import { openStorage, type Storage } from "#storage/open.ts";
import type { StorageOptions } from "#storage/open-database.ts";

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
export const testSecret = "a secret that only these tests know";

/** A clock that stands still until it is moved. */
export function fakeClock(start = 1_780_000_000_000): Clock & { advance(ms: number): void } {
  let now = start;
  return { now: () => now, advance: (ms) => void (now += ms) };
}

let administrator: Promise<Client> | undefined;

/** The administrator's session of this process, which makes and drops databases by the hundred: a session for each would cost more than what it does. */
function asAdministrator(): Promise<Client> {
  administrator ??= (async () => {
    const client = new Client({ connectionString: inject("postgresUrl") });
    const gone = (): void => void (administrator = undefined);
    client.on("error", gone).on("end", gone);
    try {
      await client.connect();
    } catch (error) {
      gone();
      throw error;
    }
    return client;
  })();
  return administrator;
}

/** Does it while no other process of this run does: what several may come to want at the same time is then made by the first of them. */
export async function oneByOne<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(1)");
    return await work(client);
  } finally {
    await client.end();
  }
}

function loginTo(name: string): { readonly url: string; readonly adminUrl: string } {
  const operator = inject("operator");
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${name}`;
  const adminUrl = url.href;
  url.username = operator.user;
  url.password = operator.password;
  return { url: url.href, adminUrl };
}

let prepared: Promise<void> | undefined;

/** A database that is up to date and empty, to be copied: bringing one up to date takes half a second. It belongs to the tests' own secret. */
async function preparedDatabase(): Promise<string> {
  const name = inject("preparedDatabase");
  prepared ??= oneByOne(async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount !== 0) return;
    await client.query(`create database ${name} owner ${inject("operator").user}`);
    const dataDir = mkdtempSync(join(inject("runFolder"), "data-"));
    const options = { databaseUrl: loginTo(name).url, dataDir, secret: testSecret };
    const storage = await openStorage({ ...options, log: silentLog, clock: fakeClock() });
    await storage.close();
    rmSync(dataDir, { recursive: true });
  });
  await prepared;
  return name;
}

/**
 * A database of its own on the test server, as docs/operations.md tells operators to make one; dropped by `drop`. It is empty, or
 * `prepared`: brought up to date already, under the tests' own secret.
 */
export async function freshDatabase(state: "empty" | "prepared" = "empty"): Promise<{
  /** The operator's login: it owns the database and may create roles, as the handbook has it. */
  readonly url: string;
  /** An administrator's login in the same database: for tests that play one, never for the program. */
  readonly adminUrl: string;
  readonly name: string;
  drop(): Promise<void>;
}> {
  const name = `waymark_${randomBytes(6).toString("hex")}`;
  const { user } = inject("operator");
  // As files: page by page through the server's memory it takes four times as much of the processor.
  const like = state === "prepared" ? ` template ${await preparedDatabase()} strategy file_copy` : "";
  await (await asAdministrator()).query(`create database ${name} owner ${user}${like}`);
  return {
    ...loginTo(name),
    name,
    async drop() {
      const client = await asAdministrator();
      await client.query(`drop database if exists ${name} with (force)`);
      await client.query(`drop role if exists waymark_${name}`);
    },
  };
}

/** Makes a data folder once a run, as making a database takes seconds. */
async function dataDirOnce(name: string, make: (dataDir: string) => Promise<void>): Promise<string> {
  const run = inject("runFolder");
  const template = join(run, name);
  if (!existsSync(template)) {
    await oneByOne(async () => {
      if (existsSync(template)) return;
      const making = mkdtempSync(join(run, "making-"));
      await make(making);
      renameSync(making, template);
    });
  }
  return template;
}

/**
 * A data folder with an embedded database, copied from one that was made once a run: `prepared`, which is up to date and belongs to the
 * tests' own secret, or `empty`, as a server is that nobody has been at yet.
 */
export async function freshDataDir(into?: string, state: "empty" | "prepared" = "prepared"): Promise<string> {
  const template = await (state === "prepared"
    ? dataDirOnce("template", async (dataDir) => {
        const storage = await openStorage({ dataDir, secret: testSecret, log: silentLog, clock: fakeClock() });
        await storage.close();
      })
    : dataDirOnce("template-empty", async (dataDir) => {
        const database = await openEmbedded(dataDir);
        await database.close();
      }));
  const dataDir = into ?? mkdtempSync(join(inject("runFolder"), "data-"));
  if (!existsSync(join(dataDir, "postgres"))) {
    cpSync(join(template, "postgres"), join(dataDir, "postgres"), { recursive: true });
  }
  return dataDir;
}

export type OpenStorage = (options?: Partial<StorageOptions>) => Promise<Storage>;

export const databaseKinds = ["embedded", "postgres"] as const;

/** Opens a fresh database of a kind, which is closed and dropped after the suite. */
export function storageOf(kind: (typeof databaseKinds)[number]): OpenStorage {
  const after: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const work of after.reverse()) await work();
  });
  return async (options = {}) => {
    let databaseUrl: string | undefined;
    // What is prepared belongs to the tests' own secret.
    const ready = options.secret === undefined;
    if (kind === "postgres" && options.databaseUrl === undefined) {
      const database = await freshDatabase(ready ? "prepared" : "empty");
      databaseUrl = database.url;
      after.push(() => database.drop());
    }
    const dataDir =
      kind === "embedded"
        ? await freshDataDir(options.dataDir, ready ? "prepared" : "empty")
        : mkdtempSync(join(inject("runFolder"), "data-"));
    const storage = await openStorage({
      databaseUrl,
      dataDir,
      secret: testSecret,
      log: silentLog,
      clock: fakeClock(),
      ...options,
    });
    after.push(async () => {
      await storage.close();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    });
    return storage;
  };
}

/** The same rules on the embedded database and on a real PostgreSQL. */
export function describeOnBoth(
  name: string,
  rules: (open: OpenStorage, kind: (typeof databaseKinds)[number]) => void,
): void {
  describe.each(databaseKinds)(`${name} (%s)`, (kind) => rules(storageOf(kind), kind));
}

/** Whether the run takes its time: `./waymark test --long`. */
export const isLong = process.env["WAYMARK_TEST_LONG"] === "1";

/**
 * A storage for one suite of what stands above it: on a real PostgreSQL, which opens in a tenth of the time that the embedded database
 * takes, and on the embedded one where there is time for it.
 */
export const storageAbove = (): OpenStorage => storageOf(isLong ? "embedded" : "postgres");

/** The rules of what stands above the storage: on a real PostgreSQL, and on the embedded database as well where there is time for it. */
export function describeAboveStorage(
  name: string,
  rules: (open: OpenStorage, kind: (typeof databaseKinds)[number]) => void,
): void {
  const kinds = isLong ? databaseKinds : (["postgres"] as const);
  describe.each(kinds)(`${name} (%s)`, (kind) => rules(storageOf(kind), kind));
}

/** A person as they are on the first day. */
export function aPerson(changes: Partial<Person> = {}): Person {
  return {
    id: randomUUID() as PersonId,
    locale: "en",
    tone: "friendly",
    timeZone: "Europe/Riga",
    country: undefined,
    showEstimate: false,
    neutralNotifications: false,
    modelConsent: false,
    stepSize: "normal",
    rephraseCounts: {},
    contact: {},
    createdAt: 1_780_000_000_000,
    ...changes,
  };
}
