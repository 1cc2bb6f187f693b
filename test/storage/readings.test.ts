import { beforeAll, describe, expect, test } from "vitest";
import type { PersonId } from "#core/person/person.ts";
import type { BodyWindow } from "#core/readings/body.ts";
import { readingIdOf } from "#core/readings/reading-id.ts";
import type { Reading } from "#core/readings/reading.ts";
import type { Storage } from "#storage/open.ts";
import { agreed, anAdaptation, anAdapting, aReading, energyDrop, keepABody, sha256 } from "./bodies.ts";
import { aPerson, describeOnBoth, fakeClock } from "./databases.ts";
import { aFullDay } from "./days.ts";
import { aMessage, change, readState } from "./people.ts";
import { aDate } from "./walkers.ts";

const start = 1_780_000_000_000;
const hour = 3_600_000;
const day = 24 * hour;
const window: BodyWindow = { energy_level: 26 * hour, hrv_rmssd: 2 * hour, sleep_quality: 36 * hour };
const energyAt = (at: number, value: number, more: Partial<Reading> = {}): Reading =>
  aReading({ from: at, to: at, value, ...more });

describeOnBoth("readings", (open) => {
  let storage: Storage;
  const clock = fakeClock();
  beforeAll(async () => {
    storage = await open({ clock });
  });
  const forget = (person: PersonId, source?: string): Promise<void> =>
    change(storage, person, (before) => before, { forgottenReadings: { source } });
  const somebody = (): Promise<PersonId> => agreed(storage);
  const all = (person: PersonId): Promise<readonly Reading[]> => storage.readings.list(person, { limit: 100 });

  test.each<[rule: string, readings: readonly Reading[], again: readonly Reading[], verdicts: readonly string[]]>([
    ["a new one is stored", [], [energyAt(start, 0.5)], ["stored"]],
    ["the same one again is known", [energyAt(start, 0.5)], [energyAt(start, 0.5)], ["known"]],
    [
      "one with another figure is a conflict, and the first stays",
      [energyAt(start, 0.5)],
      [energyAt(start, 0.6)],
      ["conflict"],
    ],
    [
      "verdicts come in the order of the rows",
      [energyAt(start, 0.5), energyAt(start + 1, 0.5)],
      [energyAt(start + 2, 0.1), energyAt(start, 0.6), energyAt(start + 3, 0.1), energyAt(start + 1, 0.5)],
      ["stored", "conflict", "stored", "known"],
    ],
    [
      "what comes twice at once is stored once",
      [energyAt(start, 0.5)],
      [
        energyAt(start + 1, 0.1),
        energyAt(start + 1, 0.1),
        energyAt(start + 1, 0.2),
        energyAt(start, 0.7),
        energyAt(start, 0.5),
      ],
      ["stored", "known", "conflict", "conflict", "known"],
    ],
    [
      "by its source's own id one is known at another time too, and then says something else",
      [aReading({ from: start, to: start }, "r-1")],
      [aReading({ from: start, to: start }, "r-1"), aReading({ from: start + 5, to: start + 5 }, "r-1")],
      ["known", "conflict"],
    ],
    [
      "other metrics, devices and times are other readings",
      [energyAt(start, 0.5)],
      [
        energyAt(start, 0.5, { metric: "mood" }),
        energyAt(start, 0.5, { source: { kind: "app", name: "Diary" } }),
        energyAt(start, 0.5, { from: start - 1 }),
      ],
      ["stored", "stored", "stored"],
    ],
    ["nothing is fine too", [], [], []],
  ])("%s", async (_rule, before, readings, verdicts) => {
    const person = await somebody();
    await storage.readings.put(person, before, start);
    expect(await storage.readings.put(person, readings, start + 10)).toEqual(verdicts);
    const kept = await all(person);
    for (const each of before) expect(kept).toContainEqual(each);
    expect(kept).toHaveLength(before.length + verdicts.filter((verdict) => verdict === "stored").length);
  });

  test("whatever a reading is, it comes back as it was: implausible, not a number, before 1970, with any name", async () => {
    const person = await somebody();
    const readings = [
      aReading({ value: Number.NaN, quality: "not_a_number", from: start + 1 }),
      aReading({ value: Number.POSITIVE_INFINITY, quality: "out_of_range", from: start + 2 }),
      aReading({ value: -0.1, quality: "out_of_range", from: -5, to: -5 }),
      aReading({ value: 0.1 + 0.2, source: { kind: "app", name: "Ünïcode \\ ' \" {,} 手表" } }),
      aReading({ metric: "heart_rate", value: 61.12345678901234, from: start - 60_000, imported: true, offset: -570 }),
      aReading({ value: 5e-324, from: start + 3, source: { kind: "manual", name: "" }, modality: "self_reported" }),
    ];
    expect(await storage.readings.put(person, readings, start)).toEqual(readings.map(() => "stored"));
    const kept = await all(person);
    expect(kept.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toStrictEqual(
      readings.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
  });

  test("ten thousand at once are kept, and the second time all are known", async () => {
    const person = await somebody();
    const readings = Array.from({ length: 10_000 }, (_, index) =>
      aReading({
        metric: "heart_rate",
        value: 50 + (index % 70),
        from: start + index * 1000,
        to: start + index * 1000,
      }),
    );
    expect(new Set((await storage.readings.put(person, readings, start)) as string[])).toEqual(new Set(["stored"]));
    expect(new Set((await storage.readings.put(person, readings, start)) as string[])).toEqual(new Set(["known"]));
    expect(await storage.readings.counts(person)).toEqual([
      { metric: "heart_rate", source: "Anna's watch", count: 10_000 },
    ]);
  });

  test("one that cannot be kept lets none of its batch be kept", async () => {
    const person = await somebody();
    const bad = { ...aReading(), id: "no uuid" as Reading["id"] };
    await expect(storage.readings.put(person, [energyAt(start, 0.5), bad], start)).rejects.toThrow();
    await expect(
      storage.readings.put(person, [energyAt(start, 0.5), energyAt(Number.NaN, 1)], start),
    ).rejects.toThrow();
    expect(await all(person)).toEqual([]);
  });

  test.each([
    ["never agreed", { ...aFullDay(), consentAt: undefined }],
    ["has no health days", undefined],
  ])("nothing is kept of whoever %s", async (_who, theirs) => {
    const person = await storage.store.createPerson(aPerson(), undefined);
    if (theirs) await change(storage, person, (before) => ({ ...before, day: theirs }));
    expect(await storage.readings.put(person, [aReading()], start)).toBe("no_consent");
    expect(await all(person)).toEqual([]);
    expect(await storage.readings.body(person, window, start)).toEqual({ readings: [], baselines: {} });
  });

  test("there is no reading of nobody", async () => {
    expect(await storage.readings.put(aPerson().id, [aReading()], start)).toBeUndefined();
  });

  test("the body is what triggers look at: plausible readings in each metric's window, imports among them, and baselines", async () => {
    const person = await somebody();
    const seen = [
      energyAt(start - 26 * hour, 0.7),
      energyAt(start - hour, 0.2, { imported: true }),
      aReading({ metric: "hrv_rmssd", value: 40, from: start - hour, to: start - hour }),
    ];
    const unseen = [
      energyAt(start - 26 * hour - 1, 0.7),
      energyAt(start, 7, { quality: "out_of_range" }),
      aReading({ metric: "hrv_rmssd", value: 40, from: start - 3 * hour, to: start - 3 * hour }),
      aReading({ metric: "heart_rate", value: 40, from: start, to: start }),
    ];
    await storage.readings.put(person, [...seen, ...unseen], start);
    const usual = {
      metric: "hrv_rmssd",
      median: 42.5,
      spread: 3.3,
      method: "median_of_daily_medians_30d",
      points: 90,
      days: 9,
      calculatedAt: start,
    } as const;
    await storage.readings.saveBaselines(person, [usual], start, undefined);
    const byId = (some: readonly Reading[]): Reading[] => some.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const body = await storage.readings.body(person, window, start);
    expect(byId(body.readings)).toStrictEqual(byId(seen));
    expect(body.baselines).toStrictEqual({ hrv_rmssd: usual });
    const opened = await storage.store.transaction(person, (tx) => tx.open("look", { window, now: start }));
    expect(byId(opened?.snapshot.body?.readings ?? [])).toStrictEqual(byId(seen));
    expect(opened?.snapshot.body?.baselines).toStrictEqual({ hrv_rmssd: usual });
    const unasked = await storage.store.transaction(person, (tx) => tx.open("no look"));
    expect(unasked?.snapshot.body).toBeUndefined();
    expect((await readState(storage, person)).body).toBeUndefined();
  });

  test("a list goes from the newest on, by metric and time, page by page, and misses none of one moment", async () => {
    const person = await somebody();
    const readings = Array.from({ length: 30 }, (_, index) =>
      aReading({
        metric: index % 2 ? "energy_level" : "mood",
        value: index / 100,
        from: start + Math.floor(index / 5),
        to: start + Math.floor(index / 5),
        source: { kind: "app", name: `app ${index}` },
      }),
    );
    await storage.readings.put(person, readings, start);
    // Those of one moment come in an order of their own, which is the same each time.
    const order = (some: readonly Reading[]): Reading[] =>
      some.toSorted((a, b) => b.to - a.to || (a.id < b.id ? -1 : 1));
    const times = (some: readonly Reading[]): readonly number[] => some.map(({ to }) => to);
    const pages: Reading[] = [];
    for (let after: Reading | undefined; ; ) {
      const page: readonly Reading[] = await storage.readings.list(person, { limit: 7, ...(after && { after }) });
      if (page.length === 0) break;
      pages.push(...page);
      after = page.at(-1);
    }
    expect(times(pages)).toEqual(times(order(readings)));
    expect(order(pages)).toStrictEqual(order(readings));
    expect(await storage.readings.list(person, { limit: 50 })).toStrictEqual(pages);
    expect(
      order(await storage.readings.list(person, { metric: "mood", from: start + 1, to: start + 3, limit: 50 })),
    ).toStrictEqual(order(readings.filter(({ metric, to }) => metric === "mood" && to >= start + 1 && to < start + 3)));
  });

  test("the readings of one source can be forgotten, or all", async () => {
    const person = await somebody();
    const diary = { kind: "app", name: "Diary" } as const;
    await storage.readings.put(
      person,
      [aReading(), aReading({ source: diary }), aReading({ source: diary, from: 1, to: 1 })],
      start,
    );
    await forget(person, "Diary");
    expect(await all(person)).toStrictEqual([aReading()]);
    expect(await storage.readings.put(person, [aReading({ source: diary })], start)).toEqual(["stored"]);
    await forget(person);
    expect(await all(person)).toEqual([]);
  });

  test.each([undefined, "Diary"])("with readings (of %s) all goes that may stand on them", async (source) => {
    const person = await somebody();
    await keepABody(storage, person);
    const [old, fresh] = [aMessage(), aMessage()];
    await change(storage, person, (before) => before, { outbox: [old] });
    await storage.outbox.take(person, 1);
    await storage.outbox.sent(person, old.id, 7);
    await change(storage, person, (before) => before, { outbox: [fresh] });
    const [open] = await storage.imports.list(person, 5);
    const done = await storage.imports.begin(person, { fingerprint: "sha256:2", bytes: 9 }, 1);
    if (open && done) await storage.imports.save(person, { ...done, state: "done" });
    await forget(person, source);
    expect(await storage.readings.changes(person, aDate("2000-01-01"))).toEqual([]);
    expect(await storage.readings.baselines(person)).toEqual({});
    expect(await storage.readings.dueBaselines(1, 1000)).toContain(person);
    // Words that were sent name figures too; those on their way still arrive.
    expect((await storage.outbox.take(person, 5)).map(({ message }) => message.id)).toEqual([fresh.id]);
    expect(JSON.stringify(await storage.store.exportPerson(person))).not.toContain(old.id);
    // What a finished import did is over; one that is not would go on in the middle of what is gone.
    const left = await storage.imports.list(person, 5);
    expect(left.map(({ state }) => state)).toEqual(source === undefined ? [] : ["done"]);
    expect(open && (await storage.imports.save(person, open))).toBe(false);
  });

  test("what a person told is kept with the decision that it led to", async () => {
    const person = await somebody();
    const tap = aReading({ source: { kind: "manual", name: "waymark" }, modality: "self_reported" });
    await change(storage, person, (before) => before, { savedReadings: [tap, { ...tap, value: 0.9 }] });
    expect(await all(person)).toStrictEqual([tap]);
    const nobody = await agreed(storage, { ...aFullDay(), consentAt: undefined });
    await change(storage, nobody, (before) => before, { savedReadings: [tap] });
    expect(await all(nobody)).toEqual([]);
  });

  test("readings come in while a decision about the person is made, and both hold", async () => {
    const person = await somebody();
    const puts = Array.from({ length: 8 }, (_, index) =>
      storage.readings.put(person, [energyAt(start + index, 0.5), energyAt(start - index, 0.5)], start),
    );
    await Promise.all([...puts, change(storage, person, (before) => ({ ...before, adapting: anAdapting() }))]);
    expect(await all(person)).toHaveLength(15);
    expect((await readState(storage, person)).adapting).toStrictEqual(anAdapting());
  });

  test("nothing slips in beside the end of consent, whichever comes first", async () => {
    for (let round = 0; round < 5; round += 1) {
      const person = await somebody();
      const put = (from: number) =>
        storage.readings.put(
          person,
          Array.from({ length: 50 }, (_, index) => energyAt(start + from + index, 0.5)),
          start,
        );
      await Promise.all([
        put(0),
        put(100),
        change(storage, person, (before) => ({
          ...before,
          day: before.day && { ...before.day, consentAt: undefined },
        })),
        put(200),
        put(20),
      ]);
      expect(await storage.readings.counts(person)).toEqual([]);
    }
  });

  test("what a file brought and the device then tells itself is of now; the other way round nothing changes", async () => {
    const person = await somebody();
    const [told, other] = [aReading(), aReading({ from: start - 1, to: start - 1 })];
    await storage.readings.put(
      person,
      [
        { ...told, imported: true },
        { ...other, imported: true },
      ],
      start,
    );
    expect(await storage.readings.put(person, [told, { ...other, value: 0.9 }], start)).toEqual(["known", "conflict"]);
    expect((await all(person)).map(({ imported }) => imported)).toEqual([false, true]);
    expect(await storage.readings.put(person, [{ ...told, imported: true }], start)).toEqual(["known"]);
    expect((await all(person)).map(({ imported }) => imported)).toEqual([false, true]);
  });

  test("of a source that tells every second a look sees some of each hour, the last one among them", async () => {
    const person = await somebody();
    const beats = Array.from({ length: 5000 }, (_, index) => {
      const at = start - index * 1000;
      return aReading({ metric: "heart_rate", value: 60 + Math.floor(index / 3600), from: at, to: at });
    });
    await storage.readings.put(person, beats, start);
    const { readings } = await storage.readings.body(person, { heart_rate: 2 * 3_600_000 }, start);
    expect(readings.length).toBeLessThanOrEqual(500);
    expect(readings.map(({ id }) => id)).toContain(beats[0]?.id);
    expect(new Set(readings.map(({ value }) => value))).toEqual(new Set([60, 61]));
    const few = await storage.readings.body(person, { heart_rate: 499_000 }, start);
    expect(few.readings).toHaveLength(500);
  });

  test("days are found as medians by the clock where it was measured", async () => {
    const person = await somebody();
    const noon = Date.UTC(2026, 4, 28, 12);
    await storage.readings.put(
      person,
      [
        ...[0.2, 0.9, 0.4].map((value, index) => energyAt(noon + index, value)),
        energyAt(Date.UTC(2026, 4, 28, 23), 0.5),
        energyAt(noon + day, 0.8, { quality: "out_of_range" }),
        energyAt(noon + 2 * day, 0.8),
      ],
      start,
    );
    const figure = { metric: "energy_level" } as const;
    expect(
      await storage.readings.daily(person, ["energy_level", "mood"], "2026-05-28" as never, "2026-05-29" as never),
    ).toStrictEqual([
      { ...figure, date: "2026-05-28", median: 0.4, least: 0.2, most: 0.9, count: 3 },
      { ...figure, date: "2026-05-29", median: 0.5, least: 0.5, most: 0.5, count: 1 },
    ]);
  });

  describe("what adaptation remembers", () => {
    test("comes back as it was, over whatever was there, and only for the day of the plan", async () => {
      const person = await somebody();
      const to = (adapting: ReturnType<typeof anAdapting> | undefined): Promise<void> =>
        change(storage, person, (before) => ({ ...before, adapting }));
      expect((await readState(storage, person)).adapting).toBeUndefined();
      const second = anAdaptation({ id: "261121-b" as never, state: "offered", block: undefined, readings: [] });
      const answered = { ...second, state: "accepted", helped: false, confidence: 0.1 } as const;
      for (const adapting of [
        anAdapting({ adaptations: [], fired: {}, feedback: {} }),
        anAdapting({ keepPlan: true }),
        anAdapting({ adaptations: [anAdaptation(), second] }),
        anAdapting({ adaptations: [anAdaptation({ state: "undone", helped: true }), answered] }),
        anAdapting({ fired: { [energyDrop]: { at: 9, on: "2026-11-22" as never, armed: true } } }),
      ]) {
        await to(adapting);
        const { adaptations, ...rest } = (await readState(storage, person)).adapting ?? anAdapting();
        const { adaptations: wanted, ...restWanted } = adapting;
        expect(rest).toStrictEqual(restWanted);
        expect(adaptations.slice(0, wanted.length)).toStrictEqual(wanted);
      }
      await change(storage, person, (before) => ({
        ...before,
        day: before.day && {
          ...before.day,
          plan: before.day.plan && { ...before.day.plan, date: "2026-11-22" as never },
        },
      }));
      expect((await readState(storage, person)).adapting?.adaptations).toEqual([]);
      await to(undefined);
      expect((await readState(storage, person)).adapting).toBeUndefined();
    });
  });
});

describe("the id of a reading", () => {
  const id = (reading: Reading, own?: string): string => readingIdOf(reading, own, sha256);
  test("is a UUID, the same for the same reading whatever it says, and another for another", () => {
    const one = aReading();
    expect(id(one)).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
    expect(id({ ...one, value: 1, offset: 0, imported: true })).toBe(id(one));
    const others = [
      id({ ...one, metric: "mood" }),
      id({ ...one, to: one.to + 1 }),
      id({ ...one, from: one.from - 1 }),
      id({ ...one, source: { kind: "app", name: "other" } }),
      id(one, "x"),
      id(one, "y"),
      id({ ...one, from: -1 }),
    ];
    expect(new Set([id(one), ...others]).size).toBe(others.length + 1);
    expect(id({ ...one, to: 5 }, "x")).toBe(id(one, "x"));
  });
});
