import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type Fault, FakeBotApi } from "../fakes/bot-api.ts";
import { patience } from "../setup/patience.ts";
import { freshDataDir } from "../storage/databases.ts";
import { start } from "../../src/commands/start.ts";
import { chatHere, configOf, preparedFolder } from "./run.ts";

beforeAll(async () => void (await freshDataDir()), patience);

const busy: Fault = { kind: "error", code: 429, description: "Too Many Requests", retryAfter: 1 };
const away: Fault = { kind: "gateway", code: 502 };

describe("a start while Telegram is unwell", () => {
  test.each([
    ["polling", { getMe: [away], deleteWebhook: [busy, away] }, {}],
    ["webhook", { setWebhook: [busy, away] }, { TELEGRAM_MODE: "webhook", PUBLIC_URL: "https://waymark.example.org" }],
  ] as const)(
    "%s: it says why, tries again until it works, and serves meanwhile",
    {
      timeout: patience,
    },
    async (_mode, faults: Readonly<Record<string, readonly Fault[]>>, environment) => {
      const api = await FakeBotApi.start();
      onTestFinished(() => api.stop());
      const left = new Map(Object.entries(faults).map(([method, list]) => [method, [...list]]));
      api.fault = (method) => left.get(method)?.shift();
      const config = configOf({
        ...environment,
        WAYMARK_DATA_DIR: await preparedFolder(),
        TELEGRAM_BOT_TOKEN: api.token,
        TELEGRAM_API_ROOT: api.root,
        WAYMARK_SIGNUP: "open",
      });
      const said: string[] = [];
      const running = await start(config, (line) => void said.push(line));
      await expect.poll(() => said.join("\n"), { timeout: patience }).toMatch(/Telegram: .*trying again/);
      await expect.poll(() => [...left.values()].flat(), { timeout: patience }).toEqual([]);
      const { length: before } = api.calls;
      await expect
        .poll(() => api.calls.slice(before - 1).some(({ method }) => method === "setMyCommands"), { timeout: patience })
        .toBe(true);
      expect((await fetch(`http://127.0.0.1:${running.port}/readyz`)).status).toBe(200);
      await running.stop();
    },
  );
});

describe("help without a database, in a terminal", () => {
  test.each([
    ["en", "i want to kill myself", /988/, /couldn’t keep/],
    ["ru", "я хочу умереть", /112/, /сохранить ваши слова не получилось/],
  ])(
    "in %s: lines first, then why nothing works, and an exit code",
    { timeout: patience },
    async (locale, text, number, note) => {
      const nowhere = { DATABASE_URL: "postgres://waymark:pw@127.0.0.1:9/waymark" };
      const chatted = await chatHere(nowhere, `${text}\n`, locale);
      expect(chatted.code, chatted.said).toBe(1);
      expect(chatted.said).toMatch(number);
      expect(chatted.said).toMatch(note);
      expect(chatted.said).toMatch(/database does not answer/);
    },
  );
});
