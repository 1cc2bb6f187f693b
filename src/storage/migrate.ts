import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { Connection } from "./database.ts";
import { literal } from "./literal.ts";

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** A migration that was applied before reads differently now, or the database is newer than this program. */
export class MigrationMismatch extends Error {
  override readonly name = "MigrationMismatch";
}

const folder = new URL("./migrations/", import.meta.url);

/** The plain SQL files in their order. */
export function migrations(): readonly Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => {
      const sql = readFileSync(new URL(name, folder), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * Brings the schema up to date, forward only: each file in a transaction of its own, remembered with its checksum.
 * The caller holds whatever keeps other processes from doing the same.
 */
export async function migrate(connection: Connection, files = migrations()): Promise<readonly string[]> {
  await connection.exec(
    "create table if not exists public.waymark_migration (name text primary key, checksum text not null, at timestamptz not null default now())",
  );
  const [rows = []] = await connection.exec("select name, checksum from public.waymark_migration");
  const applied = new Map(rows.map((row) => [String(row["name"]), String(row["checksum"])]));
  for (const name of applied.keys()) {
    if (!files.some((file) => file.name === name))
      throw new MigrationMismatch(`the database is newer than this program: it has migration ${name}; update Waymark`);
  }
  const fresh: string[] = [];
  for (const file of files) {
    const known = applied.get(file.name);
    if (known === file.checksum) continue;
    if (known !== undefined)
      throw new MigrationMismatch(
        `migration ${file.name} was changed after it had been applied: this database was made by a Waymark of while it was still being written, and nothing was touched. Its data comes along in a backup: with that Waymark, ./waymark backup move.backup; then with this one, on an empty database or data folder and with the same secret, ./waymark restore move.backup.`,
      );
    try {
      await connection.exec(
        `begin;\n${file.sql};\ninsert into public.waymark_migration (name, checksum) values (${literal(file.name)}, ${literal(file.checksum)});\ncommit`,
      );
    } catch (cause) {
      await connection.exec("rollback").catch(() => undefined);
      throw new Error(`migration ${file.name} failed: ${cause instanceof Error ? cause.message : String(cause)}`, {
        cause,
      });
    }
    fresh.push(file.name);
  }
  return fresh;
}
