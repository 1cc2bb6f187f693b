import type { Clock, Log } from "#app/ports.ts";
import { openStorage, type Storage } from "#storage/open.ts";
import { systemClock } from "./clock.ts";
import type { Config } from "./config.ts";

/** So many of the largest files may wait in the database of all processes at once. */
const uploadsAbreast = 8;

/** A job asks again this long after the model should have answered (ms). */
const afterModel = 15_000;

/** The database that the configuration names, for the program and for commands that need nothing else of it; whoever opens it closes it. */
export function openDatabase(config: Config, secret: string, log: Log, clock: Clock = systemClock): Promise<Storage> {
  return openStorage({
    databaseUrl: config.DATABASE_URL,
    login: config.WAYMARK_DATABASE_LOGIN,
    dataDir: config.WAYMARK_DATA_DIR,
    secret,
    log,
    clock,
    askAfterMs: config.LLM_TIMEOUT_MS + afterModel,
    backupPassphrase: config.WAYMARK_BACKUP_PASSPHRASE,
    mostUploadBytes: uploadsAbreast * config.WAYMARK_IMPORT_MB * 1_000_000,
  });
}
