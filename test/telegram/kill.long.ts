import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { openEmbedded } from "#storage/embedded.ts";
import { FakeBotApi, type FakeChat } from "../fakes/bot-api.ts";
import { patience } from "../setup/patience.ts";
import { databaseKinds, freshDatabase } from "../storage/databases.ts";

/** How often a process is killed on each database; `WAYMARK_TEST_KILLS=1000` takes some hours. */
const kills = Number(process.env["WAYMARK_TEST_KILLS"] ?? 20);
/** How many processes work side by side: the embedded database has room for one. */
const processes = { embedded: 1, postgres: 3 } as const;
const persons = 4;
/** Fewer than fifty open goals in all, which is as many as a person may have. */
const goalsInAll = 40;
const goalEvery = Math.ceil(kills / goalsInAll);
const main = join(import.meta.dirname, "..", "..", "src", "main.ts");

/** The real program as an operator starts it, with Telegram on loopback. */
function startProgram(environment: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [main, "start"], {
    env: { ...process.env, ...environment, LOG_LEVEL: "error", PORT: "0", HOST: "127.0.0.1", WAYMARK_SIGNUP: "open" },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** Kills it; a program that has ended by itself is a failure of its own. */
function killed(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null) throw new Error(`the program ended by itself with code ${program.exitCode}`);
  return new Promise((resolve) => {
    program.once("exit", () => resolve());
    program.kill("SIGKILL");
  });
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The same numbers in every run, 0 to 1. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** How many messages are in which state, as the database has it. */
type States = Readonly<Record<string, number>>;
const statesSql =
  "select coalesce(json_object_agg(state, n), '{}') as v from (select state, count(*)::int as n from core.outbox group by 1) s";

describe.each(databaseKinds)(`kill -9 in the middle of work, ${kills} times (%s)`, (kind) => {
  const cleanups: (() => Promise<void> | void)[] = [];
  afterAll(async () => {
    for (const cleanup of cleanups.reverse()) await cleanup();
  });

  test("nothing acknowledged is lost, nothing is said twice, nothing is stuck, and each outage has one notice at most", {
    timeout: 300_000 + kills * 30_000,
  }, async () => {
    const api = await FakeBotApi.start();
    const folder = mkdtempSync(join(tmpdir(), "waymark-kill-"));
    cleanups.push(
      () => api.stop(),
      () => rmSync(folder, { recursive: true, force: true }),
    );
    const database = kind === "postgres" ? await freshDatabase() : undefined;
    if (database) cleanups.push(() => database.drop());
    const start = (index: number): ChildProcess => {
      const dataDir = join(folder, String(index));
      mkdirSync(dataDir, { recursive: true });
      return startProgram({
        WAYMARK_DATA_DIR: dataDir,
        WAYMARK_SECRET: "a secret that only this test knows",
        TELEGRAM_BOT_TOKEN: api.token,
        TELEGRAM_API_ROOT: api.root,
        ...(database && { DATABASE_URL: database.url }),
      });
    };
    const running = Array.from({ length: processes[kind] }, (_, index) => start(index));
    cleanups.push(async () => {
      for (const program of running)
        if (program.exitCode === null && program.signalCode === null) await killed(program);
    });

    const chats = Array.from({ length: persons }, (_, index) => api.chat(9000 + index));
    const titles = new Map<FakeChat, string[]>(chats.map((chat) => [chat, []]));
    const helpAsked = new Map<FakeChat, number>();
    for (const chat of chats) chat.says("/start");

    const chance = chances(7);
    const notices = (chat: FakeChat): number =>
      chat.messages.filter(({ text }) => text.includes("short restart")).length;
    const said = (): number => chats.reduce((sum, { messages }) => sum + messages.length, 0);
    for (let round = 0; round < kills; round += 1) {
      for (const [person, chat] of chats.entries()) {
        if (round % goalEvery === 0) {
          const title = `goal ${round} of ${person}`;
          titles.get(chat)?.push(title);
          chat.says(`/newgoal ${title}`);
        }
        chat.says("/help");
        helpAsked.set(chat, (helpAsked.get(chat) ?? 0) + 1);
      }
      // Every other one dies wherever its start has come to, the others right after somebody was answered.
      const answered = said();
      if (chance() < 0.5) await pause(5000 * chance());
      else
        await expect
          .poll(said, { interval: 5, timeout: patience })
          .toBeGreaterThan(answered)
          .then(() => pause(300 * chance()));
      const index = Math.floor(chance() * running.length);
      const victim = running[index];
      if (victim) await killed(victim);
      running[index] = start(index);
    }

    // Whoever comes up now settles whatever is left.
    for (const chat of chats) {
      const before = chat.messages.length;
      chat.says("/goals");
      const list = await chat.sees(/^Your goals:\n\n1\. /, before);
      const pages = [list.text];
      while (list.buttons.flat().some(({ text }) => text.startsWith("More"))) {
        const shown = list.text;
        chat.press(/^More/);
        await expect.poll(() => list.text).not.toBe(shown);
        pages.push(list.text);
      }
      const texts = chat.messages.map(({ text }) => text);
      const listed = pages.join("\n");
      const restarts = notices(chat);
      expect(restarts, "a notice a person and an outage").toBeLessThanOrEqual(kills);
      for (const title of titles.get(chat) ?? []) {
        expect(`${listed}\n`).toContain(`${title}\n`);
        const asked = texts.filter((text) => text.includes(`“${title}”, noted`)).length;
        expect(asked, `${title} is answered once, or shown again after a restart`).toBeLessThanOrEqual(1 + restarts);
      }
      const helped = texts.filter((text) => text.startsWith("What I can do")).length;
      expect(helped, "no answer comes twice").toBeLessThanOrEqual(helpAsked.get(chat) ?? 0);
      // What did not come was on its way when its sender died, and that was said.
      if (helped < (helpAsked.get(chat) ?? 0)) await expect.poll(() => notices(chat)).toBeGreaterThan(0);
    }
    expect(api.confirmed).toBeGreaterThan(0);

    const states = async (): Promise<States> => {
      if (database) {
        const client = new Client({ connectionString: database.adminUrl });
        await client.connect();
        const { rows } = await client.query<{ readonly v: States }>(statesSql);
        await client.end();
        return rows[0]?.v ?? {};
      }
      for (const program of running) await killed(program);
      const embedded = await openEmbedded(join(folder, "0"));
      try {
        return await embedded.ownerSession(
          async (connection) => (await connection.exec(statesSql)).at(-1)?.[0]?.["v"] as States,
        );
      } finally {
        await embedded.close();
      }
    };
    const waiting = (found: States): number => (found["queued"] ?? 0) + (found["sending"] ?? 0);
    let found = await states();
    if (database) await expect.poll(async () => waiting((found = await states())), { timeout: patience }).toBe(0);
    else expect(waiting(found)).toBeLessThanOrEqual(persons);
    const asked = [...helpAsked.values()].reduce((sum, count) => sum + count, 0);
    console.info(
      `${kind}: ${kills} kills of ${processes[kind]}, ${asked} questions, messages ${JSON.stringify(found)}, notices ${chats.map(notices).join(" ")}`,
    );
  });
});
