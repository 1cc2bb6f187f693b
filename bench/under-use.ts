import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FakeBotApi } from "../test/fakes/bot-api.ts";
import { type Figure, inMs, percentile, type Tell } from "./measure.ts";
import { freePort, type Server } from "./postgres.ts";
import { ours, startProgram } from "./program.ts";
import { codeOfOwner, newReader } from "./reads.ts";

/** What a process may hold while it is used, on PostgreSQL or with the database in it (MB); with it only a start has a bound. */
const mostOf = { PostgreSQL: 300, "the embedded database": undefined } as const;
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

/**
 * Resident memory of one process with the bot that 25 people use over HTTP and in Telegram in two languages, and how long one of them waits while
 * all 25 ask at once.
 */
export async function benchUnderUse(server: Server, secret: string, tell: Tell): Promise<readonly Figure[]> {
  return [
    ...(await used("PostgreSQL", { DATABASE_URL: await server.database("used") }, { server, secret, tell })),
    ...(await used("the embedded database", {}, { server, secret, tell })),
  ];
}

async function used(
  on: keyof typeof mostOf,
  database: Readonly<Record<string, string>>,
  { server, secret, tell }: { readonly server: Server; readonly secret: string; readonly tell: Tell },
): Promise<readonly Figure[]> {
  const folder = join(server.folder, `used on ${on}`);
  const api = await FakeBotApi.start();
  const program = await startProgram(
    ours,
    await freePort(),
    "/readyz",
    {
      ...database,
      WAYMARK_DATA_DIR: folder,
      WAYMARK_SECRET: secret,
      WAYMARK_SIGNUP: "open",
      TELEGRAM_BOT_TOKEN: api.token,
      TELEGRAM_API_ROOT: api.root,
      TELEGRAM_RATE: "1000",
    },
    `${folder}.log`,
  );
  const figures: Figure[] = [];
  const note = (when: string, bounded = false): void => {
    const value = program.memory();
    const most = bounded ? mostOf[on] : undefined;
    tell(`  on ${on}, ${when}: ${value} MB`);
    figures.push({ name: `memory on ${on}, ${when}`, value, unit: "MB", ...(most !== undefined && { most }) });
  };
  const noteWaits = (what: string, waits: readonly number[]): void => {
    for (const share of [0.5, 0.99]) {
      const value = inMs(percentile(waits, share));
      tell(`  on ${on}, ${what}, p${share * 100}: ${value} ms`);
      figures.push({ name: `${what} on ${on}, ${people} at once, p${share * 100}`, value, unit: "ms" });
    }
  };
  try {
    note("just started", true);
    const sessions: string[] = [];
    for (let index = 0; index < people; index += 1)
      sessions.push(await newReader(program.port, index, index === 0 ? codeOfOwner(secret) : undefined));
    note(`after ${people} people signed up`);
    noteWaits("a read", await wereRead(program.port, sessions));
    note(`after ${people * readsOfEach} reads`);
    noteWaits("a message in Telegram", await talked(api));
    note(`after ${people * messagesOfEach} messages in Telegram`, true);
    await new Promise((resolve) => setTimeout(resolve, aMinuteMs));
    note("a minute later", true);
    return figures;
  } finally {
    await program.stop();
    await api.stop();
  }
}

/** Each asks again when all were answered; gives how long each waited (ms). */
async function wereRead(port: number, sessions: readonly string[]): Promise<readonly number[]> {
  const waits: number[] = [];
  for (let time = 0; time < readsOfEach; time += 1) {
    const path = read[time % read.length] ?? "";
    await Promise.all(
      sessions.map(async (token) => {
        const asked = performance.now();
        const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
          headers: { authorization: `Bearer ${token}` },
        });
        if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
        await answer.arrayBuffer();
        waits.push(performance.now() - asked);
      }),
    );
  }
  return waits;
}

/** Each says the next thing when all were answered; gives how long each waited for the first answer (ms), to the hundredth of a second. */
async function talked(api: FakeBotApi): Promise<readonly number[]> {
  const chats = Array.from({ length: people }, (_, index) => api.chat(800_000 + index, index % 2 === 0 ? "ru" : "en"));
  const said = written();
  const waits: number[] = [];
  for (let turn = 0; turn < messagesOfEach; turn += 1) {
    const began = performance.now();
    let waiting = chats.map((chat) => ({ chat, before: chat.messages.length }));
    for (const [index, chat] of chats.entries()) chat.says(said[turn * people + index] ?? "");
    while (waiting.length > 0) {
      const waited = performance.now() - began;
      if (waited > aMinuteMs) throw new Error("somebody was not answered in a minute");
      await new Promise((resolve) => setTimeout(resolve, 10));
      const still = waiting.filter(({ chat, before }) => chat.messages.length === before);
      waits.push(...Array.from({ length: waiting.length - still.length }, () => performance.now() - began));
      waiting = still;
    }
  }
  return waits;
}
