import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadIntentReader } from "#content/intents.ts";
import { type ModelServer, startModelServer } from "../fakes/model-server.ts";
import { opinionOf, takesItFor } from "../fakes/second-opinion.ts";
import { silentLog, storageAbove } from "../storage/databases.ts";
import { type BotHouse, openBotHouse } from "./bot-house.ts";

/** Words that may mean much, and that no act of a talk answers; whichever of them the reader of today is unsure of. */
const vague = [
  "i keep coming back to what she said",
  "so many things at once and none of it moves",
  "what now, after all of this",
].find((text) => {
  const { worthAsking, confidence } = loadIntentReader(contentFolder).classify(text);
  return worthAsking && confidence < 0.5;
});

describe("a text whose meaning is unsure, in Telegram", () => {
  const open = storageAbove();
  let house: BotHouse;
  let model: ModelServer;
  let users = 7000;
  beforeAll(async () => {
    model = await startModelServer();
    const storage = await open({ clock: { now: () => Date.now() } });
    house = await openBotHouse(storage, { secondOpinion: opinionOf(model, silentLog) });
  });
  afterAll(async () => {
    await house.stop();
    await model.close();
  });
  beforeEach(() => model.script(takesItFor("grounding")));

  async function newcomer(agrees: boolean) {
    const chat = house.api.chat((users += 1), "en");
    await chat.does(() => chat.says("/start"), /Waymark/);
    if (agrees) {
      await chat.does(() => chat.says("/settings"), /Settings/);
      const settings = chat.last;
      chat.press(/Allow the language model/);
      await expect.poll(() => settings?.text).toMatch(/Language model: (on|yes|allowed)/i);
    }
    return chat;
  }
  /** All that is said to the text, once the bot is done with it and with a command after it. */
  async function heardOn(chat: Awaited<ReturnType<typeof newcomer>>) {
    if (vague === undefined) throw new Error("the reader is sure of every one of them: find a vaguer text");
    const before = chat.messages.length;
    const heard = await chat.does(() => chat.says(vague), /\p{L}/u);
    expect(heard.buttons.flat().map(({ text }) => text)).toContainEqual(expect.stringMatching(/goal/));
    return { since: () => chat.messages.slice(before).map(({ text }) => text) };
  }

  test("a model that the person agreed to is asked after the buttons, and an exercise that it names is asked about", async () => {
    const chat = await newcomer(true);
    const { since } = await heardOn(chat);
    await expect.poll(since).toHaveLength(2);
    expect(since()[1]).toMatch(/may fit/);
    expect(chat.last?.buttons.flat().map(({ text }) => text)).toEqual([
      expect.stringMatching(/Yes/),
      expect.stringMatching(/No/),
      expect.stringMatching(/goal/),
    ]);
    expect(model.requests).toHaveLength(1);
    await chat.does(() => chat.press(/Yes/), /minutes|min\b|ground|breath/i);
  });

  test("without agreement no model is asked", async () => {
    const chat = await newcomer(false);
    const { since } = await heardOn(chat);
    await house.settled();
    await chat.does(() => chat.says("/help_now"), /emergency/i);
    expect(since()).toHaveLength(2);
    expect(model.requests).toEqual([]);
  });

  test.each([
    ["is dead", { status: 500 }, 1],
    ["chats", { say: "What a day! I would begin with a cup of tea." }, 2],
    ["names a command that there is not", takesItFor("delete_me"), 2],
    ["does not answer", { hang: true }, 1],
    ["has nothing to add", takesItFor("other"), 1],
  ] as const)("a model that %s changes nothing", async (_rule, turn, asked) => {
    model.script(turn);
    const chat = await newcomer(true);
    const { since } = await heardOn(chat);
    await house.settled();
    expect(model.requests).toHaveLength(asked);
    await chat.does(() => chat.says("/help_now"), /emergency/i);
    expect(since()).toHaveLength(2);
  });

  test("what the person says meanwhile comes first: an answer that is late is dropped", async () => {
    const answered = Promise.withResolvers<void>();
    model.script({ ...takesItFor("grounding"), when: answered.promise });
    const chat = await newcomer(true);
    const { since } = await heardOn(chat);
    await chat.does(() => chat.says("/newgoal learn to juggle"), /“learn to juggle”/);
    answered.resolve();
    await house.settled();
    await chat.does(() => chat.says("/help_now"), /emergency/i);
    expect(model.requests).toHaveLength(1);
    expect(since().join()).not.toMatch(/may fit/);
  });
});
