import { statfsSync } from "node:fs";
import { type Connection, onlyValue } from "./database.ts";
import { migrations } from "./migrate.ts";

/** One thing that was looked at, and what is wrong with it. */
export interface Check {
  readonly check: "server_version" | "migrations" | "isolation" | "login" | "given_login" | "outbox" | "disk";
  readonly ok: boolean;
  /** A short figure or name, never a person's. */
  readonly found: string;
}

export interface DoctorParts {
  readonly asOwner: <T>(work: (connection: Connection) => Promise<T>) => Promise<T>;
  readonly access: string;
  readonly dataDir: string;
}

const oldestServer = 150_000;
const leastFree = 512 * 2 ** 20;

/** Looks at what the operator can put right. */
export async function examine({ asOwner, access, dataDir }: DoctorParts): Promise<readonly Check[]> {
  const found = await asOwner(async (connection) => {
    const value = async (sql: string): Promise<unknown> => onlyValue(await connection.exec(sql));
    await connection.exec("select set_config('app.system', 'on', false)");
    try {
      return {
        version: Number(await value("select current_setting('server_version_num')")),
        applied: Number(await value("select count(*)::int from public.waymark_migration")),
        open: Number(
          await value(`select count(*)::int from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'person_id'
            where c.relnamespace = 'core'::regnamespace and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)`),
        ),
        superuser: (await value("select rolsuper or rolbypassrls from pg_roles where rolname = session_user")) === true,
        unsure: Number(await value("select count(*)::int from core.outbox where state = 'unsure'")),
      };
    } finally {
      await connection.exec("select set_config('app.system', '', false)");
    }
  });
  const { bavail, bsize } = statfsSync(dataDir === "memory" ? "." : dataDir);
  return [
    { check: "server_version", ok: found.version >= oldestServer, found: String(found.version) },
    { check: "migrations", ok: found.applied === migrations().length, found: String(found.applied) },
    { check: "isolation", ok: found.open === 0, found: `${found.open} open tables` },
    { check: "login", ok: access === "embedded" || access === "own-login", found: access },
    {
      check: "given_login",
      ok: access === "embedded" || !found.superuser,
      found: found.superuser ? "may bypass isolation" : "bound by isolation",
    },
    { check: "outbox", ok: found.unsure === 0, found: `${found.unsure} unsure` },
    { check: "disk", ok: bavail * bsize >= leastFree, found: `${Math.floor((bavail * bsize) / 2 ** 20)} MB free` },
  ];
}
