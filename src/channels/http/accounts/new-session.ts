import { createHmac } from "node:crypto";
import type { Auth } from "./auth.ts";

/** A new session: what the app gets, and the cookies for a browser. */
export interface SignedIn {
  readonly userId: string;
  readonly sessionId: string;
  readonly token: string;
  readonly expiresAt: number;
  readonly cookies: readonly string[];
}

/** A cookie that a page in a frame is given, and no other site with the same frame in it; changes by it need our own origin like all others. */
export const framedCookie = "; SameSite=None; Partitioned";

/** What a sign-in of better-auth gave. */
export async function readSignedIn(auth: Auth, headers: Headers, userId: string): Promise<SignedIn> {
  const token = headers.get("set-auth-token");
  const { internalAdapter } = await auth.$context;
  const session = token === null ? null : await internalAdapter.findSession(token.split(".")[0] ?? "");
  if (token === null || session === null) throw new Error("a sign-in gave no session");
  return {
    userId,
    sessionId: session.session.id,
    token: decodeURIComponent(token),
    expiresAt: session.session.expiresAt.getTime(),
    cookies: headers.getSetCookie(),
  };
}

/**
 * Where a session's cookie lives: a browser of one's own, one that others use too and that forgets it, or a page inside Telegram, which may stand in a
 * frame of Telegram's own: there a browser wants to be told that the cookie is for that frame alone.
 */
export type SessionPlace = "own" | "shared" | "in_telegram";

/** A session as better-auth makes one, with its signed token, for somebody who proved otherwise who they are. */
export async function newSession(
  auth: Auth,
  userId: string,
  userAgent: string | undefined,
  place: SessionPlace,
): Promise<SignedIn> {
  const { internalAdapter, secret, authCookies } = await auth.$context;
  const session = await internalAdapter.createSession(userId, place !== "own", { userAgent: userAgent ?? "" });
  const token = `${session.token}.${createHmac("sha256", secret).update(session.token).digest("base64")}`;
  const { name, attributes } = authCookies.sessionToken;
  const lasts = place !== "own" ? "" : `; Max-Age=${String(attributes.maxAge)}`;
  const secure = attributes.secure === true ? "; Secure" : "";
  const site = place === "in_telegram" ? framedCookie : "; SameSite=Lax";
  return {
    userId,
    sessionId: session.id,
    token,
    expiresAt: session.expiresAt.getTime(),
    cookies: [`${name}=${encodeURIComponent(token)}; Path=/${lasts}; HttpOnly${site}${secure}`],
  };
}
