import { mkdtempSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { openStorage } from "#storage/open.ts";
import { pagesBuilt } from "../browser/pages-built.ts";
import { fakeClock, freshDataDir, silentLog } from "../storage/databases.ts";
import { evaluateSteps } from "../../src/commands/evaluate.ts";
import { restore } from "../../src/commands/backup.ts";
import { start } from "../../src/commands/start.ts";
import { chatHere, configOf, here, preparedFolder, run } from "./run.ts";

beforeAll(async () => void (await Promise.all([freshDataDir(), pagesBuilt()])));

const noStack = /\n\s+at /;

describe("what cannot work is said in a sentence, with an exit code and no stack", () => {
  test.each([
    ["a wrong variable is named with what is expected", ["start"], { PORT: "http" }, 2, /PORT: expected a port/],
    [
      "all wrong variables at once, and never their values",
      ["start"],
      { WAYMARK_SIGNUP: "sesame", TELEGRAM_BOT_TOKEN: "sesame" },
      2,
      /TELEGRAM_BOT_TOKEN: expected[^]*WAYMARK_SIGNUP: expected|WAYMARK_SIGNUP: expected[^]*TELEGRAM_BOT_TOKEN: expected/,
    ],
    ["a command that is not there", ["fly"], {}, 2, /no command "fly"/],
    ["an option that is not there", ["start", "--fast"], {}, 1, /--fast[^]*--help/],
    ["a command without what it needs", ["backup"], {}, 2, /Usage: .*backup FILE/],
    [
      "a database that does not answer",
      ["start"],
      { DATABASE_URL: "postgres://waymark:pw@127.0.0.1:9/waymark" },
      1,
      /database does not answer[^]*DATABASE_URL/,
    ],
  ] as const)("%s", async (_rule, args, environment, code, words) => {
    const started = run(args, environment);
    expect(await started.end, started.said()).toBe(code);
    expect(started.said()).toMatch(words);
    expect(started.said()).not.toMatch(noStack);
    expect(started.said()).not.toContain("sesame");
  });

  test("a file that is not there", async () => {
    const none = { record: undefined, replay: undefined };
    const judged = await here((tell) => evaluateSteps(configOf(), "/nowhere.jsonl", none, tell, tell));
    expect(judged.code).toBe(1);
    expect(judged.said).toMatch(/nowhere\.jsonl/);
    expect(judged.said).not.toMatch(noStack);
  });

  test("a port that is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const config = configOf({ PORT: String(port), WAYMARK_DATA_DIR: await preparedFolder() });
    const started = await here(async (tell) => void (await start(config, tell)));
    expect(started.code).toBe(1);
    expect(started.said).toMatch(/port is taken[^]*PORT/);
    expect(started.said).not.toMatch(noStack);
  });

  test("a backup file that is none", async () => {
    const file = join(mkdtempSync(join(inject("runFolder"), "bad-")), "backup");
    writeFileSync(file, "not a backup");
    const config = configOf({ WAYMARK_DATA_DIR: await preparedFolder() });
    const restored = await here((tell) => restore(config, file, tell, tell));
    expect(restored.code, restored.said).not.toBe(0);
    expect(restored.said).not.toMatch(noStack);
  });
});

describe("start", () => {
  test("needs nothing configured, says where to look, lets no second process at its data, and stops when asked", async () => {
    const dataDir = await preparedFolder();
    const started = run(["start"], { WAYMARK_DATA_DIR: dataDir });
    await expect.poll(started.said).toContain("Not configured, and not needed");
    expect(started.said()).toMatch(/Waymark is at http:\/\/localhost:\d+/);
    expect(started.said()).toMatch(/asks for this code: \S+/);
    const [url = ""] = /http:\/\/localhost:\d+/.exec(started.said()) ?? [];
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect((await fetch(`${url}/api/me`)).status).toBe(401);

    const second = run(["chat"], { WAYMARK_DATA_DIR: dataDir });
    expect(await second.end, second.said()).toBe(1);
    expect(second.said()).toMatch(/in use|already|another/i);
    expect(second.said()).not.toMatch(noStack);

    started.program.kill("SIGTERM");
    expect(await started.end).toBe(0);
  });

  test("keeps its secret for the next start, and makes no second one over data that only the first can open", async () => {
    const dataDir = await preparedFolder();
    const chatted = await chatHere({ WAYMARK_DATA_DIR: dataDir }, "/newgoal learn to juggle\n");
    expect(chatted.code, chatted.said).toBe(0);
    const secret = readFileSync(join(dataDir, "secret"), "utf8");
    const again = await chatHere({ WAYMARK_DATA_DIR: dataDir }, "/goals\n");
    expect(again.code, again.said).toBe(0);
    expect(readFileSync(join(dataDir, "secret"), "utf8")).toBe(secret);
    expect(again.said).toContain("learn to juggle");
    unlinkSync(join(dataDir, "secret"));
    const without = await chatHere({ WAYMARK_DATA_DIR: dataDir }, "/goals\n");
    expect(without.code, without.said).toBe(1);
    expect(without.said).toMatch(/secret is missing[^]*WAYMARK_SECRET/);
    expect(without.said).not.toMatch(noStack);
    const other = await chatHere(
      { WAYMARK_DATA_DIR: dataDir, WAYMARK_SECRET: `${secret.trim()} but another` },
      "/goals\n",
    );
    expect(other.code, other.said).toBe(1);
    expect(other.said).toMatch(/another secret[^]*WAYMARK_SECRET/);
    expect(other.said).not.toMatch(noStack);
    writeFileSync(join(dataDir, "secret"), secret);
    const storage = await openStorage({ dataDir, secret: secret.trim(), log: silentLog, clock: fakeClock() });
    expect(await storage.counts(), "nothing was touched meanwhile").toMatchObject({ persons: 1, goals: 1 });
    await storage.close();
  });
});

type By = (
  lines: string,
  environment: Readonly<Record<string, string>>,
  locale: string,
) => Promise<{ readonly code: number | null; readonly said: string }>;
const inOwnProcess: By = async (lines, environment, locale) => {
  const chatted = run(["chat", "--locale", locale], environment, lines);
  return { code: await chatted.end, said: chatted.said() };
};
const inThisProcess: By = (lines, environment, locale) => chatHere(environment, lines, locale);

describe("the dialogue in a terminal", () => {
  test.each([
    [
      "en",
      inOwnProcess,
      "learn to juggle",
      /Hello\. I’m Waymark/,
      /≈ \d+ min/,
      /Steps done: 1/,
      /Everything is deleted[^>]*$/,
    ],
    [
      "ru",
      inThisProcess,
      "научиться жонглировать",
      /Здравствуйте\. Я Waymark/,
      /≈ \d+ мин/,
      /Сделано шагов: 1/,
      /Всё удалено[^>]*$/,
    ],
  ] as const)(
    "by a pipe, in %s: a line is a message, a number presses a button",
    async (locale, by, goal, hello, step, status, gone) => {
      const lines = [`/newgoal ${goal}`, "/skip", "/skip", "/skip", "/step", "1", "/status", "/delete", "1", "/goals"];
      const environment = { WAYMARK_DATA_DIR: await preparedFolder() };
      const { code, said } = await by(`${lines.join("\n")}\n`, environment, locale);
      expect(code, said).toBe(0);
      for (const words of [hello, step, status]) expect(said).toMatch(words);
      expect(said, "deleting everything ends it").toMatch(gone);
      expect(said).not.toMatch(/<b>|&amp;|\{\{/);
    },
  );
});
