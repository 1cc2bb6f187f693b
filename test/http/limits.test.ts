import { Kysely } from "kysely";
import { expect, test } from "vitest";
import type { AuthTables } from "#channels/http/accounts/tables.ts";
import { createLimits, limitRules } from "#channels/http/limits.ts";
import { describeAboveStorage, storageAbove } from "../storage/databases.ts";
import { ada } from "./accounts-setup.ts";
import { buildHouse } from "./http-setup.ts";

describeAboveStorage("limits", (open) => {
  test("are counted for all processes together where it matters", async () => {
    const db = new Kysely<AuthTables>({ dialect: (await open()).authDialect });
    const [one, other] = [createLimits(db), createLimits(db)];
    for (let at = 0; at < limitRules.sign_in.points; at++) {
      expect(await (at % 2 === 0 ? one : other).take("sign_in", "a visitor")).toEqual({ ok: true });
    }
    expect(await one.take("sign_in", "a visitor")).toMatchObject({ ok: false });
    expect(await other.take("sign_in", "somebody else")).toEqual({ ok: true });
  });
});

const open = storageAbove();

test("guessing a password is slowed down, with the time to wait", async () => {
  const house = buildHouse(await open());
  await house.newcomer();
  const guess = (password: string) => house.call("POST", "/api/account/sign-in", { email: ada.email, password });
  for (let at = 0; at < limitRules.sign_in.points; at++) expect((await guess("not the password")).status).toBe(401);
  const late = await guess(ada.password);
  expect([late.status, late.json.code]).toEqual([429, "too_many_requests"]);
  expect(Number(late.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("a flood of words, of requests and of visits is held off", async () => {
  const refuse = (name: string) => ({
    take: async (asked: string) => (asked === name ? ({ ok: false, retryAfter: 7 } as const) : ({ ok: true } as const)),
  });
  const storage = await open();
  const { token } = await buildHouse(storage).newcomer();
  for (const [name, method, path, proof] of [
    ["chat", "POST", "/api/step/next", token],
    ["baselines", "POST", "/api/baselines", token],
    ["person", "GET", "/api/goals", token],
    ["visitor", "GET", "/api/goals", undefined],
    ["account", "POST", "/api/account/reset-request", undefined],
  ] as const) {
    const house = buildHouse(storage, { limits: refuse(name) });
    const body = name === "account" ? { email: ada.email } : undefined;
    const answer = await house.call(method, path, body, proof === undefined ? {} : { token: proof });
    expect([name, answer.status, answer.headers.get("retry-after")]).toEqual([name, 429, "7"]);
  }
});
