import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Clock } from "#app/ports.ts";

/** An OpenID provider of the operator's: its issuer, and how we are known there. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Absent for a public client. */
  readonly clientSecret: string | undefined;
  /** What its button says. */
  readonly name: string;
}

/** Who somebody is there. */
export interface Proven {
  readonly subject: string;
  /** Only where the provider says that it is theirs. */
  readonly email: string | undefined;
}

/** OpenID Connect, the code flow with PKCE, by a page: nothing is kept here between leaving and coming back. */
export interface Provider {
  readonly name: string;
  readonly issuer: string;
  /** `whom` it is for: somebody who joins it to their account, or anybody who signs in. Undefined where the provider does not answer. */
  begin(whom: string): Promise<{ readonly url: string; readonly ticket: string } | undefined>;
  /** Undefined where anything does not fit: the ticket, the state, its time, the tokens. */
  finish(
    answer: { readonly code: string; readonly state: string; readonly ticket: string },
    whom: string,
  ): Promise<Proven | undefined>;
}

const ticketLasts = 10 * 60_000;
const patience = 10_000;
const algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];

const discovered = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url().optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
});
type Discovered = z.infer<typeof discovered>;
const tokens = z.object({ id_token: z.string(), access_token: z.string() });
const claims = z.object({ sub: z.string(), email: z.string().optional(), email_verified: z.boolean().optional() });
const ticketSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  until: z.number(),
  whom: z.string(),
});

const random = (): string => randomBytes(24).toString("base64url");
const bare = (issuer: string): string => issuer.replace(/\/+$/u, "");

async function json(url: string, init: RequestInit = {}): Promise<unknown> {
  const answer = await fetch(url, { ...init, redirect: "error", signal: AbortSignal.timeout(patience) });
  if (!answer.ok) throw new Error(`the provider answered ${answer.status}`);
  return answer.json();
}

export function createProvider(
  settings: ProviderSettings,
  parts: {
    readonly clock: Clock;
    readonly secret: string;
    readonly publicUrl: string;
    /** Told that it could not be asked, without any word of anybody. */
    readonly failed: (error: unknown) => void;
  },
): Provider {
  const { clock, publicUrl, failed } = parts;
  const key = `${parts.secret} provider`;
  const redirect = `${publicUrl}/provider`;
  let known: { readonly facts: Discovered; readonly keys: ReturnType<typeof createRemoteJWKSet> } | undefined;

  async function discover() {
    if (known) return known;
    const facts = discovered.parse(await json(`${bare(settings.issuer)}/.well-known/openid-configuration`));
    if (bare(facts.issuer) !== bare(settings.issuer)) throw new Error("the provider names another issuer");
    known = { facts, keys: createRemoteJWKSet(new URL(facts.jwks_uri)) };
    return known;
  }

  /** The ticket where it is ours, for them, and its time is not over. */
  async function opened(ticket: string, state: string, whom: string) {
    const text = await symmetricDecrypt({ key, data: ticket }).catch(() => undefined);
    const read = text === undefined ? undefined : ticketSchema.safeParse(JSON.parse(text));
    if (!read?.success) return undefined;
    const fits = read.data.state === state && read.data.whom === whom && read.data.until > clock.now();
    return fits ? read.data : undefined;
  }

  function askForTokens(
    { token_endpoint: url, token_endpoint_auth_methods_supported: ways }: Discovered,
    code: string,
    verifier: string,
  ) {
    const { clientId, clientSecret } = settings;
    const form = new URLSearchParams({
      grant_type: "authorization_code",
      code,
      redirect_uri: redirect,
      code_verifier: verifier,
    });
    const headers: Record<string, string> = { accept: "application/json" };
    const inForm = ways !== undefined && !ways.includes("client_secret_basic");
    if (clientSecret === undefined || inForm) form.set("client_id", clientId);
    if (clientSecret !== undefined && inForm) form.set("client_secret", clientSecret);
    if (clientSecret !== undefined && !inForm) {
      const [user, password] = [clientId, clientSecret].map(encodeURIComponent);
      headers["authorization"] = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
    }
    return json(url, { method: "POST", body: form, headers });
  }

  /** What the identity token says, checked; where it holds no address, what the provider says to whoever holds the other token. */
  async function prove(code: string, { verifier, nonce }: { readonly verifier: string; readonly nonce: string }) {
    const { facts, keys } = await discover();
    const got = tokens.parse(await askForTokens(facts, code, verifier));
    const { payload } = await jwtVerify(got.id_token, keys, {
      issuer: facts.issuer,
      audience: settings.clientId,
      algorithms,
      requiredClaims: ["sub", "exp", "iat"],
      clockTolerance: 60,
    });
    if (payload["nonce"] !== nonce) return undefined;
    const azp = payload["azp"];
    if (azp !== undefined && azp !== settings.clientId) return undefined;
    const told = claims.parse(payload);
    if (told.email !== undefined || facts.userinfo_endpoint === undefined) return told;
    const more = claims.parse(
      await json(facts.userinfo_endpoint, { headers: { authorization: `Bearer ${got.access_token}` } }),
    );
    return more.sub === told.sub ? more : undefined;
  }

  return {
    name: settings.name,
    issuer: bare(settings.issuer),
    async begin(whom) {
      try {
        const { facts } = await discover();
        const [state, nonce, verifier] = [random(), random(), random() + random()];
        const url = new URL(facts.authorization_endpoint);
        for (const [name, value] of Object.entries({
          client_id: settings.clientId,
          response_type: "code",
          redirect_uri: redirect,
          scope: "openid email",
          state,
          nonce,
          code_challenge: createHash("sha256").update(verifier).digest("base64url"),
          code_challenge_method: "S256",
        }))
          url.searchParams.set(name, value);
        const ticket = { state, nonce, verifier, until: clock.now() + ticketLasts, whom };
        return { url: url.href, ticket: await symmetricEncrypt({ key, data: JSON.stringify(ticket) }) };
      } catch (error) {
        failed(error);
        return undefined;
      }
    },
    async finish({ code, state, ticket }, whom) {
      const fits = await opened(ticket, state, whom);
      if (!fits) return undefined;
      try {
        const told = await prove(code, fits);
        return told && { subject: told.sub, email: told.email_verified === true ? told.email : undefined };
      } catch (error) {
        failed(error);
        return undefined;
      }
    },
  };
}
