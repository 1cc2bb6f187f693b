import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet } from "jose";
import { hash } from "node:crypto";
import { DatabaseUnavailable } from "#app/outage.ts";
import type { SessionFeed } from "#app/live-ports.ts";
import type { Clock } from "#app/ports.ts";
import type { ProblemCode } from "#contract/problem.ts";
import { accessTokenSeconds, type Auth, renewedAfterSeconds, sessionSeconds } from "./auth.ts";
import { createBriefMemory } from "./brief-memory.ts";
import type { AuthDb } from "./tables.ts";

/** The library says of a session that could not be looked up only that it could not: what stands behind is the database, which may answer again by now. */
const orAway = <T>(looked: Promise<T>): Promise<T> =>
  looked.catch((cause: unknown) => {
    throw new DatabaseUnavailable("a session could not be looked up", { cause });
  });

/** Who is asking, once proven. A cookie is sent by browsers unasked, so it alone needs the origin check. */
export interface Principal {
  readonly userId: string;
  readonly sessionId: string;
  readonly via: "cookie" | "token";
}

export type Proof =
  | { readonly ok: true; readonly principal: Principal; readonly cookies: readonly string[] }
  | { readonly ok: false; readonly code: Extract<ProblemCode, "unauthenticated" | "token_expired" | "token_invalid"> };

export interface SessionRow {
  readonly id: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly usedAt: number | undefined;
  readonly userAgent: string | undefined;
  readonly shared: boolean;
}

/** Told after sessions ended or were `locked`, so that open pages can be closed; `except` stays open. */
export type SessionsEnded = (ended: {
  readonly userId: string;
  readonly only?: string;
  readonly except?: string;
  readonly locked?: true;
}) => void;

export interface Sessions {
  /** Reads `Authorization: Bearer` (session token or JWT) or else the cookie. */
  prove(headers: Headers): Promise<Proof>;
  /** A JWT that dies with its session, and after ten minutes at the latest. */
  accessToken(principal: Principal): Promise<{ readonly token: string; readonly expiresAt: number }>;
  /** The public keys, for whoever verifies our JWTs. */
  jwks(): Promise<JSONWebKeySet>;
  list(userId: string): Promise<readonly SessionRow[]>;
  /** False where it is not a session of this user. */
  end(userId: string, sessionId: string): Promise<boolean>;
  endOthers(userId: string, keep: string): Promise<void>;
  endAll(userId: string): Promise<void>;
  alive(sessionId: string): Promise<boolean>;
  /** Whether the password was given in this session within ten minutes, at sign-in or since. */
  isFresh(sessionId: string): Promise<boolean>;
  /** The password was given once more. */
  confirm(sessionId: string): Promise<void>;
  /** Makes a session short, for a device that others use too; resolves to when it ends. */
  share(sessionId: string): Promise<number>;
  isShared(sessionId: string): Promise<boolean>;
  onEnded(listener: SessionsEnded): void;
  /** Tells the same listeners of a session that was locked. */
  tellLocked: SessionsEnded;
  /** Whether what other processes do to sessions is heard here now. */
  hears(): boolean;
  /**
   * Hears of sessions that end on other processes, at once; resolves to a function that stops. `missed` is called where such an end may
   * have gone unheard.
   */
  hear(feed: SessionFeed, missed: () => void): Promise<() => Promise<void>>;
}

/** What was proven is believed for so long at most (milliseconds), and no longer than until the session's end is heard of. */
const believedFor = 10_000;
const hour = 3600_000;
/** No session lasts longer than this (ms), however much it is used: then the password is asked for again. */
const longestLife = 90 * 24 * hour;
/** A session on a device that others use too is over after so long (ms), whatever is done in it. */
const sharedLasts = 2 * hour;
/** A password holds for so long (ms) before the next act that lets somebody in. */
const freshFor = 10 * 60_000;

export function createSessions(auth: Auth, db: AuthDb, clock: Clock, publicUrl: string): Sessions {
  const proofs = createBriefMemory<Principal>(clock, { ms: believedFor, most: 10_000 });
  const lives = createBriefMemory<true>(clock, { ms: believedFor, most: 10_000 });
  const used = createBriefMemory<true>(clock, { ms: hour, most: 10_000 });
  const listeners: SessionsEnded[] = [];
  /** A process that hears nobody remembers nothing either. */
  let hears = (): boolean => true;
  let keys: ReturnType<typeof createLocalJWKSet> | undefined;

  async function jwks(): Promise<JSONWebKeySet> {
    return await auth.api.getJwks();
  }

  async function verify(
    token: string,
  ): Promise<{ readonly sub: string; readonly sid: string } | "expired" | "invalid"> {
    for (const attempt of ["known keys", "fresh keys"] as const) {
      if (attempt === "fresh keys" || keys === undefined) keys = createLocalJWKSet(await jwks());
      try {
        const { payload } = await jwtVerify(token, keys, {
          algorithms: ["EdDSA"],
          issuer: publicUrl,
          audience: publicUrl,
          currentDate: new Date(clock.now()),
        });
        const { sub, sid } = payload as { readonly sub?: unknown; readonly sid?: unknown };
        return typeof sub === "string" && typeof sid === "string" ? { sub, sid } : "invalid";
      } catch (error) {
        if (error instanceof errors.JWTExpired) return "expired";
        // Another process may have made the key since.
        if (!(error instanceof errors.JWKSNoMatchingKey)) return "invalid";
      }
    }
    return "invalid";
  }

  /** So that a person sees which devices are in use; once an hour, as it is a write. */
  async function noteUse(sessionId: string): Promise<void> {
    if (used.get(sessionId)) return;
    used.set(sessionId, true);
    await db
      .updateTable("session")
      .set({ used_at: new Date(clock.now()) })
      .where("id", "=", sessionId)
      .execute();
  }

  /** Whether a session has lived its longest life; then it is over. */
  async function isTooOld(session: { readonly id: string; readonly createdAt: Date }): Promise<boolean> {
    if (clock.now() - session.createdAt.getTime() < longestLife) return false;
    await db.deleteFrom("session").where("id", "=", session.id).execute();
    return true;
  }

  const isToBeRenewed = ({ expiresAt }: { readonly expiresAt: Date }): boolean =>
    expiresAt.getTime() - (sessionSeconds - renewedAfterSeconds) * 1000 <= Math.max(clock.now(), Date.now());

  async function isShared(sessionId: string): Promise<boolean> {
    const row = await db.selectFrom("session").select("shared").where("id", "=", sessionId).executeTakeFirst();
    return row?.shared === true;
  }

  async function alive(sessionId: string): Promise<boolean> {
    if (hears() && lives.get(sessionId)) return true;
    const row = await db
      .selectFrom("session")
      .select(["id", "expiresAt", "createdAt"])
      .where("id", "=", sessionId)
      .executeTakeFirst();
    const lasts = row !== undefined && row.expiresAt.getTime() > clock.now() && !(await isTooOld(row));
    if (lasts) {
      lives.set(sessionId, true);
      await noteUse(sessionId);
    }
    return lasts;
  }

  async function proveJwt(token: string): Promise<Proof> {
    const claims = await verify(token);
    if (claims === "expired") return { ok: false, code: "token_expired" };
    if (claims === "invalid" || !(await alive(claims.sid))) return { ok: false, code: "token_invalid" };
    return { ok: true, principal: { userId: claims.sub, sessionId: claims.sid, via: "token" }, cookies: [] };
  }

  async function proveSession(headers: Headers, via: Principal["via"]): Promise<Proof> {
    const shown = headers.get("authorization") ?? headers.get("cookie") ?? "";
    const key = hash("sha256", `${via} ${shown}`, "base64url");
    const believed = hears() ? proofs.get(key) : undefined;
    if (believed !== undefined) return { ok: true, principal: believed, cookies: [] };
    const relevant = new Headers(via === "token" ? { authorization: shown } : { cookie: shown });
    const looked = await orAway(
      auth.api.getSession({ headers: relevant, query: { disableRefresh: true }, returnHeaders: true }),
    );
    const tooOld = looked.response !== null && (await isTooOld(looked.response.session));
    // The library renews as it looks. A short session is never made longer; its cookie says so by itself, its token does not.
    const lasts =
      looked.response !== null &&
      !tooOld &&
      isToBeRenewed(looked.response.session) &&
      !(await isShared(looked.response.session.id));
    const { headers: answered, response } = lasts
      ? await orAway(auth.api.getSession({ headers: relevant, returnHeaders: true }))
      : looked;
    if (response === null || tooOld) return { ok: false, code: via === "token" ? "token_invalid" : "unauthenticated" };
    const principal: Principal = { userId: response.user.id, sessionId: response.session.id, via };
    proofs.set(key, principal);
    await noteUse(principal.sessionId);
    return { ok: true, principal, cookies: via === "cookie" ? answered.getSetCookie() : [] };
  }

  function ended(what: Parameters<SessionsEnded>[0]): void {
    proofs.clear();
    lives.clear();
    for (const listener of listeners) listener(what);
  }

  return {
    async prove(headers) {
      const authorization = headers.get("authorization");
      if (authorization !== null) {
        const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
        if (token === undefined) return { ok: false, code: "token_invalid" };
        return token.split(".").length === 3 ? proveJwt(token) : proveSession(headers, "token");
      }
      if (!headers.get("cookie")?.includes("waymark.session_token=")) return { ok: false, code: "unauthenticated" };
      return proveSession(headers, "cookie");
    },
    async accessToken(principal) {
      const iat = Math.floor(clock.now() / 1000);
      const exp = iat + accessTokenSeconds;
      const { token } = await auth.api.signJWT({
        body: { payload: { sub: principal.userId, sid: principal.sessionId, iat, exp } },
      });
      return { token, expiresAt: exp * 1000 };
    },
    jwks,
    async list(userId) {
      const rows = await db
        .selectFrom("session")
        .select(["id", "createdAt", "expiresAt", "userAgent", "used_at", "shared"])
        .where("userId", "=", userId)
        .where("expiresAt", ">", new Date(clock.now()))
        .orderBy("createdAt", "desc")
        .execute();
      return rows.map((row) => ({
        id: row.id,
        createdAt: row.createdAt.getTime(),
        expiresAt: row.expiresAt.getTime(),
        usedAt: row.used_at?.getTime(),
        userAgent: row.userAgent === "" ? undefined : (row.userAgent ?? undefined),
        shared: row.shared,
      }));
    },
    async end(userId, sessionId) {
      const gone = await db
        .deleteFrom("session")
        .where("id", "=", sessionId)
        .where("userId", "=", userId)
        .returning("id")
        .execute();
      ended({ userId, only: sessionId });
      return gone.length > 0;
    },
    async endOthers(userId, keep) {
      await db.deleteFrom("session").where("userId", "=", userId).where("id", "!=", keep).execute();
      ended({ userId, except: keep });
    },
    async endAll(userId) {
      await db.deleteFrom("session").where("userId", "=", userId).execute();
      ended({ userId });
    },
    alive,
    async isFresh(sessionId) {
      const row = await db.selectFrom("session").select("confirmed_at").where("id", "=", sessionId).executeTakeFirst();
      const given = row?.confirmed_at?.getTime();
      return given !== undefined && clock.now() - given < freshFor;
    },
    async confirm(sessionId) {
      await db
        .updateTable("session")
        .set({ confirmed_at: new Date(clock.now()) })
        .where("id", "=", sessionId)
        .execute();
    },
    async share(sessionId) {
      const expiresAt = clock.now() + sharedLasts;
      const ends = { shared: true, expiresAt: new Date(expiresAt) };
      await db.updateTable("session").set(ends).where("id", "=", sessionId).execute();
      return expiresAt;
    },
    isShared,
    onEnded(listener) {
      listeners.push(listener);
    },
    tellLocked: ended,
    hears: () => hears(),
    async hear(feed, missed) {
      const stop = await feed.listen(ended, () => {
        proofs.clear();
        lives.clear();
        missed();
      });
      hears = feed.hears;
      return stop;
    },
  };
}
