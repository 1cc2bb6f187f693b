import { beforeAll, expect, test } from "vitest";
import type { Adapting } from "#core/adaptation/adaptation.ts";
import type { Day } from "#core/day/day.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Reading } from "#core/readings/reading.ts";
import type { Storage } from "#storage/open.ts";
import { anAdaptation, anAdapting, aReading, energyDrop } from "./bodies.ts";
import { aPerson, describeOnBoth, fakeClock } from "./databases.ts";
import { aFullDay, aPlan } from "./days.ts";
import { change, readState } from "./people.ts";
import { aDate } from "./walkers.ts";

const start = Date.UTC(2026, 10, 21, 18);

describeOnBoth("merging what was kept of a body", (open) => {
  let storage: Storage;
  const clock = fakeClock(start);
  beforeAll(async () => {
    storage = await open({ clock });
  });

  async function somebody(
    changes: Partial<Day> | undefined,
    readings: readonly Reading[] = [],
    adapting?: Adapting,
  ): Promise<PersonId> {
    clock.advance(1);
    const person = await storage.store.createPerson(aPerson({ createdAt: clock.now() }), undefined);
    if (changes === undefined) return person;
    const day = aFullDay({ consentAt: 5, ...changes });
    await change(storage, person, (before) => ({ ...before, day, adapting }), { at: clock.now() });
    await storage.readings.put(person, readings, clock.now());
    return person;
  }
  const kept = async (person: PersonId) => ({
    readings: new Set(await storage.readings.list(person, { limit: 99 })),
    counts: await storage.readings.counts(person),
    adapting: (await readState(storage, person)).adapting,
    tokens: await storage.tokens.list(person),
  });
  const at = (ms: number, more: Partial<Reading> = {}): Reading =>
    aReading({ from: start - ms, to: start - ms, ...more });
  const other = { source: { kind: "app", name: "Diary of Anna" } } as const;
  const both = at(1);
  const [mine, theirs, alsoTheirs] = [at(2), at(3), at(3, other)];

  test("every reading of both is there once, under the name of its device, and goes back with the merge", async () => {
    const into = await somebody({}, [both, mine]);
    const from = await somebody({ plan: aPlan("2026-11-20") }, [both, theirs, alsoTheirs]);
    const before = [await kept(into), await kept(from)];
    await storage.store.mergePersons(into, from);
    expect((await kept(into)).readings).toEqual(new Set([both, mine, theirs, alsoTheirs]));
    expect(await storage.readings.dueBaselines(start + 9, 999)).toContain(into);
    const since = at(0, other);
    await storage.readings.put(into, [since], clock.now());
    expect(await storage.store.undoMerge(into)).toBe(true);
    expect((await kept(into)).readings).toEqual(new Set([both, mine, since]));
    expect(await kept(from)).toEqual(before[1]);
  });

  test("whoever became part of another record keeps nothing of their own, until the merge is undone", async () => {
    const [into, from] = [await somebody({}), await somebody({ plan: aPlan("2026-11-20") })];
    await storage.store.mergePersons(into, from);
    expect(await storage.readings.put(from, [mine], clock.now())).toBeUndefined();
    expect(await storage.readings.putAndLook(from, [mine], clock.now(), {})).toBeUndefined();
    expect(await storage.store.undoMerge(into)).toBe(true);
    expect(await storage.readings.put(from, [mine], clock.now())).toEqual(["stored"]);
  });

  test("what fired and what was said of it come together, with the changes of the days whose plans came", async () => {
    const [older, newer] = [
      { at: 5, on: aDate("2026-11-20"), armed: true },
      { at: 9, on: aDate("2026-11-21"), armed: false },
    ];
    const theirDay = anAdaptation({ date: aDate("2026-11-22"), id: "261122-x" as never });
    const into = await somebody({}, [], anAdapting({ adaptations: [], fired: { [energyDrop]: older } }));
    const from = await somebody(
      { plan: aPlan("2026-11-22") },
      [],
      anAdapting({ keepPlan: true, adaptations: [theirDay], fired: { [energyDrop]: newer } }),
    );
    const before = await kept(into);
    await storage.store.mergePersons(into, from);
    expect((await kept(into)).adapting).toStrictEqual({
      keepPlan: true,
      adaptations: [theirDay],
      fired: { [energyDrop]: newer },
      feedback: { [energyDrop]: { right: 4, wrong: 2 } },
    });
    expect(await storage.store.undoMerge(into)).toBe(true);
    expect(await kept(into)).toEqual(before);
    expect((await readState(storage, from)).adapting?.adaptations).toStrictEqual([theirDay]);
  });

  test("phones and scripts go on with the record that they come to, and back", async () => {
    const [into, from] = [await somebody({}), await somebody({ plan: aPlan("2026-11-20") })];
    const created = await storage.tokens.create(
      from,
      { name: "Anna's phone", scopes: ["readings:write"], expiresAt: start * 2 },
      start,
    );
    if (created === undefined || created === "too_many") throw new Error("no token");
    await storage.store.mergePersons(into, from);
    expect(await storage.tokens.list(into)).toStrictEqual([created.kept]);
    expect(await storage.tokens.find(created.token, start)).toMatchObject({ personId: into });
    expect(await storage.store.undoMerge(into)).toBe(true);
    expect(await storage.tokens.find(created.token, start)).toMatchObject({
      personId: from,
      kept: { name: "Anna's phone" },
    });
    expect(await storage.tokens.list(into)).toEqual([]);
  });

  test.each<
    [who: string, into: Partial<Day> | undefined, from: Partial<Day> | undefined, readings: readonly Reading[]]
  >([
    ["has no health days takes all", undefined, {}, [theirs]],
    ["did not agree, and the other did, takes all", { consentAt: undefined }, {}, [theirs]],
    ["agreed keeps theirs where the other did not", {}, { consentAt: undefined }, [mine]],
    ["agreed keeps theirs where the other has no health days", {}, undefined, [mine]],
    ["did not agree gets nothing of another who did not", { consentAt: undefined }, { consentAt: undefined }, []],
  ])("whoever %s, and an undo leaves no trace", async (_who, mineDay, theirDay, readings) => {
    const [into, from] = [await somebody(mineDay, [mine]), await somebody(theirDay, [theirs])];
    const before = [await kept(into), await kept(from)];
    await storage.store.mergePersons(into, from);
    expect((await kept(into)).readings).toEqual(new Set(readings));
    expect(await storage.store.undoMerge(into)).toBe(true);
    expect([await kept(into), await kept(from)]).toEqual(before);
  });
});
