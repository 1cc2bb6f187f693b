import { base32 } from "@better-auth/utils/base32";
import { createOTP } from "@better-auth/utils/otp";
import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { storageAbove } from "../storage/databases.ts";
import { ada } from "./accounts-setup.ts";
import { buildHouse, byOperator, type House } from "./http-setup.ts";

const minute = 60_000;
const stepMs = 30_000;

describe("a second factor", () => {
  const open = storageAbove();
  let house: House;
  let token: string;
  let email: string;
  let secret: string;
  let recovery: readonly string[];

  const ask = (method: string, path: string, body?: unknown, by = token) =>
    house.call(method, path, body, { token: by });
  const codeAt = (steps = 0): Promise<string> =>
    createOTP(new TextDecoder().decode(base32.decode(secret))).hotp(Math.floor(house.clock.now() / stepMs) + steps);
  const signIn = (code?: string) =>
    house.call("POST", "/api/account/sign-in", {
      email,
      password: ada.password,
      ...(code === undefined ? {} : { code }),
    });
  const path = "/api/account/second-factor";
  async function turnOn(): Promise<void> {
    secret = ((await ask("POST", path)).json as unknown as { secret: string }).secret;
    const on = await ask("POST", `${path}/confirm`, { code: await codeAt() });
    recovery = (on.json as unknown as { recovery_codes: string[] }).recovery_codes;
    house.clock.advance(stepMs);
  }
  const confirm = async (code?: string) =>
    (await ask("POST", "/api/account/confirm", { password: ada.password, ...(code === undefined ? {} : { code }) }))
      .json?.code;

  beforeEach(async () => {
    house = buildHouse(await open());
    const made = await house.newcomer();
    token = made.token;
    email = made.email;
  });

  test("counts only once a code of the app was shown, and gives recovery codes that once", async () => {
    secret = ((await ask("POST", path)).json as unknown as { secret: string }).secret;
    expect((await signIn()).status).toBe(200);
    expect((await ask("POST", `${path}/confirm`, { code: "000000" })).json.code).toBe("wrong_code");
    const on = await ask("POST", `${path}/confirm`, { code: await codeAt() });
    expect((on.json as unknown as { recovery_codes: string[] }).recovery_codes).toHaveLength(8);
    expect((await ask("GET", "/api/access")).json).toMatchObject({ second_factor: { recovery_codes_left: 8 } });
    expect((await ask("POST", path)).json.code).toBe("factor_there");
  });

  test("the password alone no longer signs in, nor does it by the door of sign-up, and no session is left of the try", async () => {
    await turnOn();
    const before = (await ask("GET", "/api/account/sessions")).json.sessions as unknown as readonly unknown[];
    expect((await signIn()).json.code).toBe("second_factor_needed");
    expect((await signIn("")).json.code).toBe("second_factor_needed");
    expect((await signIn("123456")).json.code).toBe("wrong_code");
    const bySignUp = await house.call("POST", "/api/account/sign-up", { email, password: ada.password });
    expect([bySignUp.status, bySignUp.json.token]).toEqual([403, undefined]);
    expect((await ask("GET", "/api/account/sessions")).json.sessions).toHaveLength(before.length);
  });

  test("whoever has not the password learns nothing of it", async () => {
    await turnOn();
    const wrong = await house.call("POST", "/api/account/sign-in", {
      email,
      password: "not the password",
      code: await codeAt(),
    });
    expect(wrong.json.code).toBe("sign_in_failed");
  });

  test.each([
    ["of now", 0, 200],
    ["of a phone that goes half a minute slow", -1, 200],
    ["of a phone that goes half a minute fast", 1, 200],
    ["of two minutes ago", -4, 403],
    ["that is not due yet", 4, 403],
  ])("a code %s", async (_what, steps, status) => {
    await turnOn();
    house.clock.advance(2 * stepMs);
    expect((await signIn(await codeAt(steps))).status).toBe(status);
  });

  test("a code counts once, also for two who come at the very same moment", async () => {
    await turnOn();
    const code = await codeAt();
    const came = await Promise.all([signIn(code), signIn(code), signIn(code)]);
    expect(came.map(({ status }) => status).sort()).toEqual([200, 403, 403]);
  });

  test("a recovery code lets in once, however it is typed", async () => {
    await turnOn();
    const [first = ""] = recovery;
    expect((await signIn(first.toUpperCase().replaceAll("-", " "))).status).toBe(200);
    expect((await signIn(first)).json.code).toBe("wrong_code");
    expect((await ask("GET", "/api/access")).json).toMatchObject({ second_factor: { recovery_codes_left: 7 } });
  });

  test("tries are bounded, also for whoever has the password", async () => {
    await turnOn();
    const codes = await Promise.all(Array.from({ length: 14 }, (_each, at) => signIn(String(100_000 + at))));
    expect(codes.filter(({ json }) => json.code === "wrong_code").length).toBeLessThanOrEqual(10);
    expect((await signIn(await codeAt())).status).toBe(429);
  });

  test("it is asked for wherever the password is asked for again", async () => {
    await turnOn();
    house.clock.advance(11 * minute);
    expect((await ask("POST", "/api/export")).json.code).toBe("confirm_password");
    expect(await confirm()).toBe("second_factor_needed");
    const next = { current: ada.password, next: "another fine long password" };
    expect((await ask("POST", "/api/account/password", next)).json.code).toBe("confirm_password");
    expect((await ask("DELETE", "/api/me", { password: ada.password })).json.code).toBe("confirm_password");
    expect((await ask("POST", "/api/link/telegram/confirm", { password: ada.password })).json.code).toBe(
      "confirm_password",
    );
    expect((await ask("DELETE", path)).json.code).toBe("confirm_password");
    expect((await ask("POST", `${path}/recovery-codes`)).json.code).toBe("confirm_password");
    expect(await confirm(await codeAt())).toBeUndefined();
    expect((await ask("POST", `${path}/recovery-codes`)).status).toBe(200);
    expect((await signIn(recovery[1])).json.code).toBe("wrong_code");
    expect((await ask("DELETE", path)).status).toBe(204);
    expect((await signIn()).status).toBe(200);
    const told = (await ask("GET", "/api/access")).json as unknown as { notices: { kind: string }[] };
    expect(told.notices.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["factor_set", "recovery_codes_made", "factor_removed"]),
    );
  });

  test("a new password by the operator's link takes it away, for whoever lost the phone", async () => {
    await turnOn();
    const { url } = (await house.call("POST", "/api/operator/reset-links", { email }, byOperator)).json;
    const code = new URL(url).hash.slice("#code=".length);
    const reset = await house.call("POST", "/api/account/reset", { code, password: "another fine long password" });
    expect(reset.status).toBe(204);
    const made = await house.call("POST", "/api/account/sign-in", { email, password: "another fine long password" });
    expect(made.status).toBe(200);
  });

  test("a new password by mail leaves it where it is", async () => {
    const sent: string[] = [];
    house = buildHouse(await open(), { accounts: { sendResetMail: async (_to, _locale, url) => void sent.push(url) } });
    ({ token, email } = await house.newcomer());
    await turnOn();
    await house.call("POST", "/api/account/reset-request", { email });
    const code = new URL(sent[0] ?? "").hash.slice("#code=".length);
    await house.call("POST", "/api/account/reset", { code: `${code}-past`, password: "another fine long password" });
    await house.call("POST", "/api/account/reset", { code, password: "another fine long password" });
    const made = await house.call("POST", "/api/account/sign-in", { email, password: "another fine long password" });
    expect(made.json.code).toBe("second_factor_needed");
  });

  test("the database holds neither the secret nor a recovery code", async () => {
    await turnOn();
    const { rows } =
      await sql`select sealed as kept from auth.totp union all select code_hash from auth.recovery_code`.execute(
        house.db,
      );
    const kept = JSON.stringify(rows);
    for (const each of [secret, new TextDecoder().decode(base32.decode(secret)), ...recovery])
      expect(kept).not.toContain(each);
  });
});
