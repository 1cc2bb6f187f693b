import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { inject, onTestFinished } from "vitest";
import { chat, terminalLocale } from "../../src/commands/chat.ts";
import { explain } from "../../src/commands/explain.ts";
import { type Config, readConfig } from "../../src/config.ts";
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

/** A configuration as an empty folder has it, with what is set besides. */
export function configOf(environment: Readonly<Record<string, string>> = {}): Config {
  const read = readConfig({
    PORT: "0",
    HOST: "127.0.0.1",
    WAYMARK_DATA_DIR: mkdtempSync(join(inject("runFolder"), "here-")),
    LOG_LEVEL: "silent",
    ...environment,
  });
  if (!read.ok) throw new Error(read.problems.join("; "));
  return read.config;
}

type Tell = (line: string) => void;

/**
 * A command in the process of the tests, which has read the content already: what it says, and the exit code that main.ts makes of it.
 * That a process ends with them is shown by `run`.
 */
export async function here(
  command: (tell: Tell) => Promise<number | void>,
): Promise<{ readonly code: number; readonly said: string }> {
  const said: string[] = [];
  const tell: Tell = (line) => void said.push(line);
  try {
    return { code: (await command(tell)) ?? 0, said: said.join("\n") };
  } catch (error) {
    return { code: 1, said: [...said, explain(error)].join("\n") };
  }
}

/** `./waymark chat` by a pipe, in the process of the tests. */
export const chatHere = (
  environment: Readonly<Record<string, string>>,
  lines: string,
  locale: string = "en",
): ReturnType<typeof here> =>
  here(async (tell) => {
    const to = new Writable({
      write(chunk: Buffer, _encoding, done) {
        tell(String(chunk));
        done();
      },
    });
    await chat(configOf(environment), terminalLocale(locale), { from: Readable.from([lines]), to });
  });

/** A data folder as an earlier start left it, which spares the seconds of a first one. */
export async function preparedFolder(): Promise<string> {
  const dataDir = await freshDataDir();
  writeFileSync(join(dataDir, "secret"), testSecret);
  return dataDir;
}
