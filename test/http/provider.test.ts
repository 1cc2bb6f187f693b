import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { storageAbove } from "../storage/databases.ts";
import { ada } from "./accounts-setup.ts";
import { buildHouse, type House, publicUrl } from "./http-setup.ts";

const redirect = `${publicUrl}/provider`;
const client = { clientId: "waymark", clientSecret: "a secret of the provider's" };

/** Who is known at the provider: whoever types an address there has it, checked unless it begins with "un". */
async function realProvider(): Promise<{ readonly issuer: string; close(): Promise<void> }> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [redirect] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    cookies: { keys: ["only for tests"] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: `${id}@example.org`, email_verified: !id.startsWith("un") }),
    }),
  });
  const answers = provider.callback();
  server.on("request", (request, response) => void answers(request, response));
  return {
    issuer,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** A browser at the provider: signs in there as somebody, agrees, and comes back with what it was given. */
async function through(url: string, login: string): Promise<{ readonly code: string; readonly state: string }> {
  const jar = new Map<string, string>();
  let next = url;
  let form: URLSearchParams | undefined;
  for (let steps = 0; steps < 12; steps++) {
    const answer = await fetch(next, {
      redirect: "manual",
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form ? { method: "POST", body: form } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(cookie) ?? [];
      jar.set(name, value);
    }
    const to = answer.headers.get("location");
    const page = await answer.text();
    form = undefined;
    if (to === null) {
      const prompt = /name="prompt" value="(\w+)"/u.exec(page)?.[1] ?? "";
      const action = /<form[^>]*action="([^"]+)"/u.exec(page)?.[1];
      if (action !== undefined) next = new URL(action, next).href;
      form = new URLSearchParams(prompt === "login" ? { prompt, login, password: "any" } : { prompt });
      continue;
    }
    next = new URL(to, next).href;
    if (next.startsWith(redirect)) {
      const told = new URL(next).searchParams;
      return { code: told.get("code") ?? "", state: told.get("state") ?? "" };
    }
  }
  throw new Error("the provider never came to an end");
}

describe("a provider of the operator's", () => {
  const open = storageAbove();
  let real: Awaited<ReturnType<typeof realProvider>>;
  let house: House;
  beforeAll(async () => {
    real = await realProvider();
  });
  afterAll(() => real.close());
  const houseWith = async (signUp: "open" | "invite" | "closed" = "open") =>
    buildHouse(await open(), { accounts: { signUp, provider: { issuer: real.issuer, ...client, name: "Home" } } });
  beforeEach(async () => {
    house = await houseWith();
    await house.newcomer();
  });
  const begun = async (path = "/api/account/provider-begin", token?: string) =>
    (await house.call("POST", path, undefined, token === undefined ? {} : { token })).json as unknown as {
      url: string;
      ticket: string;
    };
  const answerOf = async (login: string) => {
    const { url, ticket } = await begun();
    return { ...(await through(url, login)), ticket };
  };
  const signIn = (body: object) => house.call("POST", "/api/account/provider-sign-in", body);
  const joinAs = async (token: string, login: string) => {
    const { url, ticket } = await begun("/api/account/provider/begin", token);
    return house.call("POST", "/api/account/provider", { ...(await through(url, login)), ticket }, { token });
  };
  const me = (token: string) => house.call("GET", "/api/me", undefined, { token }).then(({ json }) => json.id);

  test("is not there unless it was set up", async () => {
    house = buildHouse(await open());
    expect((await house.call("GET", "/api/account/door")).json).toMatchObject({ provider: null });
    expect((await house.call("POST", "/api/account/provider-begin")).json.code).toBe("provider_refused");
  });

  test("lets somebody new in with an address that it has checked, and the same person again", async () => {
    expect((await house.call("GET", "/api/account/door")).json).toMatchObject({ provider: "Home" });
    const name = `anna${Date.now()}`;
    const first = await signIn(await answerOf(name));
    expect(first.status).toBe(200);
    expect(first.headers.getSetCookie().join()).toMatch(/HttpOnly; SameSite=Lax/);
    const again = await signIn(await answerOf(name));
    expect(await me(again.json.token)).toBe(await me(first.json.token));
    const other = await signIn(await answerOf(`${name}b`));
    expect(await me(other.json.token)).not.toBe(await me(first.json.token));
  });

  test("an address that it has not checked makes no account", async () => {
    expect((await signIn(await answerOf(`un${Date.now()}`))).json.code).toBe("provider_refused");
  });

  test("never takes over an account that has the same address; its person joins it with the password, and parts it", async () => {
    const name = `dora${Date.now()}`;
    const made = await house.newcomer(`${name}@example.org`);
    expect((await signIn(await answerOf(name))).json.code).toBe("provider_not_joined");
    house.clock.advance(11 * 60_000);
    const late = await house.call("POST", "/api/account/provider/begin", undefined, { token: made.token });
    expect(late.json.code).toBe("confirm_password");
    house.clock.advance(-11 * 60_000);
    expect((await joinAs(made.token, name)).status).toBe(204);
    expect(await me((await signIn(await answerOf(name))).json.token)).toBe(await me(made.token));
    const access = () => house.call("GET", "/api/access", undefined, { token: made.token });
    expect((await access()).json).toMatchObject({ provider: { name: "Home", joined: true } });
    expect(JSON.stringify((await access()).json)).toContain("provider_joined");
    const { token: stranger } = await house.newcomer();
    expect((await joinAs(stranger, name)).json.code).toBe("provider_refused");
    expect((await house.call("DELETE", "/api/account/provider", undefined, { token: made.token })).status).toBe(204);
    expect((await signIn(await answerOf(name))).json.code).toBe("provider_not_joined");
  });

  test("a new password parts it", async () => {
    const name = `eva${Date.now()}`;
    const { token } = await house.newcomer(`${name}@example.org`);
    await joinAs(token, name);
    const change = { current: ada.password, next: "another battery staple" };
    expect((await house.call("POST", "/api/account/password", change, { token })).status).toBe(204);
    expect((await signIn(await answerOf(name))).json.code).toBe("provider_not_joined");
  });

  test("keeps the house's rule of who may begin", async () => {
    house = await houseWith("closed");
    await house.newcomer(ada.email);
    expect((await signIn(await answerOf(`fay${Date.now()}`))).json.code).toBe("sign_up_closed");
    house = await houseWith("invite");
    await house.newcomer(ada.email);
    expect((await signIn(await answerOf(`gia${Date.now()}`))).json.code).toBe("sign_up_refused");
    const { code: invite } = await house.accounts.invites.issue();
    expect((await signIn({ ...(await answerOf(`hal${Date.now()}`)), invite })).status).toBe(200);
    expect((await signIn({ ...(await answerOf(`ida${Date.now()}`)), invite })).json.code).toBe("sign_up_refused");
  });

  test("an answer counts once, for ten minutes, with its own ticket and state, and not for another purpose", async () => {
    const name = `jon${Date.now()}`;
    const answer = await answerOf(name);
    expect((await signIn({ ...answer, state: "made-up" })).json.code).toBe("provider_refused");
    expect((await signIn({ ...answer, ticket: (await begun()).ticket })).json.code).toBe("provider_refused");
    expect((await signIn({ ...answer, ticket: "bent" })).json.code).toBe("provider_refused");
    expect((await signIn(answer)).status).toBe(200);
    expect((await signIn(answer)).json.code).toBe("provider_refused");
    const late = await answerOf(name);
    house.clock.advance(11 * 60_000);
    expect((await signIn(late)).json.code).toBe("provider_refused");
    house.clock.advance(-11 * 60_000);
    const { token } = await house.newcomer();
    const toSignIn = await answerOf(`kim${Date.now()}`);
    expect((await house.call("POST", "/api/account/provider", toSignIn, { token })).json.code).toBe("provider_refused");
  });
});
