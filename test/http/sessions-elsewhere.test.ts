import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { PersonId } from "#core/person/person.ts";
import type { Storage } from "#storage/open.ts";
import { freshDatabase, storageOf } from "../storage/databases.ts";
import { buildHouse, type House } from "./http-setup.ts";

/** Clocks stand still in here: nothing is forgotten because time has passed, only because it was told. */
describe("a session that ends on one process", () => {
  const open = storageOf("postgres");
  let here: House;
  let there: House;
  let elsewhere: Storage;
  beforeAll(async () => {
    const { url } = await freshDatabase();
    here = buildHouse(await open({ databaseUrl: url }));
    elsewhere = await open({ databaseUrl: url });
    there = buildHouse(elsewhere);
    await there.accounts.sessions.hear(elsewhere.sessions, () => undefined);
  });
  const asks = async (house: House, token: string) => (await house.call("GET", "/api/me", undefined, { token })).status;
  const jwtOf = async (token: string): Promise<string> =>
    (await here.call("POST", "/api/account/token", undefined, { token })).json.token;

  test("is believed by no other, neither it nor its short token, and its open pages there are closed", async () => {
    const { token } = await here.newcomer();
    const jwt = await jwtOf(token);
    expect([await asks(there, token), await asks(there, jwt)]).toEqual([200, 200]);
    const proof = await there.accounts.sessions.prove(new Headers({ authorization: `Bearer ${token}` }));
    if (!proof.ok) throw new Error(proof.code);
    const closed: number[] = [];
    there.live.add({
      personId: randomUUID() as PersonId,
      userId: proof.principal.userId,
      sessionId: proof.principal.sessionId,
      send: () => undefined,
      close: (code) => void closed.push(code),
      waiting: () => 0,
    });
    expect((await here.call("POST", "/api/account/sign-out", undefined, { token })).status).toBeLessThan(300);
    await expect.poll(() => asks(there, token)).toBe(401);
    expect(await asks(there, jwt)).toBe(401);
    expect(closed).toEqual([4401]);
  });

  test("a process that hears nobody asks the database each time", async () => {
    const { token } = await here.newcomer();
    const deaf = buildHouse(elsewhere);
    await deaf.accounts.sessions.hear(
      { listen: () => Promise.resolve(async () => undefined), hears: () => false },
      () => undefined,
    );
    expect(await asks(deaf, token)).toBe(200);
    await here.call("POST", "/api/account/sign-out", undefined, { token });
    expect(await asks(deaf, token)).toBe(401);
  });
});
