import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { BoxParts } from "./box.ts";
import type { FromEngine } from "./engine-words.ts";

/** A process of its own for the engine: what it breaks, it breaks alone. It is given nothing of the environment but where programs lie. */
export const startEngine =
  (engineFolder: string, modelFile: string): BoxParts["start"] =>
  ({ said, ended }) => {
    // One processor stays free for everybody who is not waiting for a model.
    const threads = Math.max(1, availableParallelism() - 1);
    const child = fork(join(import.meta.dirname, "engine-process.ts"), [engineFolder, modelFile, String(threads)], {
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      env: { PATH: process.env["PATH"] },
      execArgv: [],
    });
    child.on("message", (word) => said(word as FromEngine));
    child.on("error", (error) => ended(error.message));
    child.on("exit", (code, signal) => ended(signal ?? `code ${code ?? "unknown"}`));
    return {
      send(word) {
        if (child.connected) child.send(word, () => undefined);
      },
      kill: () => void child.kill("SIGKILL"),
    };
  };
