import { createImportFile, type ImportFile } from "#app/import-file.ts";
import { createKeepHabits } from "#app/keep-habits.ts";
import type { ReadImport } from "#app/importer.ts";
import { createImportFiles } from "#channels/imports/import-files.ts";
import type { Program } from "./compose.ts";

const megabyte = 1_000_000;

/** Loaded by the first file: its readers of archives and documents are for few. */
const readImport: ReadImport = async function* (file, options) {
  const reader = await import("#channels/imports/read-import.ts");
  yield* reader.readImport(file, options);
};

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
