import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { createImportFile, type ImportFileParts } from "#app/import-file.ts";
import { DatabaseUnavailable } from "#app/outage.ts";
import type { ImportRun } from "#app/reading-ports.ts";
import { createImportFiles } from "#channels/imports/import-files.ts";
import { readImport } from "#channels/imports/read-import.ts";
import type { PersonId } from "#core/person/person.ts";
import { openStorage, type Storage } from "#storage/open.ts";
import { agreed, sha256 } from "../storage/bodies.ts";
import { fakeClock, freshDatabase, silentLog, testSecret } from "../storage/databases.ts";
import { appleExport } from "./apple-export.ts";

const clock = fakeClock(Date.UTC(2026, 10, 21, 12));

/** Processes on one PostgreSQL, none of which shares a disk with another. */
async function processes() {
  const database = await freshDatabase("prepared");
  onTestFinished(() => database.drop());
  return async (more: (storage: Storage) => Partial<ImportFileParts> = () => ({})) => {
    const dataDir = mkdtempSync(join(inject("runFolder"), `process-${randomUUID()}`));
    const storage = await openStorage({
      databaseUrl: database.url,
      dataDir,
      secret: testSecret,
      log: silentLog,
      clock,
    });
    onTestFinished(() => storage.close());
    const imports = createImportFile({
      store: storage.store,
      readings: storage.readings,
      imports: storage.imports,
      habits: async () => ({ stored: 0, known: 0 }),
      files: createImportFiles(storage.uploads),
      shelf: storage.uploads,
      read: readImport,
      reckon: async () => undefined,
      digest: sha256,
      clock,
      log: silentLog,
      mostBytes: 10_000_000,
      batch: 200,
      ...more(storage),
    });
    return { storage, imports };
  };
}
async function* said(records: number, seed: number): AsyncGenerator<Uint8Array> {
  for (const text of appleExport({ records, seed })) yield new TextEncoder().encode(text);
}
const countOf = async (storage: Storage, person: PersonId): Promise<number> =>
  (await storage.readings.counts(person)).reduce((sum, { count }) => sum + count, 0);
const newest = async (storage: Storage, person: PersonId): Promise<ImportRun> => {
  const [run] = await storage.imports.list(person, 1);
  if (!run) throw new Error("no run");
  return run;
};

/** A process that reads three batches and then answers nothing more, as one that was killed. */
const dying =
  (reached: () => void) =>
  (storage: Storage): Partial<ImportFileParts> => {
    let puts = 0;
    return {
      readings: {
        async put(...given) {
          puts += 1;
          if (puts <= 3) return storage.readings.put(...given);
          reached();
          return new Promise<never>(() => undefined);
        },
      },
    };
  };

test("an import that a process began is carried on by another when it is dead, from where it was, and nothing is kept twice", async () => {
  const start = await processes();
  const dead = Promise.withResolvers<void>();
  const a = await start(dying(dead.resolve));
  const b = await start();
  const person = await agreed(a.storage);
  const begun = (await a.imports.start(person, said(2500, 21))) as ImportRun;
  await dead.promise;
  // While it lives nobody takes its file, however long it takes.
  clock.advance(60_000);
  await b.imports.resume();
  expect((await newest(b.storage, person)).state).toBe("running");
  await a.storage.close();

  await b.imports.resume();
  await expect.poll(async () => (await newest(b.storage, person)).state).toBe("done");
  const run = await newest(b.storage, person);
  expect(run.id).toBe(begun.id);
  expect(run.counts.read).toBeGreaterThan(1500);
  expect(await countOf(b.storage, person)).toBe(run.counts.stored);
  await expect.poll(() => b.storage.uploads.of(person)).toEqual([]);
});

test("whoever looks in from another process sees it wait, stops it there, and it stops here", async () => {
  const start = await processes();
  let go: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (go = resolve));
  const begun = Promise.withResolvers<void>();
  const a = await start(() => ({
    read: async function* (file, options) {
      begun.resolve();
      await gate;
      yield* readImport(file, options);
    },
  }));
  const b = await start();
  const person = await agreed(a.storage);
  const { id } = (await a.imports.start(person, said(3000, 22))) as ImportRun;
  await begun.promise;
  clock.advance(3_600_000);
  expect(await b.imports.list(person, 5)).toMatchObject([{ id, state: "running" }]);
  expect(await b.imports.stop(person, id)).toBe(true);
  go();
  await a.imports.close();
  expect(await newest(a.storage, person)).toMatchObject({ id, state: "stopped", counts: { read: 0 } });
});

test("the same file sent to two processes is read by one of them", async () => {
  const start = await processes();
  const dead = Promise.withResolvers<void>();
  const a = await start(dying(dead.resolve));
  const b = await start();
  const person = await agreed(a.storage);
  await a.imports.start(person, said(2500, 23));
  await dead.promise;
  clock.advance(1);
  expect(await b.imports.start(person, said(2500, 23))).toMatchObject({ state: "running" });
  expect(await b.storage.uploads.of(person)).toHaveLength(1);
});

test("a database that is away ends no import: it waits, and is gone on with", async () => {
  const start = await processes();
  let away = true;
  const tried = Promise.withResolvers<void>();
  const { storage, imports } = await start((here) => ({
    readings: {
      async put(...given) {
        if (!away) return here.readings.put(...given);
        tried.resolve();
        throw new DatabaseUnavailable("the database cannot be reached");
      },
    },
  }));
  const person = await agreed(storage);
  await imports.start(person, said(500, 24));
  await tried.promise;
  await expect.poll(async () => (await newest(storage, person)).state).toBe("waiting");
  away = false;
  clock.advance(60_000);
  await imports.resume();
  await expect.poll(async () => (await newest(storage, person)).state).toBe("done");
});
