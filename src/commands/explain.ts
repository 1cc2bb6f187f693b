import { IsolationRefused } from "#storage/access.ts";
import { CannotOpen } from "#storage/crypto.ts";
import { DatabaseUnavailable, DiskFull } from "#app/outage.ts";
import { MigrationMismatch } from "#storage/migrate.ts";
import { DataFolderInUse } from "#storage/folder-lock.ts";
import { PoolerInBetween } from "#storage/postgres.ts";
import { WrongSecret } from "#storage/secret-mark.ts";
import { SecretMissing } from "../secret.ts";

/** Errors whose own words say what is wrong and what to do. */
const toldWhole = [
  DataFolderInUse,
  DiskFull,
  IsolationRefused,
  MigrationMismatch,
  PoolerInBetween,
  SecretMissing,
  WrongSecret,
] as const;

/** What the operator is told when a command cannot go on: what is wrong and what to do, in place of a stack. */
export function explain(error: unknown): string {
  for (const known of toldWhole) {
    if (error instanceof known) return error.message;
  }
  if (error instanceof CannotOpen) {
    return `Kept texts cannot be read with this secret (${error.message}). Is WAYMARK_SECRET, or the file "secret" in the data folder, the one they were kept with?`;
  }
  if (error instanceof DatabaseUnavailable) {
    return `The database does not answer (${error.message}). Check DATABASE_URL and that the server runs.`;
  }
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "EADDRINUSE":
      return "The port is taken: another program listens there. Set PORT to a free one.";
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return "This machine does not have the address that HOST names. Leave HOST out, or set it to 0.0.0.0 or 127.0.0.1.";
    case "EEXIST":
    case "ENOTDIR":
      return `A file stands where a folder is needed. Check WAYMARK_DATA_DIR. (${error instanceof Error ? error.message : ""})`;
    case "EPERM":
    case "EROFS":
    case "EACCES":
      return "A folder or port may not be used by this user. Check WAYMARK_DATA_DIR and PORT.";
    case "ENOSPC":
      return "The disk is full. Nothing that was confirmed is lost; free some space and start again.";
    case "ENOENT":
      return `There is no such file or folder: ${pathOf(error)}`;
    case "ERR_PARSE_ARGS_UNKNOWN_OPTION":
      // What follows the first sentence is about how programs read their arguments.
      return `${error instanceof Error ? error.message.split(". ")[0] : ""}.\nSee ./waymark --help`;
    default:
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

function pathOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "path" in error && typeof error.path === "string" ? error.path : error.message;
}
