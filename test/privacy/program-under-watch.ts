import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { expect, onTestFinished } from "vitest";
import { openStorage } from "#storage/open.ts";
import {
  type databaseKinds,
  fakeClock,
  freshDataDir,
  freshDatabase,
  silentLog,
  testSecret,
} from "../storage/databases.ts";

const main = join(import.meta.dirname, "..", "..", "src", "main.ts");

/** The program as an operator runs it, talking as much as it can; its output is kept. */
function startProgram(environment: Readonly<Record<string, string>>): { program: ChildProcess; output: string[] } {
  const output: string[] = [];
  const program = spawn(process.execPath, [main, "start"], {
    env: { ...process.env, LOG_LEVEL: "debug", PORT: "0", HOST: "127.0.0.1", WAYMARK_SIGNUP: "open", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [program.stdout, program.stderr]) stream?.on("data", (chunk) => output.push(String(chunk)));
  return { program, output };
}

function stopped(program: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (program.exitCode !== null) return resolve(program.exitCode);
    program.once("exit", (code) => resolve(code));
    program.kill("SIGTERM");
  });
}

/** Every row of every table of ours, those of the queues and the accounts included, as somebody who took the disk would read them. */
async function everyRow(ask: (sql: string) => Promise<readonly Record<string, unknown>[]>): Promise<string> {
  const tables = await ask(
    "select schemaname as s, tablename as t from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  const rows: string[] = [];
  for (const { s, t } of tables) {
    for (const { row } of await ask(`select t::text as row from "${String(s)}"."${String(t)}" t`))
      rows.push(`${String(t)}: ${String(row)}`);
  }
  return rows.join("\n");
}

/** A program on a database of its own, and afterwards everything that it left: output, file names, every row. */
export async function programUnderWatch(
  kind: (typeof databaseKinds)[number],
  environment: Readonly<Record<string, string>>,
) {
  const dataDir = mkdtempSync(join(tmpdir(), "waymark-words-"));
  const database = kind === "postgres" ? await freshDatabase() : undefined;
  onTestFinished(async () => {
    await database?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  if (kind === "embedded") await freshDataDir(dataDir);
  const { program, output } = startProgram({
    WAYMARK_DATA_DIR: dataDir,
    WAYMARK_SECRET: testSecret,
    ...environment,
    ...(database ? { DATABASE_URL: database.url } : {}),
  });
  onTestFinished(() => void program.kill("SIGKILL"));

  async function rows(): Promise<string> {
    if (database) {
      const client = new Client({ connectionString: database.url });
      await client.connect();
      const read = await everyRow(async (sql) => (await client.query(sql)).rows);
      await client.end();
      return read;
    }
    const storage = await openStorage({ dataDir, secret: testSecret, log: silentLog, clock: fakeClock() });
    const read = await storage.database.session((run) => everyRow(async (sql) => (await run.exec(sql))[0] ?? []));
    await storage.close();
    return read;
  }
  return {
    said: () => output.join(""),
    /** Ends the program and looks everywhere. */
    async places(): Promise<Record<"output" | "file names" | "database", string>> {
      expect(await stopped(program)).toBe(0);
      const names = readdirSync(dataDir, { recursive: true }).join("\n");
      return { output: output.join(""), "file names": names, database: await rows() };
    },
  };
}

/** None of these words stands anywhere, neither as letters nor as bytes. */
export function nowhere(marks: readonly string[], places: Readonly<Record<string, string>>): void {
  for (const [place, text] of Object.entries(places)) {
    for (const mark of marks) {
      expect(text.toLowerCase().includes(mark), `"${mark}" stands in the ${place}`).toBe(false);
      const bytes = Buffer.from(mark).toString("hex");
      expect(text.includes(bytes), `"${mark}" stands in the ${place}, as bytes`).toBe(false);
    }
  }
}
