import { beforeAll, describe, expect, test } from "vitest";
import { graceMs } from "#app/join-telegram.ts";
import { newPerson } from "#core/person/new-person.ts";
import type { Storage } from "#storage/open.ts";
import { storageAbove } from "../storage/databases.ts";
import { ada } from "./accounts-setup.ts";
import { buildHouse, type House } from "./http-setup.ts";

describe("joining Telegram, from the web", () => {
  const open = storageAbove();
  let storage: Storage;
  let house: House;
  let telegrams = 9000;
  beforeAll(async () => {
    storage = await open({ clock: { now: () => Date.now() } });
    house = buildHouse(storage);
  });

  const caller = () => {
    const telegramId = String((telegrams += 1));
    return { telegramId, chatId: telegramId, name: `Anna ${telegramId}`, locale: "en" } as const;
  };
  /** A web account, and somebody in Telegram who opened its code and said yes there. */
  async function agreedThere(who = caller()) {
    const me = await house.newcomer();
    const { json } = await house.call("POST", "/api/link/telegram", undefined, { token: me.token });
    const asked = await house.joining.open(who, json.code);
    if (asked.kind !== "ask") throw new Error(asked.kind);
    await house.joining.answer(who, asked.wishId, true);
    const link = () => house.call("GET", "/api/link", undefined, { token: me.token });
    const confirm = (password: string) =>
      house.call("POST", "/api/link/telegram/confirm", { password }, { token: me.token });
    return { me, who, link, confirm };
  }
  /** Somebody in Telegram who has a record there with a goal in it. */
  async function withRecord() {
    const who = caller();
    const person = newPerson({ id: crypto.randomUUID() as never, locale: "en", timeZone: undefined, now: Date.now() });
    await storage.store.createPerson(person, { kind: "telegram", externalId: who.telegramId });
    await house.deps.input.handle({
      personId: person.id,
      command: { do: "new_goal", title: "Leave quietly" },
      at: Date.now(),
      key: `goal ${who.telegramId}`,
      origin: { via: "http" },
    });
    return { who, person: person.id };
  }

  test("the page is shown who in Telegram asks, before anything is joined", async () => {
    const { who, link } = await agreedThere();
    expect((await link()).json).toEqual({ telegram: [], wish: { state: "agreed", name: who.name, due_at: null } });
  });

  test("the second yes takes the password, and guesses are counted", async () => {
    const { who, link, confirm } = await agreedThere();
    expect((await confirm("wrong password")).json.code).toBe("wrong_password");
    expect((await link()).json).toMatchObject({ telegram: [] });
    expect((await confirm(ada.password)).json).toEqual({ joined: true, due_at: null });
    expect((await link()).json).toMatchObject({ telegram: [{ id: who.telegramId, name: who.name }], wish: null });
    for (let guess = 0; guess < 8; guess += 1) await confirm("wrong password");
    expect((await confirm("wrong password")).status).toBe(429);
  });

  test("a record that holds something waits a day, and the page can stop it", async () => {
    const { who, person } = await withRecord();
    const { me, link, confirm } = await agreedThere(who);
    const waiting = await confirm(ada.password);
    expect(waiting.json).toMatchObject({ joined: false });
    expect((await link()).json).toMatchObject({ wish: { state: "waiting", name: who.name } });
    const again = await house.call("POST", "/api/link/telegram", undefined, { token: me.token });
    expect(again.json.code).toBe("joining_waits");
    expect((await house.call("DELETE", "/api/link/telegram", undefined, { token: me.token })).status).toBe(204);
    house.clock.advance(graceMs);
    await house.joining.settle();
    expect(await storage.store.findPerson("telegram", who.telegramId)).toBe(person);
  });

  test("a further Telegram account must be asked for knowingly", async () => {
    const { me, confirm } = await agreedThere();
    await confirm(ada.password);
    const offer = (body?: object) => house.call("POST", "/api/link/telegram", body, { token: me.token });
    expect((await offer()).json.code).toBe("telegram_there");
    expect((await offer({ another: true })).status).toBe(200);
  });

  test("one account is parted, and the other stays", async () => {
    const { me, who, confirm, link } = await agreedThere();
    await confirm(ada.password);
    const gone = (id: string) =>
      house.call("DELETE", `/api/link?telegram=${id}`, undefined, { token: me.token }).then(({ status }) => status);
    expect(await gone("12345")).toBe(409);
    expect(await gone(who.telegramId)).toBe(204);
    expect((await link()).json).toEqual({ telegram: [], wish: null });
  });

  test("without a yes in Telegram there is nothing to confirm", async () => {
    const me = await house.newcomer();
    await house.call("POST", "/api/link/telegram", undefined, { token: me.token });
    const confirmed = await house.call(
      "POST",
      "/api/link/telegram/confirm",
      { password: ada.password },
      { token: me.token },
    );
    expect(confirmed.json.code).toBe("nothing_to_confirm");
  });
});
