import { createMiddleware } from "hono/factory";
import { matchedRoutes } from "hono/route";
import { newPerson } from "#core/person/new-person.ts";
import type { Locale, PersonId } from "#core/person/person.ts";
import { liveProtocol } from "#contract/live.ts";
import { signUpTakes } from "./accounts/accounts.ts";
import { createBriefMemory } from "./accounts/brief-memory.ts";
import type { Principal } from "./accounts/sessions.ts";
import type { HttpDeps } from "./deps.ts";
import type { HttpContext, HttpEnv } from "./env.ts";
import { openWhileLocked, planWhileLocked } from "./open-while-locked.ts";
import { sameOrigin } from "./guards.ts";
import type { Problem } from "./problem.ts";
import type { tokenScopesOf } from "./router.ts";
import { createProxyTrust, visitorKey } from "./visitor.ts";

/** The persons behind users. */
export interface Persons {
  /** Undefined where the person was erased elsewhere: then their account goes too. */
  of(c: HttpContext, userId: string): Promise<PersonId | undefined>;
  /** Makes the person of a new user; twice gives the same one. */
  begin(userId: string, wish: { readonly locale: Locale; readonly timeZone: string | undefined }): Promise<PersonId>;
  forget(): void;
}

export function createPersons(deps: Pick<HttpDeps, "store" | "newId" | "clock" | "accounts">): Persons {
  const { store, accounts, clock } = deps;
  const known = createBriefMemory<PersonId>(clock, { ms: 5_000, most: 10_000 });
  const persons: Persons = {
    async of(c, userId) {
      const remembered = known.get(userId);
      if (remembered !== undefined) return remembered;
      const found = await store.findPerson("account", userId);
      if (found !== undefined) {
        known.set(userId, found);
        return found;
      }
      const since = await accounts.since(userId);
      if (since !== undefined && clock.now() - since < signUpTakes) {
        return persons.begin(userId, { locale: c.get("locale"), timeZone: undefined });
      }
      await accounts.forget(userId);
      return undefined;
    },
    async begin(userId, { locale, timeZone }) {
      const person = newPerson({ id: deps.newId() as PersonId, locale, timeZone, now: clock.now() });
      return store.createPerson(person, { kind: "account", externalId: userId });
    },
    forget: () => known.clear(),
  };
  return persons;
}

/** A page's WebSocket cannot set headers, so there a token may ride as a subprotocol. */
function credentials(c: HttpContext): Headers {
  const { headers } = c.req.raw;
  if (headers.get("upgrade")?.toLowerCase() !== "websocket" || headers.has("authorization")) return headers;
  const offered = (headers.get("sec-websocket-protocol") ?? "").split(",").map((each) => each.trim());
  const token = offered
    .find((each) => each.startsWith(liveProtocol.bearerPrefix))
    ?.slice(liveProtocol.bearerPrefix.length);
  return token === undefined ? headers : new Headers({ authorization: `Bearer ${token}` });
}

/** Where a page asks who is here before anybody may have signed in: that nobody is is an answer there, and no failure. */
export const whoPath = "/api/account/who";

/** A personal token, by which it can be told from a session's. */
const personalToken = /^Bearer +(wm_[\w-]{1,200})$/i;

/** Lets nobody past without proof; a cookie counts for changes only from our own pages, a personal token only where a route names its scope. */
export function authenticate(
  deps: HttpDeps,
  persons: Persons,
  scopeOf: ReturnType<typeof tokenScopesOf>,
  problem: Problem,
) {
  const { settings, limits, accounts, tokens, clock } = deps;
  const trusts = createProxyTrust(settings.trustedProxies);

  function nobody(c: HttpContext) {
    c.header("cache-control", "no-store");
    return c.json(null, 200);
  }

  async function stranger(c: HttpContext, code: "unauthenticated" | "token_expired" | "token_invalid") {
    const visit = await limits.take("visitor", visitorKey(c, trusts));
    if (!visit.ok) return tooMany(c, problem, visit.retryAfter);
    if (c.req.path === whoPath) return nobody(c);
    c.header("www-authenticate", "Bearer");
    return problem(c, code);
  }

  async function passesLock(c: HttpContext, who: Principal): Promise<boolean> {
    const asked = `${c.req.method} ${c.req.path}`;
    if (openWhileLocked.has(asked) || (await accounts.locks.passes(who))) return true;
    return asked === planWhileLocked && (await accounts.locks.showsPlan(who.userId));
  }

  async function asPerson(c: HttpContext, personId: PersonId, next: () => Promise<void>) {
    c.set("personId", personId);
    const taken = await limits.take("person", personId);
    if (!taken.ok) return tooMany(c, problem, taken.retryAfter);
    await next();
    // What a person sees is theirs alone: no shared cache may keep it.
    if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
    return undefined;
  }

  async function byToken(c: HttpContext, token: string, next: () => Promise<void>) {
    const found = await tokens.find(token, clock.now());
    if (found === undefined) return stranger(c, "token_invalid");
    const route = matchedRoutes(c).findLast(({ method }) => method !== "ALL");
    const scope = route && scopeOf(route.method, route.path);
    if (scope === undefined) return problem(c, "not_for_tokens");
    if (!found.kept.scopes.includes(scope)) return problem(c, "scope_missing", { scope, allowed: scope });
    return asPerson(c, found.personId, next);
  }

  return createMiddleware<HttpEnv>(async (c, next) => {
    const [, token] = personalToken.exec(c.req.header("authorization") ?? "") ?? [];
    if (token !== undefined) return byToken(c, token, next);
    const proof = await accounts.sessions.prove(credentials(c));
    if (!proof.ok) return stranger(c, proof.code);
    const { principal } = proof;
    const changes = !["GET", "HEAD"].includes(c.req.method);
    const upgrades = c.req.header("upgrade") !== undefined;
    if (principal.via === "cookie" && (changes || upgrades) && !sameOrigin(c, settings.publicUrl)) {
      return problem(c, "forbidden_origin");
    }
    c.set("principal", principal);
    if (!(await passesLock(c, principal))) return problem(c, "locked");
    const personId = await persons.of(c, principal.userId);
    if (personId === undefined) return c.req.path === whoPath ? nobody(c) : problem(c, "unauthenticated");
    for (const cookie of proof.cookies) c.header("set-cookie", cookie, { append: true });
    return asPerson(c, personId, next);
  });
}

/** 429 with the time to wait, in seconds. */
export function tooMany(c: HttpContext, problem: Problem, retryAfter: number) {
  c.header("retry-after", String(retryAfter));
  return problem(c, "too_many_requests");
}
