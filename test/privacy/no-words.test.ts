import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { openStorage } from "#storage/open.ts";
import { FakeBotApi } from "../fakes/bot-api.ts";
import { databaseKinds, fakeClock, freshDatabase, silentLog, testSecret } from "../storage/databases.ts";

/** Words that stand nowhere else, so that wherever they turn up a person's text has been. */
const typed = {
  title: "zebrafinch serenade",
  description: "quokkabox under the stairs",
  answer: "walrusday evenings",
  comment: "no numbatglue at home",
  cue: "after okapitea",
  renamed: "zebrafinch nocturne",
  refused: "spy on my ex ibexia via her phone",
  caption: "picture of pangolinia",
  command: "/tapirmode now",
  crisis: "i want to kill myself axolotlia",
  inCrisis: "no, I am alone with wombatia",
};
const marks = [
  "zebrafinch",
  "quokkabox",
  "walrusday",
  "numbatglue",
  "okapitea",
  "ibexia",
  "pangolinia",
  "tapirmode",
  "axolotlia",
  "wombatia",
];

const main = join(import.meta.dirname, "..", "..", "src", "main.ts");

/** The program as an operator runs it, talking as much as it can; its output is kept. */
function startProgram(environment: Readonly<Record<string, string>>): { program: ChildProcess; output: string[] } {
  const output: string[] = [];
  const program = spawn(process.execPath, [main, "start"], {
    env: { ...process.env, LOG_LEVEL: "debug", PORT: "0", HOST: "127.0.0.1", WAYMARK_SIGNUP: "open", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [program.stdout, program.stderr]) stream?.on("data", (chunk) => output.push(String(chunk)));
  return { program, output };
}

function stopped(program: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (program.exitCode !== null) return resolve(program.exitCode);
    program.once("exit", (code) => resolve(code));
    program.kill("SIGTERM");
  });
}

/** Every row of every table of ours, those of the queues and the accounts included, as somebody who took the disk would read them. */
async function everyRow(ask: (sql: string) => Promise<readonly Record<string, unknown>[]>): Promise<string> {
  const tables = await ask(
    "select schemaname as s, tablename as t from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  const rows: string[] = [];
  for (const { s, t } of tables) {
    for (const { row } of await ask(`select t::text as row from "${String(s)}"."${String(t)}" t`))
      rows.push(`${String(t)}: ${String(row)}`);
  }
  return rows.join("\n");
}

describe.each(databaseKinds)("a person's words (%s)", (kind) => {
  test("reach nothing but sealed columns: no log, journal, job or file name, and no other row", {
    timeout: 120_000,
  }, async () => {
    const api = await FakeBotApi.start();
    const dataDir = mkdtempSync(join(tmpdir(), "waymark-words-"));
    const database = kind === "postgres" ? await freshDatabase() : undefined;
    onTestFinished(async () => {
      await api.stop();
      await database?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    });
    const { program, output } = startProgram({
      WAYMARK_DATA_DIR: dataDir,
      WAYMARK_SECRET: testSecret,
      TELEGRAM_BOT_TOKEN: api.token,
      TELEGRAM_API_ROOT: api.root,
      ...(database ? { DATABASE_URL: database.url } : {}),
    });
    onTestFinished(() => void program.kill("SIGKILL"));

    const chat = api.chat(9100);
    chat.says("/start");
    await chat.sees(/Waymark/, 0, 60_000);
    await chat.does(() => chat.says(`/newgoal ${typed.title}`), /zebrafinch/);
    let seen = await chat.does(() => chat.says(typed.description), /\?|≈/);
    for (let asked = 0; asked < 2 && !seen.text.includes("≈"); asked += 1)
      seen = await chat.does(() => chat.says(typed.answer), /\?|≈/);
    await chat.does(() => chat.says(`/rephrase ${typed.comment}`), /Put another way/);
    await chat.does(() => chat.press(/When$/), /When or where/);
    await chat.does(() => chat.says(typed.cue), /Noted: after okapitea/);
    await chat.does(() => chat.says("/goals"), /Your goals/);
    chat.press(/zebrafinch/);
    await chat.sees(/Steps done/);
    await chat.does(() => chat.press(/Rename/), /shall this goal be called/);
    await chat.does(() => chat.says(typed.renamed), /Changed: “zebrafinch nocturne”/);
    await chat.does(() => chat.says(`/newgoal ${typed.refused}`), /won’t help/);
    await chat.does(() => chat.says(typed.command), /don’t know that command/);
    await chat.does(() => chat.sends({ photo: [{ file_id: "f" }], caption: typed.caption }), /I hear you/);
    await chat.does(() => chat.says(typed.crisis), /One question/);
    await chat.does(() => chat.says(typed.inCrisis), /Thank you for answering/);
    await chat.does(() => chat.says("/done"), /Marked/);
    expect(await stopped(program)).toBe(0);

    const places: Record<string, string> = {
      output: output.join(""),
      "file names": readdirSync(dataDir, { recursive: true }).join("\n"),
    };
    if (database) {
      const client = new Client({ connectionString: database.url });
      await client.connect();
      places["database"] = await everyRow(async (sql) => (await client.query(sql)).rows);
      await client.end();
    } else {
      const storage = await openStorage({ dataDir, secret: testSecret, log: silentLog, clock: fakeClock() });
      places["database"] = await storage.database.session((run) =>
        everyRow(async (sql) => (await run.exec(sql))[0] ?? []),
      );
      await storage.close();
    }
    expect(places["output"]).toContain("Telegram: @");
    expect(places["database"]).toMatch(/journal: .*crisis_raised/);
    expect(places["database"]).toMatch(/job\w*: /);
    for (const [place, text] of Object.entries(places)) {
      for (const mark of marks) {
        expect(text.toLowerCase().includes(mark), `"${mark}" stands in the ${place}`).toBe(false);
        const bytes = Buffer.from(mark).toString("hex");
        expect(text.includes(bytes), `"${mark}" stands in the ${place}, as bytes`).toBe(false);
      }
    }
    expect(places["output"], "a log does not say who was in a crisis").not.toMatch(/crisis/i);
  });
});
