import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { JournalEntry } from "#core/dialogue/turn/decision.ts";
import type { GoalId, StepId } from "#core/goals/ids.ts";
import type { Goal } from "#core/goals/goal.ts";
import type { Step } from "#core/goals/step.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Storage } from "#storage/open.ts";
import { aPerson, describeOnBoth } from "./databases.ts";
import { aGoal, aStep, change, readState } from "./people.ts";

describeOnBoth("store", (open) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
  });

  test("a new person starts with nothing but themselves", async () => {
    const person = aPerson({ country: "LV", contact: { contact: "limited" }, rephraseCounts: { too_big: 2 } });
    await storage.store.createPerson(person, undefined);
    expect(await readState(storage, person.id)).toStrictEqual({
      person,
      dialogue: {
        waiting: { for: "nothing" },
        activeGoal: undefined,
        pending: undefined,
        crisis: undefined,
        lastDone: undefined,
        toldSimpleCoach: false,
      },
      goals: [],
      lastDoneStep: undefined,
      journey: undefined,
      exercises: [],
      works: [],
      day: undefined,
      adapting: undefined,
      body: undefined,
    });
  });

  test("nobody is found where nobody is", async () => {
    expect(await storage.store.snapshot(randomUUID() as PersonId)).toBeUndefined();
    await storage.store.transaction(randomUUID() as PersonId, async (tx) => {
      expect(await tx.open("key")).toBeUndefined();
    });
    expect(await storage.store.findPerson("telegram", "nobody")).toBeUndefined();
  });

  test("the same identity twice is one person, even at the same moment", async () => {
    const people = [aPerson(), aPerson(), aPerson()];
    const ids = await Promise.all(
      people.map((person) => storage.store.createPerson(person, { kind: "telegram", externalId: "4242" })),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await storage.store.findPerson("telegram", "4242")).toBe(ids[0]);
    expect(await storage.store.findPerson("account", "4242")).toBeUndefined();
  });

  test("a person may have several identities, and nobody else's", async () => {
    const [one, other] = [aPerson(), aPerson()];
    await storage.store.createPerson(one, { kind: "telegram", externalId: "one" });
    await storage.store.createPerson(other, { kind: "telegram", externalId: "other" });
    expect(await storage.store.linkIdentity(one.id, { kind: "account", externalId: "acc" })).toBe("linked");
    expect(await storage.store.linkIdentity(one.id, { kind: "account", externalId: "acc" })).toBe("linked");
    expect(await storage.store.linkIdentity(other.id, { kind: "account", externalId: "acc" })).toBe("taken");
    expect(await storage.store.transaction(one.id, (tx) => tx.identities())).toEqual([
      { kind: "account", externalId: "acc" },
      { kind: "telegram", externalId: "one" },
    ]);
  });

  test("of those who note at once that an account is in use none loses since when it is joined", async () => {
    const person = aPerson();
    const identity = { kind: "telegram", externalId: randomUUID() } as const;
    await storage.store.createPerson(person, identity);
    await Promise.all(
      [7, undefined, undefined, undefined].map((since, turn) =>
        storage.store.noteIdentity(person.id, identity, { name: `Name ${turn}`, since, usedAt: 9 }),
      ),
    );
    const kept = await storage.store.transaction(person.id, (tx) => tx.identities());
    expect(kept.map(({ about }) => about?.since)).toEqual([7]);
  });

  test("an account that is no longer somebody's is not noted as theirs", async () => {
    const person = aPerson();
    await storage.store.createPerson(person, undefined);
    const identity = { kind: "telegram", externalId: randomUUID() } as const;
    await storage.store.noteIdentity(person.id, identity, { name: "Nobody", since: undefined, usedAt: 9 });
    expect(await storage.store.transaction(person.id, (tx) => tx.identities())).toEqual([]);
  });

  test("an identity taken away lets nobody in, and what was kept stays", async () => {
    const person = aPerson();
    await storage.store.createPerson(person, { kind: "account", externalId: "kept" });
    await storage.store.linkIdentity(person.id, { kind: "telegram", externalId: "parted" });
    expect(await storage.store.unlinkIdentity(person.id, "telegram")).toBe(true);
    expect(await storage.store.unlinkIdentity(person.id, "telegram")).toBe(false);
    expect(await storage.store.findPerson("telegram", "parted")).toBeUndefined();
    expect(await storage.store.findPerson("account", "kept")).toBe(person.id);
  });

  test("what was saved is what is loaded: a goal, its step, done, undone, dropped", async () => {
    const person = aPerson();
    await storage.store.createPerson(person, undefined);
    const step = aStep();
    const goal = aGoal({ id: step.goalId, current: step });
    await change(storage, person.id, (before) => ({
      ...before,
      goals: [goal],
      dialogue: { ...before.dialogue, activeGoal: goal.id },
    }));
    expect((await readState(storage, person.id)).goals).toStrictEqual([goal]);

    const done: Step = { ...step, completedAt: 7, counted: true };
    await change(storage, person.id, (before) => ({
      ...before,
      goals: before.goals.map((g): Goal => ({ ...g, current: undefined, completedCount: 1, touchedAt: 8 })),
      dialogue: { ...before.dialogue, lastDone: { stepId: step.id, goalId: goal.id, at: 7 } },
      lastDoneStep: done,
    }));
    const after = await readState(storage, person.id);
    expect(after.lastDoneStep).toStrictEqual(done);
    expect(after.goals).toStrictEqual([{ ...goal, current: undefined, completedCount: 1, touchedAt: 8 }]);
    await storage.store.transaction(person.id, async (tx) => {
      expect(await tx.history(goal.id, 10)).toStrictEqual([done]);
      expect((await tx.goal(goal.id))?.completed).toStrictEqual([done]);
      expect(await tx.goals()).toHaveLength(1);
    });

    const next = aStep({ goalId: goal.id });
    await change(storage, person.id, (before) => ({
      ...before,
      goals: before.goals.map((g) => ({ ...g, current: next })),
    }));
    await change(storage, person.id, (before) => ({
      ...before,
      goals: before.goals.map((g) => ({ ...g, current: { ...done, completedAt: undefined } })),
      dialogue: { ...before.dialogue, lastDone: undefined },
      lastDoneStep: undefined,
    }));
    await storage.store.transaction(person.id, async (tx) => {
      const loaded = await tx.goal(goal.id);
      expect(loaded?.current).toStrictEqual({ ...done, completedAt: undefined });
      expect(loaded?.completed).toEqual([]);
    });
  });

  test("a removed goal takes its steps with it and leaves the others", async () => {
    const person = aPerson();
    await storage.store.createPerson(person, undefined);
    const [kept, gone] = [aGoal(), aGoal()];
    const steps = [aStep({ goalId: kept.id }), aStep({ goalId: gone.id })];
    await change(storage, person.id, (before) => ({
      ...before,
      goals: [
        { ...kept, current: steps[0] },
        { ...gone, current: steps[1] },
      ],
    }));
    await change(
      storage,
      person.id,
      (before) => ({ ...before, goals: before.goals.filter((goal) => goal.id === kept.id) }),
      { removedGoals: [gone.id] },
    );
    expect((await readState(storage, person.id)).goals.map((goal) => goal.id)).toEqual([kept.id]);
  });

  test("an input is handled once", async () => {
    const person = aPerson();
    await storage.store.createPerson(person, undefined);
    await change(storage, person.id, (before) => before, { key: "telegram:1" });
    const again = await storage.store.transaction(person.id, (tx) => tx.open("telegram:1"));
    expect(again?.repeated).toBe(true);
    await expect(change(storage, person.id, (before) => before, { key: "telegram:1" })).rejects.toMatchObject({
      code: "23505",
    });
  });

  test("the same key of two persons is two inputs", async () => {
    const [one, other] = [aPerson(), aPerson()];
    for (const person of [one, other]) {
      await storage.store.createPerson(person, undefined);
      await change(storage, person.id, (before) => before, { key: "same" });
    }
  });

  test("what throws saves nothing", async () => {
    const person = aPerson();
    await storage.store.createPerson(person, undefined);
    const failed = storage.store.transaction(person.id, async (tx) => {
      const opened = await tx.open("k");
      if (opened === undefined) throw new Error("no person");
      const after = { ...opened.snapshot, goals: [aGoal()] };
      await tx.save({
        key: "k",
        at: 1,
        before: opened.snapshot,
        decision: { after, replies: [], journal: [] },
        outbox: [],
        live: [],
      });
      throw new Error("changed my mind");
    });
    await expect(failed).rejects.toThrow("changed my mind");
    expect((await readState(storage, person.id)).goals).toEqual([]);
  });

  test("a reader inside the transaction sees what it saved", async () => {
    const person = aPerson();
    await storage.store.createPerson(person, undefined);
    const goal = aGoal();
    await storage.store.transaction(person.id, async (tx) => {
      const opened = await tx.open("k");
      if (opened === undefined) throw new Error("no person");
      await tx.save({
        key: "k",
        at: 1,
        before: opened.snapshot,
        decision: { after: { ...opened.snapshot, goals: [goal] }, replies: [], journal: [] },
        outbox: [],
        live: [],
      });
      expect((await tx.goal(goal.id))?.title).toBe(goal.title);
    });
  });

  test("two commands of one person wait for each other", async () => {
    const person = aPerson({ rephraseCounts: { too_big: 0 } });
    await storage.store.createPerson(person, undefined);
    await Promise.all(
      Array.from({ length: 20 }, () =>
        change(storage, person.id, (before) => ({
          ...before,
          person: { ...before.person, rephraseCounts: { too_big: (before.person.rephraseCounts.too_big ?? 0) + 1 } },
        })),
      ),
    );
    expect((await readState(storage, person.id)).person.rephraseCounts).toEqual({ too_big: 20 });
  });

  test("the journal keeps its order and gives the last ones", async () => {
    const person = aPerson();
    await storage.store.createPerson(person, undefined);
    const entry = (kind: JournalEntry["kind"], goalId?: string): JournalEntry => ({
      kind,
      because: { rule: "test", inputs: { n: 1, text: "it's \\u0000 \\ \" fine" } },
      ...(goalId !== undefined && { goalId: goalId as GoalId, stepId: "s" as StepId }),
    });
    await change(storage, person.id, (b) => b, { journal: [entry("goal_created", "a"), entry("step_given", "a")] });
    await change(storage, person.id, (b) => b, { journal: [entry("step_done", "a")] });
    const rows = await storage.store.transaction(person.id, (tx) => tx.journal(2));
    expect(rows.map((row) => row.kind)).toEqual(["step_given", "step_done"]);
    expect(rows[0]).toMatchObject({ goalId: "a", stepId: "s", because: entry("step_done").because });
  });

  test("odd texts come back as they were", async () => {
    const person = aPerson();
    await storage.store.createPerson(person, { kind: "telegram", externalId: 'o\'dd \\ "id"' });
    const odd = "'; drop table core.person; -- \\' \u0000 \ud83d\ude00 ё \u202e 🏳️‍🌈 \ud800";
    const goal = aGoal({ title: odd, declined: [odd], question: { id: undefined, text: odd, quick: [odd] } });
    await change(storage, person.id, (before) => ({ ...before, goals: [goal] }), { key: "k'; select 1 \\" });
    expect((await readState(storage, person.id)).goals).toStrictEqual([goal]);
  });

  test("an open page hears of a change, after the commit and only then", async () => {
    const person = aPerson();
    await storage.store.createPerson(person, undefined);
    const heard: unknown[] = [];
    const stop = await storage.live.listen((who, event) => void (who === person.id && heard.push(event)));
    await change(storage, person.id, (before) => before, { live: [{ kind: "goals" }] });
    await storage.live.follow(person.id);
    await change(storage, person.id, (before) => before, { live: [{ kind: "step", goalId: "g" as GoalId }] });
    await expect.poll(() => heard).toEqual([{ kind: "step", goalId: "g" }]);
    await stop();
    await change(storage, person.id, (before) => before, { live: [{ kind: "goals" }] });
    expect(heard).toHaveLength(1);
  });
});
