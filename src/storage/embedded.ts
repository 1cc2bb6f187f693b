import { AsyncLocalStorage } from "node:async_hooks";
import { mkdirSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { DatabaseUnavailable, DiskFull } from "#app/outage.ts";
import { type Connection, type Database, type Row, onlyValue } from "./database.ts";
import { asSql } from "./statement.ts";
import { lockFolder } from "./folder-lock.ts";
import { type CompiledModule, pgliteModule } from "./pglite-module.ts";
import { appRole } from "./roles.ts";
import type { WorkerCall, WorkerError, WorkerMessage } from "./pglite-worker.ts";

/** An error of the embedded database with what PostgreSQL said about it. */
export class EmbeddedError extends Error {
  override readonly name = "EmbeddedError";
  readonly code: string | undefined;
  readonly constraint: string | undefined;
  readonly detail: string | undefined;
  readonly where: string | undefined;
  constructor(error: WorkerError) {
    super(error.message);
    this.code = error.code;
    this.constraint = error.constraint;
    this.detail = error.detail;
    this.where = error.where;
  }
}

/** The one session of the embedded database was asked for from inside the work that holds it: that would wait forever. */
export class RootConnectionInTransaction extends Error {
  override readonly name = "RootConnectionInTransaction";
  constructor() {
    super("the embedded database has one session: use the transaction's own connection inside a transaction");
  }
}

interface PgliteResults {
  readonly rows: Row[];
  readonly fields: { name: string; dataTypeID: number }[];
  readonly affectedRows?: number;
}

/** What Kysely's PGlite dialect and pg-boss ask of a PGlite instance. */
export interface PgliteLike {
  readonly ready: boolean;
  readonly closed: boolean;
  readonly waitReady: Promise<void>;
  // Kysely's interface promises the caller's row type; the database cannot check it either.
  query<T>(
    sql: string,
    parameters?: unknown[],
  ): Promise<{ rows: T[]; fields: PgliteResults["fields"]; affectedRows?: number }>;
  exec(sql: string): Promise<{ rows: Row[] }[]>;
  transaction<T>(work: (tx: { query: PgliteLike["query"]; rollback(): Promise<void> }) => Promise<T>): Promise<T>;
  listen(channel: string, on: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export interface EmbeddedDatabase extends Database {
  readonly kind: "embedded";
  readonly pglite: PgliteLike;
  /** A session as the database's owner, also where little room is left: for migrations, backups and restores. */
  ownerSession<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /** Rejects every open and later call, as the death of the worker thread does. */
  kill(): Promise<void>;
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The longest one call may take (ms). PGlite spins for ever where PostgreSQL would panic, for instance when it cannot write its log:
 * then the thread is ended, as nothing else can end it. What was acknowledged is on the disk.
 */
const answerWithinMs = 60_000;

/** Room to be left (bytes): three segments of the write-ahead log. Without it PostgreSQL cannot even stop in order. */
const leastRoom = 48 * 2 ** 20;
const lookAgainMs = 500;

/** Bytes that are free where a folder lies. */
function freeIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Refuses work while the disk is nearly full; looks at most twice a second. */
function roomKeeper(folder: string, freeBytes: (folder: string) => number): () => void {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let free = Number.POSITIVE_INFINITY;
  return () => {
    const now = performance.now();
    if (now - lookedAt >= lookAgainMs || free < leastRoom) {
      free = freeBytes(folder);
      lookedAt = now;
    }
    if (free >= leastRoom) return;
    throw new DiskFull(
      `no space left for the database: ${Math.floor(free / 2 ** 20)} MB are free in ${folder}, it needs ${leastRoom / 2 ** 20}`,
    );
  };
}

/** The worker thread and the calls that wait for it; its death rejects them all, and every later one. */
function startWorker(dataDir: string, wasm: CompiledModule, patienceMs: number) {
  const worker = new Worker(new URL("./pglite-worker.ts", import.meta.url), {
    workerData: { dataDir, wasm },
    // Flags of this process, such as those of an inline script, are not the worker's.
    execArgv: [],
  });
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, Set<(payload: string) => void>>();
  let next = 0;
  let dead: Error | undefined;
  let ready: Waiting | undefined;
  const started = new Promise<void>((resolve, reject) => {
    ready = { resolve: () => resolve(), reject };
  });
  const die = (error: Error): void => {
    dead ??= error;
    ready?.reject(error);
    for (const call of waiting.values()) call.reject(error);
    waiting.clear();
  };
  worker.on("message", (message: WorkerMessage) => {
    switch (message.say) {
      case "ready":
        ready?.resolve(undefined);
        return;
      case "notified":
        for (const on of listeners.get(message.channel) ?? []) on(message.payload);
        return;
      case "done":
        waiting.get(message.id)?.resolve(message.result);
        waiting.delete(message.id);
        return;
      case "failed":
        if (message.id === undefined) return die(new EmbeddedError(message.error));
        waiting.get(message.id)?.reject(new EmbeddedError(message.error));
        waiting.delete(message.id);
        return;
    }
  });
  worker.on("error", (cause) => die(new DatabaseUnavailable("the embedded database has failed", { cause })));
  worker.on("exit", () => die(new DatabaseUnavailable("the embedded database has stopped")));
  return {
    started,
    listeners,
    get dead() {
      return dead;
    },
    call(call: WorkerCall): Promise<unknown> {
      if (dead !== undefined) return Promise.reject(dead);
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          die(new DatabaseUnavailable("the embedded database does not answer any more: restart Waymark"));
          void worker.terminate();
        }, patienceMs);
        waiting.set(next, {
          resolve: (result) => {
            clearTimeout(late);
            resolve(result);
          },
          reject: (error) => {
            clearTimeout(late);
            reject(error);
          },
        });
        worker.postMessage({ id: next++, call }, []);
      });
    },
    terminate: async (): Promise<void> => {
      await worker.terminate();
    },
  };
}

/** One holder at a time, first come first served. */
function turnstile(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/**
 * Opens the embedded database in a folder that no other process may hold; on a disk that is full it is not even begun, as it could not stop
 * again. `dataDir` is `memory` for tests without a folder.
 */
export async function openEmbedded(
  dataDir: string,
  patienceMs = answerWithinMs,
  freeBytes = freeIn,
): Promise<EmbeddedDatabase> {
  const lock = dataDir === "memory" ? undefined : lockFolder(dataDir);
  const folder = dataDir === "memory" ? "memory://" : join(dataDir, "postgres");
  const requireRoom = dataDir === "memory" ? () => undefined : roomKeeper(dataDir, freeBytes);
  let worker: ReturnType<typeof startWorker> | undefined;
  try {
    requireRoom();
    if (dataDir !== "memory") mkdirSync(folder, { recursive: true, mode: 0o700 });
    worker = startWorker(folder, await pgliteModule(), patienceMs);
    await worker.started;
  } catch (error) {
    await worker?.terminate();
    lock?.release();
    throw error;
  }
  return served(worker, requireRoom, () => lock?.release());
}

/** One session for everybody, first come first served. */
function served(
  worker: ReturnType<typeof startWorker>,
  requireRoom: () => void,
  release: () => void,
): EmbeddedDatabase {
  const enter = turnstile();
  const holding = new AsyncLocalStorage<{ held: boolean }>();
  let closed = false;
  let inside = 0;

  const exclusively = <T>(work: () => Promise<T>): Promise<T> => {
    if (holding.getStore()?.held === true) return Promise.reject(new RootConnectionInTransaction());
    inside += 1;
    return enter(() => {
      const hold = { held: true };
      return holding.run(hold, () => work().finally(() => (hold.held = false)));
    }).finally(() => (inside -= 1));
  };
  const execRaw = async (sql: string): Promise<PgliteResults[]> =>
    (await worker.call({ do: "exec", sql })) as PgliteResults[];
  const queryRaw = async (sql: string, parameters: readonly unknown[] = []): Promise<PgliteResults> =>
    (await worker.call({ do: "query", sql, parameters })) as PgliteResults;
  const connection: Connection = {
    exec: async (sql) => (await execRaw(sql)).map((result) => result.rows),
    query: async (sql, parameters) => (await queryRaw(sql, parameters)).rows,
  };

  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await enter(() => worker.call({ do: "close" })).catch(() => undefined);
    await worker.terminate();
    release();
  };

  const pglite: PgliteLike = {
    get ready() {
      return !closed;
    },
    get closed() {
      return closed;
    },
    waitReady: Promise.resolve(),
    query: <T>(sql: string, parameters?: unknown[]) =>
      exclusively(
        async () => (await queryRaw(sql, parameters)) as unknown as { rows: T[]; fields: PgliteResults["fields"] },
      ),
    exec: (sql) => exclusively(() => execRaw(sql)),
    transaction: (work) =>
      exclusively(async () => {
        await execRaw("begin");
        const query = async <T>(sql: string, parameters?: unknown[]) =>
          (await queryRaw(sql, parameters)) as unknown as { rows: T[]; fields: PgliteResults["fields"] };
        try {
          const result = await work({ query, rollback: async () => void (await execRaw("rollback")) });
          await execRaw("commit");
          return result;
        } catch (error) {
          await execRaw("rollback").catch(() => undefined);
          throw error;
        }
      }),
    async listen(channel, on) {
      const known = worker.listeners.get(channel);
      if (known === undefined) {
        worker.listeners.set(channel, new Set([on]));
        await exclusively(() => worker.call({ do: "listen", channel }));
      } else known.add(on);
      return async () => void worker.listeners.get(channel)?.delete(on);
    },
    close,
  };

  const begin = `begin; set local role ${appRole}`;
  const once: EmbeddedDatabase["once"] = (sql) =>
    exclusively(async () => {
      requireRoom();
      try {
        return (await connection.exec(`${begin}; ${sql}; commit`)).slice(2, -1);
      } catch (error) {
        await connection.exec("rollback").catch(() => undefined);
        throw error;
      }
    });
  return {
    kind: "embedded",
    begin,
    pglite,
    once,
    often: async (said) => onlyValue(await once(`select ${asSql(said)}`)),
    session: (work) =>
      exclusively(async () => {
        requireRoom();
        return work(connection);
      }),
    ownerSession: (work) => exclusively(() => work(connection)),
    // One of them is at work.
    waiting: () => Math.max(0, inside - 1),
    close,
    kill: worker.terminate,
  };
}
