/** The database cannot be reached or has died; nothing of the call was saved unless it was answered. */
export class DatabaseUnavailable extends Error {
  override readonly name = "DatabaseUnavailable";
}

/** So little room is left for the database that nothing more can be written; nothing of the call was. */
export class DiskFull extends Error {
  override readonly name = "DiskFull";
}

/** What keeps us from serving without anybody's fault: the same request will do later. */
export type Outage = "database_away" | "disk_full";

/** Which outage an error tells of, itself or by what caused it; undefined where it is a mistake like any other. */
export function outageOf(error: unknown): Outage | undefined {
  if (error instanceof DatabaseUnavailable) return "database_away";
  if (error instanceof DiskFull) return "disk_full";
  if (error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT"))
    return "disk_full";
  return error instanceof Error && error.cause !== undefined ? outageOf(error.cause) : undefined;
}
