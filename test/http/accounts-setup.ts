import { PGlite } from "@electric-sql/pglite";
import { Kysely, PGliteDialect } from "kysely";
import { readFile } from "node:fs/promises";
import { type Accounts, type AccountsSettings, createAccounts } from "#channels/http/accounts/accounts.ts";
import type { AuthTables } from "#channels/http/accounts/tables.ts";

const authSql = new URL("../../src/storage/migrations/0002_auth.sql", import.meta.url);

export const quietLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A clock that stands at the real time until it is moved. */
export function movableClock() {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    advance(ms: number) {
      ahead += ms;
    },
  };
}

/** Schema `auth` on a database of its own, in this process. */
export async function openAuthDatabase() {
  const pglite = new PGlite();
  await pglite.exec(await readFile(authSql, "utf8"));
  const db = new Kysely<AuthTables>({ dialect: new PGliteDialect({ pglite }) });
  return {
    db,
    async empty() {
      await pglite.exec(
        `truncate auth."user", auth.verification, auth.jwks, auth.invite, auth.link_code, auth.owner cascade`,
      );
    },
    close: () => db.destroy(),
  };
}

export function openAccounts(db: Kysely<AuthTables>, over: Partial<AccountsSettings> = {}): Accounts {
  return createAccounts({
    db,
    secret: "a secret of more than thirty-two letters",
    publicUrl: "http://localhost:3000",
    log: quietLog,
    signUp: "invite",
    clock: { now: () => Date.now() },
    sendResetMail: undefined,
    ...over,
  });
}

export const ada = { email: "ada@example.org", password: "correct horse battery" } as const;
export const bob = { email: "bob@example.org", password: "staple battery horse" } as const;
