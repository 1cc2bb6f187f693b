import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FakeBotApi } from "../test/fakes/bot-api.ts";
import type { Figure, Tell } from "./measure.ts";
import { freePort, type Server } from "./postgres.ts";
import { ours, startProgram } from "./program.ts";
import { codeOfOwner, newReader } from "./reads.ts";

/** What a process on PostgreSQL may hold while it is used (MB). */
const most = 300;
const people = 25;
/** A person may ask 600 times a minute. */
const readsOfEach = 96;
const messagesOfEach = 12;
const read = ["/api/step", "/api/next", "/api/goals", "/api/account/who"] as const;
const aMinuteMs = 60_000;

/** What people write in the middle of a talk, in both languages in turns. */
function written(): readonly string[] {
  const said = readFileSync(join(import.meta.dirname, "../content/corpora/talk/turns.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { readonly locale: string; readonly text: string });
  const [ru, en] = ["ru", "en"].map((locale) => said.filter((each) => each.locale === locale));
  return Array.from({ length: people * messagesOfEach }, (_, index) => {
    const from = (index % 2 === 0 ? ru : en) ?? [];
    return from[(index * 7) % from.length]?.text ?? "";
  });
}

/** Resident memory of one process on PostgreSQL, with the bot, that 25 people use over HTTP and in Telegram in two languages. */
export async function benchUnderUse(server: Server, secret: string, tell: Tell): Promise<readonly Figure[]> {
  const api = await FakeBotApi.start();
  const program = await startProgram(
    ours,
    await freePort(),
    "/readyz",
    {
      DATABASE_URL: await server.database("used"),
      WAYMARK_DATA_DIR: join(server.folder, "used"),
      WAYMARK_SECRET: secret,
      WAYMARK_SIGNUP: "open",
      TELEGRAM_BOT_TOKEN: api.token,
      TELEGRAM_API_ROOT: api.root,
      TELEGRAM_RATE: "1000",
    },
    join(server.folder, "used.log"),
  );
  const figures: Figure[] = [];
  const note = (when: string, bound?: number): void => {
    const value = program.memory();
    tell(`  ${when}: ${value} MB`);
    figures.push({
      name: `memory on PostgreSQL, ${when}`,
      value,
      unit: "MB",
      ...(bound !== undefined && { most: bound }),
    });
  };
  try {
    note("just started", most);
    const sessions: string[] = [];
    for (let index = 0; index < people; index += 1)
      sessions.push(await newReader(program.port, index, index === 0 ? codeOfOwner(secret) : undefined));
    note(`after ${people} people signed up`);
    for (let time = 0; time < readsOfEach; time += 1) {
      const path = read[time % read.length] ?? "";
      const asked = sessions.map((token) =>
        fetch(`http://127.0.0.1:${program.port}${path}`, { headers: { authorization: `Bearer ${token}` } }),
      );
      for (const answer of await Promise.all(asked)) {
        if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
        await answer.arrayBuffer();
      }
    }
    note(`after ${people * readsOfEach} reads`);
    await talked(api);
    note(`after ${people * messagesOfEach} messages in Telegram`, most);
    await new Promise((resolve) => setTimeout(resolve, aMinuteMs));
    note("a minute later", most);
    return figures;
  } finally {
    await program.stop();
    await api.stop();
  }
}

/** Each says the next thing when all were answered. */
async function talked(api: FakeBotApi): Promise<void> {
  const chats = Array.from({ length: people }, (_, index) => api.chat(800_000 + index, index % 2 === 0 ? "ru" : "en"));
  const said = written();
  for (let turn = 0; turn < messagesOfEach; turn += 1) {
    const answered = chats.map((chat) => ({ chat, before: chat.messages.length }));
    for (const [index, chat] of chats.entries()) chat.says(said[turn * people + index] ?? "");
    const patience = performance.now() + aMinuteMs;
    while (answered.some(({ chat, before }) => chat.messages.length === before)) {
      if (performance.now() > patience) throw new Error("somebody was not answered in a minute");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
