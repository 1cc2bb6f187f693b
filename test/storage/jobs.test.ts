import { afterEach, beforeAll, expect, test } from "vitest";
import type { GoalId } from "#core/goals/ids.ts";
import { type Jobs, startJobs } from "#jobs/start.ts";
import type { Storage } from "#storage/open.ts";
import { aPerson, describeOnBoth, silentLog } from "./databases.ts";
import { aMessage, change } from "./people.ts";

describeOnBoth("jobs", (open) => {
  let storage: Storage;
  let jobs: Jobs | undefined;
  const delivered: string[] = [];
  const resumed: string[] = [];
  let failOnce = false;
  const deliver = async (person: string): Promise<void> => {
    if (failOnce) {
      failOnce = false;
      throw new Error("not now");
    }
    delivered.push(person);
  };
  const start = async (sends = true): Promise<void> => {
    jobs = await startJobs({
      connection: storage.jobs,
      log: silentLog,
      handlers: {
        deliver: sends ? deliver : undefined,
        deliverWays: () => Promise.resolve(),
        async resumeAsk(person, ask) {
          resumed.push(`${person} ${ask}`);
        },
        sweep: () => Promise.resolve(),
        remind: () => Promise.resolve(),
        look: () => Promise.resolve(),
        lookDay: () => Promise.resolve(),
        reckonBaselines: () => Promise.resolve(),
        resumeImports: () => Promise.resolve(),
        readCalendars: () => Promise.resolve(),
        daily: () => Promise.resolve(),
      },
    });
  };
  beforeAll(async () => {
    storage = await open({ askAfterMs: 500 });
  });
  afterEach(async () => {
    await jobs?.stop();
    jobs = undefined;
  });

  test("a message saved is a message to deliver", async () => {
    await start();
    const person = aPerson();
    await storage.store.createPerson(person, undefined);
    await change(storage, person.id, (before) => before, { outbox: [aMessage()] });
    await expect.poll(() => delivered.includes(person.id), { interval: 5 }).toBe(true);
  });

  test("a message saved before the workers start is delivered when they do", async () => {
    const person = aPerson();
    await storage.store.createPerson(person, undefined);
    await change(storage, person.id, (before) => before, { outbox: [aMessage()] });
    await start();
    await expect.poll(() => delivered.includes(person.id)).toBe(true);
  });

  test("a process that can send nothing takes no message, and leaves it to one that can", async () => {
    await start(false);
    const person = aPerson();
    await storage.store.createPerson(person, undefined);
    await change(storage, person.id, (before) => before, {
      outbox: [aMessage()],
      ask: { askId: "ask-0", goalId: "g" as GoalId, kind: "next", since: 1 },
    });
    // It works: an ask that came with the message, and is due after it, was taken.
    await expect.poll(() => resumed).toContain(`${person.id} ask-0`);
    expect(delivered).not.toContain(person.id);
    await jobs?.stop();
    resumed.length = 0;
    await start();
    await expect.poll(() => delivered.includes(person.id)).toBe(true);
  });

  test("a transaction that fails sends no job", async () => {
    await start();
    const person = aPerson();
    await storage.store.createPerson(person, undefined);
    const failed = storage.store.transaction(person.id, async (tx) => {
      const opened = await tx.open("k");
      if (opened === undefined) throw new Error("no person");
      const { snapshot } = opened;
      await tx.save({
        key: "k",
        at: 1,
        before: snapshot,
        decision: { after: snapshot, replies: [], journal: [] },
        outbox: [aMessage()],
        live: [],
      });
      // Written, not only held back: the job's row must go with the rest.
      await tx.goals();
      throw new Error("no");
    });
    await expect(failed).rejects.toThrow("no");
    // What is sent later is delivered later.
    const next = aPerson();
    await storage.store.createPerson(next, undefined);
    await change(storage, next.id, (before) => before, { outbox: [aMessage()] });
    await expect.poll(() => delivered).toContain(next.id);
    expect(delivered).not.toContain(person.id);
  });

  test("a delivery that fails is tried again", async () => {
    await start();
    failOnce = true;
    const person = aPerson();
    await storage.store.createPerson(person, undefined);
    await change(storage, person.id, (before) => before, { outbox: [aMessage()] });
    await expect.poll(() => delivered.includes(person.id)).toBe(true);
  });

  test("an ask that nobody brought home is asked again after its time", async () => {
    await start();
    const person = aPerson();
    await storage.store.createPerson(person, undefined);
    await change(storage, person.id, (before) => before, {
      ask: { askId: "ask-1", goalId: "g" as GoalId, kind: "next", since: 1 },
    });
    expect(resumed).toEqual([]);
    await expect.poll(() => resumed).toEqual([`${person.id} ask-1`]);
  });

  test("300 messages at once are all delivered, without waiting for polls", async () => {
    const people = Array.from({ length: 300 }, () => aPerson());
    for (const person of people) {
      await storage.store.createPerson(person, undefined);
      await change(storage, person.id, (before) => before, { outbox: [aMessage()] });
    }
    await start();
    await expect.poll(() => people.every(({ id }) => delivered.includes(id))).toBe(true);
  });
});
