import { randomBytes } from "node:crypto";
import { readFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Person } from "#core/person/person.ts";
import { applyAction } from "#core/tracks/apply-action.ts";
import { Kysely, sql } from "kysely";
import { openBackup, writeBackup } from "#storage/backup-file.ts";
import { masterKeys } from "#storage/crypto.ts";
import { openStorage, type Storage } from "#storage/open.ts";
import {
  aPerson,
  databaseKinds,
  describeOnBoth,
  isLong,
  fakeClock,
  freshDataDir,
  freshDatabase,
  silentLog,
  storageOf,
  testSecret,
} from "./databases.ts";
import { aReading, keepABody } from "./bodies.ts";
import { aFullDay } from "./days.ts";
import { aGoal, aMessage, aStep, change, readState } from "./people.ts";
import { aDate, aFullJourney, anAlbum, anExercise, aWork, keepPhoto } from "./walkers.ts";

const clockAfter = Date.UTC(2026, 10, 21);

const folder = mkdtempSync(join(tmpdir(), "waymark-backup-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const aFile = (): string => join(folder, `${++files}.backup`);

async function fullPerson(storage: Storage, name: string): Promise<Person> {
  const person = aPerson({ contact: { contact: "limited" }, createdAt: 1000 });
  await storage.store.createPerson(person, { kind: "telegram", externalId: name });
  const step = aStep();
  await change(
    storage,
    person.id,
    (before) => ({
      ...before,
      goals: [aGoal({ id: step.goalId, current: step, title: name })],
      journey: aFullJourney(),
      exercises: [anExercise()],
      day: aFullDay(),
    }),
    {
      outbox: [aMessage()],
      journal: [{ kind: "goal_created", because: { rule: "test" } }],
      savedWorks: [aWork(), anAlbum(await keepPhoto(storage, person.id, 5, randomBytes(300_000)))],
    },
  );
  return person;
}

async function anAccount(storage: Storage, id: string): Promise<void> {
  const db = new Kysely<unknown>({ dialect: storage.authDialect });
  await sql`insert into "user" (id, name, email, "emailVerified") values (${id}, 'A', ${`${id}@example.org`}, true)`.execute(
    db,
  );
}

/** From one kind to the other, and where there is time to the same as well. */
const routes = databaseKinds
  .flatMap((from) => databaseKinds.map((to) => [from, to] as const))
  .filter(([from, to]) => isLong || from !== to);
describe.each(routes)("backup from %s to %s", (from, to) => {
  const openFrom = storageOf(from);
  const openTo = storageOf(to);

  test("everything comes back as it was, and work goes on", async () => {
    const [source, target] = [await openFrom(), await openTo()];
    const person = await fullPerson(source, "sea");
    const account = "11111111-1111-4111-8111-111111111111";
    await anAccount(source, account);
    await source.store.linkIdentity(person.id, { kind: "account", externalId: account });
    await keepABody(source, person.id);
    const odd = aReading({ from: 7, to: 7, value: Number.NaN, quality: "not_a_number", imported: true });
    await source.readings.put(person.id, [odd], 5);
    const stranger = await fullPerson(target, "was there before");
    const token = (await source.feeds.create(person.id)) ?? "";
    const file = aFile();
    await source.backup(file);
    const before = { ...(await source.store.exportPerson(person.id)), exportedAt: "" };
    expect((await target.restore(file)).rows).toBeGreaterThan(8);
    expect({ ...(await target.store.exportPerson(person.id)), exportedAt: "" }).toEqual(before);
    expect(before.photos?.map(({ base64 }) => Buffer.from(base64, "base64").length)).toEqual([300_000]);
    expect(await target.store.findPerson("account", account)).toBe(person.id);
    expect(await target.feeds.find(token)).toBe(person.id);
    expect(before.readings).toMatchObject({ kept: 2, rows: [{ value: 0.28 }, { value: Number.NaN }] });
    expect(await target.readings.put(person.id, [aReading({ value: 0.28 })], 9)).toEqual(["known"]);
    expect(await readState(target, person.id)).toMatchObject({ day: aFullDay() });
    expect(await target.store.snapshot(stranger.id)).toBeUndefined();
    await change(target, person.id, (b) => ({ ...b, goals: [...b.goals, aGoal()] }), {
      outbox: [aMessage("next")],
      journal: [{ kind: "goal_created", because: { rule: "after" } }],
    });
    const { journey } = await readState(target, person.id);
    if (journey === undefined) throw new Error("the journey did not come back");
    const walked = applyAction(journey, {
      key: "after",
      action: "grounding",
      at: clockAfter,
      date: aDate("2026-11-21"),
    });
    const milestones = [...journey.milestones, { type: "group_joined", track: "community", at: clockAfter } as const];
    await change(target, person.id, (b) => ({ ...b, journey: { ...walked.journey, milestones } }));
    expect((await readState(target, person.id)).journey?.milestones).toStrictEqual(milestones);
    expect((await target.outbox.take(person.id, 10)).map(({ message }) => message.address)).toEqual(["1", "next"]);
  });
});

describeOnBoth("backup", (open) => {
  test("who was erased since stays erased, with their account; who came back is somebody new", async () => {
    const clock = fakeClock();
    const storage = await open({ clock });
    const [gone, kept] = [await fullPerson(storage, "gone"), await fullPerson(storage, "kept")];
    const account = "22222222-2222-4222-8222-222222222222";
    await anAccount(storage, account);
    await storage.store.linkIdentity(gone.id, { kind: "account", externalId: account });
    const file = aFile();
    await storage.backup(file);
    await storage.store.erasePerson(gone.id);
    const back = aPerson({ createdAt: clock.now() + 1 });
    await storage.store.createPerson(back, { kind: "telegram", externalId: "gone" });
    const later = aFile();
    await storage.backup(later);
    expect(await storage.restore(file)).toMatchObject({ erasedAgain: 1 });
    expect(await storage.store.snapshot(gone.id)).toBeUndefined();
    expect(await storage.store.findPerson("telegram", "gone")).toBeUndefined();
    expect((await readState(storage, kept.id)).goals).toHaveLength(1);
    expect(await storage.restore(later)).toMatchObject({ erasedAgain: 0 });
    expect(await storage.store.findPerson("telegram", "gone")).toBe(back.id);
  });

  test("the list of deletions beside the database is enough", async () => {
    const dataDir = mkdtempSync(join(folder, "data-"));
    const [first, second] = [await open({ dataDir }), await open()];
    const person = await fullPerson(first, "x");
    const file = aFile();
    await first.backup(file);
    await first.store.erasePerson(person.id);
    await first.close();
    expect(await second.restore(file)).toMatchObject({ erasedAgain: 0 });
    const again = await open({ dataDir: prepared(dataDir) });
    expect(await again.restore(file)).toMatchObject({ erasedAgain: 1 });
  });
});

// What is wrong with a file is found before any database is asked.
describe.each(isLong ? databaseKinds : (["postgres"] as const))("a backup's file (%s)", (kind) => {
  const open = storageOf(kind);

  test("a file says nothing of what is in it", async () => {
    const storage = await open();
    await fullPerson(storage, "sea");
    const file = aFile();
    await storage.backup(file);
    expect(readFileSync(file, "latin1")).not.toContain("person");
  });

  const damage: readonly (readonly [string, (whole: Buffer) => Buffer, string])[] = [
    ["an empty file", () => Buffer.alloc(0), "not_a_backup"],
    ["a picture", () => Buffer.from(`\x89PNG\r\n${"x".repeat(900)}`, "latin1"), "not_a_backup"],
    ["other JSON", () => Buffer.from('{"a":1}\n'), "not_a_backup"],
    [
      "one of a newer program",
      (whole) => Buffer.from(whole.toString("latin1").replace('"version":1', '"version":9'), "latin1"),
      "newer_version",
    ],
    ["one cut off in the middle", (whole) => whole.subarray(0, whole.length / 2), "damaged"],
    ["one cut off at the end", (whole) => whole.subarray(0, whole.length - 1), "damaged"],
    ["one with a changed byte", (whole) => flip(whole, whole.length - 200), "damaged"],
    ["one with a changed header", (whole) => flip(whole, 60), "damaged"],
  ];
  test("a file that is not a whole backup is refused, and nothing is touched", async () => {
    const storage = await open();
    const person = await fullPerson(storage, "safe");
    const file = aFile();
    await storage.backup(file);
    expect(await storage.verifyBackup(file)).toBeGreaterThan(5);
    const whole = readFileSync(file);
    for (const [what, spoil, problem] of damage) {
      const spoilt = aFile();
      writeFileSync(spoilt, spoil(Buffer.from(whole)));
      for (const read of [storage.restore, storage.verifyBackup])
        await expect(read(spoilt), what).rejects.toMatchObject({ name: "BackupRefused", problem });
    }
    await expect(storage.restore(join(folder, "no such file"))).rejects.toMatchObject({ code: "ENOENT" });
    expect((await readState(storage, person.id)).goals).toHaveLength(1);
  });

  test.each([
    ["another passphrase", { backupPassphrase: "not the one" }, "wrong_passphrase"],
    ["another secret", { secret: "quite another secret of the tests", backupPassphrase: "the one" }, "other_secret"],
  ])("made under %s: refused, and told so", async (_what, options, problem) => {
    const source = await open({ backupPassphrase: "the one" });
    const file = aFile();
    await source.backup(file);
    const target = await open(options);
    await expect(target.restore(file)).rejects.toMatchObject({ problem });
    await expect(target.verifyBackup(file)).rejects.toMatchObject({ problem });
  });

  test("a restore that fails midway leaves all as it was", async () => {
    const [source, target] = [await open(), await open()];
    await fullPerson(source, "new");
    const file = aFile();
    await source.backup(file);
    const person = await fullPerson(target, "old");
    // Whole and sealed, but the same person is in it twice, as only the database finds out.
    const master = masterKeys(testSecret);
    const seal = {
      passphrase: master.backupPassphrase,
      secretCheck: master.pseudonym("backup", "secret").toString("base64"),
    };
    const lines = await openBackup(file, seal);
    const doubled = aFile();
    await writeBackup(
      doubled,
      seal,
      "2026-11-21",
      (async function* () {
        for await (const line of lines()) {
          if (line.startsWith('{"of"')) yield line;
          yield line.replace(/"end":(\d+)/, (_, n: string) => `"end":${Number(n) * 2}`);
        }
      })(),
    );
    await expect(target.restore(doubled)).rejects.toMatchObject({ code: "23505" });
    expect((await readState(target, person.id)).goals.map((goal) => goal.title)).toEqual(["old"]);
  });
});

/** A data folder that holds only the list of deletions. */
function prepared(from: string): string {
  const to = mkdtempSync(join(folder, "data-"));
  writeFileSync(join(to, "deletions.log"), `${readFileSync(join(from, "deletions.log"), "utf8")}{"hmac":"00`);
  return to;
}

function flip(bytes: Buffer, at: number): Buffer {
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

test("a dump a day, seven kept", async () => {
  const dataDir = mkdtempSync(join(folder, "daily-"));
  const clock = fakeClock();
  const storage = await openStorage({
    dataDir: await freshDataDir(dataDir),
    secret: testSecret,
    log: silentLog,
    clock,
  });
  for (let day = 0; day < 9; day++) {
    await storage.dailyDump();
    clock.advance(24 * 3600_000);
  }
  const kept = readdirSync(join(dataDir, "backups"));
  expect(kept).toHaveLength(7);
  await storage.restore(join(dataDir, "backups", kept.sort().at(-1) ?? ""));
  await storage.close();
});

test("a database that others are served from is not replaced under them (postgres)", async () => {
  const database = await freshDatabase();
  const open = () =>
    openStorage({ databaseUrl: database.url, dataDir: folder, secret: testSecret, log: silentLog, clock: fakeClock() });
  const [serving, restoring] = [await open(), await open()];
  const person = await fullPerson(serving, "before");
  const file = aFile();
  await restoring.backup(file);
  await change(serving, person.id, (before) => ({ ...before, goals: [...before.goals, aGoal({ title: "after" })] }));
  await expect(restoring.restore(file)).rejects.toMatchObject({ name: "BackupRefused", problem: "in_use" });
  expect((await readState(serving, person.id)).goals).toHaveLength(2);
  await serving.close();
  await expect.poll(() => restoring.restore(file).then(({ rows }) => rows)).toBeGreaterThan(8);
  expect((await readState(restoring, person.id)).goals).toHaveLength(1);
  await restoring.close();
  await database.drop();
});
