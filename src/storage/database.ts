import type { Part } from "./statement.ts";

export type Row = Readonly<Record<string, unknown>>;

/** One session of either database. */
export interface Connection {
  /** Runs statements in one message; gives the rows of each. A failed one ends the message. */
  exec(sql: string): Promise<readonly (readonly Row[])[]>;
  query(sql: string, parameters: readonly unknown[]): Promise<readonly Row[]>;
}

/** What the stores need of a database, whichever it is. */
export interface Database {
  readonly kind: "embedded" | "postgres";
  /** The statement that opens a transaction as the role that row-level security binds. */
  readonly begin: string;
  /** Runs statements as one transaction of their own, in one message. */
  once(sql: string): Promise<readonly (readonly Row[])[]>;
  /** Gives what a part stands for, as `once` does; a session of a server reads and plans it the first time only. */
  often(said: Part): Promise<unknown>;
  /** Holds one connection for as long as the work takes; never nested. */
  session<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /** How many wait for a session right now. */
  waiting(): number;
  close(): Promise<void>;
}

/** Runs work in a transaction: committed where it returns, rolled back where it throws. */
export function inTransaction<T>(database: Database, work: (connection: Connection) => Promise<T>): Promise<T> {
  return database.session(async (connection) => {
    await connection.exec(database.begin);
    try {
      const result = await work(connection);
      await connection.exec("commit");
      return result;
    } catch (error) {
      await connection.exec("rollback").catch(() => undefined);
      throw error;
    }
  });
}

/** The single value of the last statement's first row. */
export function onlyValue(results: readonly (readonly Row[])[]): unknown {
  const row = results.at(-1)?.[0];
  return row === undefined ? undefined : Object.values(row)[0];
}
