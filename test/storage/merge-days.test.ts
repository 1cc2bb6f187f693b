import { beforeAll, expect, test } from "vitest";
import type { Day } from "#core/day/day.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Storage } from "#storage/open.ts";
import { aFullDay, aPlan, aRecord, tea, walking } from "./days.ts";
import { aPerson, describeOnBoth, fakeClock } from "./databases.ts";
import { change, readState } from "./people.ts";
import { aDate } from "./walkers.ts";

const hour = 3600_000;

describeOnBoth("merging health days", (open) => {
  let storage: Storage;
  const clock = fakeClock(Date.UTC(2026, 10, 21, 18));
  beforeAll(async () => {
    storage = await open({ clock });
  });

  const live = (person: PersonId, next: (before: Day | undefined) => Day | undefined): Promise<void> => {
    clock.advance(1);
    return change(storage, person, (before) => ({ ...before, day: next(before.day) }), { at: clock.now() });
  };
  /** Somebody who lived through these days, the last of them still being theirs. */
  async function somebody(...days: readonly (Day | undefined)[]): Promise<PersonId> {
    const person = await storage.store.createPerson(aPerson({ createdAt: clock.now() }), undefined);
    for (const day of days) await live(person, () => day);
    return person;
  }
  /** Everything that a person sees of health days. */
  const daysOf = async (person: PersonId) => ({
    day: (await readState(storage, person)).day,
    past: await storage.store.daysPast(person, 99),
    feed: (await storage.feeds.use(person))?.since,
  });
  const yesterday = aFullDay({ plan: aPlan("2026-11-20") });

  test("both records come together, readable: newer settings, every habit, every day that the target had no plan of", async () => {
    const theirs = aFullDay({
      archetype: "peak_performer",
      plan: aPlan("2026-11-20", { archetype: "peak_performer" }),
      habits: {
        [walking]: aRecord({ attempts: 2, successes: 2, recent: [{ date: aDate("2026-11-20"), outcome: "done" }] }),
      },
      intake: { answered: ["age"], codes: ["pollen_allergy"], at: 5 },
    });
    const into = await somebody(aFullDay());
    const from = await somebody(aFullDay({ plan: aPlan("2026-11-19") }), theirs);
    await storage.store.mergePersons(into, from);
    const { day, past } = await daysOf(into);
    expect(day).toMatchObject({
      archetype: "peak_performer",
      plan: aPlan(),
      habits: { [walking]: { attempts: 10, successes: 8.5 }, [tea]: { never: true } },
    });
    expect(day?.intake?.codes.toSorted()).toEqual(["epilepsy", "pollen_allergy"]);
    expect(past).toStrictEqual([theirs.plan, aPlan("2026-11-19")]);
  });

  test("where only one of them has health days, those are taken as they are, with their past", async () => {
    const [into, from] = [await somebody(), await somebody(yesterday, aFullDay())];
    await storage.store.mergePersons(into, from);
    expect(await daysOf(into)).toStrictEqual({ day: aFullDay(), past: [yesterday.plan], feed: undefined });
    const [mine, nobody] = [await somebody(yesterday, aFullDay()), await somebody()];
    await storage.store.mergePersons(mine, nobody);
    expect(await daysOf(mine)).toStrictEqual({ day: aFullDay(), past: [yesterday.plan], feed: undefined });
  });

  test.each<[string, readonly Day[], readonly Day[]]>([
    [
      "both had health days",
      [yesterday, aFullDay()],
      [aFullDay({ plan: aPlan("2026-11-18") }), aFullDay({ archetype: "peak_performer", plan: aPlan("2026-11-22") })],
    ],
    ["only the other had", [], [yesterday, aFullDay()]],
    ["only this one had", [yesterday, aFullDay()], []],
    ["neither had", [], []],
  ])("an undo gives both back exactly as they were (%s)", async (_who, mine, theirs) => {
    const [into, from] = [await somebody(...mine), await somebody(...theirs)];
    const before = [await daysOf(into), await daysOf(from)];
    await storage.store.mergePersons(into, from);
    clock.advance(23 * hour);
    expect(await storage.store.undoMerge(into)).toBe(true);
    expect([await daysOf(into), await daysOf(from)]).toStrictEqual(before);
  });

  test("a merge that was undone can be made and undone again", async () => {
    const [into, from] = [
      await somebody(yesterday, aFullDay()),
      await somebody(aFullDay({ archetype: "peak_performer" })),
    ];
    const before = [await daysOf(into), await daysOf(from)];
    for (let round = 0; round < 2; round += 1) {
      clock.advance(1);
      await storage.store.mergePersons(into, from);
      expect((await daysOf(into)).day?.archetype).toBe("peak_performer");
      expect(await storage.store.undoMerge(into)).toBe(true);
      expect([await daysOf(into), await daysOf(from)]).toStrictEqual(before);
    }
  });

  test("a plan that we made since goes with the parting, and the day is looked at anew", async () => {
    const [into, from] = [
      await somebody(yesterday, aFullDay()),
      await somebody(aFullDay({ archetype: "peak_performer" })),
    ];
    const before = await daysOf(into);
    await storage.store.mergePersons(into, from);
    clock.advance(12 * hour);
    const morning = aPlan("2026-11-22", { madeAt: clock.now(), tasks: [], undo: [] });
    await live(into, (day) => day && { ...day, plan: morning, lookAt: clock.now() + hour });
    expect(await storage.store.undoMerge(into)).toBe(true);
    expect(await daysOf(into)).toStrictEqual({ ...before, day: { ...before.day, lookAt: clock.now() } });
  });

  test("where the person did something since, everything stays with them, and the other record is as it came", async () => {
    const [into, from] = [
      await somebody(aFullDay()),
      await somebody(yesterday, aFullDay({ archetype: "peak_performer" })),
    ];
    const theirs = await daysOf(from);
    await storage.store.mergePersons(into, from);
    await live(into, (day) => day && { ...day, habits: { ...day.habits, [walking]: aRecord({ attempts: 99 }) } });
    const now = await daysOf(into);
    expect(await storage.store.undoMerge(into)).toBe(true);
    expect(await daysOf(into)).toStrictEqual(now);
    expect(await daysOf(from)).toStrictEqual(theirs);
  });

  test("feeds go on for both calendar programs while joined, and each finds its own afterwards", async () => {
    const [into, from] = [await somebody(aFullDay()), await somebody(aFullDay())];
    const [mine = "", theirs = ""] = [await storage.feeds.create(into), await storage.feeds.create(from)];
    await storage.store.mergePersons(into, from);
    expect([await storage.feeds.find(mine), await storage.feeds.find(theirs)]).toEqual([into, into]);
    await storage.store.undoMerge(into);
    expect([await storage.feeds.find(mine), await storage.feeds.find(theirs)]).toEqual([into, from]);
    clock.advance(1);
    await storage.store.mergePersons(into, from);
    const fresh = (await storage.feeds.create(into)) ?? "";
    await storage.store.undoMerge(into);
    const found = await Promise.all([mine, theirs, fresh].map((token) => storage.feeds.find(token)));
    expect(found).toEqual([undefined, undefined, into]);
  });

  test("after a day there is one record with everything, and nothing of the other", async () => {
    const [into, from] = [await somebody(aFullDay()), await somebody(yesterday)];
    await storage.store.mergePersons(into, from);
    clock.advance(25 * hour);
    expect(await storage.store.undoMerge(into)).toBe(false);
    await storage.purge();
    expect(await storage.store.snapshot(from)).toBeUndefined();
    expect(await storage.store.daysPast(from, 9)).toEqual([]);
    expect((await daysOf(into)).past).toStrictEqual([yesterday.plan]);
  });
});
