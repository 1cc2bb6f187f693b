import type { Generated, Kysely } from "kysely";
import type { WishState } from "#app/join-ports.ts";

/** The rows of schema `auth` that we read ourselves; the rest is better-auth's own business (0002_auth.sql). */
export interface AuthTables {
  user: { id: Generated<string>; email: string; createdAt: Date };
  session: {
    id: Generated<string>;
    userId: string;
    createdAt: Date;
    expiresAt: Date;
    token: string;
    userAgent: string | null;
    used_at: Date | null;
    confirmed_at: Date | null;
    shared: Generated<boolean>;
    locked: Generated<boolean>;
    wrong_pins: Generated<number>;
    seen: string | null;
  };
  account: { id: string; accountId: string; providerId: string; userId: string };
  passkey: { id: string; user_id: string; public_key: string; algorithm: number; counter: string; sealed: string };
  passkey_answered: { challenge: string; expires_at: Date };
  totp: { user_id: string; sealed: string; is_on: boolean; last_step: string };
  recovery_code: { user_id: string; code_hash: string };
  chat_lock: {
    id: string;
    pin_hash: string;
    locked: boolean;
    tries: Generated<number>;
    rests_until: Date | null;
    told: Generated<boolean>;
    sealed: string;
  };
  telegram_entry: { mark: string; session_id: string; expires_at: Date };
  app_lock: { user_id: string; pin_hash: string; after_minutes: number; shows_plan: Generated<boolean> };
  notice: { id: Generated<string>; user_id: string; seen: Generated<boolean>; sealed: string };
  owner: { only_one: Generated<boolean>; user_id: string | null; claimed_at: Date };
  verification: { identifier: string; value: string; expiresAt: Date };
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
