import { statSync } from "node:fs";
import { createLog } from "#ops/log.ts";
import { BackupRefused } from "#storage/backup-file.ts";
import type { Config } from "../config.ts";
import { openDatabase } from "../open-database.ts";
import { keepSecret } from "../secret.ts";

type Tell = (line: string) => void;

/** `./waymark backup FILE`: everything into one sealed file. The embedded database can be read by one process only, so stop the server first. */
export async function backup(config: Config, file: string, tell: Tell, complain: Tell): Promise<number> {
  const storage = await openDatabase(config, keepSecret(config).secret, createLog("error"));
  try {
    tell(`Backing up into ${file} …`);
    await storage.backup(file);
    tell(
      `Done: ${Math.ceil(statSync(file).size / 1024)} kB. Keep the secret and the passphrase elsewhere: without them nobody can read it, you included.`,
    );
    return 0;
  } catch (error) {
    return refused(error, complain);
  } finally {
    await storage.close();
  }
}

/** `./waymark restore FILE`: the file is checked whole before anything is touched, and then takes the place of everything. */
export async function restore(config: Config, file: string, tell: Tell, complain: Tell): Promise<number> {
  const storage = await openDatabase(config, keepSecret(config).secret, createLog("error"));
  try {
    tell(`Reading ${file} …`);
    const restored = await storage.restore(file);
    tell(`Done: ${restored.rows} rows.`);
    if (restored.erasedAgain > 0)
      tell(`${restored.erasedAgain} persons had deleted themselves since; they stay deleted.`);
    return 0;
  } catch (error) {
    return refused(error, complain);
  } finally {
    await storage.close();
  }
}

function refused(error: unknown, complain: Tell): number {
  if (!(error instanceof BackupRefused)) throw error;
  complain(`Nothing was changed: ${error.message}.`);
  return 1;
}
