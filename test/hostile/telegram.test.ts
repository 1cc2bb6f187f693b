import { afterAll, beforeAll, expect, test } from "vitest";
import type { FakeChat } from "../fakes/bot-api.ts";
import { describeAboveStorage } from "../storage/databases.ts";
import { type BotHouse, openBotHouse } from "../telegram/bot-house.ts";

const vera = 71_001;
const ex = 71_002;
const from = { id: ex, is_bot: false, first_name: "A", language_code: "en" };
const chat = { id: ex, type: "private", first_name: "A" };
const veras = { id: vera, type: "private", first_name: "V" };

describeAboveStorage("somebody who sends the bot what it never sent them", (open) => {
  let house: BotHouse;
  let hers: FakeChat;
  let his: FakeChat;
  let goalId: string;
  let stepId: string;

  beforeAll(async () => {
    house = await openBotHouse(await open());
    hers = house.api.chat(vera, "en");
    his = house.api.chat(ex, "en");
    await hers.does(() => hers.says("/start"), /./);
    await hers.does(() => hers.says("/newgoal paint the kitchen MARKED"), /MARKED/);
    await his.does(() => his.says("/start"), /./);
    await house.settled();
    const person = await house.storage.store.findPerson("telegram", String(vera));
    const [goal] = (person && (await house.storage.store.snapshot(person))?.goals) ?? [];
    goalId = goal?.id ?? "";
    stepId = goal?.current?.id ?? goalId;
    expect(goalId).not.toBe("");
  });
  afterAll(() => house.stop());

  const record = async (): Promise<string> => {
    const person = await house.storage.store.findPerson("telegram", String(vera));
    const snapshot = person && (await house.storage.store.snapshot(person));
    return JSON.stringify([snapshot?.goals, snapshot?.person]);
  };
  const query = (data: string, more: object = {}) => ({
    callback_query: { id: "q", from, chat_instance: "1", data, message: { message_id: 3, date: 0, chat }, ...more },
  });
  const message = (more: object) => ({ message: { message_id: 5, date: 0, chat, from, ...more } });

  test.each<[string, () => object]>([
    ["her step's button", () => query(`dn:${stepId}`)],
    ["her goal's button", () => query(`ag:${goalId}`)],
    ["the button that deletes her goal", () => query(`gd:${goalId}:y`)],
    [
      "a button under a message in her chat",
      () => query(`dn:${stepId}`, { message: { message_id: 3, date: 0, chat: veras } }),
    ],
    ["a button that was shared", () => query(`dn:${stepId}`, { message: undefined, inline_message_id: "x" })],
    ["a button that we never made", () => query("admin:all")],
    ["an empty button", () => query("")],
    ["a button of a megabyte", () => query("x".repeat(900_000))],
    ["a button with SQL in it", () => query("dn:' or 1=1 --")],
    ["a button with a null", () => query("dn:\u0000")],
    ["a button that says what all objects share", () => query("__proto__")],
    ["a button with half a letter", () => query("dn:\ud800")],
    ["a join wish that is none of his", () => query("join:yes:00000000-0000-4000-8000-000000000000")],
    ["a message in her name", () => message({ from: { ...from, username: "vera" }, text: "/goals" })],
    [
      "a message that was forwarded from her",
      () => message({ text: "/delete", forward_origin: { type: "user", sender_user: { id: vera } } }),
    ],
    ["her number as a contact", () => message({ contact: { user_id: vera, phone_number: "+1", first_name: "V" } })],
    [
      "an order in a reply to her words",
      () =>
        message({
          text: "/status",
          reply_to_message: {
            message_id: 1,
            date: 0,
            chat: veras,
            from: { id: vera, is_bot: false, first_name: "V" },
            text: "x",
          },
        }),
    ],
    ["a code of the web that was made up", () => message({ text: "/start link_AAAA-BBBB-CCCC-DDDD" })],
    ["a code with SQL in it", () => message({ text: "/start link_' or 1=1 --" })],
    ["a command with her goal", () => message({ text: `/done ${stepId}` })],
    ["words beyond every measure", () => message({ text: "a".repeat(900_000) })],
    ["words with nulls", () => message({ text: "a\u0000b" })],
    ["words with half a letter", () => message({ text: "\ud800\udc00\ud800" })],
    ["words that turn the line around", () => message({ text: "\u202e\u2066/delete" })],
    ["markup", () => message({ text: "<b>x</b><script>alert(1)</script>{{goal}}" })],
    [
      "a picture that is none",
      () => message({ photo: [{ file_id: "../../etc/passwd", file_unique_id: "x", width: 1, height: 1 }] }),
    ],
    [
      "a picture of every measure",
      () => message({ photo: [{ file_id: "x", file_unique_id: "x", width: 1e9, height: 1e9, file_size: 1e12 }] }),
    ],
    [
      "a document with a name that walks up",
      () =>
        message({ document: { file_id: "x", file_unique_id: "x", file_name: "../../secret", mime_type: "image/png" } }),
    ],
    ["a message of a bot", () => message({ from: { ...from, is_bot: true }, text: "/export" })],
    ["a message from nobody", () => ({ message: { message_id: 5, date: 0, chat, text: "/export" } })],
    [
      "a post of a channel",
      () => ({
        channel_post: { message_id: 5, date: 0, chat: { id: -100, type: "channel", title: "x" }, text: "/export" },
      }),
    ],
    [
      "a message in a group that she is in",
      () => ({
        message: { message_id: 5, date: 0, chat: { id: -5, type: "group", title: "x" }, from, text: "/goals" },
      }),
    ],
    [
      "an edited message in her chat",
      () => ({ edited_message: { message_id: 5, date: 0, edit_date: 1, chat: { ...chat }, from, text: "/delete" } }),
    ],
    ["an update of a kind that we do not know", () => ({ chat_boost: { chat, boost: {} } })],
    ["an empty update", () => ({})],
  ])("%s: has nothing of hers, and changes nothing", async (_what, update) => {
    const before = await record();
    const count = house.api.messages.length;
    house.api.push({ ...update() });
    await house.settled();
    expect(await record()).toBe(before);
    const said = house.api.messages.slice(count);
    expect(JSON.stringify(said.filter(({ chatId }) => chatId !== String(vera)))).not.toContain("MARKED");
  });

  test("after all of it both are helped as before", async () => {
    await hers.does(() => hers.says("/goals"), /MARKED/);
    await his.does(() => his.says("/help"), /./);
  });
});
