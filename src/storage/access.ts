import type { Log } from "#app/ports.ts";
import { DatabaseUnavailable } from "#app/outage.ts";
import { type Connection, onlyValue } from "./database.ts";
import { literal } from "./literal.ts";
import { type Login, withClient } from "./postgres.ts";
import { accountsRole, appRole, ensureLogin, ensureRoles, jobsRole, rightsOf } from "./roles.ts";
import { scramVerifier } from "./scram.ts";

/** How the service stands towards the server: what it could make of the login it was given. */
export type AccessMode =
  /** A login of its own that can only become the three roles. */
  | "own-login"
  /** The given login, which becomes the roles in each session. */
  | "set-role"
  /** The given login as it is: row-level security is forced on the tables' owner, but nothing else is taken from it. */
  | "bare-login";

/** Whether the service must have a login of its own, or its operator has said by name that the given one will do. */
export type RequiredLogin = "own" | "given";

export interface Access {
  readonly mode: AccessMode;
  readonly app: Login;
  readonly jobs: Login;
  readonly accounts: Login;
}

/** The service would have to work under a login that can pass by what keeps persons apart, and nobody said that it may. */
export class IsolationRefused extends Error {
  override readonly name = "IsolationRefused";
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

/** Why a login cannot be the service's own; undefined where it is one. A server that is away throws: it says nothing about logins. */
async function faultOf({ app, jobs, accounts }: Access): Promise<string | undefined> {
  try {
    // One session tries all three: it begins as the first, and becomes the others as their own sessions do.
    const rights = await withClient(app, async (connection) => {
      for (const { role } of [jobs, accounts]) await connection.exec(`set role ${String(role)}`);
      return rightsOf(connection);
    });
    return rights.length === 0
      ? undefined
      : `the role ${String(app.user)} has rights that the service must not have: ${rights.join(", ")}`;
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    return message(error);
  }
}

const isThere = async (connection: Connection, login: string): Promise<boolean> =>
  onlyValue(await connection.exec(`select exists (select from pg_roles where rolname = ${literal(login)})`)) === true;

/** Gives the service its own login where it has none yet that works; says why that was not possible. */
async function ownLogin(connection: Connection, access: Access, password: string): Promise<string | undefined> {
  const { user = "" } = access.app;
  // A login that works is left alone: most starts change nothing on the server.
  if ((await isThere(connection, user)) && (await faultOf(access)) === undefined) return undefined;
  try {
    await patiently(() => ensureLogin(connection, user, scramVerifier(password)));
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    return message(error);
  }
  return faultOf(access);
}

/**
 * Makes roles and a login that cannot pass by row-level security, and tries them. Where the operator's login may not do that the start is
 * refused, unless the operator said by name that the given login will do: then the service goes on with less, and says so.
 */
export async function arrangeAccess(
  connection: Connection,
  url: string,
  passwordFor: (login: string) => string,
  required: RequiredLogin,
  log: Log,
): Promise<Access> {
  const weaker = (mode: AccessMode, event: string, reason: string, consequence: string): Access => {
    if (required === "own") throw new IsolationRefused(refusal(reason));
    log.warn(event, { reason, consequence });
    return logins(mode, { url });
  };
  try {
    await patiently(() => ensureRoles(connection));
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    return weaker(
      "bare-login",
      "storage.roles_refused",
      message(error),
      "the service works as the given login; row-level security is still forced on it unless it may bypass it",
    );
  }
  const [rows = []] = await connection.exec("select current_database() as name");
  const user = loginName(String(rows[0]?.["name"]));
  const access = logins("own-login", { url, user, password: passwordFor(user) });
  const fault = await ownLogin(connection, access, passwordFor(user));
  if (fault === undefined) return access;
  return weaker(
    "set-role",
    "storage.own_login_refused",
    fault,
    "the service uses the given login and becomes its roles in each session",
  );
}

function refusal(reason: string): string {
  return `PostgreSQL gives the service no login of its own (${reason}). Without one, persons are kept apart only as long as this program makes no mistake, so nothing was started. Let the role in DATABASE_URL create roles ("alter role … createrole", see docs/operations.md), or accept that by name: WAYMARK_DATABASE_LOGIN=given.`;
}
