import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createImportFile, type ImportFileParts } from "#app/import-file.ts";
import type { Refusal } from "#app/importer.ts";
import type { ImportRun } from "#app/reading-ports.ts";
import { readImport } from "#channels/imports/read-import.ts";
import { createImportFiles } from "#channels/imports/import-files.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Storage } from "#storage/open.ts";
import { agreed, sha256 } from "../storage/bodies.ts";
import { describeAboveStorage, fakeClock, silentLog } from "../storage/databases.ts";
import { aFullDay } from "../storage/days.ts";
import { change } from "../storage/people.ts";
import { appleExport } from "./apple-export.ts";

const folder = mkdtempSync(join(tmpdir(), "waymark-import-file-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const nobody = "00000000-0000-4000-8000-000000000000" as PersonId;

/** A made-up export of so many records, as a file. */
function exportOf(records: number, seed = 1): string {
  const path = join(folder, `export-${records}-${seed}.xml`);
  writeFileSync(path, [...appleExport({ records, seed })].join(""));
  return path;
}
async function* inPieces(bytes: Uint8Array, piece = 50_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}
const text = (said: string) => inPieces(new TextEncoder().encode(said));

describeAboveStorage("the import of a file", (open) => {
  let storage: Storage;
  const clock = fakeClock(Date.UTC(2026, 10, 21, 12));
  beforeAll(async () => {
    storage = await open({ clock });
  });
  const importer = (more: Partial<ImportFileParts> = {}) => {
    const reckoned: PersonId[] = [];
    const imports = createImportFile({
      store: storage.store,
      readings: storage.readings,
      imports: storage.imports,
      habits: async () => ({ stored: 0, known: 0 }),
      files: createImportFiles(storage.uploads),
      shelf: storage.uploads,
      read: readImport,
      reckon: async (person) => void reckoned.push(person),
      digest: sha256,
      clock,
      log: silentLog,
      mostBytes: 1_000_000,
      batch: 300,
      ...more,
    });
    return { ...imports, reckoned };
  };
  /** What lies of a person. */
  const lying = async (person: PersonId): Promise<number> => (await storage.uploads.of(person)).length;
  const countOf = async (person: PersonId): Promise<number> =>
    (await storage.readings.counts(person)).reduce((sum, { count }) => sum + count, 0);
  const ended = async (person: PersonId, id: string): Promise<ImportRun> => {
    const find = async () => (await storage.imports.list(person, 10)).find((run) => run.id === id);
    await expect.poll(async () => (await find())?.state).toMatch(/done|failed|stopped/u);
    return (await find()) as ImportRun;
  };

  test("a file is kept whole, once, and what is usual is reckoned after it", async () => {
    const person = await agreed(storage);
    const path = exportOf(3000);
    const { run, reckoned } = importer();
    const progress: number[] = [];
    const first = await run(person, path, { progress: ({ bytesRead }) => progress.push(bytesRead), refused: () => {} });
    expect(first).toMatchObject({
      state: "done",
      format: "apple_health",
      problem: undefined,
      bytes: statSync(path).size,
    });
    const { counts, unused } = first as ImportRun;
    expect(counts).toMatchObject({ read: counts.stored, known: 0, conflicts: 0 });
    expect(await countOf(person)).toBe(counts.stored);
    expect(counts.stored).toBeGreaterThan(1800);
    expect(unused["HKQuantityTypeIdentifierActiveEnergyBurned"]).toBeGreaterThan(500);
    expect(reckoned).toEqual([person]);
    expect(progress.length).toBeGreaterThan(2);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));

    const second = await run(person, path);
    expect(second).toMatchObject({ state: "done", counts: { read: counts.read, stored: 0, known: counts.read } });
    expect((second as ImportRun).id).not.toBe((first as ImportRun).id);
    expect(await countOf(person)).toBe(counts.stored);
    expect(reckoned).toHaveLength(1);
  });

  test("what is forgotten while a file is read does not come back with the rest of it", async () => {
    const person = await agreed(storage);
    let puts = 0;
    const { run } = importer({
      readings: {
        async put(...given) {
          const kept = await storage.readings.put(...given);
          puts += 1;
          if (puts === 2)
            await change(storage, person, (before) => before, { forgottenReadings: { source: undefined } });
          return kept;
        },
      },
    });
    expect(await run(person, exportOf(3000))).toMatchObject({ state: "stopped" });
    expect(puts).toBe(2);
    expect([await countOf(person), await storage.imports.list(person, 5)]).toEqual([0, []]);
  });

  test("an open page is told of the figures of a file once, when it has ended", async () => {
    const person = await agreed(storage);
    const heard: string[] = [];
    const stop = await storage.live.listen((who, { kind }) => void (who === person && heard.push(kind)));
    await storage.live.follow(person);
    await importer({ batch: 50 }).run(person, exportOf(1000));
    await expect.poll(() => heard).toContain("body");
    await expect.poll(() => heard).toContain("import");
    expect(heard.filter((kind) => kind === "body")).toHaveLength(1);
    await stop();
  });

  test("nothing that comes in a file is of now", async () => {
    const person = await agreed(storage);
    await importer().run(person, exportOf(300));
    const kept = await storage.readings.list(person, { limit: 100 });
    expect(kept.length).toBe(100);
    expect(kept.every(({ imported }) => imported)).toBe(true);
  });

  test("whenever it dies, it goes on with the same file, and nothing is kept twice", async () => {
    const person = await agreed(storage);
    const path = exportOf(3000);
    const whole = await importer().run(await agreed(storage), path);
    const { counts } = whole as ImportRun;
    let puts = 0;
    const dying = importer({
      readings: {
        async put(...given) {
          const kept = await storage.readings.put(...given);
          puts += 1;
          // Kept, and dead before it is noted how far that is.
          if (puts % 3 === 0) throw new Error("the process died");
          return kept;
        },
      },
    });
    let tries = 0;
    let run: Awaited<ReturnType<typeof dying.run>>;
    do {
      run = await dying.run(person, path);
      tries += 1;
    } while ((run as ImportRun).state === "failed" && tries < 30);
    expect(run).toMatchObject({ state: "done" });
    expect(tries).toBeGreaterThan(2);
    expect(await countOf(person)).toBe(counts.stored);
    expect((run as ImportRun).unused).toEqual((whole as ImportRun).unused);
  });

  test("what a person sends is read after the answer, and the file is gone then", async () => {
    const person = await agreed(storage);
    const { start } = importer();
    const said = [...appleExport({ records: 500, seed: 3 })].join("");
    const begun = await start(person, text(said));
    expect(begun).toMatchObject({ state: "waiting" });
    const run = await ended(person, (begun as ImportRun).id);
    expect(run).toMatchObject({ state: "done", bytesRead: run.bytes });
    expect(await countOf(person)).toBe(run.counts.stored);
    await expect.poll(() => lying(person)).toBe(0);
  });

  test("an upload that was being read when the program ended is gone on with", async () => {
    const person = await agreed(storage);
    const said = [...appleExport({ records: 2500, seed: 4 })].join("");
    const before = importer();
    const begun = (await before.start(person, text(said))) as ImportRun;
    await before.close();
    expect((await storage.imports.list(person, 1))[0]?.state).toBe("waiting");
    clock.advance(20_000);
    const after = importer();
    await after.resume();
    const run = await ended(person, begun.id);
    expect(run.state).toBe("done");
    expect(await countOf(person)).toBe(run.counts.stored);
    await expect.poll(() => lying(person)).toBe(0);
  });

  test("a person can stop it; what was read stays, and the same file goes on", async () => {
    const person = await agreed(storage);
    const path = exportOf(3000, 5);
    const { run, stop } = importer();
    const stopped = await run(person, path, {
      progress: (now) => void (now.counts.read > 0 && stop(person, now.id)),
      refused: () => {},
    });
    expect(stopped).toMatchObject({ state: "stopped" });
    const kept = await countOf(person);
    expect(kept).toBe((stopped as ImportRun).counts.stored);
    expect(await stop(nobody, (stopped as ImportRun).id)).toBe(false);
    const rest = await run(person, path);
    expect(rest).toMatchObject({ state: "done", id: (stopped as ImportRun).id });
    expect(await countOf(person)).toBe((rest as ImportRun).counts.stored);
    expect((rest as ImportRun).counts.known).toBe(0);
  });

  test("a database without room is told, and the same file goes on", async () => {
    const person = await agreed(storage);
    const path = exportOf(600, 6);
    const full = importer({
      readings: { put: () => Promise.reject(Object.assign(new Error("full"), { code: "53100" })) },
    });
    expect(await full.run(person, path)).toMatchObject({ state: "failed", problem: "no_space" });
    expect(await importer().run(person, path)).toMatchObject({ state: "done", problem: undefined });
  });

  test("without consent nothing is taken in, and what is taken back meanwhile ends it", async () => {
    const { start, run } = importer();
    const without = await agreed(storage, { ...aFullDay(), consentAt: undefined });
    expect(await start(without, text("<HealthData>"))).toBe("no_consent");
    expect(await run(without, exportOf(10))).toBe("no_consent");
    expect(await start(nobody, text("<HealthData>"))).toBeUndefined();
    expect(await lying(without)).toBe(0);
    const refusing = importer({ readings: { put: async () => "no_consent" } });
    expect(await refusing.run(await agreed(storage), exportOf(10))).toMatchObject({
      state: "failed",
      problem: "no_consent",
    });
  });

  test("without consent nothing says that there was a file", async () => {
    const without = await agreed(storage, { ...aFullDay(), consentAt: undefined });
    expect(await importer().run(without, exportOf(10))).toBe("no_consent");
    expect(await storage.imports.list(without, 9)).toEqual([]);
  });

  test("whoever is nobody any more has nothing read for them", async () => {
    const { run } = importer({ readings: { put: async () => undefined } });
    expect(await run(await agreed(storage), exportOf(10))).toMatchObject({ state: "stopped", problem: "merged" });
  });

  test("no more than five hundred figures are kept in one piece", async () => {
    const sizes: number[] = [];
    const { run } = importer({
      batch: 5000,
      readings: {
        put(person, rows, at) {
          sizes.push(rows.length);
          return storage.readings.put(person, rows, at);
        },
      },
    });
    expect(await run(await agreed(storage), exportOf(3000))).toMatchObject({ state: "done" });
    expect(Math.max(...sizes)).toBe(500);
  });

  test("a file at which the program died twice is read no more", async () => {
    const person = await agreed(storage);
    const said = [...appleExport({ records: 100, seed: 7 })].join("");
    const file = await createImportFiles(storage.uploads).keep(person, text(said), 1_000_000);
    if (typeof file !== "object") throw new Error(file);
    const run = await storage.imports.begin(person, file, clock.now());
    if (!run) throw new Error("no run");
    const attempts: (number | undefined)[] = [];
    // The program ends while it reads: nothing is noted after the beginning.
    for (const died of [1, 2]) {
      clock.advance(20_000);
      const dying = importer({
        read: async function* () {
          attempts.push((await storage.imports.list(person, 1))[0]?.attempts);
          await new Promise(() => undefined);
          yield { is: "format", format: "never" };
        },
      });
      await dying.resume();
      await expect.poll(() => attempts.length).toBe(died);
    }
    expect(attempts).toEqual([1, 2]);
    clock.advance(20_000);
    await importer().resume();
    expect(await ended(person, run.id)).toMatchObject({ state: "failed", problem: "gave_up" });
    expect(await lying(person)).toBe(0);
    // Sent once more it is read once more.
    const again = importer();
    await again.start(person, text(said));
    await expect.poll(async () => (await storage.imports.list(person, 1))[0]?.state).toBe("done");
  });

  test("a database that is away for a moment loses neither the end nor, before that, the file", async () => {
    const person = await agreed(storage);
    let away = 3;
    const lay: number[] = [];
    const { start } = importer({
      pause: 1,
      imports: {
        ...storage.imports,
        async save(who, run) {
          if (run.state === "done" && away > 0) {
            away -= 1;
            lay.push(await lying(person));
            throw new Error("nobody answers");
          }
          return storage.imports.save(who, run);
        },
      },
    });
    const begun = await start(person, text([...appleExport({ records: 100, seed: 8 })].join("")));
    expect((await ended(person, (begun as ImportRun).id)).state).toBe("done");
    expect(lay).toEqual([1, 1, 1]);
    await expect.poll(() => lying(person)).toBe(0);
  });

  test("a run that nobody reads any more is stopped for whoever looks, or says so", async () => {
    const person = await agreed(storage);
    const { list, stop } = importer();
    const fresh = { fingerprint: "1-a", bytes: 1 };
    const run = await storage.imports.begin(person, fresh, clock.now());
    if (!run) throw new Error("no run");
    await storage.imports.save(person, { ...run, state: "running" });
    expect(await list(person, 9)).toMatchObject([{ state: "running" }]);
    clock.advance(121_000);
    expect(await list(person, 9)).toMatchObject([{ state: "stopped" }]);
    expect(await storage.imports.list(person, 9)).toMatchObject([{ state: "stopped" }]);
    await storage.imports.save(person, { ...run, state: "waiting", changedAt: clock.now() });
    expect(await stop(person, run.id)).toBe(true);
    expect(await list(person, 9)).toMatchObject([{ state: "stopped" }]);
    expect(await stop(person, run.id)).toBe(false);
  });

  test("two files of a person wait at most, and all are gone with consent or the person", async () => {
    const person = await agreed(storage);
    const other = await agreed(storage);
    let readOn: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      readOn = resolve;
    });
    const { start, forget } = importer({
      read: async function* (file, options) {
        await gate;
        yield* readImport(file, options);
      },
    });
    const said = (seed: number) => text([...appleExport({ records: 50, seed })].join(""));
    await start(person, said(11));
    await start(person, said(12));
    expect(await start(person, said(13))).toBe("busy");
    await start(other, said(14));
    expect([await lying(person), await lying(other)]).toEqual([2, 1]);
    await forget(person);
    expect([await lying(person), await lying(other)]).toEqual([2, 1]);
    await change(storage, person, (before) => ({
      ...before,
      day: before.day && { ...before.day, consentAt: undefined },
    }));
    await forget(person);
    expect([await lying(person), await lying(other)]).toEqual([0, 1]);
    readOn();
    await expect.poll(() => lying(other)).toBe(0);
    expect(await countOf(person)).toBe(0);
    expect(await countOf(other)).toBeGreaterThan(0);
  });

  test.each([
    ["empty", ""],
    ["too_large", "x".repeat(1_000_001)],
  ])("an upload that is %s is not kept", async (problem, content) => {
    const person = await agreed(storage);
    expect(await importer().start(person, text(content))).toBe(problem);
    expect(await lying(person)).toBe(0);
  });

  test("an upload that breaks off leaves nothing behind", async () => {
    const person = await agreed(storage);
    async function* breaking(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(1000);
      throw new Error("the line is dead");
    }
    // Two of a person may lie there: a third would find no room.
    for (let times = 0; times < 3; times += 1)
      await expect(importer().start(person, breaking())).rejects.toThrow("the line is dead");
  });

  test("a file of another kind, or of none, is told", async () => {
    const person = await agreed(storage);
    const letter = join(folder, "letter.txt");
    writeFileSync(letter, "Dear sir,");
    expect(await importer().run(person, letter)).toMatchObject({ state: "failed", problem: "unknown_kind" });
    expect(await importer().run(person, join(folder, "nowhere"))).toBe("not_there");
    expect(await importer().run(person, folder)).toBe("not_there");
  });

  test("rows that cannot be read are counted by reason, and told with their place", async () => {
    const person = await agreed(storage);
    const path = join(folder, "odd.xml");
    const row = (value: string, unit = "count/min", day = "20") =>
      `<Record type="HKQuantityTypeIdentifierHeartRate" unit="${unit}" value="${value}" startDate="2026-11-${day} 08:00:00 +0300"/>\n`;
    writeFileSync(
      path,
      `<HealthData>\n${row("fast")}${row("60", "kg")}${row("61")}${row("900", undefined, "19")}</HealthData>`,
    );
    const refused: Refusal[] = [];
    const run = await importer().run(person, path, { progress: () => {}, refused: (each) => refused.push(each) });
    expect(run).toMatchObject({
      state: "done",
      refused: { not_a_number: 1, wrong_unit: 1 },
      counts: { read: 2, stored: 2, marked: 1 },
    });
    expect(refused).toEqual([
      { because: "not_a_number", place: "line 2" },
      { because: "wrong_unit", place: "line 3" },
    ]);
  });
});
