import { Kysely, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FakeChat } from "../fakes/bot-api.ts";
import { fakeClock, storageAbove } from "../storage/databases.ts";
import { type BotHouse, openBotHouse } from "./bot-house.ts";
import { parent } from "./parent.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const pin = "4071";
const closed = /chat is locked/;

describe("a chat in Telegram with a PIN", () => {
  const open = storageAbove();
  const clock = fakeClock(Date.now());
  let house: BotHouse;
  /** So long that none stands by chance in what is kept of it. */
  let users = 8_104_339_500;

  beforeAll(async () => {
    house = await openBotHouse(await open({ clock }), { clock });
  });
  afterAll(() => house.stop());

  async function withGoal(language = "en"): Promise<FakeChat> {
    const chat = house.api.chat((users += 1), language);
    await chat.does(() => chat.says("/start"), /Waymark/);
    await chat.does(() => chat.says("/newgoal leave the flat MARKED"), /MARKED/);
    return chat;
  }
  async function locked(): Promise<FakeChat> {
    const chat = await withGoal();
    await chat.does(() => chat.says(`/lock ${pin}`), /The lock is on/);
    return chat;
  }
  const shownSince = (chat: FakeChat, count: number) => JSON.stringify(chat.messages.slice(count));

  test("says how it works, refuses a PIN that people try first, and wipes what was typed", async () => {
    const chat = await withGoal();
    await chat.does(() => chat.says("/lock"), /4 to 12 digits/);
    await chat.does(() => chat.says("/lock 1234"), /not all the same/);
    await chat.does(() => chat.says(`/lock ${pin}`), /The lock is on/);
    await expect.poll(() => house.api.calls.filter(({ method }) => method === "deleteMessage").length).toBe(2);
  });

  test.each([
    ["a command", "/goals"],
    ["a look at everything", "/status"],
    ["one's own words", "what is my goal?"],
    ["a new goal", "/newgoal learn to juggle"],
    ["everything in one file", "/export"],
    ["the end of everything", "/delete"],
    ["parting", "/unlink"],
    ["a code of somebody's", "/start link_ABCDEFGH"],
    ["the lock itself", "/lock off"],
  ])("while it is locked, %s brings nothing of the record", async (_what, words) => {
    const chat = await locked();
    const count = chat.messages.length;
    await chat.does(() => chat.says(words), closed);
    await house.settled();
    expect(shownSince(chat, count)).not.toContain("MARKED");
    expect(shownSince(chat, count)).not.toContain("juggle");
  });

  test("buttons of before do nothing, an edited message and a photo neither", async () => {
    const chat = await withGoal();
    await chat.does(() => chat.says("/goals"), /MARKED/);
    await chat.does(() => chat.says(`/lock ${pin}`), /The lock is on/);
    const count = chat.messages.length;
    await chat.does(() => chat.pressData("dm:y", 1), closed);
    await chat.does(() => chat.pressData("ex:y", 1), closed);
    await chat.does(() => chat.edits("/goals"), closed);
    await chat.does(() => chat.sendsPhoto(Buffer.from("x"), { caption: "look" }), closed);
    expect(shownSince(chat, count)).not.toContain("MARKED");
    await chat.does(() => chat.says(pin), /^Open\.$/);
    await chat.does(() => chat.says("/goals"), /MARKED/);
  });

  test("whoever is in danger gets help lines, whatever the lock", async () => {
    const chat = await locked();
    await chat.does(() => chat.says("I want to kill myself tonight"), /112|988|999|findahelpline/);
    await chat.does(() => chat.says("/help_now"), /112|988|999|findahelpline/);
    await chat.does(() => chat.edits("I have taken all my pills"), /112|988|999|911|findahelpline/);
  });

  test("the PIN opens it and is wiped; it closes by itself after a quarter of an hour without a word", async () => {
    const chat = await locked();
    await chat.does(() => chat.says("/goals"), closed);
    await chat.does(() => chat.says(pin), /^Open\.$/);
    // What had waited is shown with it, and is no answer to what is asked next.
    await house.settled();
    await chat.does(() => chat.says("/goals"), /MARKED/);
    await house.settled();
    clock.advance(14 * minute);
    await chat.does(() => chat.says("/goals"), /MARKED/);
    await house.settled();
    clock.advance(14 * minute);
    await chat.does(() => chat.says("/goals"), /MARKED/);
    await house.settled();
    clock.advance(16 * minute);
    await chat.does(() => chat.says("/goals"), closed);
  });

  test("tries are bounded: a rest after five, longer each time, in which the right one is not taken either", async () => {
    const chat = await locked();
    for (const wrong of ["1111", "2222", "3333", "4444"]) await chat.does(() => chat.says(wrong), /not the PIN\.$/);
    await chat.does(() => chat.says("5555"), /For 15 min/);
    await chat.does(() => chat.says(pin), /For 15 min/);
    await chat.does(() => chat.says("I want to kill myself tonight"), /112|988|999|findahelpline/);
    clock.advance(16 * minute);
    for (const wrong of ["1111", "2222", "3333", "4444"]) await chat.does(() => chat.says(wrong), /not the PIN\.$/);
    await chat.does(() => chat.says("5555"), /For 60 min/);
    clock.advance(61 * minute);
    await chat.does(() => chat.says(pin), /^Open\.$/);
  });

  test("what takes everything out or away wants the PIN, and asks once more after it", async () => {
    const chat = await locked();
    await chat.does(() => chat.says(pin), /^Open\.$/);
    await house.settled();
    clock.advance(6 * minute);
    await chat.does(() => chat.says("/export"), /anybody can read/);
    await chat.does(() => chat.press(/Yes, hand it over/), /Your PIN first/);
    await chat.does(() => chat.says(pin), /anybody can read/);
    await chat.does(() => chat.press(/Yes, hand it over/), /everything I have/);
    await house.settled();
    clock.advance(6 * minute);
    await chat.does(() => chat.says("/delete"), /for good/);
    await chat.does(() => chat.press(/Yes, delete everything/), /Your PIN first/);
    // Hours later the PIN is for something else: nothing is deleted by it.
    clock.advance(5 * 60 * minute);
    await chat.does(() => chat.says(pin), /for good/);
    await chat.does(() => chat.says("/goals"), /MARKED/);
    await chat.does(() => chat.says("/delete"), /for good/);
    await chat.does(() => chat.press(/Yes, delete everything/), /Everything is deleted/);
    await chat.does(() => chat.says("/start"), /Name any goal/);
  });

  test("a PIN that was forgotten opens after three days, and not where the PIN comes first", async () => {
    const chat = await locked();
    await chat.does(() => chat.says("/lock forgot"), /opens in 3 d/);
    clock.advance(2 * day);
    await chat.does(() => chat.says("/goals"), closed);
    await chat.does(() => chat.says(pin), /asked here to open without the PIN/);
    clock.advance(2 * day);
    await chat.does(() => chat.says("/goals"), closed);
    await chat.does(() => chat.says("/lock forgot"), /opens in 3 d/);
    clock.advance(3 * day + minute);
    await chat.does(() => chat.says("/goals"), /MARKED/);
  });

  test("the safety plan takes the PIN until its person chose a button for it, and nothing else opens by it", async () => {
    const { chat, walk } = await parent(house, clock, (users += 1), "en");
    await chat.does(() => chat.says("/newgoal leave the flat MARKED"), /MARKED/);
    await chat.does(() => chat.pressData("bg:safety_plan", 1), /are you safe right now/);
    await walk();
    const plan = /getting worse/;
    const buttonsOf = (message: { readonly buttons: readonly (readonly { readonly callback_data: string }[])[] }) =>
      message.buttons.flat().map((button) => button.callback_data);
    await chat.does(() => chat.says("/lock plan"), /4 to 12 digits/);
    await chat.does(() => chat.says(`/lock ${pin}`), /The lock is on/);
    expect(buttonsOf(await chat.does(() => chat.says("/lock plan"), closed))).toEqual([]);
    await chat.does(() => chat.says(pin), /^Open\.$/);
    await house.settled();
    clock.advance(6 * minute);
    await chat.does(() => chat.says("/lock plan"), /PIN first, please, and then/);
    await chat.does(() => chat.says(pin), /^Open\.$/);
    await chat.does(() => chat.says("/lock plan"), /Whoever holds this phone can press it too/);

    const shut = await chat.does(() => chat.says("/lock"), closed);
    const [button = ""] = buttonsOf(shut);
    expect(button).toMatch(/^wo:/);
    const count = chat.messages.length;
    expect(buttonsOf(await chat.does(() => chat.pressData(button, shut.messageId), plan))).toEqual([]);
    const inDanger = await chat.does(() => chat.says("I want to kill myself tonight"), /112|988|999|findahelpline/);
    expect(buttonsOf(inDanger)).toContain(button);
    await chat.does(() => chat.pressData(`${button.slice(0, -2)}zz`, shut.messageId), closed);
    await chat.does(() => chat.says("/goals"), closed);
    expect(shownSince(chat, count)).not.toContain("MARKED");

    const other = await locked();
    const theirs = other.messages.length;
    await other.does(() => other.pressData(button, 1), closed);
    expect(shownSince(other, theirs)).not.toMatch(plan);

    await chat.does(() => chat.says(pin), /^Open\.$/);
    await chat.does(() => chat.says("/lock plan off"), /takes the PIN again/);
    expect(buttonsOf(await chat.does(() => chat.says("/lock"), closed))).toEqual([]);
    await chat.does(() => chat.pressData(button, shut.messageId), closed);
  });

  test("/lock off takes it away once the PIN was given", async () => {
    const chat = await locked();
    await chat.does(() => chat.says(pin), /^Open\.$/);
    await chat.does(() => chat.says("/lock off"), /The lock is gone/);
    clock.advance(16 * minute);
    await chat.does(() => chat.says("/goals"), /MARKED/);
  });

  test("the table leads to nobody: neither number, nor PIN, nor time", async () => {
    const chat = await locked();
    const db = new Kysely<never>({ dialect: house.storage.authDialect });
    const { rows } = await sql<object>`select * from auth.chat_lock`.execute(db);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(String(chat.userId));
  });
});

describe("buttons and links from others", () => {
  const open = storageAbove();
  let house: BotHouse;
  beforeAll(async () => {
    house = await openBotHouse(await open());
  });
  afterAll(() => house.stop());

  test.each([
    [
      "a message that was forwarded",
      (user: number) => ({ from: { id: user, is_bot: false, first_name: "A" }, forward_origin: { type: "user" } }),
    ],
    ["a message of somebody else", (user: number) => ({ from: { id: user, is_bot: false, first_name: "A" } })],
    [
      "a bot's message that was forwarded",
      () => ({ from: { id: 1, is_bot: true, first_name: "B" }, forward_origin: { type: "user" } }),
    ],
  ])("a button under %s does nothing", async (_what, more) => {
    const chat = house.api.chat(9801, "en");
    await chat.does(() => chat.says("/start"), /./);
    await chat.does(() => chat.says("/newgoal learn to juggle"), /juggle/);
    house.api.push({
      callback_query: {
        id: "forwarded",
        from: { id: 9801, is_bot: false, first_name: "A", language_code: "en" },
        chat_instance: "1",
        data: "dm:y",
        message: { message_id: 77, date: 0, chat: { id: 9801, type: "private" }, text: "Press me", ...more(9801) },
      },
    });
    await house.settled();
    await chat.does(() => chat.says("/goals"), /juggle/);
  });

  test("a button from another's chat, or one that was shared, does nothing", async () => {
    const chat = house.api.chat(9802, "en");
    await chat.does(() => chat.says("/newgoal learn to juggle"), /juggle/);
    const from = { id: 9802, is_bot: false, first_name: "A", language_code: "en" };
    const query = { id: "x", from, chat_instance: "1", data: "dm:y" };
    house.api.push({
      callback_query: { ...query, message: { message_id: 7, date: 0, chat: { id: 1, type: "private" } } },
    });
    house.api.push({ callback_query: { ...query, inline_message_id: "shared" } });
    await house.settled();
    await chat.does(() => chat.says("/goals"), /juggle/);
  });

  test("another person's button acts on nothing of theirs", async () => {
    const anna = house.api.chat(9803, "en");
    await anna.does(() => anna.says("/newgoal learn to juggle"), /juggle/);
    const data = anna.messages.flatMap(({ buttons }) => buttons.flat().map((button) => button.callback_data));
    const boris = house.api.chat(9804, "en");
    await boris.does(() => boris.says("/start"), /./);
    const before = JSON.stringify((await anna.does(() => anna.says("/status"), /juggle/)).text);
    for (const each of data.filter((one) => !/^dm|^la/.test(one))) boris.pressData(each, 5);
    await house.settled();
    expect(JSON.stringify(boris.messages)).not.toContain("juggle");
    expect(JSON.stringify((await anna.does(() => anna.says("/status"), /juggle/)).text)).toBe(before);
  });
});
