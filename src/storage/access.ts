import type { Log } from "#app/ports.ts";
import { type Connection, DatabaseUnavailable } from "./database.ts";
import { type Login, withClient } from "./postgres.ts";
import { accountsRole, appRole, ensureLogin, ensureRoles, jobsRole } from "./roles.ts";

/** How the service stands towards the server: what it could make of the login it was given. */
export type AccessMode =
  /** A login of its own that can only become the three roles. */
  | "own-login"
  /** The given login, which becomes the roles in each session. */
  | "set-role"
  /** The given login as it is: row-level security is forced on the tables' owner, but nothing else is taken from it. */
  | "bare-login";

export interface Access {
  readonly mode: AccessMode;
  readonly app: Login;
  readonly jobs: Login;
  readonly accounts: Login;
}

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Roles belong to the whole server: two databases that start at once can get into each other's way for a moment. */
async function patiently(work: () => Promise<void>): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= 5 || !/concurrently (updated|deleted)/.test(message(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 * (attempt + 1)));
    }
  }
}

function logins(mode: AccessMode, base: Login): Access {
  if (mode === "bare-login") {
    return { mode, app: base, jobs: base, accounts: { ...base, searchPath: "auth" } };
  }
  return {
    mode,
    app: { ...base, role: appRole },
    jobs: { ...base, role: jobsRole },
    accounts: { ...base, role: accountsRole, searchPath: "auth" },
  };
}

/** The name of the service's login in a database: one each, so that no two installations on a server share a password. */
export function loginName(database: string): string {
  return `waymark_${database.toLowerCase().replaceAll(/[^a-z0-9]+/g, "_")}`.slice(0, 60);
}

/**
 * Makes roles and a login that cannot pass by row-level security, and tries them. Where the operator's login may not do that
 * the service goes on with less, and says so.
 */
export async function arrangeAccess(
  connection: Connection,
  url: string,
  passwordFor: (login: string) => string,
  log: Log,
): Promise<Access> {
  const given: Login = { url };
  try {
    await patiently(() => ensureRoles(connection));
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    log.warn("storage.roles_refused", {
      reason: message(error),
      consequence:
        "the service works as the given login; row-level security is still forced on it unless it may bypass it",
    });
    return logins("bare-login", given);
  }
  const [rows = []] = await connection.exec("select current_database() as name");
  const user = loginName(String(rows[0]?.["name"]));
  const own: Login = { url, user, password: passwordFor(user) };
  try {
    await patiently(() => ensureLogin(connection, user, passwordFor(user)));
    const access = logins("own-login", own);
    for (const login of [access.app, access.jobs, access.accounts]) {
      await withClient(login, (tried) => tried.exec("select 1"));
    }
    return access;
  } catch (error) {
    log.warn("storage.own_login_refused", {
      reason: message(error instanceof DatabaseUnavailable ? (error.cause ?? error) : error),
      consequence: "the service uses the given login and becomes its roles in each session",
    });
    return logins("set-role", given);
  }
}
