import { existsSync, readdirSync, statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { NearFigures } from "#ops/metrics.ts";
import type { Storage } from "#storage/open.ts";
import type { Config } from "./config.ts";

const dayMs = 24 * 3_600_000;

/** What an operator should see even while the database is away; a folder that cannot be looked at tells nothing. */
export function nearFigures(config: Config, storage: Pick<Storage, "access" | "database">): NearFigures {
  const folder = config.WAYMARK_DATA_DIR;
  const own = storage.access === "own-login" || storage.access === "embedded" ? 1 : 0;
  const always = { waymark_own_login: own, waymark_database_waiting: storage.database.waiting() };
  try {
    const { bavail, bsize } = statfsSync(folder);
    const newest = storage.database.kind === "embedded" ? lastBackup(folder) : Date.now();
    return {
      ...always,
      waymark_disk_free_bytes: bavail * bsize,
      waymark_backup_age_seconds: Math.max(0, (Date.now() - newest) / 1000),
    };
  } catch {
    return always;
  }
}

/** When the newest daily backup was written; before the first, the day after the folder came to be. */
function lastBackup(folder: string): number {
  const backups = join(folder, "backups");
  const times = existsSync(backups) ? readdirSync(backups).map((name) => statSync(join(backups, name)).mtimeMs) : [];
  return times.length > 0 ? Math.max(...times) : statSync(folder).birthtimeMs + dayMs;
}
