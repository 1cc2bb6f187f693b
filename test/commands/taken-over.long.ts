import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Client } from "pg";
import { expect, inject, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { ownerCode } from "#channels/http/accounts/one-time-code.ts";
import type { ImportWire } from "#contract/imports.ts";
import type { LiveMessage } from "#contract/live.ts";
import { secretFor } from "../../src/secret.ts";
import { FakeBotApi } from "../fakes/bot-api.ts";
import { appleExport } from "../imports/apple-export.ts";
import { patience } from "../setup/patience.ts";
import { freshDatabase, testSecret } from "../storage/databases.ts";

const main = join(import.meta.dirname, "..", "..", "src", "main.ts");
const names = ["first", "second", "third"] as const;
const records = 120_000;
const waits = { timeout: 3 * patience, interval: 200 };

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

interface Running {
  readonly program: ChildProcess;
  readonly url: string;
}

function killed({ program }: Running): Promise<void> {
  return new Promise((resolve) => {
    program.once("exit", () => resolve());
    program.kill("SIGKILL");
  });
}

test("two of three processes are killed in the middle of work: the third goes on with the file, the messages, what is due and open pages", {
  timeout: 20 * patience,
}, async () => {
  const database = await freshDatabase("prepared");
  const api = await FakeBotApi.start();
  const folder = mkdtempSync(join(inject("runFolder"), "taken-over-"));
  const all: Running[] = [];
  onTestFinished(async () => {
    for (const each of all) if (each.program.exitCode === null && each.program.signalCode === null) await killed(each);
    await api.stop();
    await database.drop();
  });
  for (const name of names) {
    const port = await freePort();
    mkdirSync(join(folder, name));
    const environment = {
      PATH: process.env["PATH"] ?? "",
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"] ?? "",
      LOG_LEVEL: "error",
      HOST: "127.0.0.1",
      PORT: String(port),
      PUBLIC_URL: "https://waymark.example.org",
      TRUSTED_PROXIES: "127.0.0.1",
      WAYMARK_SIGNUP: "open",
      WAYMARK_DATA_DIR: join(folder, name),
      WAYMARK_SECRET: testSecret,
      DATABASE_URL: database.url,
      TELEGRAM_BOT_TOKEN: api.token,
      TELEGRAM_API_ROOT: api.root,
    };
    const program = spawn(process.execPath, [main, "start"], {
      cwd: join(folder, name),
      env: environment,
      stdio: ["ignore", "ignore", "inherit"],
    });
    all.push({ program, url: `http://127.0.0.1:${port}` });
  }
  const [first, second, third] = all as [Running, Running, Running];
  const ask = async <T>(at: Running, method: string, path: string, body?: unknown, token?: string): Promise<T> => {
    const answer = await fetch(`${at.url}${path}`, {
      method,
      headers: {
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as T;
  };
  for (const { url } of all)
    await expect
      .poll(
        () =>
          fetch(`${url}/readyz`).then(
            ({ status }) => status,
            () => 0,
          ),
        waits,
      )
      .toBe(200);

  const { token } = await ask<{ readonly token: string }>(first, "POST", "/api/account/sign-up", {
    email: "ada@example.org",
    password: "a long enough password",
    locale: "en",
    time_zone: "Europe/Riga",
    code: ownerCode(secretFor("accounts", testSecret)),
  });
  await ask(first, "PUT", "/api/intake/consent", { agreed: true }, token);

  const heard: LiveMessage[] = [];
  const page = new WebSocket(`${third.url.replace("http", "ws")}/api/live`, ["waymark"], {
    headers: { authorization: `Bearer ${token}` },
  });
  // As a page does: one that answers no ping is taken for gone.
  page.on("message", (data) => {
    heard.push(JSON.parse(String(data)) as LiveMessage);
    if (heard.at(-1)?.type === "ping") page.send(JSON.stringify({ type: "pong" }));
  });
  await new Promise((resolve, reject) => page.on("open", resolve).on("error", reject));
  const changes = (): number => heard.filter(({ type }) => type === "changed").length;
  await ask(first, "POST", "/api/goals", { title: "learn to swim" }, token);
  await expect.poll(changes, waits).toBeGreaterThan(0);

  const chats = Array.from({ length: 12 }, (_, index) => api.chat(9100 + index));
  for (const chat of chats) chat.says("/start");
  await expect.poll(() => chats.every(({ messages }) => messages.length > 0), waits).toBe(true);

  // A file is being read by the first, and messages are on their way whoever sends them, when two are killed.
  const file = [...appleExport({ records, seed: 5 })].join("");
  const sent = await fetch(`${first.url}/api/imports`, {
    method: "POST",
    headers: { "content-type": "text/xml", authorization: `Bearer ${token}` },
    body: file,
  });
  expect(sent.status, await sent.text()).toBe(202);
  const run = async (at: Running) =>
    (await ask<{ readonly imports: readonly ImportWire[] }>(at, "GET", "/api/imports", undefined, token)).imports[0];
  await expect.poll(async () => (await run(second))?.counts.stored ?? 0, waits).toBeGreaterThan(0);
  api.fault = (method) => (method === "sendMessage" ? { kind: "hang" } : undefined);
  for (const chat of chats) chat.says("/help");
  const calls = (): number => api.calls.filter(({ method }) => method === "sendMessage").length;
  const before = calls();
  await expect.poll(calls, waits).toBeGreaterThan(before);
  const reached = await run(second);
  await Promise.all([killed(first), killed(second)]);
  api.fault = () => undefined;
  expect(reached?.state).toBe("running");

  await expect.poll(async () => (await run(third))?.state, waits).toBe("done");
  const { stored, known, conflicts, read } = (await run(third))?.counts ?? {};
  const client = new Client({ connectionString: database.adminUrl });
  await client.connect();
  onTestFinished(() => client.end());
  const count = async (sql: string): Promise<number> =>
    (await client.query<{ readonly n: number }>(sql)).rows[0]?.n ?? Number.NaN;
  // Everything once: what a killed process kept and had not counted yet is known to the one that goes on.
  expect(await count("select count(*)::int as n from core.biometric_readings")).toBe(read);
  expect((stored ?? 0) + (known ?? 0)).toBe(read);
  expect(conflicts).toBe(0);

  await expect
    .poll(() => count("select count(*)::int as n from core.outbox where state in ('queued', 'sending')"), waits)
    .toBe(0);
  for (const { messages } of chats) {
    const answers = messages.filter(({ text }) => text.startsWith("What I can do")).length;
    const notices = messages.filter(({ text }) => text.includes("short restart")).length;
    expect(answers, "an answer comes once").toBeLessThanOrEqual(1);
    expect(notices, "one notice a person and outage").toBeLessThanOrEqual(1);
    expect(answers + notices, "nobody is left without a word").toBeGreaterThan(0);
  }

  const hearsBefore = changes();
  await ask(third, "POST", "/api/goals", { title: "learn to row" }, token);
  await expect.poll(changes, waits).toBeGreaterThan(hearsBefore);
  page.close();
});
