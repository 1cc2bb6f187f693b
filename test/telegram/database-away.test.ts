import { describe, expect, test } from "vitest";
import type { FakeChat } from "../fakes/bot-api.ts";
import { FaultyLine } from "../faults/faulty-line.ts";
import { freshDatabase, storageOf } from "../storage/databases.ts";
import { openBotHouse } from "./bot-house.ts";

const realTime = { clock: { now: () => Date.now() } };

describe("while the database is away", () => {
  const open = storageOf("postgres");

  async function houseOnALine(mode: "polling" | "webhook") {
    const database = await freshDatabase();
    const line = await FaultyLine.toServerOf(database.url);
    const house = await openBotHouse(await open({ ...realTime, databaseUrl: line.inPlaceOf(database.url) }), { mode });
    return {
      line,
      house,
      async stop() {
        await house.stop();
        await line.stop();
      },
    };
  }
  const titles = Array.from({ length: 6 }, (_, index) => `goal ${index}`);
  const noted = (chat: FakeChat) =>
    chat.messages
      .flatMap(({ text }) => /“(goal \d)”/.exec(text)?.[1] ?? [])
      .filter((title, at, all) => all.indexOf(title) === at);

  test("messages wait at Telegram, come in in their order when it is back, and somebody in danger is answered meanwhile", async () => {
    const { house, line, stop } = await houseOnALine("polling");
    const chat = house.api.chat(41_000);
    const grave = house.api.chat(41_001);
    await chat.does(() => chat.says("/start"), /Waymark/);
    line.become("reset");
    const confirmed = house.api.confirmed;
    for (const title of titles) chat.says(`/newgoal ${title}`);
    await grave.does(() => grave.says("i want to kill myself"), /988/);
    await grave.sees(/couldn’t keep/);
    const polls = () => house.api.calls.filter(({ method }) => method === "getUpdates").length;
    const before = polls();
    await expect.poll(() => polls() - before).toBeGreaterThan(4);
    expect(house.api.confirmed).toBe(confirmed);
    line.become("through");
    await expect.poll(() => noted(chat)).toEqual(titles);
    await expect.poll(() => house.api.isRead).toBe(true);
    await grave.does(() => grave.says("/goals"), /No goals|safe/);
    await stop();
  });

  test("Telegram's webhook call is not confirmed, and the same call is later", async () => {
    const { house, line, stop } = await houseOnALine("webhook");
    const chat = house.api.chat(42_000);
    expect(await house.hook(chat, "/start")).toBe(200);
    line.become("reset");
    for (let tries = 0; tries < 8; tries += 1) expect(await house.hook(chat, "/newgoal goal 1", 77)).toBe(503);
    line.become("through");
    await expect.poll(() => house.hook(chat, "/newgoal goal 1", 77)).toBe(200);
    expect(await house.hook(chat, "/newgoal goal 1", 77)).toBe(200);
    await chat.sees(/“goal 1”/);
    await stop();
  });
});
