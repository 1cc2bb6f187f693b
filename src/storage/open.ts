import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Dialect } from "kysely";
import type { ConstructorOptions } from "pg-boss";
import type { ChatLockFeed, LiveFeed, SessionFeed } from "#app/live-ports.ts";
import type { OutboxStore } from "#app/outbox-ports.ts";
import type { FeedStore, Idempotency, PhotoStore, Store } from "#app/ports.ts";
import type { ImportStore, ReadingStore, TokenStore } from "#app/reading-ports.ts";
import type { Instant } from "#core/time/instant.ts";
import type { TrackId } from "#core/tracks/track.ts";
import type { AccessMode } from "./access.ts";
import { BackupRefused } from "./backup-file.ts";
import { type BackupParts, backup, dailyDump, type Restored, restore, verifyBackup } from "./backup.ts";
import { keyRing, masterKeys } from "./crypto.ts";
import { type Database, onlyValue } from "./database.ts";
import { type Check, examine } from "./doctor.ts";
import { idempotencyStore } from "./idempotency-store.ts";
import { type CatalogChange, type CatalogFiles, syncCatalog } from "./catalog.ts";
import { importStore } from "./import-store.ts";
import { feedStore } from "./feed-store.ts";
import { jobsSchema } from "./job-queues.ts";
import { liveFeed } from "./live-feed.ts";
import { living, othersLiving } from "./listener.ts";
import { dueLeases } from "./due-leases.ts";
import { exporting } from "./export.ts";
import { merging } from "./merge.ts";
import { outboxStore } from "./outbox-store.ts";
import { identityHmac, personStore } from "./person-store.ts";
import { photoStore } from "./photo-store.ts";
import type { Tombstone, TxContext } from "./person-tx.ts";
import { createSnapshots } from "./read-memory.ts";
import { readingStore } from "./reading-store.ts";
import { wrappedKeys } from "./sealing.ts";
import { scrub } from "./scrub.ts";
import { sealBodies } from "./seal-body.ts";
import { soon } from "./soon.ts";
import { createTeller, createWaker } from "./teller.ts";
import type { UploadShelf } from "#app/upload-shelf.ts";
import type { WayStore } from "#app/way-ports.ts";
import { uploadFolder } from "./upload-folder.ts";
import { uploadTable } from "./upload-table.ts";
import { tokenStore } from "./token-store.ts";
import { wayStore } from "./way-store.ts";
import { installLock, openDatabase, type StorageOptions } from "./open-database.ts";
import { type Purged, purge } from "./purge.ts";

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
  /** Plans made in the last 24 hours, and in the hour in which they began. */
  readonly plans: number;
  /** How much was done, 0 to 1, of what was planned in the last seven days, likewise; null where nothing was. */
  readonly done_share: number | null;
}

const dayMs = 24 * 3600 * 1000;
/** Nothing moved on any track for so long. */
const stuckDays = 30;
const mostUploadBytes = 16_000_000_000;

/** Erasures that follow each other are scrubbed away together (ms). */
const scrubbedAfterMs = 2000;

/** Opens the database that the options name, brings it up to date, and gives what the program works with. */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const master = masterKeys(options.secret);
  if (options.dataDir !== "memory") mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const ring = keyRing(master);
  const key: TxContext["key"] = (person, rows) => ring.key(person, wrappedKeys(rows));
  let sealed = false;
  const opened = await openDatabase(options, master, async (connection) => {
    sealed = await sealBodies(connection, key);
  });
  const { database, listener } = opened;
  const now = (): number => options.clock.now();
  const context: TxContext = {
    database,
    key,
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
  const sealOlder = (): Promise<boolean> => opened.asOwner((connection) => sealBodies(connection, key));
  if (sealed) await scrubNow();
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
    purge: () => purge({ database, context, asOwner: opened.asOwner, now, forgetDeadListeners, sealOlder, scrubNow }),
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
