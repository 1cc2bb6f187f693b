import { type Dialect, PGliteDialect, PostgresDialect } from "kysely";
import { Pool } from "pg";
import { type ConstructorOptions, fromPglite } from "pg-boss";
import type { Clock, Log } from "#app/ports.ts";
import { arrangeAccess, type RequiredLogin } from "./access.ts";
import type { BackupParts } from "./backup.ts";
import type { MasterKeys } from "./crypto.ts";
import type { Connection, Database } from "./database.ts";
import { openEmbedded } from "./embedded.ts";
import { installQueues, jobsSchema } from "./job-queues.ts";
import { embeddedListener, type Listener, postgresListener } from "./listener.ts";
import { migrate } from "./migrate.ts";
import { openPostgres, poolConfig, refusePooler, tellingOutages, withClient } from "./postgres.ts";
import { grantRoles, jobsRole, ensureRoles } from "./roles.ts";
import { checkSecret } from "./secret-mark.ts";

/** Held by whoever brings the schema up to date, or puts another database in its place. */
export const installLock = 7260;

export interface StorageOptions {
  /** A PostgreSQL server; absent means the embedded database in the data folder. */
  readonly databaseUrl?: string | undefined;
  /** Where the embedded database, the daily dumps and the list of deletions lie; `memory` for tests. */
  readonly dataDir: string;
  readonly secret: string;
  readonly log: Log;
  readonly clock: Clock;
  /** Seals backups; absent means a key derived from the secret. */
  readonly backupPassphrase?: string | undefined;
  /** How long after a coach was asked a job asks again (ms): the model's time limit and a little more. */
  readonly askAfterMs?: number;
  /** `given`: the service may work as the login of the URL where it cannot have one of its own; otherwise it is not opened. */
  readonly login?: RequiredLogin;
  /** What uploads that wait in the database may hold together (bytes); 16 GB where nothing is said. */
  readonly mostUploadBytes?: number;
  /** Most connections of the service's own pool, where `connections.service` is not what is wanted. */
  readonly poolSize?: number;
}

/**
 * Most connections that one process opens to a PostgreSQL server: with one that hears what changes, and one that hears of jobs, ten. A server
 * takes a hundred as it comes, so that many processes fit; a command holds one for milliseconds, and who finds none free waits in line.
 */
const connections = { service: 4, accounts: 2, jobs: 2 } as const;

/** A database that is up to date, and all that is opened with it. */
export interface Opened {
  readonly database: Database;
  readonly access: Storage["access"];
  readonly listener: Listener;
  readonly jobs: ConstructorOptions;
  readonly authDialect: Dialect;
  readonly asOwner: BackupParts["asOwner"];
  close(): Promise<void>;
}

/** What the owner does once all is up to date and before anybody is served; other processes that start wait for it. */
type BeforeServing = (connection: Connection) => Promise<void>;

async function openEmbeddedParts(
  options: StorageOptions,
  master: MasterKeys,
  beforeServing: BeforeServing,
): Promise<Opened> {
  const database = await openEmbedded(options.dataDir);
  try {
    await database.ownerSession(async (connection) => {
      await migrate(connection);
      await checkSecret(connection, master);
      await ensureRoles(connection);
      await connection.exec(`create schema if not exists ${jobsSchema}; set search_path = auth, public`);
    });
    const jobs: ConstructorOptions = { db: fromPglite(database.pglite), backend: "pglite" };
    await installQueues({ ...jobs, createSchema: false });
    await database.ownerSession(async (connection) => {
      await grantRoles(connection);
      await beforeServing(connection);
    });
    return {
      database,
      access: "embedded",
      listener: embeddedListener(database),
      jobs,
      authDialect: new PGliteDialect({ pglite: database.pglite }),
      asOwner: (work) => database.ownerSession(work),
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openPostgresParts(
  options: StorageOptions,
  url: string,
  master: MasterKeys,
  beforeServing: BeforeServing,
): Promise<Opened> {
  const access = await withClient({ url }, async (connection) => {
    await refusePooler(connection);
    // Held until this connection ends: one process at a time brings the schema up to date.
    await connection.exec(`select pg_advisory_lock(${installLock})`);
    await migrate(connection);
    await checkSecret(connection, master);
    const password = (login: string): string => master.loginPassword(login);
    const access = await arrangeAccess(connection, url, password, options.login ?? "own", options.log);
    const owner = access.mode === "bare-login" ? "" : ` authorization ${jobsRole}`;
    await connection.exec(`create schema if not exists ${jobsSchema}${owner}`);
    // In this session, too: each further one costs as much as all that is done here.
    if (access.mode !== "bare-login") await connection.exec(`set role ${jobsRole}`);
    await installQueues({ db: speakingTo(connection), createSchema: false });
    await connection.exec("reset role");
    if (access.mode !== "bare-login") await grantRoles(connection);
    await beforeServing(connection);
    return access;
  });
  const lost = (error: Error): void => options.log.warn("storage.connection_lost", { reason: error.message });
  const database = openPostgres(access.app, options.poolSize ?? connections.service, lost);
  const accounts = new Pool({ ...poolConfig(access.accounts), max: connections.accounts });
  accounts.on("error", lost);
  // A connection in use has no listener of the pool's: without this one, losing it would end the process.
  accounts.on("connect", (client) => client.on("error", () => undefined));
  const listener = await postgresListener(access.app, options.log);
  return {
    database,
    access: access.mode,
    listener,
    jobs: { ...poolConfig(access.jobs), max: connections.jobs },
    authDialect: new PostgresDialect({ pool: tellingOutages(accounts) }),
    asOwner: (work) => withClient({ url }, work),
    async close() {
      await listener.close();
      await database.close();
      if (!accounts.ending) await accounts.end();
    },
  };
}

/** A session as pg-boss speaks to one. */
const speakingTo = (connection: Connection): NonNullable<ConstructorOptions["db"]> => ({
  executeSql: async (sql: string, values: unknown[] = []) => ({
    rows: values.length === 0 ? (await connection.exec(sql)).flat() : [...(await connection.query(sql, values))],
  }),
});

/** Opens the database that the options name, and brings it up to date. */
export const openDatabase = (
  options: StorageOptions,
  master: MasterKeys,
  beforeServing: BeforeServing,
): Promise<Opened> =>
  options.databaseUrl === undefined
    ? openEmbeddedParts(options, master, beforeServing)
    : openPostgresParts(options, options.databaseUrl, master, beforeServing);
