import { fork } from "node:child_process";
import { once } from "node:events";
import { chmodSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import type { ServerMessage } from "./postgres-server.ts";
import { makeRunFolder } from "./run-folder.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** An administrator's login on a real PostgreSQL server: for making databases, never for the program. */
    readonly postgresUrl: string;
    /** The login that `docs/operations.md` tells operators to make: it may log in and create roles, and nothing else. */
    readonly operator: { readonly user: string; readonly password: string };
    /** The database of this run that is copied where one that is up to date is asked for; made by the first who asks. */
    readonly preparedDatabase: string;
    /** What the server writes down; none where the server is another's. */
    readonly serverLog: string | undefined;
    /** A folder of this run, for what test files share and for all temporary files; removed at the end. */
    readonly runFolder: string;
  }
}

const operator = { user: "waymark_operator", password: "operator" } as const;

async function makeOperator(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`do $$ begin
      create role ${operator.user} login createrole password '${operator.password}';
    exception when duplicate_object then null; end $$`);
  } finally {
    await client.end();
  }
}

/** Leaves nothing on a server that is another's. */
async function forget(url: string, database: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`drop database if exists ${database} with (force)`);
    await client.query(`drop role if exists waymark_${database}`);
  } finally {
    await client.end();
  }
}

/**
 * Starts one real PostgreSQL for the whole run: a distribution's where one is installed, as its LLVM and its settings are those of
 * operators, else the packaged one. `DATABASE_URL_TEST` names another server to use instead.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = makeRunFolder();
  // The server works under a user of its own.
  chmodSync(folder, 0o755);
  const elsewhere = process.env["TMPDIR"];
  process.env["TMPDIR"] = folder;
  const clear = (): void => {
    rmSync(folder, { recursive: true, force: true });
    if (elsewhere === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = elsewhere;
  };
  project.provide("runFolder", folder);
  project.provide("operator", operator);
  const prepared = `waymark_prepared_${process.pid}`;
  project.provide("preparedDatabase", prepared);
  const given = process.env["DATABASE_URL_TEST"];
  if (given !== undefined && given !== "") {
    project.provide("postgresUrl", given);
    project.provide("serverLog", undefined);
    await makeOperator(given);
    return async () => {
      await forget(given, prepared);
      clear();
    };
  }
  const server = fork(join(import.meta.dirname, "postgres-server.ts"), [folder], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [message] = (await once(server, "message")) as [ServerMessage];
  if ("failed" in message) throw new Error(`the PostgreSQL for tests did not start:\n${message.failed}`);
  if (message.from === "packaged")
    process.stderr.write(
      "No PostgreSQL of a distribution is installed: the packaged one serves, without LLVM. Skipped: what only a server with just-in-time compilation shows.\n",
    );
  project.provide("postgresUrl", message.url);
  project.provide("serverLog", join(folder, "server.log"));
  await makeOperator(message.url);
  return async () => {
    const ended = once(server, "exit");
    server.send("stop");
    await ended;
    clear();
  };
}
