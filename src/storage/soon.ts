import type { Log } from "#app/ports.ts";

/** Work that follows others after a moment, once for all that asked for it until then. */
export interface Soon {
  begin(): void;
  /** Does at once what still waits, and resolves when nothing is at work. */
  end(): Promise<void>;
}

/** A failure is logged: the same work comes again with the next that asks for it, and by night. */
export function soon(ms: number, work: () => Promise<void>, log: Pick<Log, "warn">): Soon {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const run = (): void => {
    timer = undefined;
    running = running
      .then(work)
      .catch((error: unknown) =>
        log.warn("storage.not_scrubbed", { reason: error instanceof Error ? error.message : "" }),
      );
  };
  return {
    begin() {
      timer ??= setTimeout(run, ms);
      timer.unref();
    },
    async end() {
      if (timer !== undefined) {
        clearTimeout(timer);
        run();
      }
      await running;
    },
  };
}
