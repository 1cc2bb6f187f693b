import { Worker } from "node:worker_threads";
import type { CrisisScreen } from "./crisis.ts";
import type { ReadAnswer, ReadCall } from "./crisis-worker.ts";

/** A text longer than this (characters) would keep others waiting while it is read. */
export const longFrom = 2000;
/** One that is not read by then is read where it is asked about: late is better than unread (ms). */
const patience = 15_000;
/** The thread ends when there was nothing to read for so long (ms). */
const idleMs = 60_000;

export interface CrisisReader {
  /** Reads a long text in a thread of its own, so that the screen knows it when it is asked; at once where it is short. Never throws. */
  ahead(text: string): Promise<void>;
}

/** Reads long texts beside everything else; where the thread fails, the screen reads the text itself, as it does short ones. */
export function createCrisisReader(contentDir: string, screen: Pick<CrisisScreen, "know">): CrisisReader {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let calls = 0;

  const end = (): void => {
    const ending = worker;
    worker = undefined;
    void ending?.terminate();
  };

  const start = (): Worker => {
    const started = new Worker(new URL("./crisis-worker.ts", import.meta.url), { workerData: contentDir });
    started.unref();
    started.setMaxListeners(0);
    started.on("error", () => undefined);
    started.on("exit", () => {
      if (worker === started) worker = undefined;
    });
    return started;
  };

  return {
    ahead(text) {
      if (text.length <= longFrom) return Promise.resolve();
      clearTimeout(idle);
      worker ??= start();
      const used = worker;
      const call: ReadCall = { id: (calls += 1), text };
      return new Promise((resolve) => {
        const settle = (): void => {
          clearTimeout(late);
          used.off("message", onMessage).off("exit", settle);
          clearTimeout(idle);
          idle = setTimeout(end, idleMs).unref();
          resolve();
        };
        const onMessage = ({ id, signs }: ReadAnswer): void => {
          if (id !== call.id) return;
          screen.know(text, signs);
          settle();
        };
        const late = setTimeout(settle, patience);
        used.on("message", onMessage).on("exit", settle);
        used.postMessage(call, []);
      });
    },
  };
}
