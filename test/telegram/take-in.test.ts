import type { Update } from "grammy/types";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createHelpWithoutRecord } from "#app/help-without-record.ts";
import { DatabaseUnavailable, DiskFull } from "#app/outage.ts";
import { createSetAside } from "#app/set-aside.ts";
import { createTakeIn, type SetAside } from "#channels/telegram/take-in.ts";
import type { TakeUpdate } from "#channels/telegram/take-update.ts";
import { telegramApi } from "#channels/telegram/telegram.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadWords } from "#content/words.ts";
import type { Storage } from "#storage/open.ts";
import { loadTextScreen } from "../../src/compose.ts";
import { FakeBotApi, type FakeChat } from "../fakes/bot-api.ts";
import { aPerson, fakeClock, silentLog, storageAbove } from "../storage/databases.ts";

const words = loadWords(contentFolder);
const screen = loadTextScreen(contentFolder);
const breaks = (error: Error): TakeUpdate => {
  return () => Promise.reject(error);
};

describe("the door for updates", () => {
  const open = storageAbove();
  const clock = fakeClock();
  let storage: Storage;
  let api: FakeBotApi;
  let updates = 0;
  let people = 60_000;
  beforeAll(async () => {
    storage = await open({ clock });
    api = await FakeBotApi.start();
  });
  afterAll(() => api.stop());
  beforeEach(() => {
    api.fault = () => undefined;
  });

  function door(take: TakeUpdate, setAside?: SetAside) {
    const kept: unknown[] = [];
    const keep = createSetAside({ idempotency: storage.idempotency, clock });
    const takeIn = createTakeIn({
      api: telegramApi({ token: api.token, apiRoot: api.root }),
      words,
      log: silentLog,
      metrics: { count: () => undefined },
      help: createHelpWithoutRecord(screen),
      take,
      findPerson: (telegramId) => storage.store.findPerson("telegram", telegramId),
      setAside:
        setAside ??
        (async (person, id, update) => {
          await keep(person, `tg:1:${id}`, update);
          kept.push(update);
        }),
      silence: 20,
    });
    return { takeIn, kept };
  }
  const says = (chat: FakeChat, text: string): Update =>
    ({ update_id: (updates += 1), message: chat.message({ text }) }) as unknown as Update;
  const newChat = (language?: string): FakeChat => api.chat((people += 1), language);
  async function known(): Promise<FakeChat> {
    const chat = newChat();
    await storage.store.createPerson(aPerson(), { kind: "telegram", externalId: String(chat.userId) });
    return chat;
  }

  test.each([
    ["the database is away", new DatabaseUnavailable("away")],
    ["the disk is full", new DiskFull("full")],
    ["somebody wrapped what the database said", new Error("it failed", { cause: new DatabaseUnavailable("away") })],
    ["this machine's own disk is full", Object.assign(new Error("no space"), { code: "ENOSPC" })],
  ])("%s: an update waits, however often it is tried", async (_what, error) => {
    const { takeIn, kept } = door(breaks(error));
    const update = says(await known(), "hello");
    for (let count = 0; count < 50; count += 1) expect(await takeIn(update)).toBe("waits");
    expect(kept).toEqual([]);
  });

  test("one that breaks whatever touches it is kept aside, sealed, and the person is told", async () => {
    const { takeIn, kept } = door(breaks(new TypeError("what is this")));
    const chat = await known();
    const update = says(chat, "poison");
    const became: string[] = [];
    for (let count = 0; count < 5; count += 1) became.push(await takeIn(update));
    expect(became).toEqual(["waits", "waits", "waits", "waits", "set_aside"]);
    expect(kept).toEqual([update]);
    await chat.sees(/couldn’t work with your last message/);
    const person = await storage.store.findPerson("telegram", String(chat.userId));
    if (person === undefined) throw new Error("nobody");
    const again = await storage.idempotency.begin(
      person,
      `set-aside:tg:1:${update.update_id}`,
      "set-aside",
      clock.now(),
    );
    expect(again).toMatchObject({ kind: "replay", response: { body: JSON.stringify(update) } });
  });

  test("one that cannot even be kept aside waits", async () => {
    const { takeIn } = door(breaks(new TypeError("what is this")), () =>
      Promise.reject(new DatabaseUnavailable("away")),
    );
    const update = says(await known(), "poison");
    for (let count = 0; count < 20; count += 1) expect(await takeIn(update)).toBe("waits");
  });

  test.each([
    ["en", "i want to kill myself", /988/, /couldn’t keep/],
    ["en-GB", "i want to kill myself", /999/, /couldn’t keep/],
    ["ru", "я хочу умереть", /112/, /сохранить ваши слова не получилось/],
    ["uk", "я не хочу жить", /112/, /сохранить ваши слова не получилось/],
  ])(
    "whoever is in danger (%s) gets lines at once and once, from a process that can keep nothing",
    async (language, text, number, note) => {
      const { takeIn } = door(breaks(new DatabaseUnavailable("away")));
      const chat = newChat(language);
      const update = says(chat, text);
      for (let count = 0; count < 5; count += 1) await takeIn(update);
      const said = chat.messages.map((message) => message.text).join("\n");
      expect(said).toMatch(number);
      expect(said).toMatch(note);
      expect(chat.messages).toHaveLength(3);
    },
  );

  test("lines that did not go out are tried again with the update", async () => {
    const { takeIn } = door(breaks(new DatabaseUnavailable("away")));
    const chat = newChat();
    const update = says(chat, "i want to kill myself");
    api.fault = () => ({ kind: "gateway", code: 502 });
    await takeIn(update);
    api.fault = () => undefined;
    await takeIn(update);
    expect(chat.messages.length).toBeGreaterThan(0);
  });

  test("a database that says nothing at all does not keep somebody in danger waiting", async () => {
    let answer = (): void => undefined;
    const { takeIn } = door(() => new Promise<void>((resolve) => (answer = resolve)));
    const chat = newChat();
    const taking = takeIn(says(chat, "i want to kill myself"));
    await chat.sees(/988/);
    answer();
    expect(await taking).toBe("taken");
  });

  test("everyday words get no lines", async () => {
    const { takeIn } = door(breaks(new DatabaseUnavailable("away")));
    const chat = newChat();
    await takeIn(says(chat, "learn to juggle"));
    expect(chat.messages).toEqual([]);
  });
});
