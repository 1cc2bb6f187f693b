import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** How long a start may take: on a machine that others keep busy it takes minutes. */
const patienceMs = 600_000;
const root = join(import.meta.dirname, "..");

/** A program of its own beside the bench. */
export interface Running {
  readonly port: number;
  /** From its start to its first good answer (ms). */
  readonly firstAnswerMs: number;
  /** Resident memory (MB). */
  memory(): number;
  stop(): Promise<void>;
  /** Ends it at once, wherever it is. */
  kill(): Promise<void>;
}

/** The program as people start it, with what its start script sets. */
export const ours = [join(root, "waymark"), "start"] as const;

/** Starts a program on a port and waits for `path` to answer 200. What it logs goes into a file, as it would on a server. */
export async function startProgram(
  command: readonly string[],
  port: number,
  path: string,
  environment: Readonly<Record<string, string>>,
  logFile: string,
): Promise<Running> {
  const log = openSync(logFile, "a");
  const started = performance.now();
  const { DATABASE_URL: _database, LLM_BASE_URL: _model, TELEGRAM_BOT_TOKEN: _token, ...inherited } = process.env;
  const [file = process.execPath, ...rest] = command;
  const child = spawn(file, rest, {
    cwd: root,
    env: { ...inherited, PORT: String(port), HOST: "127.0.0.1", ...environment },
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const died = once(child, "exit");
  await untilAnswers(`http://127.0.0.1:${port}${path}`, child, logFile);
  const firstAnswerMs = Math.round(performance.now() - started);
  return {
    port,
    firstAnswerMs,
    memory: () => residentMegabytes(child),
    async stop() {
      child.kill("SIGTERM");
      await died;
    },
    async kill() {
      child.kill("SIGKILL");
      await died;
    },
  };
}

async function untilAnswers(url: string, child: ChildProcess, logFile: string): Promise<void> {
  const patience = performance.now() + patienceMs;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${url} ended early:\n${readFileSync(logFile, "utf8").slice(-2000)}`);
    if (performance.now() > patience) throw new Error(`${url} does not answer`);
    const answer = await fetch(url).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function residentMegabytes(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024);
}
