import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type Day, newDay } from "#core/day/day.ts";
import type { HabitId } from "#core/day/habit.ts";
import type { PersonId } from "#core/person/person.ts";
import { inTransaction, onlyValue } from "#storage/database.ts";
import { literal } from "#storage/literal.ts";
import type { Storage } from "#storage/open.ts";
import { tries } from "#test/setup/tries.ts";
import { anyDay } from "./any-day.ts";
import { aFullDay, aPlan, aRecord, tea, walking } from "./days.ts";
import { aPerson, describeOnBoth, fakeClock } from "./databases.ts";
import { change, readState } from "./people.ts";
import { aDate } from "./walkers.ts";

const hour = 3600_000;

describeOnBoth("health days", (open) => {
  let storage: Storage;
  const clock = fakeClock();
  beforeAll(async () => {
    storage = await open({ clock });
  });

  async function somebody(day?: Day): Promise<PersonId> {
    const person = await storage.store.createPerson(aPerson(), undefined);
    if (day !== undefined) await to(person, () => day);
    return person;
  }
  const to = (person: PersonId, next: (before: Day | undefined) => Day | undefined, at = 10): Promise<void> =>
    change(storage, person, (before) => ({ ...before, day: next(before.day) }), { at });
  const saved = async (person: PersonId): Promise<Day> => {
    const { day } = await readState(storage, person);
    if (day === undefined) throw new Error("no health days");
    return day;
  };
  const value = (person: PersonId, sql: string): Promise<unknown> =>
    inTransaction(storage.database, async (run) => {
      await run.exec(`select set_config('app.person_id', ${literal(person)}, true)`);
      return onlyValue(await run.exec(sql));
    });

  test("whatever days are saved over whatever days were there are what is loaded, to the last field", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyDay, { minLength: 1, maxLength: 3 }), async (days) => {
        const person = await somebody();
        for (const day of days) {
          await to(person, () => day);
          expect(await saved(person)).toStrictEqual(day);
        }
      }),
      { numRuns: tries(80) },
    );
  });

  test.each([
    ["on their first day", newDay("foundation_builder", 5, aDate("2026-11-21"))],
    ["with everything said and planned", aFullDay()],
  ])("a person %s is loaded as they were saved, with and without a lock", async (_who, day) => {
    const person = await somebody(day);
    expect(await saved(person)).toStrictEqual(day);
    const opened = await storage.store.transaction(person, (tx) => tx.open("look"));
    expect(opened?.snapshot.day).toStrictEqual(day);
  });

  test("whoever does not use this part has no row of it", async () => {
    const person = await somebody();
    expect((await readState(storage, person)).day).toBeUndefined();
    const tables = ["day", "day_plan", "time_blocks", "day_task", "user_schedule_preferences", "user_habit_mastery"];
    for (const table of tables) expect(await value(person, `select count(*)::int from core.${table}`)).toBe(0);
  });

  test("only what differs is written: a task that is done leaves the blocks and the other tasks alone", async () => {
    const person = await somebody(aFullDay());
    const versions = (table: string): Promise<unknown> =>
      value(person, `select json_object_agg(t.id, t.xmin::text) from core.${table} t`);
    const [blocks, tasks] = [await versions("time_blocks"), await versions("day_task")];
    const schedule = await value(person, "select xmin::text from core.user_schedule_preferences");
    await to(person, (day) => {
      const plan = day?.plan;
      if (day === undefined || plan === undefined) throw new Error("no plan");
      const [first, second, ...others] = plan.tasks;
      if (first === undefined || second === undefined) throw new Error("no tasks");
      return { ...day, plan: { ...plan, tasks: [first, { ...second, state: "skipped", stateAt: 77 }, ...others] } };
    });
    expect((await saved(person)).plan?.tasks.map(({ state }) => state)).toEqual(["done", "skipped", "open"]);
    expect(await versions("time_blocks")).toEqual(blocks);
    expect(await value(person, "select xmin::text from core.user_schedule_preferences")).toBe(schedule);
    const [was, is] = [tasks, await versions("day_task")] as [Record<string, string>, Record<string, string>];
    expect(Object.keys(is).filter((id) => is[id] !== was[id])).toEqual(["20261121.b"]);
  });

  test("operators and other programs find plans, habits and hours under the names they know", async () => {
    const person = await somebody(aFullDay());
    const row = (sql: string): Promise<unknown> => value(person, `select to_json(r) from (${sql}) r`);
    expect(await row("select * from core.user_schedule_preferences")).toMatchObject({
      wake_time: "07:30:00",
      sleep_time: "22:30:00",
      work_start_time: "09:00:00",
      work_end_time: "17:00:00",
      meal_preferences: { lunch: { from: 750, to: 780 } },
      exercise_preferences: { parts: ["morning"], days: [2, 4] },
    });
    expect(await row("select * from core.user_habit_mastery where habit_id = 'walking'")).toMatchObject({
      mastery_level: 5,
      first_attempted: "2026-11-01",
      last_attempted: "2026-11-20",
      total_attempts: 9,
      successful_attempts: 7.5,
      current_streak: 3,
      longest_streak: 4,
    });
    expect(await row("select * from core.time_blocks order by position limit 1")).toMatchObject({
      template_id: "foundation_builder.low",
      energy_requirement: "low",
      flexibility_minutes: 45,
      alternative_versions: ["usual", "high"],
      dependencies: [],
    });
  });

  test("plans of days that are over stay, newest first, and can be read with and without a lock", async () => {
    const plans = ["2026-11-19", "2026-11-20", "2026-11-21"].map((date) => aPlan(date));
    const person = await somebody();
    for (const plan of plans) await to(person, () => aFullDay({ plan }));
    expect((await saved(person)).plan).toStrictEqual(plans[2]);
    expect(await storage.store.daysPast(person, 9)).toStrictEqual([plans[1], plans[0]]);
    expect(await storage.store.transaction(person, (tx) => tx.daysPast(1))).toStrictEqual([plans[1]]);
    expect(await storage.store.daysPast(await somebody(), 9)).toEqual([]);
  });

  test("a plan that is made anew takes the place of that day's, and leaves the other days alone", async () => {
    const person = await somebody(aFullDay({ plan: aPlan("2026-11-20") }));
    await to(person, () => aFullDay());
    const anew = aPlan("2026-11-21", { revision: 2, mode: "high", blocks: [], tasks: [], undo: [] });
    await to(person, (day) => day && { ...day, plan: anew });
    expect((await saved(person)).plan).toStrictEqual(anew);
    expect(await storage.store.daysPast(person, 9)).toStrictEqual([aPlan("2026-11-20")]);
  });

  test("whoever stops leaves nothing of this part behind, and may begin anew", async () => {
    const person = await somebody(aFullDay());
    await storage.feeds.create(person);
    await to(person, () => undefined);
    expect((await readState(storage, person)).day).toBeUndefined();
    expect(await storage.store.daysPast(person, 9)).toEqual([]);
    expect(await storage.feeds.use(person)).toBeUndefined();
    await to(person, () => aFullDay());
    expect(await saved(person)).toStrictEqual(aFullDay());
  });

  test("what was passed over is remembered with the dialogue", async () => {
    const person = await somebody();
    const passed = { "goal:g1": 5, "habit:walking": 9 };
    await change(storage, person, (before) => ({ ...before, dialogue: { ...before.dialogue, passed } }));
    expect((await readState(storage, person)).dialogue.passed).toStrictEqual(passed);
  });

  test.each<[string, Partial<Day>, number]>([
    ["a wish about the weekly word is a decision of the person", { digest: true }, 20],
    ["so is another archetype", { archetype: "peak_performer" }, 20],
    ["so is going away", { away: { why: "travel", from: aDate("2026-11-21"), until: undefined } }, 20],
    ["what was seen to grow is not", { grown: { on: aDate("2026-11-21"), how: "longer", share: 1 } }, 10],
    ["nor is that we looked", { lookAt: 77 }, 10],
  ])("%s", async (_rule, changes, expected) => {
    const person = await somebody(aFullDay({ digest: false, away: undefined }));
    await to(person, (day) => day && { ...day, ...changes }, 20);
    expect(await value(person, "select settings_at from core.day")).toBe(expected);
  });

  test("what is no longer known of a day is gone from its row", async () => {
    const person = await somebody(aFullDay({ grown: { on: aDate("2026-11-21"), how: "longer", share: 1 } }));
    await to(person, (day) => {
      const { grown: _gone, ...rest } = day ?? aFullDay();
      return rest;
    });
    expect((await saved(person)).grown).toBeUndefined();
  });

  test("those are due whose time has come, the longest waiting first, and none who sleeps in another record", async () => {
    const at = Date.UTC(2031, 0, 1);
    const [late, early, future, sleeping] = [
      await somebody(aFullDay({ lookAt: at - 1 })),
      await somebody(aFullDay({ lookAt: at - 2 })),
      await somebody(aFullDay({ lookAt: at + 1 })),
      await somebody(aFullDay({ lookAt: at - 3 })),
    ];
    const into = await somebody(aFullDay({ lookAt: at + 2 }));
    await storage.store.mergePersons(into, sleeping);
    const due = await storage.store.dueDays(at, 100_000);
    const known = new Set([late, early, future, sleeping, into]);
    expect(due.filter((person) => known.has(person))).toEqual([into, early, late]);
    expect(await storage.store.dueDays(at, 1)).toHaveLength(1);
  });

  test("a state that was read before is given anew once the days differ", async () => {
    const person = await somebody(aFullDay());
    const read = await readState(storage, person);
    expect(await readState(storage, person)).toBe(read);
    await to(person, (day) => day && { ...day, habits: { ...day.habits, [walking]: aRecord({ attempts: 10 }) } });
    expect((await saved(person)).habits[walking]?.attempts).toBe(10);
    await to(person, (day) => day && { ...day, habits: { [tea]: aRecord() } });
    expect(Object.keys((await saved(person)).habits)).toEqual([tea]);
  });

  test("a feed's token opens one person's plan until it is changed or taken back", async () => {
    const person = await somebody(aFullDay());
    const first = await storage.feeds.create(person);
    expect(first).toMatch(/^[\w-]{32}$/u);
    expect(await storage.feeds.find(first ?? "")).toBe(person);
    expect((await storage.feeds.use(person))?.since).toBe(clock.now());
    const second = (await storage.feeds.create(person)) ?? "";
    expect(await storage.feeds.find(first ?? "")).toBeUndefined();
    expect(await storage.feeds.find(second)).toBe(person);
    expect(await storage.feeds.find("'; drop table core.feed; --")).toBeUndefined();
    expect(await storage.feeds.revoke(person)).toBe(true);
    expect(await storage.feeds.revoke(person)).toBe(false);
    expect(await storage.feeds.find(second)).toBeUndefined();
    expect(await storage.feeds.create(randomUUID() as PersonId)).toBeUndefined();
  });

  test("a token stands nowhere in the database, and an erased person's opens nothing", async () => {
    const person = await somebody(aFullDay());
    const token = (await storage.feeds.create(person)) ?? "";
    const row = String(await value(person, "select f::text from core.feed f"));
    expect(row).not.toContain(token);
    expect(row).not.toContain(Buffer.from(token).toString("hex"));
    await storage.store.erasePerson(person);
    expect(await storage.feeds.find(token)).toBeUndefined();
  });

  test("ninety habits with a month behind each come back", async () => {
    const recent = Array.from({ length: 30 }, (_, day) => ({
      date: aDate(`2026-10-${String(day + 1).padStart(2, "0")}`),
      outcome: "done" as const,
    }));
    const habits = Object.fromEntries(
      Array.from({ length: 90 }, (_, n) => [`habit_${n}` as HabitId, aRecord({ recent })]),
    ) as Day["habits"];
    const person = await somebody(aFullDay({ habits }));
    expect((await saved(person)).habits).toStrictEqual(habits);
  });
});

describeOnBoth("figures about health days", (open) => {
  test("count persons, today's plans and what was done of the last week's, and nobody who sleeps in another record", async () => {
    const clock = fakeClock(Date.UTC(2026, 10, 21, 20));
    const storage = await open({ clock });
    expect(await storage.dayCounts()).toEqual({ persons: 0, plans: 0, done_share: null });
    const person = async (day: Day): Promise<PersonId> => {
      const id = await storage.store.createPerson(aPerson(), undefined);
      await change(storage, id, (before) => ({ ...before, day }));
      return id;
    };
    const old = aPlan("2026-11-01");
    const one = await person(aFullDay({ plan: old }));
    expect(await storage.dayCounts()).toEqual({ persons: 1, plans: 0, done_share: null });
    await change(storage, one, (before) => ({ ...before, day: aFullDay() }));
    expect(await storage.dayCounts()).toEqual({ persons: 1, plans: 1, done_share: 0.3333 });
    const other = await person(aFullDay());
    expect(await storage.dayCounts()).toEqual({ persons: 2, plans: 2, done_share: 0.3333 });
    await storage.store.mergePersons(one, other);
    expect(await storage.dayCounts()).toEqual({ persons: 1, plans: 1, done_share: 0.3333 });
    clock.advance(30 * hour);
    expect(await storage.dayCounts()).toEqual({ persons: 1, plans: 0, done_share: 0.3333 });
  });
});
