import { createImportFile, type ImportFile } from "#app/import-file.ts";
import { createKeepHabits } from "#app/keep-habits.ts";
import { readImport } from "#channels/imports/read-import.ts";
import { createImportFiles } from "#channels/imports/import-files.ts";
import type { Program } from "./compose.ts";

const megabyte = 1_000_000;

/** Reads files of health data for the program: those that people send, and those that lie on this machine. Whoever makes it closes it before the storage. */
export function createImports(
  program: Pick<Program, "config" | "storage" | "input" | "baselines" | "library" | "clock" | "log">,
): ImportFile {
  const { config, storage, baselines, library, clock, log } = program;
  return createImportFile({
    store: storage.store,
    readings: storage.readings,
    imports: storage.imports,
    habits: createKeepHabits(program),
    files: createImportFiles(storage.uploads),
    shelf: storage.uploads,
    read: readImport,
    reckon: baselines.of,
    digest: library.digest,
    clock,
    log,
    mostBytes: config.WAYMARK_IMPORT_MB * megabyte,
  });
}
