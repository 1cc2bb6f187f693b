import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Another process works on this data folder: two would corrupt the embedded database without a word. */
export class DataFolderInUse extends Error {
  override readonly name = "DataFolderInUse";
  constructor(folder: string) {
    super(
      `The data folder ${folder} is in use by another Waymark process: stop that one first, or set DATABASE_URL to run several at once.`,
    );
  }
}

/** Holds a folder for this process alone; the system lets go of it at once when the process dies, even by kill -9. */
export function lockFolder(folder: string): { release(): void } {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(folder, "lock"));
  try {
    lock.exec("pragma locking_mode = exclusive; pragma journal_mode = memory; begin exclusive");
  } catch (error) {
    lock.close();
    if (error instanceof Error && /locked|busy/i.test(error.message)) throw new DataFolderInUse(folder);
    throw error;
  }
  return { release: () => lock.close() };
}
