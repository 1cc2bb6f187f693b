import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Dialect, PGliteDialect, PostgresDialect } from "kysely";
import { Pool } from "pg";
import type { ConstructorOptions } from "pg-boss";
import { fromPglite } from "pg-boss";
import type {
  ChatLockFeed,
  Clock,
  FeedStore,
  Idempotency,
  LiveFeed,
  Log,
  OutboxStore,
  PhotoStore,
  SessionFeed,
  Store,
} from "#app/ports.ts";
import type { ImportStore, ReadingStore, TokenStore } from "#app/reading-ports.ts";
import type { Instant } from "#core/time/instant.ts";
import type { TrackId } from "#core/tracks/track.ts";
import { type AccessMode, arrangeAccess, type RequiredLogin } from "./access.ts";
import { BackupRefused } from "./backup-file.ts";
import { type BackupParts, backup, dailyDump, type Restored, restore, verifyBackup } from "./backup.ts";
import { keyRing, type MasterKeys, masterKeys } from "./crypto.ts";
import { type Connection, type Database, onlyValue } from "./database.ts";
import { type Check, examine } from "./doctor.ts";
import { openEmbedded } from "./embedded.ts";
import { idempotencyStore } from "./idempotency-store.ts";
import { type CatalogChange, type CatalogFiles, syncCatalog } from "./catalog.ts";
import { makeTimesCoarse } from "./coarse-times.ts";
import { importStore } from "./import-store.ts";
import { feedStore } from "./feed-store.ts";
import { installQueues, jobsSchema } from "./job-queues.ts";
import { liveFeed } from "./live-feed.ts";
import { embeddedListener, type Listener, living, othersLiving, postgresListener } from "./listener.ts";
import { dueLeases } from "./due-leases.ts";
import { exporting } from "./export.ts";
import { merging } from "./merge.ts";
import { migrate } from "./migrate.ts";
import { outboxStore } from "./outbox-store.ts";
import { identityHmac, personStore } from "./person-store.ts";
import { photoStore } from "./photo-store.ts";
import type { Tombstone, TxContext } from "./person-tx.ts";
import { openPostgres, poolConfig, refusePooler, tellingOutages, withClient } from "./postgres.ts";
import { grantRoles, jobsRole, ensureRoles } from "./roles.ts";
import { createSnapshots } from "./read-memory.ts";
import { readingStore } from "./reading-store.ts";
import { wrappedKeys } from "./sealing.ts";
import { scrub } from "./scrub.ts";
import { sealBodies } from "./seal-body.ts";
import { sealCrises } from "./seal-crises.ts";
import { checkSecret } from "./secret-mark.ts";
import { soon } from "./soon.ts";
import { createTeller, createWaker } from "./teller.ts";
import type { UploadShelf } from "#app/upload-shelf.ts";
import type { WayStore } from "#app/way-ports.ts";
import { uploadFolder } from "./upload-folder.ts";
import { uploadTable } from "./upload-table.ts";
import { tokenStore } from "./token-store.ts";
import { wayStore } from "./way-store.ts";

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

/** Everything the rest of the program has of the database. */
export interface Storage {
  readonly kind: Database["kind"];
  /** How the service logs in; `embedded` has no logins. */
  readonly access: AccessMode | "embedded";
  /** The service's own sessions, for checks and measurements. */
  readonly database: Database;
  readonly store: Store;
  readonly outbox: OutboxStore;
  readonly idempotency: Idempotency;
  readonly photos: PhotoStore;
  readonly feeds: FeedStore;
  readonly readings: ReadingStore;
  readonly tokens: TokenStore;
  readonly ways: WayStore;
  readonly imports: ImportStore;
  readonly uploads: UploadShelf;
  readonly live: LiveFeed;
  readonly sessions: SessionFeed;
  readonly chatLocks: ChatLockFeed;
  /** Whoever takes jobs of delivery here is told of what this process saves, and no other process is; gives the way back. */
  readonly deliversHere: (deliver: () => void) => () => void;
  /** What `startJobs` connects with. */
  readonly jobs: ConstructorOptions;
  /** For the accounts' library: sees the schema `auth` and nothing else, where the database has roles. */
  readonly authDialect: Dialect;
  /** Throws where the database does not answer. */
  ping(): Promise<void>;
  counts(): Promise<Counts>;
  trackCounts(): Promise<TrackCounts>;
  dayCounts(): Promise<DayCounts>;
  /** Writes down which habits and days content has, for operators and other programs; does nothing the second time. */
  syncCatalog(files: CatalogFiles): Promise<CatalogChange>;
  /**
   * Forgets handled inputs after 30 days, settled messages after 7, photos that nothing shows and merges that can no longer be undone after one,
   * and leaves nothing of who was erased in the files.
   */
  purge(): Promise<Purged>;
  /** Writes persons and accounts into a file, as they are at one moment. */
  backup(file: string): Promise<void>;
  /** Reads a backup to its end and touches nothing: how many rows it holds. Throws `BackupRefused` where it could not be restored. */
  verifyBackup(file: string): Promise<number>;
  /** Puts a backup in the place of everything; refuses a file that is not whole before anything is touched. */
  restore(file: string): Promise<Restored>;
  /** Backs up into `backups` in the data folder, keeps the last seven; only of the embedded database, a server has its own. */
  dailyDump(): Promise<string | undefined>;
  /** What an operator can put right, looked at one by one. */
  doctor(): Promise<readonly Check[]>;
  close(): Promise<void>;
}

/** Figures for the operator. */
export interface Counts {
  readonly persons: number;
  readonly goals: number;
  readonly steps_done: number;
  readonly outbox_waiting: number;
  /** When the message that waits longest was decided; null where none waits. */
  readonly outbox_oldest: Instant | null;
  readonly outbox_unsure: number;
}

/** Figures about the tracks for the operator. */
export interface TrackCounts {
  /** Persons on the tracks. */
  readonly persons: number;
  /** Of them, those who have something open and have not moved on any track for 30 days. */
  readonly stuck: number;
  /** The mean percentage of each track; none where nobody is on the tracks. */
  readonly average_percent: Readonly<Partial<Record<TrackId, number>>>;
}

/** Figures about health days for the operator. */
export interface DayCounts {
  /** Persons who use this part. */
  readonly persons: number;
  /** Plans made in the last 24 hours. */
  readonly plans: number;
  /** How much was done, 0 to 1, of what was planned in the last seven days; null where nothing was. */
  readonly done_share: number | null;
}

export interface Purged {
  readonly inputs: number;
  readonly messages: number;
  readonly merges: number;
  readonly photos: number;
}

const dayMs = 24 * 3600 * 1000;
/** Nothing moved on any track for so long. */
const stuckDays = 30;
/** Rows that one transaction of a purge takes away: a moment's work, so that nobody waits behind it. */
const purgedAtOnce = 5000;
const installLock = 7260;
const mostUploadBytes = 16_000_000_000;

/** Erasures that follow each other are scrubbed away together (ms). */
const scrubbedAfterMs = 2000;

/**
 * Most connections that one process opens to a PostgreSQL server: with one that hears what changes, and one that hears of jobs, ten. A server
 * takes a hundred as it comes, so that many processes fit; a command holds one for milliseconds, and who finds none free waits in line.
 */
const connections = { service: 4, accounts: 2, jobs: 2 } as const;

interface Opened {
  readonly database: Database;
  readonly access: Storage["access"];
  readonly listener: Listener;
  readonly jobs: ConstructorOptions;
  readonly authDialect: Dialect;
  readonly asOwner: BackupParts["asOwner"];
  close(): Promise<void>;
}

async function openEmbeddedParts(options: StorageOptions, master: MasterKeys): Promise<Opened> {
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
    await database.ownerSession((connection) => grantRoles(connection));
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

async function openPostgresParts(options: StorageOptions, url: string, master: MasterKeys): Promise<Opened> {
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
    await installQueues({ ...poolConfig(access.jobs), max: 1, createSchema: false });
    if (access.mode !== "bare-login") await grantRoles(connection);
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

/** Codes and counters of limits name persons and accounts, and are nothing any more once their time is over. */
async function forgetWhatIsOver(connection: Connection): Promise<void> {
  await connection.exec(`delete from auth.rate_limit where expire < extract(epoch from now()) * 1000;
    delete from auth.passkey_answered where expires_at < now();
    delete from auth.link_code where expires_at < now()`);
}

/** Whether anybody was erased since then. */
async function erasedSince(asOwner: BackupParts["asOwner"], since: number): Promise<boolean> {
  return asOwner(async (connection) => {
    const found = await connection.exec(
      `begin; select set_config('app.system', 'on', true); select exists (select 1 from core.deletion where at >= ${since}); commit`,
    );
    return onlyValue(found.slice(0, -1)) === true;
  });
}

/** Opens the database that the options name, brings it up to date, and gives what the program works with. */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const master = masterKeys(options.secret);
  if (options.dataDir !== "memory") mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const opened =
    options.databaseUrl === undefined
      ? await openEmbeddedParts(options, master)
      : await openPostgresParts(options, options.databaseUrl, master);
  const { database, listener } = opened;
  const ring = keyRing(master);
  const now = (): number => options.clock.now();
  const context: TxContext = {
    database,
    key: (person, rows) => ring.key(person, wrappedKeys(rows)),
    pseudonym: (person) => master.pseudonym("person", person),
    identity: (kind, externalId) => identityHmac(master, kind, externalId),
    // As many bits as a number in JavaScript holds; a person has a handful of sources.
    sourceId: (person, name) => master.pseudonym(`source:${person}`, name).readUIntBE(0, 6),
    askAfterMs: options.askAfterMs ?? 45_000,
  };
  const uploadsFolder =
    options.dataDir === "memory" ? join(tmpdir(), `waymark-${listener.holder}`) : join(options.dataDir, "imports");
  // With a server uploads lie in the database; an earlier version kept them here, unsealed.
  if (database.kind === "postgres") rmSync(uploadsFolder, { recursive: true, force: true });
  const scrubNow = (): Promise<void> => scrub({ kind: database.kind, asOwner: opened.asOwner });
  const sealOlder = (): Promise<boolean> => opened.asOwner((connection) => sealBodies(connection, context.key));
  if (await sealOlder()) await scrubNow();
  const deletionsFile = options.dataDir === "memory" ? undefined : join(options.dataDir, "deletions.log");
  const scrubbing = soon(scrubbedAfterMs, scrubNow, options.log);
  const onErased = (tombstones: readonly Tombstone[]): void => {
    // A server's tables are written again by night: there somebody else would wait for it.
    if (database.kind === "embedded" && tombstones.length > 0) scrubbing.begin();
    if (deletionsFile === undefined) return;
    const lines = tombstones.map((tombstone) => `${JSON.stringify(tombstone)}\n`).join("");
    appendFileSync(deletionsFile, lines, { mode: 0o600, flush: true });
  };
  const backups: BackupParts = {
    asOwner: opened.asOwner,
    async keepOthersOut(connection) {
      // The embedded database belongs to the one process that holds its folder.
      if (database.kind === "embedded") return;
      // A start waits for this lock, so nobody begins while everything is being replaced.
      await connection.exec(`select pg_advisory_lock(${installLock})`);
      if ((await othersLiving(connection, listener.holder)) > 0) throw new BackupRefused("in_use");
    },
    master,
    passphrase: options.backupPassphrase,
    now,
    deletionsFile,
  };
  const snapshots = createSnapshots(context);
  const waker = createWaker(database);
  const parts = { database, master, context, snapshots, now, wake: waker.wake, onErased };
  const forgetDeadListeners = (): Promise<unknown> =>
    database.once(`select core.forget_listeners(${living(database.kind, listener.holder)})`);
  await forgetDeadListeners();
  const bodies = createTeller(database, "body", 250);
  const runs = createTeller(database, "import", 1000);
  const readings = readingStore({ database, context, snapshots, teller: bodies });
  return {
    kind: database.kind,
    access: opened.access,
    database,
    store: {
      ...personStore(parts),
      ...merging(parts),
      ...exporting(parts, readings),
      ...dueLeases(database, listener.holder, now),
    },
    outbox: outboxStore({ database, key: context.key, holder: listener.holder, now }),
    idempotency: idempotencyStore(database, context.key, master),
    photos: photoStore(database, context.key),
    feeds: feedStore(database, master, now),
    readings,
    tokens: tokenStore(database, master, context.key),
    ways: wayStore(database, context.key),
    imports: importStore(database, context.key, { runs, bodies }),
    uploads:
      database.kind === "postgres"
        ? uploadTable({
            database,
            key: context.key,
            holder: listener.holder,
            now,
            mostBytes: options.mostUploadBytes ?? mostUploadBytes,
          })
        : uploadFolder({ folder: uploadsFolder, database, key: context.key, now }),
    live: liveFeed(database, listener),
    sessions: {
      listen: (on, missed) =>
        listener.listen("waymark_sessions", (payload) => on(JSON.parse(payload) as Parameters<typeof on>[0]), missed),
      hears: listener.hears,
    },
    chatLocks: {
      listen: (on, missed) => listener.listen("waymark_chat_locks", on, missed),
      hears: listener.hears,
    },
    deliversHere: waker.here,
    jobs: { ...opened.jobs, schema: jobsSchema, migrate: false, createSchema: false },
    authDialect: opened.authDialect,
    async ping() {
      await database.once("select 1");
    },
    counts: async () => onlyValue(await database.once("select core.counts()")) as Counts,
    trackCounts: async () =>
      onlyValue(await database.once(`select core.track_counts(${now() - stuckDays * dayMs})`)) as TrackCounts,
    dayCounts: async () =>
      onlyValue(await database.once(`select core.day_counts(${now() - dayMs}, ${now() - 7 * dayMs})`)) as DayCounts,
    syncCatalog: (files) => opened.asOwner((connection) => syncCatalog(connection, files, now())),
    async purge() {
      const before = `${now() - 30 * dayMs}, ${now() - 7 * dayMs}, ${now() - dayMs}`;
      const gone = { inputs: 0, messages: 0, merges: 0 };
      for (let more = true; more; ) {
        const slice = onlyValue(await database.once(`select core.purge(${before}, ${purgedAtOnce})`)) as typeof gone & {
          readonly more: boolean;
        };
        for (const what of ["inputs", "messages", "merges"] as const) gone[what] += slice[what];
        more = slice.more;
      }
      const photos = Number(onlyValue(await database.once(`select core.purge_photos(${now() - dayMs})`)));
      await forgetDeadListeners();
      await opened.asOwner(forgetWhatIsOver);
      await opened.asOwner(makeTimesCoarse);
      await sealCrises(database, context);
      await sealOlder();
      if (await erasedSince(opened.asOwner, now() - 2 * dayMs)) await scrubNow();
      return { ...gone, photos };
    },
    backup: (file) => backup(backups, file),
    verifyBackup: (file) => verifyBackup(backups, file),
    async restore(file) {
      const restored = await restore(backups, file);
      await sealOlder();
      return restored;
    },
    dailyDump: async () =>
      database.kind === "embedded" && options.dataDir !== "memory"
        ? dailyDump(backups, join(options.dataDir, "backups"))
        : undefined,
    doctor: () => examine({ asOwner: opened.asOwner, access: opened.access, dataDir: options.dataDir }),
    async close() {
      bodies.close();
      runs.close();
      await scrubbing.end();
      await opened.close();
    },
  };
}
