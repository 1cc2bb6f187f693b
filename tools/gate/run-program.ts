import { spawn } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

/** What ends the gate, and all that it has started. */
const stops = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** How a program ended, and all that it said where it was not shown at once. */
export interface Ended {
  readonly code: number;
  readonly said: string;
}

export interface RunOptions {
  /** `shown` as it comes, or `kept` to be shown where it matters. */
  readonly output: "kept" | "shown";
  readonly environment: Readonly<Record<string, string>>;
  /** Minutes after which it is ended, with all that it started: a hang must not hold a machine for hours. */
  readonly mostMinutes: number;
}

/** The program of a check: Node itself, or one of the packages. */
export const programOf = (name: string): string =>
  name === "node" ? process.execPath : join(root, "node_modules", ".bin", name);

/** Runs a program in the root of the repository; never throws. */
export function runProgram([name, ...words]: readonly [string, ...string[]], options: RunOptions): Promise<Ended> {
  return new Promise((resolve) => {
    const piped = options.output === "shown" ? "inherit" : "pipe";
    const child = spawn(programOf(name), words, {
      cwd: root,
      env: { ...process.env, ...options.environment },
      stdio: ["ignore", piped, piped],
      // A group of its own, so that what it started ends with it.
      detached: true,
    });
    const endAll = (signal: NodeJS.Signals): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, signal);
      } catch {
        // It has ended meanwhile.
      }
    };
    for (const signal of stops) process.on(signal, endAll);
    const said: string[] = [];
    const tooLong = setTimeout(() => {
      said.push(`\n${name} was ended after ${options.mostMinutes} minutes: something hangs.\n`);
      endAll("SIGKILL");
    }, options.mostMinutes * 60_000);
    const end = (ended: Ended): void => {
      clearTimeout(tooLong);
      for (const signal of stops) process.off(signal, endAll);
      resolve(ended);
    };
    child.stdout?.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    child.stderr?.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    child.on("error", (error) => end({ code: 1, said: error.message }));
    child.on("close", (code) => end({ code: code ?? 1, said: said.join("") }));
  });
}
