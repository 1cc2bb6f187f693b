import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FakeChat } from "../fakes/bot-api.ts";
import { storageOf } from "../storage/databases.ts";
import { type BotHouse, openBotHouse } from "./bot-house.ts";

const realTime = { clock: { now: () => Date.now() } };
const sends = (method: string): boolean => method === "sendMessage";

describe("a bad line to Telegram", () => {
  const open = storageOf("postgres");
  let house: BotHouse;
  let users = 30_000;
  const newChat = () => house.api.chat((users += 1));
  beforeEach(async () => {
    house = await openBotHouse(await open(realTime));
  });
  afterEach(() => house.stop());

  async function arrived(): Promise<FakeChat> {
    const chat = newChat();
    await chat.does(() => chat.says("/start"), /Waymark/);
    return chat;
  }
  const said = (chat: FakeChat, pattern: RegExp) => chat.messages.filter(({ text }) => pattern.test(text));
  const restart = /short restart/;
  /** Nobody has anything left to hear of. */
  const nobodyUntold = () => expect.poll(() => house.storage.outbox.untold(0)).toEqual([]);

  test("twenty answers that nobody knows to have arrived lead to one notice, and not before Telegram answers again", async () => {
    const chat = await arrived();
    const before = chat.messages.length;
    house.api.fault = (method) => (sends(method) || method === "getMe" ? { kind: "drop_after" } : undefined);
    for (let count = 0; count < 20; count += 1) chat.says("/status");
    await expect.poll(() => said(chat, /No goal is chosen/).length).toBe(20);
    await expect.poll(() => house.api.calls.filter(({ method }) => method === "getMe").length).toBeGreaterThan(3);
    expect(said(chat, restart)).toEqual([]);
    house.api.fault = () => undefined;
    await chat.sees(restart, before);
    await nobodyUntold();
    await chat.does(() => chat.says("/goals"), /No goals/);
    expect(said(chat, restart)).toHaveLength(1);
    expect(said(chat, /No goal is chosen/)).toHaveLength(20);
  });

  test("a line that breaks again and again is one outage: a person hears of it once", async () => {
    const chat = await arrived();
    for (let round = 0; round < 3; round += 1) {
      let lost = 0;
      house.api.fault = (method, params) =>
        sends(method) && /No goal is chosen/.test(String(params["text"])) && lost++ < 1
          ? { kind: "drop_after" }
          : undefined;
      await chat.does(() => chat.says("/status"), /No goal is chosen/);
      if (round === 0) await chat.sees(restart);
    }
    house.api.fault = () => undefined;
    await house.sweep();
    await chat.does(() => chat.says("/goals"), /No goals/);
    expect(said(chat, restart)).toHaveLength(1);
  });

  test("a notice that is lost itself breeds no other", async () => {
    const chat = await arrived();
    house.api.fault = (method) => (sends(method) ? { kind: "drop_after" } : undefined);
    await chat.does(() => chat.says("/status"), /No goal is chosen/);
    await chat.sees(restart);
    await nobodyUntold();
    house.api.fault = () => undefined;
    await house.sweep();
    await chat.does(() => chat.says("/goals"), /No goals/);
    expect(said(chat, restart)).toHaveLength(1);
  });

  test("a menu whose change may have arrived is changed once more, as twice is the same as once", async () => {
    const chat = await arrived();
    await chat.does(() => chat.says("/settings"), /Settings/);
    const settings = chat.last;
    let lost = 0;
    house.api.fault = (method) => (method === "editMessageText" && lost++ < 1 ? { kind: "drop_after" } : undefined);
    chat.press(/Show number of steps/);
    await expect.poll(() => settings?.text).toMatch(/Rough number of steps to a goal: on/);
    await expect.poll(() => lost).toBeGreaterThan(1);
    await nobodyUntold();
    expect(said(chat, restart)).toEqual([]);
  });

  test("a hundred chats that hang hold up nobody else, and a crisis answer passes even its own person's hanging message", async () => {
    const stuck = Array.from({ length: 100 }, newChat);
    for (const chat of stuck) chat.says("/start");
    await expect.poll(() => stuck.every(({ messages }) => messages.length > 0)).toBe(true);
    const hanging = new Set(stuck.map(({ userId }) => String(userId)));
    const calm = await arrived();
    house.api.fault = (method, params) =>
      sends(method) &&
      hanging.has(String(params["chat_id"])) &&
      !/helpline|112|988|One question/i.test(String(params["text"]))
        ? { kind: "hang" }
        : undefined;
    for (const chat of stuck) chat.says("/status");
    const hung = () => house.api.calls.filter(({ params }) => /No goal is chosen/.test(String(params["text"]))).length;
    await expect.poll(hung).toBeGreaterThan(50);
    const [first] = stuck;
    if (!first) throw new Error("no chat");
    await first.does(() => first.says("i want to kill myself"), /One question/);
    await calm.does(() => calm.says("/goals"), /No goals/);
    expect(stuck.filter(({ messages }) => messages.some(({ text }) => /No goal is chosen/.test(text)))).toEqual([]);
    house.api.fault = () => undefined;
  });
});

describe("a line over which nothing leaves", () => {
  const open = storageOf("postgres");

  test("what was decided meanwhile is sent when it is back, once, in order, and nobody is told of a hitch", async () => {
    const house = await openBotHouse(await open(realTime), { mode: "webhook" });
    const chat = house.api.chat(31_000);
    await house.hook(chat, "/start");
    await chat.sees(/Waymark/);
    // A line that ends while Telegram's answer to the greeting is on its way leaves it unsure, which is another matter.
    await expect.poll(async () => (await house.storage.counts()).outbox_waiting).toBe(0);
    const before = chat.messages.length;
    house.line.become("reset");
    for (const words of ["/status", "/goals", "/privacy"]) await house.hook(chat, words);
    await expect.poll(() => house.line.refused).toBeGreaterThan(1);
    expect(chat.messages.length).toBe(before);
    house.line.become("through");
    await expect
      .poll(() => chat.messages.slice(before).map(({ text }) => text))
      .toEqual([
        expect.stringMatching(/No goal is chosen/),
        expect.stringMatching(/No goals/),
        expect.stringMatching(/What is kept/),
      ]);
    expect(await house.storage.outbox.untold(0)).toEqual([]);
    await house.stop();
  });
});
