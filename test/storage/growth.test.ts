import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "#storage/database.ts";
import type { Storage } from "#storage/open.ts";
import type { PersonId } from "#core/person/person.ts";
import { aPerson, describeOnBoth, fakeClock } from "./databases.ts";
import { aFullDay, aPlan } from "./days.ts";
import { aGoal, aMessage, aStep, change } from "./people.ts";
import { aFullJourney, aJourney } from "./walkers.ts";

const day = 24 * 3600_000;

describeOnBoth("growth", (open) => {
  let storage: Storage;
  const clock = fakeClock();
  beforeAll(async () => {
    storage = await open({ clock });
  });

  async function somebody(): Promise<PersonId> {
    const person = await storage.store.createPerson(aPerson(), undefined);
    const step = aStep({ completedAt: 5, counted: true });
    const goals = [aGoal({ id: step.goalId }), aGoal()];
    await change(
      storage,
      person,
      (before) => ({
        ...before,
        goals,
        lastDoneStep: step,
        journey: aFullJourney(),
        day: aFullDay({ plan: aPlan(undefined, { madeAt: clock.now() }) }),
      }),
      { outbox: [aMessage()], at: clock.now() },
    );
    return person;
  }

  /** Rows of our tables that statements read, as the server itself counts them. */
  const rowsRead = (...statements: readonly string[]): Promise<number> =>
    inTransaction(storage.database, async (run) => {
      const read = async () =>
        Number(
          (
            await run.exec(
              "select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0) as n from pg_stat_xact_all_tables where schemaname = 'core'",
            )
          )[0]?.[0]?.["n"],
        );
      // A session keeps the plans of when the tables were small until the server has gathered its statistics.
      await run.exec("discard plans");
      const before = await read();
      for (const sql of statements) await run.exec(sql);
      return (await read()) - before;
    });

  /** So many more persons who have what this one has, moved on no track and did something a moment ago. */
  const crowd = (like: PersonId, howMany: number): Promise<unknown> =>
    inTransaction(storage.database, (run) =>
      run.exec(`do $$ declare t name; columns text; template jsonb; n integer; p uuid;
      begin
        foreach t in array array['person', 'journey', 'day_plan', 'day_task', 'day', 'processed_input', 'goal', 'outbox'] loop
          perform set_config('app.person_id', '${like}', true);
          execute format('select to_jsonb(x) from core.%I x where person_id = core.me() limit 1', t) into template;
          select string_agg(quote_ident(attname), ', ') into columns from pg_attribute
            where attrelid = format('core.%I', t)::regclass and attnum > 0 and not attisdropped and attgenerated = '';
          for n in 1..${howMany} loop
            p := md5('crowd' || n || '/' || ${howMany})::uuid;
            perform set_config('app.person_id', p::text, true);
            execute format('insert into core.%1$I (%2$s) overriding user value select %2$s from jsonb_populate_record(null::core.%1$I, $1)', t, columns)
              using template || jsonb_build_object('person_id', p, 'plan_date', null, 'at', ${clock.now()}, 'settled_at', ${clock.now()}, 'made_at', ${clock.now()}, 'state', case t when 'outbox' then 'sent' else 'done' end, 'seq', n);
          end loop;
        end loop;
      end $$`),
    );

  const figures = async () => ({ ...(await storage.counts()), tracks: await storage.trackCounts() });

  test("figures are those that counting gives, whatever came, changed, joined and went", async () => {
    const [one, two, three, four] = [await somebody(), await somebody(), await somebody(), await somebody()];
    await change(storage, two, (before) => ({
      ...before,
      goals: before.goals.slice(1),
      lastDoneStep: undefined,
      journey: aJourney(),
    }));
    await change(storage, three, (before) => ({ ...before, journey: aJourney(["letter_to_child"]), day: undefined }));
    await storage.store.mergePersons(one, three);
    await storage.store.undoMerge(one);
    await storage.store.mergePersons(one, two);
    await storage.store.erasePerson(four);
    clock.advance(2 * day);
    await storage.purge();
    const kept = await figures();
    await storage.database.once("select core.recount()");
    expect(await figures()).toEqual(kept);
    expect(kept).toMatchObject({ persons: 2, tracks: { persons: 2 } });
  });

  test("two who look at once lose nothing of what changed", async () => {
    const before = await storage.counts();
    await Promise.all([somebody(), somebody(), ...Array.from({ length: 6 }, () => storage.counts())]);
    const after = await Promise.all(Array.from({ length: 4 }, () => storage.counts()));
    expect(after.map(({ persons, goals }) => [persons - before.persons, goals - before.goals])).toEqual(
      Array.from({ length: 4 }, () => [2, 4]),
    );
  });

  test("what figures, schedules and a purge without work read does not grow with the persons", async () => {
    const at = clock.now();
    const asked = [
      "select core.counts()",
      `select core.track_counts(${at - 30 * 365 * day})`,
      `select core.day_counts(${at - day}, ${at - 7 * day})`,
      `select core.purge(${at - 30 * day}, ${at - 7 * day}, ${at - day}, 5000)`,
      "select core.due_days(0, 200)",
      "select core.due_journeys(0, 200)",
      "select core.due_calendars(0, 200)",
      "select core.due_baselines(0, 200)",
      `select core.waiting_outbox(${at}, ${at})`,
    ];
    const each = async () => {
      await rowsRead("select core.counts()", "select core.day_counts(0, 0)");
      const read: number[] = [];
      for (const sql of asked) read.push(await rowsRead(sql));
      return read;
    };
    const like = await somebody();
    await crowd(like, 100);
    const few = await each();
    await crowd(like, 2000);
    const many = await each();
    expect(asked.filter((_sql, index) => (many[index] ?? 0) > (few[index] ?? 0))).toEqual([]);
  });

  test("a purge takes away all that is over, slice by slice, and nothing else", async () => {
    const person = await storage.store.createPerson(aPerson(), undefined);
    clock.advance(31 * day);
    await storage.purge();
    const { outbox_waiting } = await storage.counts();
    for (let n = 0; n < 7; n++)
      await change(storage, person, (before) => before, { at: clock.now(), outbox: [aMessage()] });
    clock.advance(31 * day);
    await change(storage, person, (before) => before, { at: clock.now(), outbox: [aMessage()] });
    const slice = `select core.purge(${clock.now() - 30 * day}, 0, 0, 3) as gone`;
    const gone: unknown[] = [];
    for (let n = 0; n < 3; n++) gone.push((await storage.database.once(slice))[0]?.[0]?.["gone"]);
    expect(gone).toMatchObject([
      { inputs: 3, more: true },
      { inputs: 3, more: true },
      { inputs: 1, more: false },
    ]);
    expect(await storage.counts()).toMatchObject({ outbox_waiting: outbox_waiting + 8 });
  });
});
