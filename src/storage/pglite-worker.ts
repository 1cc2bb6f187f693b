import { PGlite } from "@electric-sql/pglite";
import { parentPort, workerData } from "node:worker_threads";
import type { CompiledModule } from "./pglite-module.ts";

/** A call from the main thread; answered in order, as one session can do only one thing at a time. */
export type WorkerCall =
  | { readonly do: "exec"; readonly sql: string }
  | { readonly do: "query"; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly do: "listen"; readonly channel: string }
  | { readonly do: "close" };

export interface WorkerError {
  readonly message: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly detail?: string;
  readonly hint?: string;
  readonly table?: string;
  readonly where?: string;
}

export type WorkerMessage =
  | { readonly say: "ready" }
  | { readonly say: "done"; readonly id: number; readonly result: unknown }
  | { readonly say: "failed"; readonly id: number | undefined; readonly error: WorkerError }
  | { readonly say: "notified"; readonly channel: string; readonly payload: string };

const port = parentPort;
if (port === null) throw new Error("the embedded database runs in a worker thread only");
const say = (message: WorkerMessage): void => port.postMessage(message);

/**
 * How much of the database lies in memory. What a few persons touch fits many times, and the system keeps the files beside it; the 128 MB
 * that a new database writes into its own settings would be held from the first moment.
 */
const keptPages = "16MB";

const int8 = 20;
const parseInt8 = (text: string): number => Number(text);

function portable(error: unknown): WorkerError {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, constraint, detail, hint, table, where } = error as Error & Partial<Record<keyof WorkerError, string>>;
  return {
    message: error.message,
    ...(typeof code === "string" && { code }),
    ...(constraint !== undefined && { constraint }),
    ...(detail !== undefined && { detail }),
    ...(hint !== undefined && { hint }),
    ...(table !== undefined && { table }),
    ...(where !== undefined && { where }),
  };
}

async function answer(db: PGlite, call: WorkerCall): Promise<unknown> {
  switch (call.do) {
    case "exec":
      return await db.exec(call.sql);
    case "query":
      return await db.query(call.sql, [...call.parameters]);
    case "listen":
      await db.listen(call.channel, (payload) => say({ say: "notified", channel: call.channel, payload }));
      return undefined;
    case "close":
      await db.close();
      return undefined;
  }
}

try {
  const { dataDir, wasm } = workerData as { readonly dataDir: string; readonly wasm: CompiledModule };
  const db = await PGlite.create(dataDir, {
    pgliteWasmModule: wasm,
    parsers: { [int8]: parseInt8 },
    startParams: [...PGlite.defaultStartParams, "-c", `shared_buffers=${keptPages}`],
  });
  let last: Promise<void> = Promise.resolve();
  port.on("message", ({ id, call }: { readonly id: number; readonly call: WorkerCall }) => {
    last = last.then(async () => {
      try {
        say({ say: "done", id, result: await answer(db, call) });
      } catch (error) {
        say({ say: "failed", id, error: portable(error) });
      }
    });
  });
  say({ say: "ready" });
} catch (error) {
  say({ say: "failed", id: undefined, error: portable(error) });
}
