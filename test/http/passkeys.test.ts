import { beforeEach, describe, expect, test } from "vitest";
import { storageAbove } from "../storage/databases.ts";
import { buildHouse, type House } from "./http-setup.ts";
import { type Bent, device } from "./passkey-device.ts";

const minute = 60_000;
describe("a passkey", () => {
  const open = storageAbove();
  let house: House;
  let token: string;
  let phone: ReturnType<typeof device>;
  const ask = (method: string, path: string, body?: unknown, by = token) =>
    house.call(method, path, body, { token: by });
  const challengeOf = (path: string, by?: string): Promise<string> =>
    house
      .call("POST", path, undefined, by === undefined ? {} : { token: by })
      .then(({ json }) => (json as unknown as { challenge: string }).challenge);
  const toAdd = (by = token) => challengeOf("/api/account/passkeys/challenge", by);
  const toSignIn = () => challengeOf("/api/account/passkey-challenge");
  const add = async (bent: Bent = {}) => ask("POST", "/api/account/passkeys", phone.makes(await toAdd(), bent));
  const signIn = (body: unknown) => house.call("POST", "/api/account/passkey-sign-in", body);

  beforeEach(async () => {
    house = buildHouse(await open());
    ({ token } = await house.newcomer());
    phone = device();
  });

  test("is added after the password, signs in without it, and is told of", async () => {
    expect((await add()).status).toBe(204);
    const made = await signIn(phone.shows(await toSignIn()));
    expect(made.status).toBe(200);
    expect((await ask("GET", "/api/me", undefined, made.json.token)).json.id).toBe(
      (await ask("GET", "/api/me")).json.id,
    );
    const cookie = made.headers
      .getSetCookie()
      .map((each) => each.split(";")[0])
      .join("; ");
    expect((await house.call("GET", "/api/me", undefined, { headers: { cookie } })).status).toBe(200);
    const access = (await ask("GET", "/api/access")).json as unknown as {
      notices: { kind: string }[];
      passkeys: object[];
    };
    expect(access.notices.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["passkey_added", "passkey_used"]));
    expect(access.passkeys).toHaveLength(1);
  });

  test("on a device that others use its session is short, and its cookie goes with the browser", async () => {
    await add();
    const made = await signIn({ ...phone.shows(await toSignIn()), shared_device: true });
    expect(made.headers.getSetCookie().join()).not.toMatch(/Max-Age/);
    expect((await ask("GET", "/api/me", undefined, made.json.token)).json).toMatchObject({ shared_device: true });
  });

  test("takes the password again to be added, and ends when it is taken away", async () => {
    const challenge = await toAdd();
    house.clock.advance(11 * minute);
    expect((await ask("POST", "/api/account/passkeys", phone.makes(challenge))).json.code).toBe("confirm_password");
    house.clock.advance(-11 * minute);
    await add();
    expect((await ask("DELETE", `/api/account/passkeys/${phone.id}`)).status).toBe(204);
    expect((await signIn(phone.shows(await toSignIn()))).json.code).toBe("passkey_refused");
  });

  test("stands for the password where that is asked for again, for its own person alone", async () => {
    await add();
    house.clock.advance(11 * minute);
    const act = () => ask("POST", "/api/tokens", { name: "a script", scopes: ["readings:write"] });
    expect((await act()).json.code).toBe("confirm_password");
    const { token: other } = await house.newcomer();
    const theirs = phone.shows(await toSignIn());
    expect((await ask("POST", "/api/account/passkey-confirm", theirs, other)).json.code).toBe("passkey_refused");
    expect((await ask("POST", "/api/account/passkey-confirm", theirs)).json.code).toBe("passkey_refused");
    const shown = phone.shows(await toSignIn(), { counter: 3 });
    expect((await ask("POST", "/api/account/passkey-confirm", shown)).status).toBe(204);
    expect((await act()).status).toBe(201);
    house.clock.advance(11 * minute);
    expect((await act()).json.code).toBe("confirm_password");
    expect((await ask("POST", "/api/account/passkey-confirm", shown)).json.code).toBe("passkey_refused");
  });

  test.each<[string, Bent]>([
    ["that another site asked for", { origin: "https://evil.example" }],
    ["for another place", { rpId: "evil.example" }],
    ["from inside another page", { crossOrigin: true }],
    ["made for something else", { type: "webauthn.create" }],
    ["whose person was not there", { flags: 0x04 }],
    ["whose person the device did not know", { flags: 0x01 }],
    ["with a challenge that was made up", { challenge: "YWJj" }],
    ["whose count goes back", { counter: 1 }],
  ])("%s opens nothing", async (_what, bent) => {
    await add();
    const answer = await signIn(phone.shows(await toSignIn(), bent));
    expect([answer.status, answer.json.code, answer.headers.getSetCookie()]).toEqual([401, "passkey_refused", []]);
  });

  test.each<[string, Bent]>([
    ["that another site asked for", { origin: "https://evil.example" }],
    ["for another place", { rpId: "evil.example" }],
    ["without a key in it", { flags: 0x05 }],
    ["with a challenge that was made up", { challenge: "YWJj" }],
  ])("%s is not added", async (_what, bent) => {
    expect((await add(bent)).json.code).toBe("passkey_refused");
  });

  test("one of an id that nobody can have is not found", async () => {
    expect((await ask("DELETE", "/api/account/passkeys/%00")).status).toBe(404);
  });

  test("an answer counts once, for five minutes, and not where another's was asked for", async () => {
    await add();
    const shown = phone.shows(await toSignIn());
    expect((await signIn(shown)).status).toBe(200);
    expect((await signIn(shown)).status).toBe(401);
    const late = phone.shows(await toSignIn(), { counter: 3 });
    house.clock.advance(6 * minute);
    expect((await signIn(late)).status).toBe(401);
    expect((await signIn(phone.shows(await toAdd(), { counter: 4 }))).status).toBe(401);
    const { token: other } = await house.newcomer();
    const theirs = await ask("POST", "/api/account/passkeys", device().makes(await toAdd()), other);
    expect(theirs.json.code).toBe("passkey_refused");
  });

  test("a signature by another key opens nothing, and nobody takes another's passkey over or away", async () => {
    await add();
    const forger = device();
    expect((await signIn({ ...forger.shows(await toSignIn()), id: phone.id })).status).toBe(401);
    expect((await signIn(forger.shows(await toSignIn()))).status).toBe(401);
    const { token: other } = await house.newcomer();
    const again = await ask("POST", "/api/account/passkeys", phone.makes(await toAdd(other)), other);
    expect(again.json.code).toBe("passkey_refused");
    expect((await ask("DELETE", `/api/account/passkeys/${phone.id}`, undefined, other)).status).toBe(404);
    expect((await signIn(phone.shows(await toSignIn(), { counter: 9 }))).status).toBe(200);
  });
});
