import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { freshDataDir, testSecret } from "../storage/databases.ts";

const main = join(import.meta.dirname, "..", "..", "src", "main.ts");

export interface Run {
  readonly program: ChildProcess;
  /** All that was said so far, on both outputs. */
  readonly said: () => string;
  /** Resolves with the exit code. */
  readonly end: Promise<number | null>;
}

/** The program as a process of its own, in an empty folder, so that no .env and no data of anybody else are in play. */
export function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}, input?: string): Run {
  const folder = mkdtempSync(join(tmpdir(), "waymark-run-"));
  const program = spawn(process.execPath, [main, ...args], {
    cwd: folder,
    env: {
      PATH: process.env["PATH"] ?? "",
      // Compiled code is kept between starts, as ./waymark keeps it.
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"] ?? "",
      LANG: "C",
      PORT: "0",
      HOST: "127.0.0.1",
      WAYMARK_DATA_DIR: join(folder, "data"),
      LOG_LEVEL: "warn",
      ...environment,
    },
  });
  const output: string[] = [];
  for (const stream of [program.stdout, program.stderr]) stream.on("data", (chunk) => output.push(String(chunk)));
  program.stdin.end(input ?? "");
  onTestFinished(() => {
    program.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    program,
    said: () => output.join(""),
    end: new Promise((resolve) => program.once("exit", resolve)),
  };
}

/** A data folder as an earlier start left it, which spares the seconds of a first one. */
export async function preparedFolder(): Promise<string> {
  const dataDir = await freshDataDir();
  writeFileSync(join(dataDir, "secret"), testSecret);
  return dataDir;
}
