import { Kysely, sql } from "kysely";
import { type Accounts, type AccountsSettings, createAccounts } from "#channels/http/accounts/accounts.ts";
import type { AuthTables } from "#channels/http/accounts/tables.ts";
import type { OpenStorage } from "../storage/databases.ts";

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

/** The accounts' tables on a database of their own. */
export async function openAuthDatabase(open: OpenStorage) {
  const { authDialect } = await open();
  const db = new Kysely<AuthTables>({ dialect: authDialect });
  return {
    db,
    async empty() {
      for (const table of ["user", "verification", "jwks", "invite", "link_code", "owner"] as const) {
        await sql`delete from auth.${sql.id(table)}`.execute(db);
      }
    },
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

/** Passwords that are cheap to try: where hundreds of accounts are made, and what is tested is not what a password costs. */
export const cheapPasswords = { memory: 8, passes: 1, parallelism: 1, tagLength: 32 } as const;

export const ada = { email: "ada@example.org", password: "correct horse battery" } as const;
export const bob = { email: "bob@example.org", password: "staple battery horse" } as const;
