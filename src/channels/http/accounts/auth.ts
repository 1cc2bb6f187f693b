import { betterAuth } from "better-auth";
import { bearer, jwt } from "better-auth/plugins";
import type { Kysely } from "kysely";
import type { Log } from "#app/ports.ts";
import { passwordLimits } from "#contract/account.ts";
import { hashPassword, type PasswordCost, verifyPassword } from "./password.ts";
import type { AuthTables } from "./tables.ts";

export interface AuthSettings {
  /** A connection that may use schema `auth`. */
  readonly db: Kysely<AuthTables>;
  readonly secret: string;
  /** Where people reach us, without a slash at the end. */
  readonly publicUrl: string;
  readonly log: Log;
  /** What a password costs to try; another than ours only where nothing has to be kept from anybody, as in tests. */
  readonly passwordCost?: PasswordCost;
}

/** Access tokens live this long (seconds): short, because an app that holds one fetches the next with its session. */
export const accessTokenSeconds = 10 * 60;
/** A session lasts so long (seconds), and as long again each time it is renewed. */
export const sessionSeconds = 30 * 24 * 3600;
/** It is renewed once it is so old (seconds). */
export const renewedAfterSeconds = 24 * 3600;
export const resetSeconds = 3600;

/**
 * better-auth as the keeper of users, sessions and keys, called by our own routes only: its HTTP handler is not mounted, so that every
 * answer is ours (one set of problems, no user enumeration) and its own rate limit and origin checks are replaced by ours.
 */
export function createAuth(settings: AuthSettings) {
  const { log } = settings;
  return betterAuth({
    appName: "Waymark",
    baseURL: settings.publicUrl,
    basePath: "/api/account",
    secret: settings.secret,
    database: { db: settings.db, type: "postgres", schemaName: "auth" },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLimits.least,
      maxPasswordLength: passwordLimits.most,
      resetPasswordTokenExpiresIn: resetSeconds,
      revokeSessionsOnPasswordReset: true,
      password: {
        hash: (password) => hashPassword(password, settings.passwordCost),
        verify: ({ hash, password }) => verifyPassword(hash, password),
      },
    },
    session: { expiresIn: sessionSeconds, updateAge: renewedAfterSeconds },
    verification: { storeIdentifier: "hashed" },
    plugins: [
      bearer({ requireSignature: true }),
      jwt({ disableSettingJwtHeader: true, jwt: { expirationTime: `${accessTokenSeconds}s` } }),
    ],
    advanced: {
      cookiePrefix: "waymark",
      useSecureCookies: settings.publicUrl.startsWith("https:"),
      // Where somebody signed in from is nobody's business; the list of sessions shows the browser's name.
      ipAddress: { disableIpTracking: true },
      database: { generateId: "uuid", validateSchema: false },
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true },
    },
    telemetry: { enabled: false },
    // Its messages may hold addresses of people: only that something broke is passed on.
    logger: { level: "error", log: (level) => (level === "error" ? log.error("auth_failure") : undefined) },
  });
}
export type Auth = ReturnType<typeof createAuth>;
