import { randomInt } from "node:crypto";
import { Client } from "pg";
import type { Log } from "#app/ports.ts";
import { type Connection, type Database, onlyValue } from "./database.ts";
import type { EmbeddedDatabase } from "./embedded.ts";
import { type Login, poolConfig } from "./postgres.ts";

/** The class of the advisory locks by which processes show that they live. */
const livingClass = 7261;

/** SQL of the numbers of all processes that live, this one among them. */
export function living(kind: Database["kind"], holder: number): string {
  if (kind === "embedded") return `array[${holder}]::bigint[]`;
  return `(select array_agg(objid::bigint) || ${holder}::bigint from pg_locks where locktype = 'advisory' and classid = ${livingClass}
    and database = (select oid from pg_database where datname = current_database()))`;
}

/** How many processes live beside the one with this number. */
export async function othersLiving(connection: Connection, holder: number): Promise<number> {
  return Number(
    onlyValue(
      await connection.exec(`select count(*)::int from pg_locks where locktype = 'advisory' and classid = ${livingClass}
        and database = (select oid from pg_database where datname = current_database()) and objid::bigint <> ${holder}`),
    ),
  );
}

/** A connection that only listens, and by whose lock other processes see that this one lives. */
export interface Listener {
  /** This process's number among the senders of messages. */
  readonly holder: number;
  /** `missed` is called whenever the connection was remade, as nobody knows what was said meanwhile. */
  listen(channel: string, on: (payload: string) => void, missed?: () => void): Promise<() => Promise<void>>;
  /** Whether what is said now is heard. */
  hears(): boolean;
  close(): Promise<void>;
}

/** Listening on the embedded database: in the same process, so it cannot break off. */
export function embeddedListener(database: EmbeddedDatabase): Listener {
  return {
    holder: randomInt(1, 2 ** 31 - 1),
    listen: (channel, on) => database.pglite.listen(channel, on),
    hears: () => true,
    close: () => Promise.resolve(),
  };
}

const heartbeatMs = 10_000;
const longestWaitMs = 10_000;

/** Listening on PostgreSQL: a connection of its own, remade with growing waits whenever it breaks; what was said meanwhile is missed. */
export async function postgresListener(login: Login, log: Log): Promise<Listener> {
  const holder = randomInt(1, 2 ** 31 - 1);
  const listeners = new Map<string, Set<(payload: string) => void>>();
  const afterGaps = new Set<() => void>();
  let client: Client | undefined;
  let closed = false;
  let attempt = 0;
  let timer: NodeJS.Timeout | undefined;

  const lost = (which: Client, error: Error): void => {
    if (closed || client !== which) return;
    client = undefined;
    clearTimeout(timer);
    which.removeAllListeners();
    which.on("error", () => undefined);
    which.end().catch(() => undefined);
    log.warn("storage.listener_lost", { reason: error.message });
    again();
  };
  const again = (): void => {
    if (closed) return;
    timer = setTimeout(
      () => {
        connect().catch(() => again());
      },
      Math.min(longestWaitMs, 100 * 2 ** Math.min(attempt++, 8)),
    );
    timer.unref();
  };
  const beat = (which: Client): void => {
    timer = setTimeout(() => {
      which.query("select 1").then(
        () => client === which && beat(which),
        (error: Error) => lost(which, error),
      );
    }, heartbeatMs);
    timer.unref();
  };
  const connect = async (): Promise<void> => {
    const next = new Client({ ...poolConfig(login), query_timeout: 5000 });
    next.on("error", (error) => lost(next, error));
    next.on("end", () => lost(next, new Error("connection ended")));
    next.on("notification", ({ channel, payload }) => {
      for (const on of listeners.get(channel) ?? []) on(payload ?? "");
    });
    try {
      await next.connect();
      await next.query(`select pg_advisory_lock_shared(${livingClass}, ${holder})`);
      for (const channel of listeners.keys()) await next.query(`listen ${channel}`);
    } catch (error) {
      next.removeAllListeners();
      next.on("error", () => undefined);
      await next.end().catch(() => undefined);
      throw error;
    }
    if (closed) return next.end();
    client = next;
    attempt = 0;
    beat(next);
    for (const missed of afterGaps) missed();
  };
  await connect();

  return {
    holder,
    hears: () => client !== undefined,
    async listen(channel, on, missed) {
      if (missed) afterGaps.add(missed);
      const known = listeners.get(channel);
      if (known === undefined) {
        listeners.set(channel, new Set([on]));
        // Where the connection is just being remade, it listens to every channel that is known then.
        await client?.query(`listen ${channel}`);
      } else known.add(on);
      return async () => {
        listeners.get(channel)?.delete(on);
        if (missed) afterGaps.delete(missed);
      };
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
