import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { FakeBotApi, type FakeChat } from "../fakes/bot-api.ts";
import { databaseKinds, freshDatabase } from "../storage/databases.ts";

const kills = 20;
const persons = 4;
/** Fewer than fifty open goals in all, which is as many as a person may have. */
const goalsARound = 2;
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

/** Deterministic moments to die at, from the middle of a start to the middle of work. */
function* moments(seed: number): Generator<number> {
  let state = seed;
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield 300 + (state % 4000);
  }
}

describe.each(databaseKinds)("kill -9 in the middle of work, twenty times (%s)", (kind) => {
  const cleanups: (() => Promise<void> | void)[] = [];
  afterAll(async () => {
    for (const cleanup of cleanups.reverse()) await cleanup();
  });

  test("nothing acknowledged is lost, nothing is sent twice that a person would see", {
    timeout: 900_000,
  }, async () => {
    const api = await FakeBotApi.start();
    const dataDir = mkdtempSync(join(tmpdir(), "waymark-kill-"));
    cleanups.push(
      () => api.stop(),
      () => rmSync(dataDir, { recursive: true, force: true }),
    );
    const environment: Record<string, string> = {
      WAYMARK_DATA_DIR: dataDir,
      TELEGRAM_BOT_TOKEN: api.token,
      TELEGRAM_API_ROOT: api.root,
    };
    if (kind === "postgres") {
      const database = await freshDatabase();
      cleanups.push(() => database.drop());
      environment["DATABASE_URL"] = database.url;
    }

    const chats = Array.from({ length: persons }, (_, index) => api.chat(9000 + index));
    const titles = new Map<FakeChat, string[]>(chats.map((chat) => [chat, []]));
    const helpAsked = new Map<FakeChat, number>();
    for (const chat of chats) chat.says("/start");

    const when = moments(7);
    for (let round = 0; round < kills; round += 1) {
      const program = startProgram(environment);
      const dies = Date.now() + 4000 + (when.next().value as number);
      for (let count = 0; Date.now() < dies; count += 1) {
        for (const [person, chat] of chats.entries()) {
          if (count >= goalsARound) {
            chat.says("/help");
            helpAsked.set(chat, (helpAsked.get(chat) ?? 0) + 1);
            continue;
          }
          const title = `goal ${round}-${count}-${person}`;
          titles.get(chat)?.push(title);
          chat.says(`/newgoal ${title}`);
        }
        await pause(500);
      }
      await killed(program);
    }

    const program = startProgram(environment);
    cleanups.push(() => killed(program));
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
      expect(listed).toContain(`\n${kills * goalsARound}. `);
      const restarts = texts.filter((text) => text.includes("short restart")).length;
      for (const title of titles.get(chat) ?? []) {
        expect(`${listed}\n`).toContain(`${title}\n`);
        const asked = texts.filter((text) => text.includes(`“${title}”, noted`)).length;
        expect(asked, `${title} is answered once, or shown again after a restart`).toBeLessThanOrEqual(1 + restarts);
      }
      const helped = texts.filter((text) => text.startsWith("What I can do")).length;
      expect(helped, "no answer comes twice").toBeLessThanOrEqual(helpAsked.get(chat) ?? 0);
    }
    expect(api.confirmed).toBeGreaterThan(0);
  });
});
