import { createRoute, z } from "@hono/zod-openapi";
import { getCookie, setCookie } from "hono/cookie";
import {
  accessTokenSchema,
  confirmSchema,
  doorSchema,
  jwksSchema,
  passwordChangeSchema,
  resetRequestedSchema,
  resetRequestSchema,
  resetSchema,
  sessionListSchema,
  type sessionSchema,
  signedInSchema,
  signInSchema,
  signOutSchema,
  signUpSchema,
} from "#contract/account.ts";
import { toWireInstant } from "#contract/instant.ts";
import { createHash } from "node:crypto";
import type { Outcome } from "../accounts/accounts.ts";
import { framedCookie, type SignedIn } from "../accounts/new-session.ts";
import type { SessionRow } from "../accounts/sessions.ts";
import { type Persons, tooMany } from "../authenticate.ts";
import { createCare } from "../care.ts";
import { endAccess, endWaysOf } from "../end-access.ts";
import type { HttpDeps } from "../deps.ts";
import type { HttpContext } from "../env.ts";
import type { LimitName } from "../limits.ts";
import { type Problem, type ProblemResponse, problemContent } from "../problem.ts";
import { jsonBody, jsonContent, type Router, signedIn } from "../router.ts";
import { atTheMachine, createProxyTrust, visitorKey } from "../visitor.ts";

const tags = ["account"];

const door = createRoute({
  method: "get",
  path: "/api/account/door",
  tags,
  summary: "How an account can be made here now",
  security: [],
  responses: { 200: jsonContent("The door", doorSchema), ...problemContent },
});
const signUp = createRoute({
  method: "post",
  path: "/api/account/sign-up",
  tags,
  summary: "Make an account; the first one owns the place",
  security: [],
  request: jsonBody(signUpSchema, true),
  responses: { 201: jsonContent("Signed in", signedInSchema), ...problemContent },
});
const signIn = createRoute({
  method: "post",
  path: "/api/account/sign-in",
  tags,
  summary: "Sign in; sets the cookie and gives a session token",
  security: [],
  request: jsonBody(signInSchema, true),
  responses: { 200: jsonContent("Signed in", signedInSchema), ...problemContent },
});
const requestReset = createRoute({
  method: "post",
  path: "/api/account/reset-request",
  tags,
  summary: "Ask for a link to set a new password",
  security: [],
  request: jsonBody(resetRequestSchema, true),
  responses: { 200: jsonContent("Who sends the link", resetRequestedSchema), ...problemContent },
});
const reset = createRoute({
  method: "post",
  path: "/api/account/reset",
  tags,
  summary: "Set a new password with the link's code; ends everything that reads as me",
  security: [],
  request: jsonBody(resetSchema, true),
  responses: { 204: { description: "Set" }, ...problemContent },
});
const jwks = createRoute({
  method: "get",
  path: "/api/account/jwks",
  tags,
  summary: "The public keys of the access tokens",
  security: [],
  responses: { 200: jsonContent("JWK set", jwksSchema), ...problemContent },
});
const token = createRoute({
  method: "post",
  path: "/api/account/token",
  tags,
  summary: "A JWT for the API; lasts ten minutes and dies with its session",
  security: signedIn,
  responses: { 200: jsonContent("The token", accessTokenSchema), ...problemContent },
});
const signOut = createRoute({
  method: "post",
  path: "/api/account/sign-out",
  tags,
  summary: "End this session, everything else that reads as me, or everything",
  security: signedIn,
  request: jsonBody(signOutSchema, false),
  responses: { 204: { description: "Signed out" }, ...problemContent },
});
const sessions = createRoute({
  method: "get",
  path: "/api/account/sessions",
  tags,
  summary: "Where I am signed in",
  security: signedIn,
  responses: { 200: jsonContent("The sessions", sessionListSchema), ...problemContent },
});
const endSession = createRoute({
  method: "delete",
  path: "/api/account/sessions/{id}",
  tags,
  summary: "End one session",
  security: signedIn,
  request: { params: z.object({ id: z.string().openapi({ param: { name: "id", in: "path" } }) }) },
  responses: { 204: { description: "Ended" }, ...problemContent },
});
const confirm = createRoute({
  method: "post",
  path: "/api/account/confirm",
  tags,
  summary: "The password once more: acts that let somebody in are open for ten minutes",
  security: signedIn,
  request: jsonBody(confirmSchema, true),
  responses: { 204: { description: "Confirmed" }, ...problemContent },
});
const changePassword = createRoute({
  method: "post",
  path: "/api/account/password",
  tags,
  summary: "Change the password; ends everything else that reads as me",
  security: signedIn,
  request: jsonBody(passwordChangeSchema, true),
  responses: { 204: { description: "Changed" }, ...problemContent },
});

/** The routes above that are open to everybody. */
export const openAccountPaths = [door, signUp, signIn, requestReset, reset, jwks].map((route) => route.path);

/**
 * Takes from a browser what a session left there: its cookie, what is cached, and what the pages kept. Where somebody chose to keep their safety plan
 * on the device, the pages say so and clear what they kept themselves, as a browser can only be told to clear all of it.
 */
export function leaveNothing(c: HttpContext, publicUrl: string): void {
  for (const cookie of expiredCookies(publicUrl)) c.header("set-cookie", cookie, { append: true });
  const keepsPlan = c.req.method === "POST" && c.req.header("x-plan-here") !== undefined;
  c.header("clear-site-data", keepsPlan ? '"cache"' : '"cache", "storage"');
}

function expiredCookies(publicUrl: string): readonly string[] {
  const gone = "waymark.session_token=; Path=/; Max-Age=0; HttpOnly";
  if (!publicUrl.startsWith("https:")) return [`${gone}; SameSite=Lax`];
  // Inside Telegram it has a cookie of its own.
  return ["; SameSite=Lax", framedCookie].map((site) => `__Secure-${gone}${site}; Secure`);
}

/** A device is known for a year (seconds) after the first sign-in on it. */
const deviceKnownFor = 365 * 24 * 3600;

/** A browser's name for itself is cut, as anybody may send any. */
const longestAgent = 200;

/** A session as its person sees it. */
export function sessionToWire(row: SessionRow, currentId: string, openPages: number): z.infer<typeof sessionSchema> {
  return {
    id: row.id,
    current: row.id === currentId,
    created_at: toWireInstant(row.createdAt),
    expires_at: toWireInstant(row.expiresAt),
    used_at: row.usedAt === undefined ? null : toWireInstant(row.usedAt),
    user_agent: row.userAgent ?? null,
    shared: row.shared,
    open_pages: openPages,
  };
}

const uuid = /^[0-9a-f-]{36}$/;

/** Accounts over HTTP. Every refusal reads the same whether an account exists or not. */
export function accountRoutes(router: Router, deps: HttpDeps, persons: Persons, problem: Problem): void {
  const { accounts, limits, settings } = deps;
  const trusts = createProxyTrust(settings.trustedProxies);
  const { tell, withFactor } = createCare(deps, problem);

  async function limited(
    c: HttpContext,
    name: LimitName,
    ...keys: readonly string[]
  ): Promise<ProblemResponse | undefined> {
    for (const key of keys) {
      const taken = await limits.take(name, key);
      if (!taken.ok) return tooMany(c, problem, taken.retryAfter);
    }
    return undefined;
  }
  const visitor = (c: HttpContext) => visitorKey(c, trusts);
  const agent = (c: HttpContext) => c.req.header("user-agent")?.slice(0, longestAgent);
  const needsNoCode = (c: HttpContext) => settings.ownerWithoutCode && atTheMachine(c);
  // Counted by a hash, so that no address stands in a table of counters.
  const addressKey = (email: string) => createHash("sha256").update(email.toLowerCase()).digest("base64url");

  const isSecure = settings.publicUrl.startsWith("https:");
  const deviceCookie = `${isSecure ? "__Secure-" : ""}waymark.device`;
  const knownDevice = (c: HttpContext, email: string) => accounts.devices.known(email, getCookie(c, deviceCookie));

  /** Guesses from a device of the owner's are counted by themselves; all others by address, and by account, whichever door they knock at. */
  async function guessed(c: HttpContext, door: "sign_in" | "account", email: string) {
    const device = knownDevice(c, email);
    if (device !== undefined) return limited(c, "sign_in", `device ${device}`);
    return (await limited(c, door, visitor(c))) ?? limited(c, "sign_in_account", addressKey(email));
  }

  /** Whether a code is the second factor's; each try counts, so that nobody tries all. */
  async function checkFactor(userId: string, code: string | undefined): Promise<Outcome<undefined>> {
    if (code === undefined || code.trim() === "") return { ok: false, code: "second_factor_needed" };
    const taken = await limits.take("second_factor", userId);
    if (!taken.ok) return { ok: false, code: "too_many_requests" };
    const right = await accounts.secondFactor.check(userId, code);
    return right ? { ok: true, value: undefined } : { ok: false, code: "wrong_code" };
  }

  function welcome(c: HttpContext, value: SignedIn, email: string | undefined) {
    for (const cookie of value.cookies) c.header("set-cookie", cookie, { append: true });
    // A device that others use too is not remembered as the person's own.
    if (email !== undefined && knownDevice(c, email) === undefined) {
      setCookie(c, deviceCookie, accounts.devices.issue(email), {
        path: "/",
        maxAge: deviceKnownFor,
        httpOnly: true,
        sameSite: "Lax",
        secure: isSecure,
      });
    }
    return { token: value.token, session_id: value.sessionId, expires_at: toWireInstant(value.expiresAt) };
  }

  router.openapi(door, async (c) => c.json(await accounts.door(needsNoCode(c)), 200));

  router.openapi(signUp, async (c) => {
    const wish = c.req.valid("json");
    const tooOften = await guessed(c, "account", wish.email);
    if (tooOften !== undefined) return tooOften;
    const made = await accounts.signUp({
      email: wish.email,
      password: wish.password,
      code: wish.code,
      atTheMachine: needsNoCode(c),
      userAgent: agent(c),
    });
    if (!made.ok) return problem(c, made.code);
    await persons.begin(made.value.userId, { locale: wish.locale ?? c.get("locale"), timeZone: wish.time_zone });
    return c.json(welcome(c, made.value, wish.email), 201);
  });

  router.openapi(signIn, async (c) => {
    const { email, password, code, shared_device: isShared } = c.req.valid("json");
    const tooOften = await guessed(c, "sign_in", email);
    if (tooOften !== undefined) return tooOften;
    const made = await accounts.signIn({
      email,
      password,
      factor: (userId) => checkFactor(userId, code),
      userAgent: agent(c),
      shared: isShared,
    });
    if (!made.ok) return problem(c, made.code);
    if (knownDevice(c, email) === undefined) {
      await accounts.notices.note(made.value.userId, { kind: "signed_in", about: agent(c), locale: c.get("locale") });
    }
    return c.json(welcome(c, made.value, isShared ? undefined : email), 200);
  });

  router.openapi(requestReset, async (c) => {
    const { email, locale } = c.req.valid("json");
    const tooOften = await limited(c, "account", visitor(c), addressKey(email));
    if (tooOften !== undefined) return tooOften;
    return c.json({ by: await accounts.requestReset(email, locale ?? c.get("locale")) }, 200);
  });

  router.openapi(reset, async (c) => {
    const { code, password } = c.req.valid("json");
    const tooOften = await limited(c, "account", visitor(c));
    if (tooOften !== undefined) return tooOften;
    const done = await accounts.reset(code, password);
    if (!done.ok) return problem(c, done.code);
    const { userId } = done.value;
    const personId = await deps.store.findPerson("account", userId);
    if (personId !== undefined) await endAccess(deps, personId, []);
    await accounts.notices.note(userId, { kind: "password_reset", locale: c.get("locale") });
    return c.body(null, 204);
  });

  router.openapi(jwks, async (c) => {
    c.header("cache-control", "public, max-age=300");
    return c.json((await accounts.sessions.jwks()) as z.infer<typeof jwksSchema>, 200);
  });

  router.openapi(token, async (c) => {
    const made = await accounts.sessions.accessToken(c.get("principal"));
    return c.json({ token: made.token, expires_at: toWireInstant(made.expiresAt) }, 200);
  });

  router.openapi(signOut, async (c) => {
    const { userId, sessionId } = c.get("principal");
    // A request without a body was not parsed, so its defaults are not filled in yet.
    const { which, keep } = signOutSchema.parse(c.req.valid("json"));
    if (which === "this") {
      await endWaysOf(deps.ways, c.get("personId"), sessionId);
      await accounts.sessions.end(userId, sessionId);
    } else {
      if (which === "others") await accounts.sessions.endOthers(userId, sessionId);
      else await accounts.sessions.endAll(userId);
      await endAccess(deps, c.get("personId"), keep, which === "others" ? sessionId : undefined);
      await tell(c, { kind: "ended_everywhere" });
    }
    if (which !== "others") leaveNothing(c, settings.publicUrl);
    return c.body(null, 204);
  });

  router.openapi(sessions, async (c) => {
    const { userId, sessionId } = c.get("principal");
    const rows = await accounts.sessions.list(userId);
    return c.json(
      {
        sessions: rows.map((row) => sessionToWire(row, sessionId, deps.live.pagesOf(row.id))),
      },
      200,
    );
  });

  router.openapi(endSession, async (c) => {
    const { id } = c.req.valid("param");
    const ended = uuid.test(id) && (await accounts.sessions.end(c.get("principal").userId, id));
    if (ended) await endWaysOf(deps.ways, c.get("personId"), id);
    return ended ? c.body(null, 204) : problem(c, "not_found");
  });

  router.openapi(changePassword, async (c) => {
    const { userId, sessionId } = c.get("principal");
    const tooOften = await limited(c, "sign_in", `password ${userId}`);
    if (tooOften !== undefined) return tooOften;
    const refused = await withFactor(c);
    if (refused) return refused;
    const { current, next, keep } = c.req.valid("json");
    const changed = await accounts.changePassword(userId, sessionId, current, next);
    if (!changed.ok) return problem(c, changed.code);
    await endAccess(deps, c.get("personId"), keep, sessionId);
    await tell(c, { kind: "password_changed" });
    return c.body(null, 204);
  });

  router.openapi(confirm, async (c) => {
    const { userId, sessionId } = c.get("principal");
    const tooOften = await limited(c, "sign_in", `password ${userId}`);
    if (tooOften !== undefined) return tooOften;
    const { password, code } = c.req.valid("json");
    if (!(await accounts.checkPassword(userId, password))) return problem(c, "wrong_password");
    if ((await accounts.secondFactor.state(userId)) !== undefined) {
      const proven = await checkFactor(userId, code);
      if (!proven.ok) return problem(c, proven.code);
    }
    await accounts.sessions.confirm(sessionId);
    return c.body(null, 204);
  });
}
