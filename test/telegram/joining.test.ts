import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { graceMs } from "#app/join-telegram.ts";
import type { PersonId } from "#core/person/person.ts";
import type { FakeChat } from "../fakes/bot-api.ts";
import { aPerson, fakeClock, storageAbove } from "../storage/databases.ts";
import { type BotHouse, openBotHouse } from "./bot-house.ts";

describe("joining Telegram to a web account", () => {
  const open = storageAbove();
  const clock = fakeClock(Date.now());
  let house: BotHouse;
  let users = 8000;
  let accounts = 0;
  const newChat = (language = "en") => house.api.chat((users += 1), language);

  beforeAll(async () => {
    house = await openBotHouse(await open({ clock }), { clock });
  });
  afterAll(() => house.stop());

  /** Somebody with a web account, whose address is `account-N@example.org`. */
  async function onTheWeb(): Promise<PersonId> {
    const person = aPerson();
    await house.storage.store.createPerson(person, { kind: "account", externalId: `account-${(accounts += 1)}` });
    return person.id;
  }
  async function codeOf(person: PersonId, another = false): Promise<string> {
    const offered = await house.joining.offer(person, another);
    if (typeof offered === "string") throw new Error(offered);
    return `/start link_${offered.code}`;
  }
  const titles = async (person: PersonId | undefined) =>
    person && (await house.storage.store.snapshot(person))?.goals.map(({ title }) => title);
  const personOf = (chat: FakeChat) => house.storage.store.findPerson("telegram", String(chat.userId));

  /** Somebody who is helped in Telegram alone and has a goal there. */
  async function withGoal(title: string, language = "en"): Promise<FakeChat> {
    const chat = newChat(language);
    await chat.does(() => chat.says("/start"), /Waymark/);
    await chat.does(() => chat.says(`/newgoal ${title}`), new RegExp(title));
    return chat;
  }

  test("one tap on a stranger's link joins nothing: it shows whose account it is, and asks", async () => {
    const ex = await onTheWeb();
    const chat = await withGoal("leave the flat");
    const asked = await chat.does(async () => chat.says(await codeOf(ex)), /a\*\*\*@example\.org/);
    expect(asked.text).toMatch(/all you have written here so far will move/);
    expect(asked.buttons.flat().map(({ text }) => text)).toEqual(["Yes, it’s my account", "No"]);
    expect(await personOf(chat)).not.toBe(ex);
    expect(await titles(ex)).toEqual([]);
    await chat.does(() => chat.press(/^No$/), /Nothing is joined/);
    expect(await house.joining.confirm(ex)).toEqual({ kind: "nothing" });
  });

  test("the web's yes alone joins nothing either", async () => {
    const ex = await onTheWeb();
    const chat = newChat();
    await chat.does(async () => chat.says(await codeOf(ex)), /Is that your own account/);
    expect(await house.joining.wish(ex)).toMatchObject({ state: "asked", caller: { name: "A" } });
    expect(await house.joining.confirm(ex)).toEqual({ kind: "nothing" });
    expect(await personOf(chat)).toBeUndefined();
  });

  test("somebody new in Telegram is joined once both said yes, and may part again with a button", async () => {
    const web = await onTheWeb();
    const chat = newChat();
    await chat.does(async () => chat.says(await codeOf(web)), /Is that your own account/);
    await chat.does(() => chat.press(/^Yes/), /go back to the website/);
    expect(await house.joining.confirm(web)).toEqual({ kind: "joined" });
    await chat.sees(/are one now/);
    expect(await personOf(chat)).toBe(web);
    await chat.does(() => chat.press(/^Part them/), /^Parted/);
    expect(await personOf(chat)).toBeUndefined();
  });

  test("a record that holds something moves only after a day in which both see it", async () => {
    const web = await onTheWeb();
    const chat = await withGoal("paint the fence");
    await chat.does(async () => chat.says(await codeOf(web)), /Is that your own account/);
    await chat.does(() => chat.press(/^Yes/), /go back to the website/);
    const dueAt = clock.now() + graceMs;
    expect(await house.joining.confirm(web)).toEqual({ kind: "waiting", dueAt });
    await chat.sees(/In a day/);
    expect(await house.joining.wish(web)).toMatchObject({ state: "waiting", dueAt });
    await house.joining.settle();
    expect(await titles(web)).toEqual([]);
    clock.advance(graceMs);
    await house.joining.settle();
    await chat.sees(/are one now/);
    expect(await titles(web)).toEqual(["paint the fence"]);
    expect(await personOf(chat)).toBe(web);
  });

  test.each(["Telegram", "the web"] as const)("%s can stop it while the day runs", async (side) => {
    const web = await onTheWeb();
    const chat = await withGoal("keep a diary");
    await chat.does(async () => chat.says(await codeOf(web)), /Is that your own account/);
    await chat.does(() => chat.press(/^Yes/), /go back to the website/);
    await house.joining.confirm(web);
    await chat.sees(/In a day/);
    if (side === "Telegram") await chat.does(() => chat.press(/^Stop it/), /^Stopped/);
    else {
      expect(await house.joining.stop(web)).toBe(true);
      await chat.sees(/^Stopped/);
    }
    clock.advance(graceMs);
    await house.joining.settle();
    expect(await titles(web)).toEqual([]);
    expect(await titles(await personOf(chat))).toEqual(["keep a diary"]);
  });

  test("what was joined goes back whole within a day, from the web and from Telegram", async () => {
    for (const side of ["web", "telegram"] as const) {
      const web = await onTheWeb();
      const chat = await withGoal("plant a tree");
      await chat.does(async () => chat.says(await codeOf(web)), /Is that your own account/);
      await chat.does(() => chat.press(/^Yes/), /go back to the website/);
      await house.joining.confirm(web);
      clock.advance(graceMs);
      await house.joining.settle();
      await chat.sees(/are one now/);
      if (side === "web") expect(await house.joining.part(web, String(chat.userId))).toBe(true);
      else await chat.does(() => chat.press(/^Part them/), /^Parted/);
      expect(await titles(web)).toEqual([]);
      expect(await titles(await personOf(chat))).toEqual(["plant a tree"]);
    }
  });

  test("whoever could not be told cannot stop it, so the day does not begin", async () => {
    const web = await onTheWeb();
    const chat = await withGoal("learn to swim");
    await chat.does(async () => chat.says(await codeOf(web)), /Is that your own account/);
    await chat.does(() => chat.press(/^Yes/), /go back to the website/);
    house.api.fault = (method, params) =>
      method === "sendMessage" && params["chat_id"] === String(chat.userId)
        ? { kind: "error", code: 403, description: "Forbidden: bot was blocked by the user" }
        : undefined;
    expect(await house.joining.confirm(web)).toEqual({ kind: "unreachable" });
    house.api.fault = () => undefined;
    expect((await house.joining.wish(web))?.state).toBe("agreed");
  });

  test("a Telegram account that has a web account of its own is not joined to another", async () => {
    const [vera, xavier] = [await onTheWeb(), await onTheWeb()];
    const chat = newChat();
    await chat.does(async () => chat.says(await codeOf(vera)), /Is that your own account/);
    await chat.does(() => chat.press(/^Yes/), /go back to the website/);
    await house.joining.confirm(vera);
    await chat.sees(/are one now/);
    await chat.does(async () => chat.says(await codeOf(xavier)), /already belongs to the account a\*\*\*@example\.org/);
    expect(await house.joining.confirm(xavier)).toEqual({ kind: "nothing" });
    expect(await personOf(chat)).toBe(vera);
  });

  test("a person has one Telegram account, unless another is asked for by name", async () => {
    const web = await onTheWeb();
    const [mine, ofTheEx] = [newChat(), newChat()];
    await mine.does(async () => mine.says(await codeOf(web)), /Is that your own account/);
    await mine.does(() => mine.press(/^Yes/), /go back to the website/);
    await house.joining.confirm(web);
    expect(await house.joining.offer(web, false)).toBe("has_telegram");
    await ofTheEx.does(async () => ofTheEx.says(await codeOf(web, true)), /Is that your own account/);
    await ofTheEx.does(() => ofTheEx.press(/^Yes/), /go back to the website/);
    expect(await house.joining.confirm(web)).toEqual({ kind: "joined" });
    const known = await house.storage.store.transaction(web, (tx) => tx.identities());
    expect(known.filter(({ kind }) => kind === "telegram").map(({ about }) => about?.name)).toEqual(["A", "A"]);
    expect(await house.joining.part(web, String(ofTheEx.userId))).toBe(true);
    expect([await personOf(mine), await personOf(ofTheEx)]).toEqual([web, undefined]);
  });

  test("a code that somebody else opened, and a button forwarded to them, do nothing", async () => {
    const web = await onTheWeb();
    const [chat, other] = [newChat(), newChat()];
    const code = await codeOf(web);
    const asked = await chat.does(() => chat.says(code), /Is that your own account/);
    await other.does(() => other.says(code), /didn’t work/);
    const data = asked.buttons.flat()[0]?.callback_data ?? "";
    await other.does(() => other.pressData(data, asked.messageId), /didn’t work/);
    expect((await house.joining.wish(web))?.state).toBe("asked");
    await chat.does(() => chat.says("/start link_bad"), /didn’t work/);
  });

  test("somebody who erased themselves during the day is not joined after it", async () => {
    const web = await onTheWeb();
    const chat = await withGoal("write a song");
    await chat.does(async () => chat.says(await codeOf(web)), /Is that your own account/);
    await chat.does(() => chat.press(/^Yes/), /go back to the website/);
    await house.joining.confirm(web);
    const person = await personOf(chat);
    if (person) await house.storage.store.erasePerson(person);
    clock.advance(graceMs);
    await chat.does(() => house.joining.settle(), /^Stopped/);
    expect(await personOf(chat)).toBeUndefined();
    expect(await titles(web)).toEqual([]);
  });

  test("/unlink says whose account it is, asks, and parts; where there is none it says so", async () => {
    const web = await onTheWeb();
    const chat = newChat();
    await chat.does(() => chat.says("/unlink"), /not joined/);
    await chat.does(async () => chat.says(await codeOf(web)), /Is that your own account/);
    await chat.does(() => chat.press(/^Yes/), /go back to the website/);
    await house.joining.confirm(web);
    await chat.sees(/are one now/);
    await chat.does(() => chat.says("/unlink"), /joined with the Waymark account a\*\*\*@example\.org/);
    expect(await personOf(chat)).toBe(web);
    await chat.does(() => chat.press(/^Part them/), /^Parted/);
    expect(await personOf(chat)).toBeUndefined();
    await chat.does(() => chat.says("/unlink"), /not joined/);
  });

  test("in Russian, the question names the account as well", async () => {
    const web = await onTheWeb();
    const chat = newChat("ru");
    await chat.does(async () => chat.says(await codeOf(web)), /Это ваша учётная запись\?/);
    await chat.does(() => chat.press(/^Да/), /вернитесь на сайт/);
  });
});
