import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { eachDue } from "#app/each-due.ts";
import type { PersonId } from "#core/person/person.ts";
import { openStorage, type Storage } from "#storage/open.ts";
import { aPerson, fakeClock, freshDatabase, silentLog, testSecret } from "./databases.ts";

const clock = fakeClock();

async function processes() {
  const database = await freshDatabase("prepared");
  onTestFinished(() => database.drop());
  return async () => {
    const storage = await openStorage({
      databaseUrl: database.url,
      dataDir: mkdtempSync(join(inject("runFolder"), "data-")),
      secret: testSecret,
      log: silentLog,
      clock,
    });
    onTestFinished(() => storage.close());
    return storage;
  };
}
const people = (count: number): readonly PersonId[] => Array.from({ length: count }, () => aPerson().id);
const take = (storage: Storage, persons: readonly PersonId[], most = 8) => storage.store.leaseDue("day", persons, most);

test("two processes that look at the same moment share those who are due: each is seen to once", async () => {
  const start = await processes();
  const [a, b] = [await start(), await start()];
  const line = new Set(people(120));
  const seen: PersonId[] = [];
  const turn = (storage: Storage) =>
    eachDue({
      what: "day",
      leases: storage.store,
      due: async (limit) => [...line].slice(0, limit),
      async work(one) {
        seen.push(one);
        await storage.ping();
        line.delete(one);
      },
    });
  const counts = await Promise.all([turn(a), turn(b)]);
  expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
  expect(Math.min(...counts)).toBeGreaterThan(0);
});

test("whom one process has taken no other takes; itself it may, and others for other work", async () => {
  const start = await processes();
  const [a, b] = [await start(), await start()];
  const [one, other] = people(2) as [PersonId, PersonId];
  expect(await take(a, [one, other], 1)).toEqual({ mine: [one], free: 2 });
  expect(await take(b, [one, other])).toEqual({ mine: [other], free: 1 });
  expect(await take(b, [one])).toEqual({ mine: [], free: 0 });
  expect(await take(a, [one])).toEqual({ mine: [one], free: 1 });
  expect(await b.store.leaseDue("reminder", [one], 1)).toEqual({ mine: [one], free: 1 });
});

test("what a process held that is dead is taken over at once, and what one holds too long in a while, also after the clock was set back", async () => {
  const start = await processes();
  const [a, b] = [await start(), await start()];
  const [one, other, third] = people(3) as [PersonId, PersonId, PersonId];
  await take(b, [other, third]);
  clock.advance(60_000);
  expect(await take(a, [one, other])).toEqual({ mine: [one], free: 1 });
  clock.advance(60_000);
  expect(await take(a, [other])).toEqual({ mine: [other], free: 1 });
  clock.advance(-3_600_000);
  expect(await take(b, [one])).toEqual({ mine: [one], free: 1 });
  clock.advance(3_600_000);
  await a.close();
  expect(await take(b, [other])).toEqual({ mine: [other], free: 1 });
});
