import { beforeAll, expect, test } from "vitest";
import type { Goal } from "#core/goals/goal.ts";
import type { Person } from "#core/person/person.ts";
import type { Storage } from "#storage/open.ts";
import { aPerson, describeOnBoth, fakeClock } from "./databases.ts";
import { aGoal, aStep, aWay, change, readState } from "./people.ts";

const hour = 3600_000;

describeOnBoth("merge", (open) => {
  let storage: Storage;
  const clock = fakeClock();
  beforeAll(async () => {
    storage = await open({ clock });
  });

  async function walker(name: string, changes: Partial<Person> = {}): Promise<{ person: Person; goal: Goal }> {
    const person = aPerson({ createdAt: clock.now(), ...changes });
    await storage.store.createPerson(person, {
      kind: name.startsWith("tg") ? "telegram" : "account",
      externalId: name + person.id,
    });
    const current = aStep();
    const goal = aGoal({
      id: current.goalId,
      current,
      title: `goal of ${name}`,
      touchedAt: clock.now(),
      completedCount: 1,
    });
    const done = aStep({ goalId: goal.id, completedAt: clock.now(), counted: true });
    await change(
      storage,
      person.id,
      (before) => ({
        ...before,
        goals: [goal],
        lastDoneStep: done,
        dialogue: { ...before.dialogue, activeGoal: goal.id, lastDone: { stepId: done.id, goalId: goal.id, at: 1 } },
      }),
      {
        at: clock.now(),
        key: `input of ${name}`,
        journal: [{ kind: "step_done", goalId: goal.id, because: { rule: name } }],
      },
    );
    return { person, goal };
  }
  const titles = async (person: Person): Promise<string[]> =>
    (await readState(storage, person.id)).goals.map((goal) => goal.title).sort();
  const identityKinds = (person: Person): Promise<string[]> =>
    storage.store.transaction(person.id, async (tx) => (await tx.identities()).map(({ kind }) => kind).sort());

  test("goals, finished steps, journal and identities come together", async () => {
    const [web, tg] = [await walker("web"), await walker("tg")];
    await storage.store.mergePersons(web.person.id, tg.person.id);
    expect(await titles(web.person)).toEqual(["goal of tg", "goal of web"]);
    await storage.store.transaction(web.person.id, async (tx) => {
      const goal = await tx.goal(tg.goal.id);
      expect(goal?.current).toStrictEqual(tg.goal.current);
      expect(goal?.completed).toHaveLength(1);
      const rules = (await tx.journal(10)).map((row) => (row.because as { rule: string }).rule);
      expect(rules.sort()).toEqual(["merge", "tg", "web"]);
      expect((await tx.open("input of tg"))?.repeated).toBe(true);
    });
    expect(await identityKinds(web.person)).toEqual(["account", "telegram"]);
    expect(await storage.store.findPerson("telegram", `tg${tg.person.id}`)).toBe(web.person.id);
    expect((await readState(storage, web.person.id)).dialogue.activeGoal).toBe(web.goal.id);
  });

  test.each([
    ["the newer one's settings win", "tg", "serious"],
    ["the older one's do not", "web", "friendly"],
  ] as const)("of two settings: %s", async (_rule, newer, expected) => {
    const [web, tg] = [await walker("web", { tone: "friendly" }), await walker("tg", { tone: "friendly" })];
    await change(storage, tg.person.id, (b) => ({ ...b, person: { ...b.person, tone: "serious" } }), {
      at: clock.now() + (newer === "tg" ? 5 : 1),
    });
    await change(storage, web.person.id, (b) => ({ ...b, person: { ...b.person, tone: "friendly" } }), {
      at: clock.now() + 3,
    });
    await storage.store.mergePersons(web.person.id, tg.person.id);
    expect((await readState(storage, web.person.id)).person).toMatchObject({ id: web.person.id, tone: expected });
  });

  test("a danger once named stays named, and an open crisis stays open", async () => {
    const [web, tg] = [
      await walker("web", { contact: { contact: "free", danger: "no" } }),
      await walker("tg", { contact: { contact: "free", danger: "yes" } }),
    ];
    const crisis = { since: 1, level: "high", kind: "self_harm", held: undefined, checkedInAt: undefined } as const;
    await change(storage, tg.person.id, (b) => ({ ...b, dialogue: { ...b.dialogue, crisis } }));
    await change(storage, web.person.id, (b) => ({ ...b, person: { ...b.person, tone: "serious" } }), {
      at: clock.now() + 9,
    });
    await storage.store.mergePersons(web.person.id, tg.person.id);
    const after = await readState(storage, web.person.id);
    expect(after.person).toMatchObject({ tone: "serious", contact: { danger: "yes" } });
    expect(after.dialogue.crisis).toEqual(crisis);
  });

  test("ways of being told come along, and go back with an undo; those that came since stay", async () => {
    const [web, tg] = [await walker("web"), await walker("tg")];
    const names = async (person: Person) => (await storage.ways.list(person.id)).map(({ name }) => name).sort();
    await storage.ways.put(web.person.id, aWay({ name: "mine" }), 5);
    await storage.ways.put(tg.person.id, aWay({ name: "theirs" }), 5);
    await storage.store.mergePersons(web.person.id, tg.person.id);
    expect(await names(web.person)).toEqual(["mine", "theirs"]);
    await storage.ways.put(web.person.id, aWay({ name: "since", address: "https://since.example" }), 6);
    await storage.store.undoMerge(web.person.id);
    expect([await names(web.person), await names(tg.person)]).toEqual([["mine", "since"], ["theirs"]]);
  });

  test("undo gives back exactly what came", async () => {
    const [web, tg] = [await walker("web"), await walker("tg", { locale: "ru" })];
    const [webBefore, tgBefore] = [await readState(storage, web.person.id), await readState(storage, tg.person.id)];
    await storage.store.mergePersons(web.person.id, tg.person.id);
    clock.advance(23 * hour);
    expect(await storage.store.undoMerge(web.person.id)).toBe(true);
    expect(await readState(storage, web.person.id)).toStrictEqual(webBefore);
    expect(await readState(storage, tg.person.id)).toStrictEqual(tgBefore);
    expect(await storage.store.findPerson("telegram", `tg${tg.person.id}`)).toBe(tg.person.id);
    expect(await identityKinds(web.person)).toEqual(["account"]);
    const rules = await storage.store.transaction(web.person.id, async (tx) =>
      (await tx.journal(10)).map((row) => (row.because as { rule: string }).rule),
    );
    expect(rules.sort()).toEqual(["merge", "undo_merge", "web"]);
    expect(await storage.store.undoMerge(web.person.id)).toBe(false);
  });

  test("what was made or walked since the merge stays, and what came still goes back", async () => {
    const [web, tg] = [await walker("web"), await walker("tg")];
    await storage.store.mergePersons(web.person.id, tg.person.id);
    clock.advance(hour);
    const fresh = aGoal({ title: "made since", touchedAt: clock.now() });
    await change(storage, web.person.id, (before) => ({
      ...before,
      goals: [...before.goals.map((g) => (g.id === tg.goal.id ? { ...g, touchedAt: clock.now() } : g)), fresh],
    }));
    await storage.store.undoMerge(web.person.id);
    expect(await titles(web.person)).toEqual(["goal of tg", "goal of web", "made since"]);
    expect(await titles(tg.person)).toEqual(["goal of tg"]);
  });

  test("after a day there is no way back, and the record that came is gone", async () => {
    const [web, tg] = [await walker("web"), await walker("tg")];
    await storage.store.mergePersons(web.person.id, tg.person.id);
    clock.advance(24 * hour + 1);
    expect(await storage.store.undoMerge(web.person.id)).toBe(false);
    expect((await storage.purge()).merges).toBeGreaterThanOrEqual(1);
    expect(await storage.store.snapshot(tg.person.id)).toBeUndefined();
    expect(await titles(web.person)).toEqual(["goal of tg", "goal of web"]);
  });

  test("two merges at once, and each the other way round, end in one record", async () => {
    const [web, tg] = [await walker("web"), await walker("tg")];
    await Promise.allSettled([
      storage.store.mergePersons(web.person.id, tg.person.id),
      storage.store.mergePersons(tg.person.id, web.person.id),
    ]);
    const owner = await storage.store.findPerson("telegram", `tg${tg.person.id}`);
    expect(await storage.store.findPerson("account", `web${web.person.id}`)).toBe(owner);
  });

  test("erasing the one who took it in erases what came as well", async () => {
    const [web, tg] = [await walker("web"), await walker("tg")];
    await storage.store.mergePersons(web.person.id, tg.person.id);
    await storage.store.erasePerson(web.person.id);
    expect(await storage.store.snapshot(tg.person.id)).toBeUndefined();
    expect(await storage.store.findPerson("telegram", `tg${tg.person.id}`)).toBeUndefined();
  });
});
