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

/** A session as better-auth makes one, with its signed token, for somebody who proved otherwise who they are. `shared`: the cookie goes with the browser. */
export async function newSession(
  auth: Auth,
  userId: string,
  userAgent: string | undefined,
  shared: boolean,
): Promise<SignedIn> {
  const { internalAdapter, secret, authCookies } = await auth.$context;
  const session = await internalAdapter.createSession(userId, shared, { userAgent: userAgent ?? "" });
  const token = `${session.token}.${createHmac("sha256", secret).update(session.token).digest("base64")}`;
  const { name, attributes } = authCookies.sessionToken;
  const lasts = shared ? "" : `; Max-Age=${String(attributes.maxAge)}`;
  const secure = attributes.secure === true ? "; Secure" : "";
  return {
    userId,
    sessionId: session.id,
    token,
    expiresAt: session.expiresAt.getTime(),
    cookies: [`${name}=${encodeURIComponent(token)}; Path=/${lasts}; HttpOnly; SameSite=Lax${secure}`],
  };
}
