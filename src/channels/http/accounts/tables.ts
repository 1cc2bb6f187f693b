import type { Generated, Kysely } from "kysely";
import type { WishState } from "#app/join-ports.ts";

/** The rows of schema `auth` that we read ourselves; the rest is better-auth's own business (0002_auth.sql). */
export interface AuthTables {
  user: { id: Generated<string>; email: string; createdAt: Date };
  session: { id: Generated<string>; userId: string; expiresAt: Date; token: string };
  owner: { only_one: Generated<boolean>; user_id: string | null; claimed_at: Date };
  invite: { code_hash: string; created_at: Date; expires_at: Date; used_at: Date | null };
  link_code: {
    code_hash: string;
    person_id: string;
    expires_at: Date;
    id: Generated<string>;
    state: Generated<WishState>;
    another: Generated<boolean>;
    sealed: Generated<string | null>;
    due_at: Generated<Date | null>;
  };
}

/** A connection that sees schema `auth`. */
export type AuthDb = Kysely<AuthTables>;
