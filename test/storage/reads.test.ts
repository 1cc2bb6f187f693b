import { expect, test } from "vitest";
import { emptyDialogue, emptyTracks } from "#core/dialogue/turn/dialogue.ts";
import type { PersonId } from "#core/person/person.ts";
import { createSnapshots, type Remembered } from "#storage/read-memory.ts";
import { recent } from "#storage/recent.ts";
import { aPerson, describeOnBoth, freshDatabase, storageOf } from "./databases.ts";
import { aGoal, change, readState } from "./people.ts";

describeOnBoth("reading", (open) => {
  test("what is read is what was saved last, however often it was read before", async () => {
    const storage = await open();
    const person = await storage.store.createPerson(aPerson(), undefined);
    expect((await readState(storage, person)).goals).toEqual([]);
    for (const title of ["Write a song", "Sort the garage"]) {
      await change(storage, person, (before) => ({ ...before, goals: [aGoal({ title }), ...before.goals] }));
      const read = await readState(storage, person);
      expect(read.goals.map((goal) => goal.title)).toContain(title);
      expect(await readState(storage, person)).toBe(read);
    }
    await change(storage, person, (before) => ({ ...before, person: { ...before.person, tone: "serious" } }));
    expect((await readState(storage, person)).person.tone).toBe("serious");
    await change(storage, person, (before) => ({
      ...before,
      dialogue: { ...before.dialogue, waiting: { for: "title" } },
    }));
    expect((await readState(storage, person)).dialogue.waiting).toEqual({ for: "title" });
  });

  test("joined records and their parting are seen at once", async () => {
    const storage = await open();
    const [into, from] = [
      await storage.store.createPerson(aPerson(), undefined),
      await storage.store.createPerson(aPerson(), undefined),
    ];
    await change(storage, from, (before) => ({ ...before, goals: [aGoal()] }));
    expect((await readState(storage, into)).goals).toHaveLength(0);
    await storage.store.mergePersons(into, from);
    expect((await readState(storage, into)).goals).toHaveLength(1);
    await storage.store.undoMerge(into);
    expect((await readState(storage, into)).goals).toHaveLength(0);
  });

  test("nothing is read of whoever was erased", async () => {
    const storage = await open();
    const person = await storage.store.createPerson(aPerson(), undefined);
    await readState(storage, person);
    await storage.store.erasePerson(person);
    expect(await storage.store.snapshot(person)).toBeUndefined();
  });
});

const open = storageOf("postgres");

test("what another process saves or erases is seen at once", async () => {
  const database = await freshDatabase();
  const [here, there] = [await open({ databaseUrl: database.url }), await open({ databaseUrl: database.url })];
  const person = await here.store.createPerson(aPerson(), undefined);
  await readState(here, person);
  await change(there, person, (before) => ({ ...before, goals: [aGoal({ title: "Sort the garage" })] }));
  expect((await readState(here, person)).goals.map((goal) => goal.title)).toEqual(["Sort the garage"]);
  await there.store.erasePerson(person);
  expect(await here.store.snapshot(person)).toBeUndefined();
});

test("only the states read last are remembered", () => {
  const memory = recent<PersonId, Remembered>(2);
  const { id: _id, ...rest } = aPerson();
  const [a, b, c] = [aPerson(), aPerson(), aPerson()].map(({ id }) => id) as [PersonId, PersonId, PersonId];
  const of = (id: PersonId) => ({
    stamp: id,
    snapshot: { person: { ...rest, id }, dialogue: emptyDialogue, goals: [], lastDoneStep: undefined, ...emptyTracks },
  });
  for (const id of [a, b, a, c]) memory.set(id, of(id));
  expect([a, b, c].map((id) => memory.get(id) !== undefined)).toEqual([true, false, true]);
});

test("a state that is forgotten while it is asked for is shown all the same", () => {
  const memory = recent<PersonId, Remembered>(2);
  const person = aPerson();
  const snapshot = { person, dialogue: emptyDialogue, goals: [], lastDoneStep: undefined, ...emptyTracks };
  const snapshots = createSnapshots({ key: () => expect.unreachable() }, memory);
  memory.set(person.id, { stamp: "7", snapshot });
  const asking = snapshots.ask(person.id);
  memory.forget(person.id);
  expect(asking.read({ stamp: "7" })).toBe(snapshot);
});
