import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type Day, newDay } from "#core/day/day.ts";
import type { Storage } from "#storage/open.ts";
import { anyDay } from "./any-day.ts";
import { aPerson, describeOnBoth } from "./databases.ts";
import { change, readState } from "./people.ts";
import { aDate } from "./walkers.ts";

describeOnBoth("health days", (open) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
  });

  test("whatever days are saved over whatever days were there are what is loaded, to the last field", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyDay, { minLength: 1, maxLength: 3 }), async (days) => {
        const person = await storage.store.createPerson(aPerson(), undefined);
        for (const day of days) {
          await change(storage, person, (before) => ({ ...before, day }));
          expect((await readState(storage, person)).day).toStrictEqual(day);
        }
      }),
      { numRuns: 80 },
    );
  });

  test("a person on their first day is loaded as they came", async () => {
    const person = await storage.store.createPerson(aPerson(), undefined);
    expect((await readState(storage, person)).day).toBeUndefined();
    const day: Day = newDay("foundation_builder", 5, aDate("2026-11-21"));
    await change(storage, person, (before) => ({ ...before, day }));
    expect((await readState(storage, person)).day).toStrictEqual(day);
  });
});
