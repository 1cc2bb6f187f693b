import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type TaskId, type TaskState, taskStates } from "#core/day/plan.ts";
import type { PersonId } from "#core/person/person.ts";
import { type Connection, inTransaction } from "#storage/database.ts";
import { literal } from "#storage/literal.ts";
import type { Storage } from "#storage/open.ts";
import { tries } from "#test/setup/tries.ts";
import { aPerson, describeOnBoth, fakeClock, storageOf } from "./databases.ts";
import { aFullDay, aPlan, aTask } from "./days.ts";
import { change } from "./people.ts";

const hour = 3600_000;
const day = 24 * hour;
const someHour = Date.UTC(2026, 10, 21, 18);

/** A plan as it is saved: made so many hours ago, with these of a few tasks and what became of them. */
interface Lived {
  readonly date: string;
  readonly hoursAgo: number;
  readonly tasks: Readonly<Record<string, TaskState>>;
}
const anyLived: fc.Arbitrary<Lived> = fc.record({
  date: fc.constantFrom("2026-11-19", "2026-11-20", "2026-11-21"),
  hoursAgo: fc.constantFrom(0, 1, 23, 24, 25, 167, 168, 169),
  tasks: fc.dictionary(fc.constantFrom("a", "b", "c", "d"), fc.constantFrom(...taskStates), { noNullPrototype: true }),
});

const live = (storage: Storage, person: PersonId, { date, hoursAgo, tasks }: Lived): Promise<void> =>
  change(storage, person, (before) => ({
    ...before,
    day: aFullDay({
      plan: aPlan(date, {
        madeAt: someHour - hoursAgo * hour,
        tasks: Object.entries(tasks).map(([id, state]) => aTask({ id: id as TaskId, state })),
      }),
    }),
  }));

const someone = (storage: Storage): Promise<PersonId> => storage.store.createPerson(aPerson(), undefined);

const asPerson = <T>(storage: Storage, person: PersonId, work: (run: Connection) => Promise<T>): Promise<T> =>
  inTransaction(storage.database, async (run) => {
    await run.exec(`select set_config('app.person_id', ${literal(person)}, true)`);
    return work(run);
  });

const worth: Readonly<Record<TaskState, number | undefined>> = {
  done: 1,
  partly: 0.5,
  open: 0,
  skipped: 0,
  swapped: undefined,
  never: undefined,
};

/** What the figures must be, counted anew in the rows of each of these persons. */
async function counted(storage: Storage, people: readonly PersonId[], now: number) {
  const from = (ago: number): number => Math.floor((now - ago) / hour) * hour;
  const plans: number[] = [];
  const done: number[] = [];
  let persons = 0;
  for (const person of people) {
    const [days = [], made = [], tasks = []] = await asPerson(storage, person, (run) =>
      run.exec(`select person_id from core.day; select made_at from core.day_plan;
        select q.made_at, t.state from core.day_task t join core.day_plan q on q.date = t.date`),
    );
    persons += days.length;
    plans.push(...made.map((row) => Number(row["made_at"])).filter((at) => at >= from(day)));
    for (const row of tasks) {
      const share = worth[row["state"] as TaskState];
      if (share !== undefined && Number(row["made_at"]) >= from(7 * day)) done.push(share);
    }
  }
  const share = done.reduce((sum, each) => sum + each, 0) / done.length;
  return { persons, plans: plans.length, done_share: done.length === 0 ? null : Number(share.toFixed(4)) };
}

describeOnBoth("figures of health days by the hour", (open) => {
  let storage: Storage;
  const clock = fakeClock(someHour);
  beforeAll(async () => {
    storage = await open({ clock });
  });

  const step = fc.oneof(
    { weight: 8, arbitrary: fc.record({ do: fc.constant("live" as const), who: fc.nat(3), lived: anyLived }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant("live at once" as const),
        who: fc.nat(3),
        lived: fc.array(anyLived, { minLength: 3, maxLength: 3 }),
      }),
    },
    fc.record({ do: fc.constantFrom("stop" as const, "erase" as const), who: fc.nat(3) }),
    fc.record({ do: fc.constant("join" as const), who: fc.nat(3), part: fc.boolean() }),
    fc.record({ do: fc.constant("look" as const) }),
    fc.record({ do: fc.constant("purge" as const) }),
  );

  test("are those that counting gives, whatever was planned, done, made again, undone, joined, parted, stopped and erased", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const people = [await someone(storage), await someone(storage), await someone(storage), await someone(storage)];
        const goes = (person: PersonId): void => void people.splice(people.indexOf(person), 1);
        for (const one of steps) {
          const person = "who" in one ? people[one.who % people.length] : undefined;
          if (one.do === "look") await storage.dayCounts();
          else if (one.do === "purge") await storage.purge();
          if (person === undefined || !("who" in one)) continue;
          const other = people.find((each) => each !== person);
          if (one.do === "live") await live(storage, person, one.lived);
          else if (one.do === "live at once")
            await Promise.all([
              ...one.lived.map((lived, index) => live(storage, people[index % people.length] ?? person, lived)),
              storage.dayCounts(),
              storage.dayCounts(),
            ]);
          else if (one.do === "stop") await change(storage, person, (before) => ({ ...before, day: undefined }));
          else if (one.do === "erase" && people.length > 1) {
            await storage.store.erasePerson(person);
            goes(person);
          } else if (one.do === "join" && other !== undefined) {
            await storage.store.mergePersons(person, other);
            if (one.part) await storage.store.undoMerge(person);
            else goes(other);
          }
        }
        const expected = await counted(storage, people, clock.now());
        expect(await storage.dayCounts()).toEqual(expected);
        await storage.database.once("select core.recount()");
        expect(await storage.dayCounts()).toEqual(expected);
        for (const person of people) await storage.store.erasePerson(person);
        expect(await storage.dayCounts()).toEqual({ persons: 0, plans: 0, done_share: null });
      }),
      { numRuns: tries(18) },
    );
  });

  test("go by whole hours, and hours of more than thirty days ago are forgotten", async () => {
    const person = await someone(storage);
    await live(storage, person, { date: "2026-11-21", hoursAgo: 0, tasks: { a: "done" } });
    const { plans } = await storage.dayCounts();
    clock.advance(day + hour - 1);
    expect((await storage.dayCounts()).plans).toBeLessThanOrEqual(plans);
    expect((await storage.dayCounts()).plans).toBeGreaterThan(0);
    clock.advance(1);
    expect((await storage.dayCounts()).plans).toBe(0);
    const hours = async () =>
      Number((await storage.database.once("select count(*) as n from core.hour_tally"))[0]?.[0]?.["n"]);
    expect(await hours()).toBeGreaterThan(0);
    clock.advance(31 * day);
    await storage.purge();
    expect(await hours()).toBe(0);
    // What becomes of so old a plan counts nowhere.
    await storage.store.erasePerson(person);
    expect(await storage.dayCounts()).toMatchObject({ plans: 0, done_share: null });
  });
});

describe("somebody whose change is not committed yet", () => {
  const open = storageOf("postgres");

  test("holds up no other who changes the same hour, nor who looks, and counts once it is", async () => {
    const storage = await open({ clock: fakeClock(someHour) });
    const [one, other] = [await someone(storage), await someone(storage)];
    for (const person of [one, other])
      await live(storage, person, { date: "2026-11-21", hoursAgo: 0, tasks: { a: "open" } });
    expect(await storage.dayCounts()).toMatchObject({ plans: 2, done_share: 0 });
    await asPerson(storage, one, async (run) => {
      await run.exec("update core.day_task set state = 'done'");
      await live(storage, other, { date: "2026-11-21", hoursAgo: 0, tasks: { a: "done" } });
      expect(await storage.dayCounts()).toMatchObject({ plans: 2, done_share: 0.5 });
    });
    expect(await storage.dayCounts()).toMatchObject({ plans: 2, done_share: 1 });
  });
});
