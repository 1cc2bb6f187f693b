import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { ownerCode } from "#channels/http/accounts/one-time-code.ts";
import { secretFor } from "../src/secret.ts";
import { type Fault, FakeBotApi } from "../test/fakes/bot-api.ts";
import { FaultyLine } from "../test/faults/faulty-line.ts";
import { percentile } from "./measure.ts";
import { freePort, startServer } from "./postgres.ts";
import { ours, type Running, startProgram } from "./program.ts";
import { Chatters, Visitors, type Wait } from "./soak-people.ts";

/** `node bench/soak.ts`: how long (minutes), with how many people, each of whom does something once in so long (s). */
const minutes = Number(process.env["WAYMARK_SOAK_MINUTES"] ?? 10);
const people = Number(process.env["WAYMARK_SOAK_PERSONS"] ?? 200);
const everySeconds = Number(process.env["WAYMARK_SOAK_EVERY"] ?? 20);
const faultMs = 5000;
const patienceMs = 180_000;
/** One in ten has a page open, the others write to the bot. */
const visitors = Math.max(1, Math.round(people / 10));
/** Memory counts from here on, in minutes: until then code is compiled and caches fill. */
const warmUp = Math.min(10, Math.ceil(minutes / 5));

const secret = "a secret that only this bench knows";
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const server = await startServer();
const api = await FakeBotApi.start();
const databaseUrl = await server.database("soak");
const line = await FaultyLine.toServerOf(databaseUrl);
const database = new Client({ connectionString: databaseUrl });
await database.connect();

async function begin(name: string): Promise<Running> {
  const folder = join(server.folder, name);
  mkdirSync(folder, { recursive: true });
  return startProgram(
    ours,
    await freePort(),
    "/readyz",
    {
      DATABASE_URL: line.inPlaceOf(databaseUrl),
      WAYMARK_DATA_DIR: folder,
      WAYMARK_SECRET: secret,
      WAYMARK_SIGNUP: "open",
      PUBLIC_URL: "http://127.0.0.1:3000",
      TELEGRAM_BOT_TOKEN: api.token,
      TELEGRAM_API_ROOT: api.root,
      LOG_LEVEL: "warn",
    },
    join(folder, "soak.log"),
  );
}

const first = await begin("first");
let second: Running | undefined = await begin("second");
const restarts: Promise<void>[] = [];

/** The first always answers or says that it cannot; the second may be dead. */
const ports = (): readonly number[] => [first.port, ...(second ? [second.port] : [])];

/** What goes wrong at the beginning of a minute, for five seconds, one after another; nothing in every eighth minute. */
const sends = (method: string): boolean => method === "sendMessage";
const telegram = (name: string, fault: Fault, hit: (method: string) => boolean) => ({
  name,
  begin: () => void (api.fault = (method) => (hit(method) ? fault : undefined)),
});
const faults: readonly { readonly name: string; begin(): unknown }[] = [
  { name: "quiet", begin: () => undefined },
  telegram("sends dropped after they arrived", { kind: "drop_after" }, sends),
  telegram("429", { kind: "error", code: 429, description: "Too Many Requests", retryAfter: 2 }, sends),
  { name: "the database answers nothing", begin: () => line.become("hang") },
  telegram("502 from Telegram", { kind: "gateway", code: 502 }, () => true),
  {
    name: "every connection to the database cut",
    begin: () =>
      database.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'soak' and pid <> pg_backend_pid()",
      ),
  },
  telegram("sends hang", { kind: "hang" }, sends),
  { name: "the second process killed and begun again", begin: () => restarts.push(killSecond()) },
];

async function killSecond(): Promise<void> {
  const dying = second;
  second = undefined;
  await dying?.kill();
  second = await begin("second");
}

async function one(sql: string): Promise<number> {
  const { rows } = await database.query<{ readonly n: number }>(sql);
  return rows[0]?.n ?? Number.NaN;
}

try {
  const chatters = new Chatters(api, people - visitors);
  const web = await Visitors.come(visitors, ports, ownerCode(secretFor("accounts", secret)));
  while (!api.isRead) await pause(500);
  const memory: number[] = [];
  const began = performance.now();
  const minuteNow = (): number => Math.floor((performance.now() - began) / 60_000);
  const failures: unknown[] = [];
  let minute = -1;
  let brokenUntil = 0;
  let turn = 0;
  while (minuteNow() < minutes) {
    if (minuteNow() !== minute) {
      minute = minuteNow();
      memory.push(first.memory());
      const fault = faults[minute % faults.length];
      const { asked, answered, waiting } = chatters.report();
      console.log(
        `minute ${minute}: ${fault?.name}; ${first.memory()} MB, bot ${asked} asked, ${answered} answered, ${waiting} waiting; web ${web.waits.length} answered, ${web.open} open, ${web.retries} tries again`,
      );
      await fault?.begin();
      brokenUntil = performance.now() + faultMs;
      setTimeout(() => {
        api.fault = () => undefined;
        line.become("through");
      }, faultMs);
    }
    turn += 1;
    const asked = { minute, broken: performance.now() < brokenUntil };
    if (turn % 10 === 0) void web.turn(turn / 10, asked).catch((error: unknown) => failures.push(error));
    else chatters.speak(turn - Math.ceil(turn / 10), asked);
    await pause((everySeconds * 1000) / people);
    chatters.hear();
  }
  await Promise.all(restarts);
  for (const end = performance.now() + patienceMs; performance.now() < end; await pause(500)) {
    chatters.hear();
    if (chatters.report().waiting + web.open === 0) break;
  }
  const outbox = await database.query("select state, count(*)::int as n from core.outbox group by 1 order by 1");
  const bot = chatters.report();
  const quiet = ({ minute: at }: Wait): boolean => at % faults.length === 0;
  const times = (waits: readonly Wait[]) => {
    const of = (keep: (wait: Wait) => boolean): readonly number[] =>
      waits
        .filter(keep)
        .map(({ ms }) => ms)
        .toSorted((a, b) => a - b);
    const shares = (keep: (wait: Wait) => boolean): { readonly p50: number; readonly p99: number } => {
      const values = of(keep);
      return { p50: Math.round(percentile(values, 0.5)), p99: Math.round(percentile(values, 0.99)) };
    };
    return {
      quiet: shares(quiet),
      minutesWithAFault: shares((wait) => !quiet(wait)),
      // Of those minutes: who asked while something was broken, and everybody else.
      whileBroken: shares((wait) => !quiet(wait) && wait.broken),
      others: shares((wait) => !quiet(wait) && !wait.broken),
    };
  };
  const kept = await one("select count(*)::int as n from core.goal");
  const readings = await one("select count(*)::int as n from core.biometric_readings");
  console.log(
    JSON.stringify(
      {
        minutes,
        everySeconds,
        faults: minutes - Math.ceil(minutes / faults.length),
        bot,
        web: {
          people: web.people,
          answered: web.waits.length,
          open: web.open,
          retries: web.retries,
          failures: failures.length,
        },
        goals: { set: bot.goals + web.goals, kept },
        readings: { sent: web.readings, kept: readings },
        outbox: outbox.rows,
        botMs: times(chatters.waits),
        webMs: times(web.waits),
        memory: {
          first: memory[0],
          afterWarmUp: middle(memory.slice(warmUp, warmUp + 5)),
          atTheEnd: middle(memory.slice(-5)),
          most: Math.max(...memory),
        },
      },
      undefined,
      1,
    ),
  );
  for (const failure of failures.slice(0, 5)) console.log(String(failure));
} finally {
  await database.end().catch(() => undefined);
  await Promise.allSettled(restarts);
  await first.stop();
  await second?.stop();
  await api.stop();
  await line.stop();
  await server.stop();
}
