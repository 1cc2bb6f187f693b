import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ModelServer, startModelServer } from "../fakes/model-server.ts";
import { leaderOf, saysBack } from "../fakes/talk-leader.ts";
import { silentLog, storageAbove } from "../storage/databases.ts";
import { type BotHouse, openBotHouse } from "./bot-house.ts";

describe("a talk that a language model leads, in Telegram", () => {
  const open = storageAbove();
  let house: BotHouse;
  let model: ModelServer;
  let users = 7000;
  beforeAll(async () => {
    model = await startModelServer();
    const storage = await open({ clock: { now: () => Date.now() } });
    house = await openBotHouse(storage, { leader: leaderOf(model, silentLog) });
  });
  afterAll(async () => {
    await house.stop();
    await model.close();
  });

  async function newcomer() {
    const chat = house.api.chat((users += 1), "en");
    await chat.does(() => chat.says("/start"), /Waymark/);
    await chat.does(() => chat.says("/settings"), /Settings/);
    const settings = chat.last;
    chat.press(/Allow the language model/);
    await expect.poll(() => settings?.text).toMatch(/Language model: (on|yes|allowed)/i);
    return chat;
  }

  test("a wish is answered in the model's words and with its first step, and can be taken back", async () => {
    const chat = await newcomer();
    model.script(saysBack("The loud kind.", { act: "wish", title: "Learn to whistle" }));
    const heard = await chat.does(() => chat.says("always wanted that piercing whistle"), /The loud kind\./);
    expect(heard.buttons.flat().map(({ text }) => text)).toContainEqual(expect.stringMatching(/not a goal/i));
    expect(model.requests).toHaveLength(1);
  });

  test("while a model thinks about one message, somebody else is answered", async () => {
    const slow = await newcomer();
    const other = await newcomer();
    let think = (): void => undefined;
    const when = new Promise<void>((resolve) => {
      think = resolve;
    });
    model.script({ ...saysBack("Slowly, then.", { act: "told" }), when });
    slow.says("it rained all day in the garden");
    await expect.poll(() => model.requests).toHaveLength(1);
    await other.does(() => other.says("/help"), /\p{L}/u);
    think();
    await slow.sees(/Slowly, then\./);
  });
});
