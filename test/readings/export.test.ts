import { beforeAll, expect, test } from "vitest";
import { exportText } from "#app/export-person.ts";
import type { PersonExport } from "#app/export-ports.ts";
import type { Reading } from "#core/readings/reading.ts";
import type { Storage } from "#storage/open.ts";
import { agreed, aReading } from "#test/storage/bodies.ts";
import { aGoal, aMessage, aStep, change } from "#test/storage/people.ts";
import { aPerson, describeOnBoth, fakeClock } from "#test/storage/databases.ts";

const start = 1_780_000_000_000;
/** More than the export itself holds and a page beyond it. */
const many = 26_001;

describeOnBoth("the export of somebody who measured for years", (open) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open({ clock: fakeClock() });
  });
  const text = async (person: Reading["id"] | string, more = {}): Promise<string | undefined> => {
    const pieces = await exportText({ store: storage.store, readings: storage.readings }, person as never, more);
    if (!pieces) return undefined;
    let whole = "";
    for await (const piece of pieces) whole += piece;
    return whole;
  };

  test("holds each reading once, newest first, told piece by piece; the one that is a value says what it leaves out", async () => {
    const person = await agreed(storage);
    const metrics = ["heart_rate", "steps", "mood"] as const;
    for (let from = 0; from < many; from += 9000) {
      const some = Array.from({ length: Math.min(9000, many - from) }, (_, index) => {
        const at = start - Math.floor((from + index) / 2);
        return aReading({ metric: metrics[index % 3] ?? "mood", value: 1, from: at, to: at });
      });
      await storage.readings.put(person, [...new Map(some.map((each) => [each.id, each])).values()], start);
    }
    const { readings, person: who } = JSON.parse(
      (await text(person, { account: { email: "a@b.c" } })) ?? "",
    ) as PersonExport;
    const counts = await storage.readings.counts(person);
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    expect(total).toBeGreaterThan(25_000);
    expect(who["id"]).toBe(person);
    expect(readings).toMatchObject({ kept: total, complete: true });
    expect(new Set(readings.rows.map(({ id }) => id)).size).toBe(total);
    expect(readings.rows).toHaveLength(total);
    const times = readings.rows.map(({ to }) => String(to));
    expect(times).toEqual(times.toSorted().reverse());
    expect((await storage.store.exportPerson(person))?.readings).toMatchObject({ kept: total, complete: false });
  });

  test("has every step and entry once, in order, though no piece of it is longer than a page", async () => {
    const person = await storage.store.createPerson(aPerson(), undefined);
    const current = aStep();
    const walked = aGoal({ touchedAt: 9, completedCount: 603 });
    const goals = [walked, aGoal({ id: current.goalId, touchedAt: 8, current })];
    await change(storage, person, (before) => ({ ...before, goals }), {
      journal: Array.from({ length: 1102 }, (_, at) => ({ kind: "goal_created", because: { rule: `rule ${at}` } })),
      outbox: [aMessage(), aMessage()],
    });
    // Three at one moment, so that pages end in the middle of one.
    for (let at = 0; at < 603; at += 1) {
      const moment = 1000 + Math.floor(at / 3);
      const step = aStep({ goalId: walked.id, text: `step ${at}`, createdAt: moment, completedAt: moment });
      await change(storage, person, (before) => ({ ...before, lastDoneStep: step }));
    }
    const pieces = await exportText({ store: storage.store, readings: storage.readings }, person, {});
    const told: string[] = [];
    for await (const piece of pieces ?? []) told.push(piece);
    for (const piece of told) {
      expect(piece.match(/"text":"step \d+"/gu)?.length ?? 0).toBeLessThanOrEqual(500);
      expect(piece.match(/"rule":/gu)?.length ?? 0).toBeLessThanOrEqual(500);
    }
    const exported = JSON.parse(told.join("")) as PersonExport;
    const steps = exported.goals[0]?.["completed"] as readonly {
      readonly text: string;
      readonly completedAt: string;
    }[];
    expect(new Set(steps.map(({ text: words }) => words)).size).toBe(603);
    expect(steps).toHaveLength(603);
    const times = steps.map(({ completedAt }) => completedAt);
    expect(times).toEqual(times.toSorted());
    expect(exported.journal.map(({ because }) => (because as { readonly rule: string }).rule)).toEqual(
      Array.from({ length: 1102 }, (_, at) => `rule ${at}`),
    );
    expect([exported.goals.length, exported.messages.length]).toEqual([2, 2]);
    expect(exported.goals[1]).toMatchObject({ current: { text: expect.any(String) }, completed: [] });
    const whole = JSON.parse(JSON.stringify(await storage.store.exportPerson(person))) as PersonExport;
    expect(exported).toEqual(whole);
  });

  test("is whole JSON where there is nothing, and nothing where there is nobody", async () => {
    const person = await storage.store.createPerson(aPerson(), undefined);
    expect(JSON.parse((await text(person)) ?? "")).toMatchObject({
      person: { id: person },
      readings: { kept: 0, complete: true, rows: [] },
    });
    expect(await text(aPerson().id)).toBeUndefined();
  });
});
