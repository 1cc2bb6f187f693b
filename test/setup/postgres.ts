import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import type { ServerMessage } from "./postgres-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A login that may create databases and roles on a real PostgreSQL server. */
    readonly postgresUrl: string;
    /** A folder of this run, for what test files share; removed at the end. */
    readonly runFolder: string;
  }
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
  const server = fork(join(import.meta.dirname, "postgres-server.ts"), [folder], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [message] = (await once(server, "message")) as [ServerMessage];
  if ("failed" in message) throw new Error(`the PostgreSQL for tests did not start:\n${message.failed}`);
  project.provide("postgresUrl", message.url);
  return async () => {
    const ended = once(server, "exit");
    server.send("stop");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
}
