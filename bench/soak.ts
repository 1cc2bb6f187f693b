import { join } from "node:path";
import { Client } from "pg";
import { type Fault, FakeBotApi, type FakeChat } from "../test/fakes/bot-api.ts";
import { percentile } from "./measure.ts";
import { freePort, startServer } from "./postgres.ts";
import { startProgram } from "./program.ts";

/** `node bench/soak.ts`: how long (minutes), with how many people, each of whom says something once in so long (s). */
const minutes = Number(process.env["WAYMARK_SOAK_MINUTES"] ?? 10);
const people = Number(process.env["WAYMARK_SOAK_PERSONS"] ?? 200);
const everySeconds = Number(process.env["WAYMARK_SOAK_EVERY"] ?? 20);
const faultMs = 5000;
const patienceMs = 180_000;

const secret = "a secret that only this bench knows";
const sends = (method: string): boolean => method === "sendMessage";
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Asked {
  readonly chat: FakeChat;
  readonly minute: number;
  readonly at: number;
}

/** What goes wrong for five seconds at the beginning of a minute, one after another; nothing in every fifth minute. */
function faults(api: FakeBotApi, database: Client): readonly { readonly name: string; begin(): Promise<void> }[] {
  const telegram = (name: string, fault: Fault, hit: (method: string) => boolean) => ({
    name,
    async begin() {
      api.fault = (method) => (hit(method) ? fault : undefined);
    },
  });
  return [
    { name: "quiet", begin: async () => undefined },
    telegram("sends dropped", { kind: "drop_after" }, sends),
    telegram("429", { kind: "error", code: 429, description: "Too Many Requests", retryAfter: 2 }, sends),
    telegram("502", { kind: "gateway", code: 502 }, () => true),
    {
      name: "every connection to the database cut",
      async begin() {
        await database.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'soak' and pid <> pg_backend_pid()",
        );
      },
    },
  ];
}

const server = await startServer();
const api = await FakeBotApi.start();
const databaseUrl = await server.database("soak");
const program = await startProgram(
  ["src/main.ts", "start"],
  await freePort(),
  "/readyz",
  {
    DATABASE_URL: databaseUrl,
    WAYMARK_DATA_DIR: server.folder,
    WAYMARK_SECRET: secret,
    WAYMARK_SIGNUP: "open",
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.root,
  },
  join(server.folder, "soak.log"),
);
const database = new Client({ connectionString: databaseUrl });
await database.connect();
try {
  const chats = Array.from({ length: people }, (_, index) => api.chat(700_000 + index));
  for (const chat of chats) chat.says("/start");
  const answers = (chat: FakeChat): number =>
    chat.messages.filter(({ text }) => text.startsWith("What I can do")).length;
  const notices = (chat: FakeChat): number => chat.messages.filter(({ text }) => text.includes("short restart")).length;
  const waiting = new Map<FakeChat, Asked & { readonly before: number }>();
  const took: { readonly minute: number; readonly ms: number }[] = [];
  const asked = new Map<FakeChat, number>();
  const cycle = faults(api, database);
  const memory: number[] = [];
  const began = performance.now();
  const minuteNow = (): number => Math.floor((performance.now() - began) / 60_000);
  const settle = (): void => {
    for (const [chat, { before, at, minute }] of waiting) {
      if (answers(chat) + notices(chat) <= before) continue;
      took.push({ minute, ms: performance.now() - at });
      waiting.delete(chat);
    }
  };
  let fault = -1;
  let next = 0;
  while (minuteNow() < minutes) {
    const minute = minuteNow();
    if (minute !== fault) {
      fault = minute;
      memory.push(program.memory());
      const turn = cycle[minute % cycle.length];
      console.log(
        `minute ${minute}: ${turn?.name}; ${program.memory()} MB, ${took.length} answered, ${waiting.size} waiting`,
      );
      await turn?.begin();
      setTimeout(() => (api.fault = () => undefined), faultMs);
    }
    const chat = chats[next++ % chats.length];
    if (chat && !waiting.has(chat)) {
      waiting.set(chat, { chat, minute, at: performance.now(), before: answers(chat) + notices(chat) });
      asked.set(chat, (asked.get(chat) ?? 0) + 1);
      chat.says("/help");
    }
    await pause((everySeconds * 1000) / people);
    settle();
  }
  for (const end = performance.now() + patienceMs; waiting.size > 0 && performance.now() < end; settle())
    await pause(100);
  await database.end();
  const after = new Client({ connectionString: databaseUrl });
  await after.connect();
  const { rows } = await after.query("select state, count(*)::int as n from core.outbox group by 1 order by 1");
  await after.end();
  const of = (quiet: boolean): readonly number[] =>
    took
      .filter(({ minute }) => (minute % cycle.length === 0) === quiet)
      .map(({ ms }) => ms)
      .toSorted((a, b) => a - b);
  const questions = [...asked.values()].reduce((sum, count) => sum + count, 0);
  console.log(
    JSON.stringify({
      minutes,
      people,
      questions,
      answered: chats.reduce((sum, chat) => sum + answers(chat), 0),
      notices: chats.reduce((sum, chat) => sum + notices(chat), 0),
      mostNoticesOfOne: Math.max(...chats.map(notices)),
      twice: chats.filter((chat) => answers(chat) > (asked.get(chat) ?? 0)).length,
      waitingAtTheEnd: waiting.size,
      outbox: rows,
      p50QuietMs: Math.round(percentile(of(true), 0.5)),
      p99QuietMs: Math.round(percentile(of(true), 0.99)),
      p50FaultMs: Math.round(percentile(of(false), 0.5)),
      p99FaultMs: Math.round(percentile(of(false), 0.99)),
      memoryAfterWarmUp: memory[1],
      memoryAtTheEnd: program.memory(),
    }),
  );
} finally {
  await database.end().catch(() => undefined);
  await program.stop();
  await api.stop();
  await server.stop();
}
