import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** A module of WebAssembly, which threads can hand to each other; Node's types do not know of it. */
export type CompiledModule = object;
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<CompiledModule> };

let compiled: Promise<CompiledModule> | undefined;

/**
 * The embedded database as compiled code, made once a process and shared by its threads: compiling takes longer than opening. A process
 * opens a database more than once where it makes a backup or brings one back, and tests do it by the dozen.
 */
export function pgliteModule(): Promise<CompiledModule> {
  compiled ??= readFile(
    join(dirname(createRequire(import.meta.url).resolve("@electric-sql/pglite")), "pglite.wasm"),
  ).then((bytes) => WebAssembly.compile(bytes));
  return compiled;
}
