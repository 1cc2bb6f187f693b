import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OutboxMessage } from "#app/outbox-ports.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadWords } from "#content/words.ts";
import type { Reply } from "#core/dialogue/turn/reply.ts";
import type { PersonId } from "#core/person/person.ts";
import { FakeBotApi } from "#test/fakes/bot-api.ts";
import { silentLog } from "#test/storage/databases.ts";
import type { MakeFile } from "../files/make-file.ts";
import { createMessenger } from "./messenger.ts";
import { telegramApi } from "./telegram.ts";

const somebody = "p" as PersonId;
const message = (reply: Reply): OutboxMessage => ({
  id: "1",
  channel: "telegram",
  address: "7",
  editMessageId: undefined,
  locale: "en",
  tone: "friendly",
  reply,
});
const page: MakeFile = async () => ({ name: "waymark.pdf", mime: "application/pdf", bytes: Buffer.from("%PDF-1.7") });
const printed: Reply = {
  say: "work.file",
  file: { make: "diary", format: "pdf" },
  buttons: [[{ label: "button.works", press: { do: "works" } }]],
};

const open = { state: async () => "none" as const, tellOnce: async () => false };

describe("files in Telegram", () => {
  let fake: FakeBotApi;
  beforeAll(async () => {
    fake = await FakeBotApi.start();
  });
  afterAll(() => fake.stop());
  const deliver = (reply: Reply, makeFile: MakeFile = page) => {
    const api = telegramApi({ token: fake.token, apiRoot: fake.root });
    const exportPerson = async () => ({ all: "of it" });
    const words = loadWords(contentFolder);
    return createMessenger({ api, words, exportPerson, makeFile, log: silentLog, chatLocks: open }).deliver(
      somebody,
      message(reply),
    );
  };

  test("words, buttons and file are one message", async () => {
    const before = fake.messages.length;
    expect(await deliver(printed)).toMatchObject({ kind: "sent" });
    expect(fake.messages.slice(before)).toMatchObject([
      {
        by: "sendDocument",
        text: "Here is a page to print.",
        file: { name: "waymark.pdf" },
        buttons: [[{ callback_data: "wk::" }]],
      },
    ]);
  });

  test("words too long for that go before the file, with their buttons", async () => {
    const before = fake.messages.length;
    const long: Reply = { ...printed, say: "works.list", with: { kind: "long ".repeat(300) } };
    await deliver(long);
    expect(fake.messages.slice(before)).toMatchObject([
      { by: "sendMessage", buttons: [[{}]] },
      { by: "sendDocument", text: "", buttons: [] },
    ]);
  });

  test.each<[string, MakeFile]>([
    ["nothing to make one of any more", async () => undefined],
    ["an error", () => Promise.reject(new Error("no font"))],
  ])("%s is said, and never sent again and again", async (_what, makeFile) => {
    const before = fake.messages.length;
    expect(await deliver(printed, makeFile)).toMatchObject({ kind: "sent" });
    expect(fake.messages.slice(before).map(({ by }) => by)).toEqual(["sendMessage"]);
    expect(fake.messages.at(-1)?.text).toMatch(/couldn’t be made/);
  });

  test("where Telegram asks to wait, nothing was sent yet", async () => {
    const before = fake.messages.length;
    fake.fault = (method) =>
      method === "sendDocument" ? { kind: "error", code: 429, description: "wait", retryAfter: 3 } : undefined;
    expect(await deliver(printed)).toEqual({ kind: "later", afterMs: 3000 });
    fake.fault = () => undefined;
    expect(fake.messages.length).toBe(before);
  });
});

describe("a chat that is locked", () => {
  let fake: FakeBotApi;
  beforeAll(async () => {
    fake = await FakeBotApi.start();
  });
  afterAll(() => fake.stop());
  const deliver = (state: () => Promise<"locked">, urgent = false) => {
    let told = false;
    const tellOnce = async (): Promise<boolean> => !told && (told = true);
    const messenger = createMessenger({
      api: telegramApi({ token: fake.token, apiRoot: fake.root }),
      words: loadWords(contentFolder),
      exportPerson: async () => ({}),
      makeFile: page,
      log: silentLog,
      chatLocks: { state, tellOnce },
    });
    return () => messenger.deliver(somebody, { ...message({ say: "help.text" }), ...(urgent ? { urgent } : {}) });
  };

  test("is told once that something waits, and shown none of it", async () => {
    const send = deliver(async () => "locked");
    expect([await send(), await send()].map(({ kind }) => kind)).toEqual(["later", "later"]);
    expect(fake.messages.map(({ text }) => text)).toEqual([expect.stringMatching(/Your PIN opens it/)]);
  });

  test("gets what is urgent all the same", async () => {
    expect(await deliver(async () => "locked", true)()).toMatchObject({ kind: "sent" });
  });

  test("is shown nothing where nobody can say whether it is locked", async () => {
    const count = fake.messages.length;
    expect(await deliver(() => Promise.reject(new Error("away")))()).toEqual({ kind: "later", afterMs: 0 });
    expect(fake.messages.length).toBe(count);
  });
});
