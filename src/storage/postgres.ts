import type { PostgresPool, PostgresPoolClient } from "kysely";
import { Client, Pool, type PoolClient, type QueryResult, types } from "pg";
import { DatabaseUnavailable, DiskFull } from "#app/outage.ts";
import { type Connection, type Database, onlyValue, type Row } from "./database.ts";
import { select } from "./statement.ts";

const parsers = {
  getTypeParser: ((oid, format) =>
    oid === types.builtins.INT8 && format !== "binary"
      ? Number
      : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
};

/** A login for one purpose: the role it becomes at once, and where unqualified names are looked up. */
export interface Login {
  readonly url: string;
  readonly user?: string;
  readonly password?: string;
  readonly role?: string;
  readonly searchPath?: string;
}

/** What `pg` connects with. */
export interface ConnectionSettings {
  readonly connectionString: string;
  readonly application_name: string;
  readonly connectionTimeoutMillis: number;
  readonly options: string;
}

/** Said by every session at its beginning, and asked for by `refusePooler`. */
const directSetting = "app.direct";

/**
 * Connection settings for a login; the role is set by the server at connect, before any statement. No statement of ours is compiled just in
 * time, whatever the server's default: they are small and many, and compiling one takes twenty times as long as running it.
 */
export function poolConfig(login: Login): ConnectionSettings {
  const url = new URL(login.url);
  if (login.user !== undefined) {
    url.username = encodeURIComponent(login.user);
    url.password = encodeURIComponent(login.password ?? "");
  }
  const given = url.searchParams.get("options");
  url.searchParams.delete("options");
  const options = [
    ...(given === null ? [] : [given]),
    "-c jit=off",
    `-c ${directSetting}=yes`,
    ...(login.role === undefined ? [] : [`-c role=${login.role}`]),
    ...(login.searchPath === undefined ? [] : [`-c search_path=${login.searchPath}`]),
  ];
  return {
    connectionString: url.href,
    application_name: "waymark",
    connectionTimeoutMillis: 5000,
    options: options.join(" "),
  };
}

/** Between the program and PostgreSQL stands a pooler, which hands a session to whoever comes: roles, locks and LISTEN would mean nothing. */
export class PoolerInBetween extends Error {
  override readonly name = "PoolerInBetween";
  constructor() {
    super(
      "DATABASE_URL leads to a pooler such as PgBouncer, not to PostgreSQL itself: the settings that each session begins with did not arrive. Waymark keeps its own few connections (docs/operations.md says how many): let DATABASE_URL name the server's own address and port.",
    );
  }
}

/** Throws where the settings of this session did not reach the server. */
export async function refusePooler(connection: Connection): Promise<void> {
  const said = onlyValue(await connection.exec(`select current_setting('${directSetting}', true)`));
  if (said !== "yes") throw new PoolerInBetween();
}

/** Errors of the wire and of a server that goes down, as against errors of a statement. */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { readonly code?: string }).code;
  if (code === undefined) return /terminated|timeout|closed|not queryable/i.test(error.message);
  return /^(08|57P|53300)/.test(code) || /^E[A-Z]+$/.test(code);
}

/** PostgreSQL's own name for it. */
const diskFullCode = "53100";

function readable(error: unknown): unknown {
  if (error instanceof Error && /unsupported startup parameter/.test(error.message)) return new PoolerInBetween();
  if ((error as { readonly code?: string } | undefined)?.code === diskFullCode)
    return new DiskFull("no space left on the database server", { cause: error });
  return isConnectionLoss(error) ? new DatabaseUnavailable("the database cannot be reached", { cause: error }) : error;
}

async function exec(client: Client | PoolClient, sql: string): Promise<readonly (readonly Row[])[]> {
  const results = (await client.query(sql)) as QueryResult<Row> | QueryResult<Row>[];
  return (Array.isArray(results) ? results : [results]).map((result) => result.rows);
}

function connectionOf(client: Client | PoolClient): Connection {
  return {
    exec: (sql) => exec(client, sql).catch((error: unknown) => Promise.reject(readable(error))),
    query: async (sql, parameters) => {
      try {
        return (await client.query<Record<string, unknown>>(sql, [...parameters])).rows;
      } catch (error) {
        throw readable(error);
      }
    },
  };
}

const told = (error: unknown): never => {
  throw readable(error);
};

/** A pool for Kysely whose errors tell an outage as ours do. */
export function tellingOutages(pool: Pool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect().catch(told);
      // A client in use has no listener of the pool's.
      const ignore = (): void => undefined;
      client.on("error", ignore);
      const query = (sql: string, parameters: readonly unknown[]) => client.query(sql, [...parameters]).catch(told);
      const release = (): void => {
        client.off("error", ignore);
        client.release();
      };
      return { query, release } as unknown as PostgresPoolClient;
    },
  };
}

export interface PostgresDatabase extends Database {
  readonly kind: "postgres";
  readonly pool: Pool;
}

/** A pool of sessions of one login. */
export function openPostgres(login: Login, most: number, onError: (error: Error) => void): PostgresDatabase {
  const pool = new Pool({ ...poolConfig(login), types: parsers, keepAlive: true, max: most });
  pool.on("error", onError);
  async function withSession<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    let client: PoolClient;
    try {
      client = await pool.connect();
    } catch (cause) {
      throw new DatabaseUnavailable("the database cannot be reached", { cause });
    }
    // A client in use has no listener of the pool's: without this one a lost connection would end the process.
    const ignore = (): void => undefined;
    client.on("error", ignore);
    let broken: Error | undefined;
    try {
      return await work(client);
    } catch (error) {
      if (error instanceof DatabaseUnavailable) broken = error;
      throw error;
    } finally {
      client.off("error", ignore);
      client.release(broken);
    }
  }
  return {
    kind: "postgres",
    begin: "begin",
    pool,
    // Several statements in one simple message are one transaction already.
    once: (sql) => withSession((client) => connectionOf(client).exec(sql)),
    often: (said) => {
      const { name, text, values } = select(said);
      return withSession(async (client) => {
        const { rows } = await client.query<Row>({ name, text, values: [...values] }).catch(told);
        return onlyValue([rows]);
      });
    },
    session: (work) => withSession((client) => work(connectionOf(client))),
    waiting: () => pool.waitingCount,
    close: async () => {
      if (!pool.ending) await pool.end();
    },
  };
}

/** One connection of its own, for a lock, a migration or a dump. */
export async function withClient<T>(login: Login, work: (connection: Connection) => Promise<T>): Promise<T> {
  const client = new Client({ ...poolConfig(login), types: parsers });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    throw readable(error);
  }
  try {
    return await work(connectionOf(client));
  } finally {
    await client.end().catch(() => undefined);
  }
}
