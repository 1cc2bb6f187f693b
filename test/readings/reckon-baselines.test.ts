import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { createReckonBaselines, type ReckonBaselines } from "#app/reckon-baselines.ts";
import type { PersonId } from "#core/person/person.ts";
import { type Baselines, baselineOf } from "#core/readings/baseline.ts";
import { metrics } from "#core/readings/metric.ts";
import { plausibilities } from "#core/readings/plausible.ts";
import type { Reading } from "#core/readings/reading.ts";
import { localDate } from "#core/time/local-date.ts";
import { inTransaction, onlyValue } from "#storage/database.ts";
import { literal } from "#storage/literal.ts";
import type { Storage } from "#storage/open.ts";
import { agreed, aReading } from "#test/storage/bodies.ts";
import { describeOnBoth, fakeClock, silentLog } from "#test/storage/databases.ts";
import { change } from "#test/storage/people.ts";
import { tries } from "#test/setup/tries.ts";

const hour = 3_600_000;
const day = 24 * hour;
const noon = Date.UTC(2026, 4, 28, 12);

const anyReading: fc.Arbitrary<Reading> = fc
  .record({
    metric: fc.constantFrom("energy_level", "hrv_rmssd", "heart_rate"),
    value: fc.double({ min: 0, max: 100, noNaN: true }),
    minutesAgo: fc.nat(40 * 24 * 60),
    offset: fc.constantFrom(-570, -60, 0, 120, 840),
    quality: fc.constantFrom(...plausibilities, "plausible", "plausible", "plausible"),
    modality: fc.constantFrom("sensed", "self_reported", "computed"),
    imported: fc.boolean(),
  })
  .map(({ minutesAgo, ...rest }) => {
    const to = noon - minutesAgo * 60_000;
    return aReading({ ...rest, from: to - 1, to });
  });

describeOnBoth("what is usual", (open) => {
  let storage: Storage;
  const clock = fakeClock(noon);
  let reckon: ReckonBaselines;
  beforeAll(async () => {
    storage = await open({ clock });
    reckon = createReckonBaselines({ store: storage.store, readings: storage.readings, clock, log: silentLog });
  });
  const energies = (values: readonly number[], before = noon): readonly Reading[] =>
    values.map((value, index) => {
      const at = before - (index + 1) * day;
      return aReading({ value, from: at, to: at });
    });
  const due = (at: number): Promise<readonly PersonId[]> => storage.readings.dueBaselines(at, 1000);
  const known = (person: PersonId): Promise<Baselines> => storage.readings.baselines(person);

  test("is to the last bit what the core reckons, whatever was measured", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyReading, { maxLength: 150 }), async (readings) => {
        const person = await agreed(storage);
        const unique = [...new Map(readings.map((each) => [each.id, each])).values()];
        await storage.readings.put(person, unique, noon);
        await reckon.of(person);
        const expected = metrics.flatMap((metric) => {
          const found = baselineOf(metric, unique, localDate(noon, "Europe/Riga"), noon);
          return found ? [[metric, found] as const] : [];
        });
        expect(await known(person)).toStrictEqual(Object.fromEntries(expected));
      }),
      { numRuns: tries(25) },
    );
  });

  test("begins with the seventh day, on its own, within a look of the new day's beginning", async () => {
    const person = await agreed(storage);
    await storage.readings.put(person, energies([0.1, 0.2, 0.3, 0.4, 0.5, 0.6]), noon);
    await reckon.due();
    expect(await known(person)).toEqual({});
    await storage.readings.put(person, [aReading({ value: 0.7, from: noon, to: noon })], noon);
    expect(await due(noon)).not.toContain(person);
    const midnight = Date.UTC(2026, 4, 28, 21);
    expect(await due(midnight - 1)).not.toContain(person);
    expect(await due(midnight)).toContain(person);
    clock.advance(midnight - noon + 60_000);
    await reckon.due();
    expect((await known(person)).energy_level).toMatchObject({
      median: 0.4,
      days: 7,
      points: 7,
      calculatedAt: clock.now(),
    });
    expect(await due(clock.now())).not.toContain(person);
    clock.advance(noon - clock.now());
  });

  test("is reckoned anew once something of the past comes, and not for what is of today", async () => {
    const person = await agreed(storage);
    await storage.readings.put(person, energies([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]), noon);
    await reckon.due();
    await storage.readings.put(person, [aReading({ value: 1, from: noon, to: noon })], noon);
    expect(await due(noon)).not.toContain(person);
    const more = energies([0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9], noon - 8 * day);
    await storage.readings.put(person, more, noon);
    expect(await due(noon)).toContain(person);
    await reckon.due();
    expect((await known(person)).energy_level).toMatchObject({ median: 0.9, days: 15 });
    await storage.readings.put(person, more, noon);
    expect(await due(noon)).not.toContain(person);
  });

  test("ends with its readings, and nobody is looked at for nothing", async () => {
    const person = await agreed(storage);
    await storage.readings.put(person, energies([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]), noon);
    await reckon.due();
    expect(Object.keys(await known(person))).toEqual(["energy_level"]);
    await change(storage, person, (before) => before, { forgottenReadings: { source: "Anna's watch" } });
    await reckon.due();
    expect(await known(person)).toEqual({});
    expect(await due(noon + 400 * day)).not.toContain(person);
  });

  test("what comes while it is reckoned, or is reckoned later, is not overwritten", async () => {
    const person = await agreed(storage);
    const reckonThen = (meanwhile: () => Promise<unknown>): Promise<void> =>
      createReckonBaselines({
        store: storage.store,
        readings: {
          ...storage.readings,
          daily: async (...asked) => {
            const found = await storage.readings.daily(...asked);
            await meanwhile();
            return found;
          },
        },
        clock,
        log: silentLog,
      }).of(person);
    await storage.readings.put(person, energies([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]), noon);
    const more = energies([0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9], noon - 8 * day);
    await reckonThen(() => storage.readings.put(person, more, noon));
    expect(await due(noon)).toContain(person);
    expect(await known(person)).toEqual({});
    clock.advance(1);
    await reckonThen(async () => {
      clock.advance(1);
      await reckon.of(person);
      await change(storage, person, (before) => before);
    });
    expect((await known(person)).energy_level).toMatchObject({ median: 0.9, days: 15, calculatedAt: clock.now() });
    expect(await due(clock.now())).not.toContain(person);
  });

  test("a person with whom it fails holds up nobody", async () => {
    const [bad, good] = [await agreed(storage), await agreed(storage)];
    for (const person of [bad, good])
      await storage.readings.put(person, energies([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]), noon);
    const failed: string[] = [];
    await createReckonBaselines({
      store: storage.store,
      readings: {
        ...storage.readings,
        daily: (person, ...rest) =>
          person === bad ? Promise.reject(new Error("no")) : storage.readings.daily(person, ...rest),
      },
      clock,
      log: { ...silentLog, error: (event) => void failed.push(event) },
    }).due();
    expect(failed).toEqual(["reckon_baselines_failed"]);
    expect(await known(good)).toHaveProperty("energy_level");
    expect(await due(clock.now())).toEqual([bad]);
    await reckon.due();
  });

  test("nothing is kept of it after consent has ended", async () => {
    const person = await agreed(storage);
    await storage.readings.put(person, energies([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]), noon);
    await reckon.of(person);
    await change(storage, person, (before) => ({
      ...before,
      day: before.day && { ...before.day, consentAt: undefined },
    }));
    await reckon.of(person);
    expect(await known(person)).toEqual({});
    const rows = await inTransaction(storage.database, async (run) => {
      await run.exec(`select set_config('app.person_id', ${literal(person)}, true)`);
      return onlyValue(
        await run.exec(
          "select (select count(*) from core.biometric_readings) + (select count(*) from core.reading_source) + (select count(*) from core.user_baselines)",
        ),
      );
    });
    expect(Number(rows)).toBe(0);
  });
});
