import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PersonId } from "#core/person/person.ts";
import { openStorage } from "#storage/open.ts";
import { agreed } from "../storage/bodies.ts";
import { databaseKinds, freshDatabase, silentLog, testSecret } from "../storage/databases.ts";
import { appleExport } from "./apple-export.ts";

/** `WAYMARK_TEST_IMPORT_MB=1000` makes it the file of somebody who has worn a watch for ten years. */
const megabytes = Number(process.env["WAYMARK_TEST_IMPORT_MB"] ?? 100);
const bytesARecord = 345;
/** What the process may hold at its peak (MB), the embedded database with it where there is one. */
const mostMemory = { embedded: 1500, postgres: 700 } as const;
const patience = 3_600_000;
const main = join(import.meta.dirname, "..", "..", "src", "main.ts");
const folder = mkdtempSync(join(tmpdir(), "waymark-large-"));
const file = join(folder, "export.xml");

const expected = { heart_rate: 0, steps: 0, hrv_sdnn: 0 };

beforeAll(async () => {
  const records = Math.floor((megabytes * 1_000_000) / bytesARecord);
  const counted = function* (): Generator<string> {
    for (const text of appleExport({ records, seed: 11 })) {
      if (text.includes('IdentifierHeartRate"')) expected.heart_rate += 1;
      if (text.includes('IdentifierStepCount"')) expected.steps += 1;
      if (text.includes('VariabilitySDNN"')) expected.hrv_sdnn += 1;
      yield text;
    }
  };
  await pipeline(Readable.from(counted()), createWriteStream(file));
}, patience);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The real command, as an operator runs it; `peak` is the most memory it had (MB). */
function startImport(environment: Readonly<Record<string, string>>, person: PersonId) {
  const program: ChildProcess = spawn(process.execPath, [main, "import", file, "--person", person], {
    env: { PATH: process.env["PATH"] ?? "", LANG: "C", LOG_LEVEL: "error", ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  let peak = 0;
  program.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const watching = setInterval(() => {
    try {
      const [, kilobytes] = /VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${program.pid}/status`, "utf8")) ?? [];
      peak = Math.max(peak, Number(kilobytes ?? 0) / 1000);
    } catch {
      // It has just ended.
    }
  }, 200);
  const end = new Promise<number | null>((resolve) =>
    program.once("exit", (code) => {
      clearInterval(watching);
      resolve(code);
    }),
  );
  return { program, end, said: () => said, peak: () => Math.round(peak) };
}

describe.each(databaseKinds)(`an export of ${megabytes} MB (%s)`, (kind) => {
  const cleanups: (() => Promise<void> | void)[] = [];
  afterAll(async () => {
    for (const cleanup of cleanups.toReversed()) await cleanup();
  });

  test("is read in bounded memory, killed half-way, gone on with, and nothing of it is lost or kept twice", {
    timeout: patience,
  }, async () => {
    const dataDir = mkdtempSync(join(folder, "data-"));
    writeFileSync(join(dataDir, "secret"), testSecret);
    const database = kind === "postgres" ? await freshDatabase() : undefined;
    if (database) cleanups.push(() => database.drop());
    const environment = { WAYMARK_DATA_DIR: dataDir, ...(database ? { DATABASE_URL: database.url } : {}) };
    const open = () =>
      openStorage({
        dataDir,
        databaseUrl: database?.url,
        secret: testSecret,
        log: silentLog,
        clock: { now: Date.now },
      });
    const before = await open();
    const person = await agreed(before);
    await before.close();

    const started = performance.now();
    const killed = startImport(environment, person);
    const half = /\n {2}[45]\d %/u;
    while (!half.test(killed.said())) {
      expect(killed.program.exitCode, "ended before the half").toBeNull();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    killed.program.kill("SIGKILL");
    await killed.end;

    const rest = startImport(environment, person);
    expect(await rest.end).toBe(0);
    const seconds = (performance.now() - started) / 1000;
    expect(rest.said()).toContain("Going on from where it stopped");
    expect(rest.said()).toContain("\nDone.");

    const after = await open();
    const found = Object.fromEntries((await after.readings.counts(person)).map(({ metric, count }) => [metric, count]));
    const [run] = await after.imports.list(person, 2);
    await after.close();
    expect(found).toMatchObject(expected);
    expect(found["sleep_duration"]).toBeGreaterThan(500);
    expect(run).toMatchObject({ state: "done", bytes: statSync(file).size, bytesRead: statSync(file).size });
    const peak = Math.max(killed.peak(), rest.peak());
    console.info(
      `${kind}: ${megabytes} MB, ${run?.counts.read} readings in ${Math.round(seconds)} s with a kill -9 at the half, at most ${peak} MB of memory`,
    );
    expect(peak).toBeLessThan(mostMemory[kind]);

    if (megabytes > 100) return;
    const again = startImport(environment, person);
    expect(await again.end).toBe(0);
    expect(again.said()).toContain("Done: all of this file was known already.");
  });
});
