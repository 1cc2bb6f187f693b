import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { limitRules } from "#channels/http/limits.ts";
import { startTelegram, telegramApi } from "#channels/telegram/telegram.ts";
import { FakeBotApi } from "../fakes/bot-api.ts";
import { aPerson, storageAbove } from "../storage/databases.ts";
import { type BotHouse, openBotHouse } from "./bot-house.ts";

const realTime = { clock: { now: () => Date.now() } };

describe("the bot, whatever comes", () => {
  const open = storageAbove();
  let house: BotHouse;
  let users = 5000;
  const newChat = (language = "en") => house.api.chat((users += 1), language);
  beforeAll(async () => {
    house = await openBotHouse(await open(realTime));
  });
  afterAll(() => house.stop());

  async function onStep(language = "en") {
    const chat = newChat(language);
    await chat.does(() => chat.says("/start"), /Waymark/);
    await chat.does(() => chat.says("/newgoal learn to juggle"), /“learn to juggle”/);
    let seen = await chat.does(() => chat.press(/^Skip$/), /\?|≈/);
    for (let questions = 0; questions < 2 && !seen.text.includes("≈"); questions += 1) {
      seen = await chat.does(() => chat.press(/^Skip$/), /\?|≈/);
    }
    return chat;
  }

  test("menus stand in both languages", async () => {
    const languages = () =>
      house.api.calls
        .filter(({ method }) => method === "setMyCommands")
        .map(({ params }) => params["language_code"] ?? "all");
    await expect.poll(languages).toEqual(["ru", "all"]);
  });

  test("without pages that Telegram could open, its menu button lists the commands", async () => {
    const buttons = () =>
      house.api.calls.filter(({ method }) => method === "setChatMenuButton").map(({ params }) => params["menu_button"]);
    await expect.poll(buttons).toEqual([{ type: "default" }]);
  });

  test("it talks in private only: a group is told once and left", async () => {
    house.api.push({
      message: {
        message_id: 1,
        date: 0,
        chat: { id: -100, type: "supergroup", title: "g" },
        from: { id: 1, is_bot: false, first_name: "A" },
        text: "/start",
      },
    });
    await expect.poll(() => house.api.left).toContain("-100");
    expect(house.api.messages.filter(({ chatId }) => chatId === "-100").map(({ text }) => text)).toEqual([
      expect.stringContaining("one to one"),
    ]);
  });

  test.each([
    ["a voice message", { voice: { file_id: "f", file_unique_id: "u", duration: 1 } }, /type it/],
    ["a sticker", { sticker: { file_id: "f" } }, /only text/],
    ["a photo", { photo: [{ file_id: "f" }] }, /only text/],
    ["a place", { location: { latitude: 1, longitude: 1 } }, /only text/],
  ])("%s gets a kind answer", async (_rule, fields, words) => {
    const chat = await onStep();
    await chat.does(() => chat.sends(fields), words);
  });

  test("a caption is read like a message", async () => {
    const chat = await onStep();
    await chat.does(
      () => chat.sends({ photo: [{ file_id: "f" }], caption: "i want to die" }),
      /Thank you for writing|One question/,
    );
  });

  test("a message that is changed afterwards is screened, and else left alone", async () => {
    const chat = await onStep();
    const before = chat.messages.length;
    chat.edits("just a typo mended");
    await chat.does(() => chat.says("/status"), /Steps done/);
    await expect.poll(() => chat.messages.length).toBe(before + 2);
    await chat.does(() => chat.edits("i am going to kill myself tonight"), /One question/);
  });

  test("markup and slots in a person's words come out as they were written", async () => {
    const chat = newChat();
    await chat.does(() => chat.says("/start"), /Waymark/);
    await chat.does(
      () => chat.says("/newgoal <b>bold</b> & {{goal}} $t(privacy.text)"),
      /&lt;b&gt;bold&lt;\/b&gt; &amp; {{goal}} \$t\(privacy\.text\)/,
    );
  });

  test("100 kB of text is answered kindly and the goal is not lost", async () => {
    const chat = await onStep();
    await chat.does(() => chat.says("very long ".repeat(10_000)), /up to 4000/);
    await chat.does(() => chat.says("/step"), /≈/);
  });

  test("a button that is none of ours is answered", async () => {
    const chat = await onStep();
    await chat.does(() => chat.pressData("hello:forged", 1), /don’t know/);
  });

  test("a pressed step loses its old buttons, a menu changes in place", async () => {
    const chat = await onStep();
    const step = chat.last;
    await chat.does(() => chat.press(/Done$/), /./);
    await expect.poll(() => step?.buttons).toEqual([]);
    await chat.does(() => chat.says("/settings"), /Settings/);
    const settings = chat.last;
    const count = chat.messages.length;
    chat.press(/Show number of steps/);
    await expect.poll(() => settings?.text).toMatch(/Rough number of steps to a goal: on/);
    expect(chat.messages.length).toBe(count);
  });

  test("menus that Telegram refuses change nothing else", async () => {
    house.api.fault = (method) =>
      method === "setMyCommands" ? { kind: "error", code: 400, description: "Bad Request" } : undefined;
    const chat = await onStep();
    await chat.does(() => chat.press(/Done$/), /./);
    house.api.fault = () => undefined;
    await chat.does(() => chat.says("/status"), /Steps done: 1/);
  });

  test("the export comes as a file", async () => {
    const chat = await onStep();
    await chat.does(() => chat.says("/export"), /anybody can read/);
    expect(chat.messages.some(({ document }) => document !== undefined)).toBe(false);
    await chat.does(() => chat.press(/Yes, hand it over/), /everything I have/);
    await expect
      .poll(() => chat.messages.find(({ document }) => document !== undefined)?.document)
      .toContain("learn to juggle");
  });

  test("deletion asks once, is said, and is real", async () => {
    const chat = await onStep();
    await chat.does(() => chat.says("/delete"), /for good/);
    await chat.does(() => chat.press(/Yes, delete everything/), /Everything is deleted/);
    await chat.does(() => chat.says("/start"), /Name any goal/);
    await chat.does(() => chat.says("/goals"), /No goals yet/);
  });

  test("429 is waited out, and the message comes once", async () => {
    const chat = await onStep();
    let refused = 0;
    house.api.fault = (method, params) =>
      method === "sendMessage" && /Steps done/.test(String(params["text"])) && refused++ < 1
        ? { kind: "error", code: 429, description: "Too Many Requests", retryAfter: 1 }
        : undefined;
    await chat.does(() => chat.says("/status"), /Steps done/);
    house.api.fault = () => undefined;
    expect(refused).toBeGreaterThan(0);
    expect(chat.messages.filter(({ text }) => /Steps done/.test(text))).toHaveLength(1);
  });

  test("somebody who blocked the bot stops nothing for others", async () => {
    const gone = await onStep();
    const other = await onStep();
    const goneId = gone.last?.chatId;
    house.api.fault = (method, params) =>
      method === "sendMessage" && String(params["chat_id"]) === goneId
        ? { kind: "error", code: 403, description: "Forbidden: bot was blocked by the user" }
        : undefined;
    gone.says("/status");
    await other.does(() => other.says("/status"), /Steps done/);
    house.api.fault = () => undefined;
    await gone.does(() => gone.says("/status"), /Steps done/);
  });

  test("a send that may or may not have arrived is never repeated: the person is told of a hitch and shown where they are", async () => {
    const chat = await onStep();
    let dropped = false;
    house.api.fault = (method, params) => {
      if (dropped || method !== "sendMessage" || !/Steps done/.test(String(params["text"]))) return undefined;
      dropped = true;
      return { kind: "drop_after" };
    };
    await chat.does(() => chat.says("/status"), /short restart/);
    house.api.fault = () => undefined;
    expect(chat.messages.filter(({ text }) => /Steps done/.test(text))).toHaveLength(1);
  });
});

describe("who may begin", () => {
  const open = storageAbove();

  test("by invitation: a code lets one person in, once, and danger is answered without any", async () => {
    const house = await openBotHouse(await open(realTime), { signup: "invite", codes: ["abcd-1234"] });
    const chat = house.api.chat(7001);
    await chat.does(() => chat.says("/start"), /by invitation/);
    await chat.does(() => chat.says("i want to kill myself"), /One question/);
    await chat.does(() => chat.says("/help_now"), /helpline|person answers/i);
    await chat.does(() => chat.says("/start wrong-code"), /didn’t work/);
    await chat.does(() => chat.says("/start abcd-1234"), /Name any goal/);
    const second = house.api.chat(7002);
    await second.does(() => second.says("/start abcd-1234"), /didn’t work/);
    await house.stop();
  });

  test.each([
    ["an invite", "/start wrong-code", /didn’t work/, "/start abcd-1234"],
    ["a link", "/start link_wrong", /^(?!.*a quarter of an hour)/, "/start link_other"],
  ])(
    "%s is tried so often and no more, by one account; danger is answered all the same",
    async (_rule, wrong, answer, last) => {
      const house = await openBotHouse(await open(realTime), { signup: "invite", codes: ["abcd-1234"] });
      const chat = house.api.chat(7003);
      for (let guess = 0; guess < limitRules.code.points; guess += 1) await chat.does(() => chat.says(wrong), answer);
      await chat.does(() => chat.says(last), /a quarter of an hour/);
      await chat.does(() => chat.says("/help_now"), /helpline|person answers/i);
      const other = house.api.chat(7004);
      await other.does(() => other.says("/start abcd-1234"), /Name any goal/);
      await house.stop();
    },
  );

  test("closed: nobody new, and those who are in stay in", async () => {
    const storage = await open(realTime);
    const person = aPerson();
    await storage.store.createPerson(person, { kind: "telegram", externalId: "7101" });
    const house = await openBotHouse(storage, { signup: "closed" });
    const stranger = house.api.chat(7102);
    await stranger.does(() => stranger.says("/start"), /Nobody new/);
    const known = house.api.chat(7101);
    await known.does(() => known.says("/start"), /Name any goal/);
    await house.stop();
  });
});

describe("connecting", () => {
  test("a wrong token is told as a value, and nothing else stops", async () => {
    const api = await FakeBotApi.start();
    const options = {
      token: "1:wrong",
      apiRoot: api.root,
      mode: "polling",
      publicUrl: undefined,
      webhookSecret: "x",
    } as const;
    expect(await startTelegram(options, telegramApi(options), {} as never)).toEqual({ ok: false, because: "token" });
    await api.stop();
  });

  test("a dead network is told as a value", async () => {
    const options = {
      token: "1:any",
      apiRoot: "http://127.0.0.1:9",
      mode: "polling",
      publicUrl: undefined,
      webhookSecret: "x",
    } as const;
    expect(await startTelegram(options, telegramApi(options), {} as never)).toEqual({
      ok: false,
      because: "unreachable",
    });
  });
});

describe("by webhook", () => {
  const open = storageAbove();

  test("updates that come twice and out of order are each answered once", async () => {
    const house = await openBotHouse(await open(realTime), { mode: "webhook" });
    const chat = house.api.chat(8101);
    const deliver = async (updateId: number, text: string) => {
      const from = { id: 8101, is_bot: false, first_name: "A", language_code: "en" };
      const message = { message_id: updateId, date: 0, chat: { id: 8101, type: "private" }, from, text };
      const answer = await house.telegram.webhook(
        new Request("https://waymark.example.org/telegram/webhook", {
          method: "POST",
          headers: { "x-telegram-bot-api-secret-token": "webhook-secret" },
          body: JSON.stringify({ update_id: updateId, message }),
        }),
      );
      expect(answer.status).toBe(200);
    };
    await chat.does(() => void deliver(1, "/start"), /Name any goal/);
    await chat.does(() => void deliver(5, "/goals"), /No goals yet/);
    await chat.does(() => void deliver(3, "/newgoal learn to juggle"), /“learn to juggle”/);
    await chat.does(() => void deliver(4, "/privacy"), /What is kept/);
    const said = chat.messages.length;
    for (const [updateId, text] of [
      [3, "/newgoal learn to juggle"],
      [1, "/start"],
      [5, "/goals"],
      [4, "/privacy"],
    ] as const)
      await deliver(updateId, text);
    await chat.does(() => void deliver(2, "/help"), /What I can do/);
    expect(chat.messages.length).toBe(said + 1);
    await house.stop();
  });

  test("an update is acknowledged only with the right secret, and counts once", async () => {
    const house = await openBotHouse(await open(realTime), { mode: "webhook" });
    const update = {
      update_id: 1,
      message: {
        message_id: 1,
        date: 0,
        chat: { id: 8001, type: "private" },
        from: { id: 8001, is_bot: false, first_name: "A", language_code: "en" },
        text: "/start",
      },
    };
    const call = (secret: string, body: string) =>
      house.telegram.webhook(
        new Request("https://waymark.example.org/telegram/webhook", {
          method: "POST",
          headers: { "x-telegram-bot-api-secret-token": secret },
          body,
        }),
      );
    expect((await call("wrong", JSON.stringify(update))).status).toBe(401);
    expect((await call("webhook-secret", "not json")).status).toBe(400);
    expect((await call("webhook-secret", JSON.stringify(update))).status).toBe(200);
    expect((await call("webhook-secret", JSON.stringify(update))).status).toBe(200);
    const chat = house.api.chat(8001);
    await chat.sees(/Name any goal/);
    expect(chat.messages).toHaveLength(1);
    await house.stop();
  });
});
